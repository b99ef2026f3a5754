-- Who may decide a change of the plan, as a council settled it; and the versions of the plan, which never change.

-- Each is a whole set of rules, which holds from its day until a later one does.
create table plan_deciding_rule (
  authority_id     text not null references authority,
  version          integer not null check (version > 0),
  from_day         date not null,
  -- Working days by which a sponsor, and a director, may put off the day on which an action is due, once.
  sponsor_days     integer not null check (sponsor_days between 0 and 120),
  director_days    integer not null check (director_days between 0 and 250 and director_days >= sponsor_days),
  -- Whether owners move their milestones within the day on which the action is due.
  owner_milestones boolean not null,
  -- Who decides the rest.
  milestone_by     text not null check (milestone_by in ('sponsor', 'director', 'board')),
  scope_by         text not null check (scope_by in ('sponsor', 'director', 'board')),
  owner_by         text not null check (owner_by in ('sponsor', 'director', 'board')),
  target_by        text not null check (target_by in ('sponsor', 'director', 'board')),
  lower_target_by  text not null check (lower_target_by in ('sponsor', 'director', 'board')),
  merge_by         text not null check (merge_by in ('sponsor', 'director', 'board')),
  split_by         text not null check (split_by in ('sponsor', 'director', 'board')),
  withdraw_by      text not null check (withdraw_by in ('sponsor', 'director', 'board')),
  add_by           text not null check (add_by in ('sponsor', 'director', 'board')),
  reopen_by        text not null check (reopen_by in ('sponsor', 'director', 'board')),
  approved_by      text not null check (approved_by <> '' and length(approved_by) <= 120),
  source           text not null check (source <> '' and length(source) <= 200),
  entered_by       uuid not null,
  entered_at       timestamptz not null,
  primary key (authority_id, version),
  foreign key (authority_id, entered_by) references person
);

-- A version is written once, whole and in words, and cannot be changed afterwards: what becomes of it are its steps.
create table plan_version (
  authority_id text not null,
  version_id   uuid not null default gen_random_uuid(),
  plan_id      uuid not null,
  number       integer not null check (number > 0),
  name         text not null check (name <> '' and length(name) <= 120),
  as_at        date not null,
  -- Canonical JSON, so that its bytes are what the hash is of.
  content      text not null check (length(content) <= 20000000),
  sha256       text not null check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  made_by      uuid not null,
  made_at      timestamptz not null,
  primary key (authority_id, version_id),
  unique (authority_id, plan_id, number),
  foreign key (authority_id, plan_id) references plan,
  foreign key (authority_id, made_by) references person
);

create table plan_version_step (
  authority_id text not null,
  version_id   uuid not null,
  number       integer not null check (number > 0),
  state        text not null check (state in ('draft', 'consulted', 'approved', 'submitted', 'live', 'superseded')),
  on_day       date not null,
  by           uuid not null,
  at           timestamptz not null,
  reason       text not null default '' check (length(reason) <= 1000),
  -- The minute of who approved it.
  minute       text not null default '' check (length(minute) <= 200),
  -- To whom it was submitted.
  sent_to      text not null default '' check (length(sent_to) <= 200),
  primary key (authority_id, version_id, number),
  unique (authority_id, version_id, state),
  foreign key (authority_id, version_id) references plan_version,
  foreign key (authority_id, by) references person,
  check ((number = 1) = (state = 'draft')),
  check (state <> 'approved' or minute <> ''),
  check (state <> 'submitted' or sent_to <> '')
);

-- Nobody decides what they asked for, but an owner where the rule leaves it to the owner; everybody may take it back.
alter table plan_change add constraint plan_change_by_another
  check (decided_by is null or decided_by <> asked_by or decider = 'owner' or state = 'takenBack');
-- One open request of a kind for an action: the second would rest on what the first is about to change.
create unique index plan_change_one_open on plan_change (authority_id, action_id, kind)
  where state = 'asked' and kind not in ('milestone', 'target', 'add');

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['plan_deciding_rule', 'plan_version', 'plan_version_step'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy own_council on %I using (authority_id = current_setting(''headway.authority'', true)) with check (authority_id = current_setting(''headway.authority'', true))',
      tenant_table
    );
  end loop;
end
$$;

grant select, insert on plan_deciding_rule, plan_version, plan_version_step to headway_app;
grant select on plan_deciding_rule, plan_version, plan_version_step to headway_worker;
