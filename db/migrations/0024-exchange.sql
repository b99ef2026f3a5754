-- Plans that come in from a spreadsheet: the table as it is in the file, how its columns are to be read, and what was
-- decided. Links by which a calendar reads the days on which somebody's actions are due.

create table plan_import (
  authority_id text not null references authority,
  import_id    uuid not null default gen_random_uuid(),
  file_name    text not null check (file_name <> '' and length(file_name) <= 200),
  sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The rows with the file's own numbers, each cell as text.
  grid         json not null,
  -- Which field of an action each column becomes; what is none is kept in the action's detail.
  mapping      json not null,
  state        text not null default 'preview' check (state in ('preview', 'accepted', 'rejected')),
  uploaded_by  uuid not null,
  uploaded_at  timestamptz not null,
  decided_by   uuid,
  decided_at   timestamptz,
  -- How many actions it became.
  actions      integer,
  version      integer not null default 1,
  primary key (authority_id, import_id),
  foreign key (authority_id, uploaded_by) references person,
  foreign key (authority_id, decided_by) references person,
  check ((state = 'preview') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null)),
  check ((state = 'accepted') = (actions is not null))
);

create table plan_calendar (
  authority_id text not null references authority,
  token_hash   bytea not null,
  person_id    uuid not null,
  made_at      timestamptz not null,
  ended_at     timestamptz,
  primary key (authority_id, token_hash),
  foreign key (authority_id, person_id) references person on delete cascade
);
create index plan_calendar_of_person on plan_calendar (authority_id, person_id);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['plan_import', 'plan_calendar'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy own_council on %I using (authority_id = current_setting(''headway.authority'', true)) with check (authority_id = current_setting(''headway.authority'', true))',
      tenant_table
    );
  end loop;
end
$$;

grant select, insert, update (grid, mapping, state, decided_by, decided_at, actions, version) on plan_import to headway_app;
grant select, insert, update (ended_at) on plan_calendar to headway_app;
grant select on plan_import, plan_calendar to headway_worker;
