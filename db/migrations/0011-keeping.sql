-- What is kept for how long, what is held back from erasing, and what was erased: proposed by one, approved by another.

-- A council's own periods, from a day; where it has none, those of the product hold.
create table keeping_rule (
  authority_id text not null references authority,
  kind         text not null check (kind in ('extracts', 'withdrawn', 'notices', 'leavers')),
  from_day     date not null,
  months       integer not null check (months between 1 and 1200),
  source       text not null check (source <> ''),
  set_by       uuid not null,
  set_at       timestamptz not null default now(),
  primary key (authority_id, kind, from_day),
  foreign key (authority_id, set_by) references person
);

-- While a hold stands nothing that it names is erased, by anybody. A child's id is kept sealed.
create table legal_hold (
  authority_id  text not null references authority,
  hold_id       uuid not null default gen_random_uuid(),
  about         text not null check (about in ('everything', 'extract', 'child')),
  extract_id    uuid,
  child         text,
  child_sealed  text,
  reason        text not null check (reason <> ''),
  placed_by     uuid not null,
  placed_at     timestamptz not null,
  lifted_by     uuid,
  lifted_at     timestamptz,
  lifted_reason text check (lifted_reason <> ''),
  version       integer not null default 1,
  primary key (authority_id, hold_id),
  foreign key (authority_id, extract_id) references extract,
  foreign key (authority_id, placed_by) references person,
  foreign key (authority_id, lifted_by) references person,
  check ((about = 'extract') = (extract_id is not null)),
  check ((about = 'child') = (child is not null and child_sealed is not null)),
  check ((lifted_at is null) = (lifted_by is null and lifted_reason is null))
);

create table erasure (
  authority_id    text not null references authority,
  erasure_id      uuid not null default gen_random_uuid(),
  kind            text not null check (kind in ('retention', 'child')),
  child           text,
  child_sealed    text,
  -- What it takes, as it was shown to whoever approved it.
  found           json not null,
  reason          text not null check (reason <> ''),
  state           text not null check (state in ('proposed', 'declined', 'approved', 'done')),
  proposed_by     uuid not null,
  proposed_at     timestamptz not null,
  decided_by      uuid,
  decided_at      timestamptz,
  decision_reason text check (decision_reason <> ''),
  done_at         timestamptz,
  -- What was really erased.
  erased          json,
  version         integer not null default 1,
  primary key (authority_id, erasure_id),
  foreign key (authority_id, proposed_by) references person,
  foreign key (authority_id, decided_by) references person,
  constraint another_approves check (decided_by <> proposed_by),
  check ((state = 'proposed') = (decided_by is null)),
  check ((state = 'done') = (done_at is not null and erased is not null)),
  check ((kind = 'child') = (child is not null))
);

-- The figures of an extract whose rows were erased stay, and are never counted again.
alter table extract add column rows_erased_at timestamptz;
alter table extract add column file_erased_at timestamptz;

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['keeping_rule', 'legal_hold', 'erasure'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy own_council on %I using (authority_id = current_setting(''headway.authority'', true)) with check (authority_id = current_setting(''headway.authority'', true))',
      tenant_table
    );
  end loop;
end
$$;
grant select, insert, update on legal_hold, erasure to headway_app;
grant select, insert on keeping_rule to headway_app;
grant select on keeping_rule, legal_hold to headway_worker;
grant select, update on erasure to headway_worker;
-- Who left long ago is forgotten: the name, and by what they signed in.
grant update (name, post, email, staff_ref) on person to headway_worker;
grant select (authority_id, person_id), delete on credential, totp, recovery_code, identity to headway_worker;
