-- When inspections are expected next, who was told what of them, and whether the council would be ready if they rang
-- today: what is kept by hand, and the checklist of a real or a mock call. What happened is added, never changed.

-- How often a series of inspections comes at the latest, as the council settled it; null: not at set times.
create table inspection_interval (
  authority_id text not null references authority,
  series       text not null check (series in ('ilacs', 'send', 'monitoringVisit', 'focusedVisit', 'dfeReview', 'peerReview')),
  number       integer not null check (number > 0),
  from_day     date not null,
  months       integer check (months between 1 and 240),
  source       text not null check (source <> '' and length(source) <= 300),
  by           uuid not null,
  at           timestamptz not null,
  primary key (authority_id, series, number),
  foreign key (authority_id, by) references person
);

-- What people were told of an inspection: each thing once for the day that it is about.
create table inspection_told (
  authority_id  text not null,
  inspection_id uuid not null,
  what          text not null check (what <> ''),
  of_day        date not null,
  at            timestamptz not null,
  primary key (authority_id, inspection_id, what, of_day),
  foreign key (authority_id, inspection_id) references inspection
);

-- How something stands that no figure tells, such as the list of audits: what was said last holds.
create table readiness_note (
  authority_id text not null references authority,
  item         text not null check (item <> '' and length(item) <= 60),
  number       integer not null check (number > 0),
  state        text not null check (state in ('ready', 'partly', 'missing')),
  owner_id     uuid,
  owner_words  text not null default '' check (length(owner_words) <= 120),
  words        text not null default '' check (length(words) <= 500),
  -- The day that it is as at.
  as_at        date not null,
  by           uuid not null,
  at           timestamptz not null,
  primary key (authority_id, item, number),
  foreign key (authority_id, owner_id) references person,
  foreign key (authority_id, by) references person
);

-- A call from the inspectorate, or one that the council makes to itself.
create table readiness_call (
  authority_id text not null references authority,
  call_id      uuid not null default gen_random_uuid(),
  is_mock      boolean not null,
  kind         text not null check (kind <> ''),
  called_on    date not null,
  called_at    timestamptz not null,
  note         text not null default '' check (length(note) <= 500),
  started_by   uuid not null,
  ended_at     timestamptz,
  ended_by     uuid,
  version      integer not null default 1,
  primary key (authority_id, call_id),
  foreign key (authority_id, started_by) references person,
  foreign key (authority_id, ended_by) references person,
  check ((ended_at is null) = (ended_by is null))
);
create unique index readiness_only_one_open on readiness_call (authority_id) where ended_at is null;

-- An item of the checklist that was done, or was not done after all.
create table readiness_tick (
  authority_id text not null,
  call_id      uuid not null,
  item         text not null check (item <> '' and length(item) <= 60),
  number       integer not null check (number > 0),
  is_done      boolean not null,
  by           uuid not null,
  at           timestamptz not null,
  primary key (authority_id, call_id, item, number),
  foreign key (authority_id, call_id) references readiness_call,
  foreign key (authority_id, by) references person
);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'inspection_interval', 'inspection_told', 'readiness_note', 'readiness_call', 'readiness_tick'
  ] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy own_council on %I using (authority_id = current_setting(''headway.authority'', true)) with check (authority_id = current_setting(''headway.authority'', true))',
      tenant_table
    );
  end loop;
end
$$;

grant select, insert on inspection_interval, readiness_note, readiness_tick to headway_app;
grant select, insert, update (ended_at, ended_by, version) on readiness_call to headway_app;
grant select, insert on inspection_told to headway_worker;
