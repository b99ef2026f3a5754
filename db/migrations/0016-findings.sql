-- What the checks found in an extract, counted by list and team: aggregates only, which stay when the rows are erased.
-- `team` is the council's name of it, or `notKnown`; the council's figures are the sums over teams.

create table quality_rows (
  authority_id       text not null,
  extract_id         uuid not null,
  list               text not null,
  team               text not null,
  rows               integer not null check (rows >= 0),
  -- Rows in which a check found something, those that were kept out included.
  found_in           integer not null check (found_in between 0 and rows),
  kept_out           integer not null check (kept_out between 0 and rows),
  definition_version integer not null,
  primary key (authority_id, extract_id, list, team),
  foreign key (authority_id, extract_id) references extract on delete cascade
);

-- How many rows each check found something in; what it found in whole sheets and columns is in no row.
create table quality_check (
  authority_id text not null,
  extract_id   uuid not null,
  list         text not null,
  team         text not null,
  check_code   text not null,
  rows         integer not null check (rows > 0),
  kept_out     integer not null check (kept_out between 0 and rows),
  primary key (authority_id, extract_id, list, team, check_code),
  foreign key (authority_id, extract_id) references extract on delete cascade
);

-- How many cells of a needed column are filled, of those that ought to be.
create table quality_column (
  authority_id text not null,
  extract_id   uuid not null,
  list         text not null,
  team         text not null,
  field        text not null,
  asked        integer not null check (asked > 0),
  filled       integer not null check (filled between 0 and asked),
  primary key (authority_id, extract_id, list, team, field),
  foreign key (authority_id, extract_id) references extract on delete cascade
);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['quality_rows', 'quality_check', 'quality_column'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy own_council on %I using (authority_id = current_setting(''headway.authority'', true)) with check (authority_id = current_setting(''headway.authority'', true))',
      tenant_table
    );
  end loop;
end
$$;

grant select on quality_rows, quality_check, quality_column to headway_app;
grant select, insert, delete on quality_rows, quality_check, quality_column to headway_worker;
