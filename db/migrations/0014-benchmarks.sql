-- Figures that others publish about England, regions and councils, to stand beside ours. They come in sets: a file as
-- it was loaded. Nothing of a set is used before somebody accepts it, and a withdrawn one stays with its reason.

create table benchmark_set (
  authority_id     text not null references authority,
  set_id           uuid not null default gen_random_uuid(),
  sequence         bigint generated always as identity,
  file_name        text not null check (file_name <> ''),
  sha256           text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Our own layout, the long layout of the local authority interactive tool, or sets of statistical neighbours.
  layout           text not null check (layout in ('own', 'interactiveTool', 'neighbours')),
  state            text not null check (state in ('preview', 'accepted', 'withdrawn')),
  version          integer not null default 1 check (version > 0),
  -- Rows under the headings, and those of them that cannot be used as they stand.
  row_count        integer not null check (row_count >= 0),
  bad_row_count    integer not null check (bad_row_count between 0 and row_count),
  problem_count    integer not null check (problem_count >= bad_row_count),
  -- The first problems with their row and column, and what was understood.
  problems         jsonb not null,
  summary          jsonb not null,
  loaded_by        uuid not null,
  loaded_at        timestamptz not null,
  accepted_by      uuid,
  accepted_at      timestamptz,
  withdrawn_by     uuid,
  withdrawn_at     timestamptz,
  withdrawn_reason text check (length(withdrawn_reason) between 1 and 500),
  primary key (authority_id, set_id),
  foreign key (authority_id, loaded_by) references person,
  foreign key (authority_id, accepted_by) references person,
  foreign key (authority_id, withdrawn_by) references person,
  check ((accepted_at is null) = (accepted_by is null)),
  check (state <> 'accepted' or accepted_at is not null),
  check (state <> 'preview' or accepted_at is null),
  check ((state = 'withdrawn') = (withdrawn_at is not null)),
  check ((state = 'withdrawn') = (withdrawn_reason is not null)),
  check ((state = 'withdrawn') = (withdrawn_by is not null))
);
create unique index benchmark_set_once on benchmark_set (authority_id, sha256) where state <> 'withdrawn';

-- One published figure: what is measured, for which year, for which area. A figure that the publisher withholds has a
-- mark and no value.
create table benchmark_figure (
  authority_id text not null,
  set_id       uuid not null,
  row_number   integer not null check (row_number > 0),
  -- A measure of ours; null where the publisher's item corresponds to none.
  measure      text,
  item_code    text not null,
  item_name    text not null,
  unit         text check (unit in ('percent', 'per10000', 'count', 'days')),
  year         text not null check (year <> ''),
  -- The last day that the figure is about, and whether it is about that day or about the year up to it.
  ends_on      date not null,
  covers       text not null check (covers in ('year', 'day')),
  area_kind    text not null check (area_kind in ('england', 'region', 'statisticalNeighbours', 'goodAndOutstanding', 'council')),
  area_code    text,
  area_name    text not null check (area_name <> ''),
  value        double precision check (abs(value) < 'infinity'),
  mark         text,
  source       text not null check (source <> ''),
  published_on date,
  primary key (authority_id, set_id, row_number),
  foreign key (authority_id, set_id) references benchmark_set,
  check ((measure is null) = (unit is null)),
  check (value is not null or mark is not null),
  check (measure is null or value >= 0)
);
create index benchmark_figure_by_measure on benchmark_figure (authority_id, measure, ends_on) where measure is not null;

-- Councils whose children live in like circumstances, by the model of a year.
create table statistical_neighbour (
  authority_id   text not null,
  set_id         uuid not null,
  row_number     integer not null check (row_number > 0),
  model          text not null check (model <> ''),
  council_code   text not null,
  rank           smallint not null check (rank > 0),
  neighbour_code text not null,
  neighbour_name text not null,
  closeness      text not null,
  primary key (authority_id, set_id, row_number),
  foreign key (authority_id, set_id) references benchmark_set
);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['benchmark_set', 'benchmark_figure', 'statistical_neighbour'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy own_council on %I using (authority_id = current_setting(''headway.authority'', true)) with check (authority_id = current_setting(''headway.authority'', true))',
      tenant_table
    );
  end loop;
end
$$;

grant select, insert on benchmark_set, benchmark_figure, statistical_neighbour to headway_app;
grant update (state, version, accepted_by, accepted_at, withdrawn_by, withdrawn_at, withdrawn_reason) on benchmark_set to headway_app;
grant select on benchmark_set, benchmark_figure, statistical_neighbour to headway_worker;
grant select on benchmark_figure, statistical_neighbour to headway_reporting;
grant select (authority_id, set_id, sequence, file_name, sha256, layout, state, row_count, loaded_at, accepted_at, withdrawn_at) on benchmark_set to headway_reporting;
