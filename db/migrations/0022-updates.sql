-- Updates of actions: drafts, the links of mails, who was told that an update is missing, and what is asked of owners.

-- What somebody has typed and not sent: their own, one for each action, until it is sent or dropped.
create table plan_update_draft (
  authority_id text not null,
  action_id    uuid not null,
  person_id    uuid not null,
  fields       json not null,
  -- The last update that was there when the form was opened.
  seen         integer not null check (seen >= 0),
  saved_at     timestamptz not null,
  primary key (authority_id, action_id, person_id),
  foreign key (authority_id, action_id) references plan_action,
  foreign key (authority_id, person_id) references person on delete cascade
);

-- Links of mails to the update of one action by one person. Only hashes are kept, of the token and of what the browser
-- keeps that opened it first: no other browser can use it.
create table plan_update_link (
  authority_id text not null,
  token_hash   bytea not null,
  action_id    uuid not null,
  person_id    uuid not null,
  -- Who asked for it; null: it went because the update was due.
  asked_by     uuid,
  made_at      timestamptz not null,
  expires_at   timestamptz not null check (expires_at > made_at),
  browser_hash bytea,
  opened_at    timestamptz,
  updates      integer not null default 0 check (updates >= 0),
  ended_at     timestamptz,
  primary key (authority_id, token_hash),
  foreign key (authority_id, action_id) references plan_action,
  foreign key (authority_id, person_id) references person on delete cascade,
  foreign key (authority_id, asked_by) references person,
  check ((browser_hash is null) = (opened_at is null)),
  check (updates = 0 or browser_hash is not null)
);
create index plan_update_link_of_action on plan_update_link (authority_id, action_id, person_id);

-- Who was told of a missing update, or of an action that is off track without a way back: each step once.
create table plan_telling (
  authority_id text not null,
  action_id    uuid not null,
  step         text not null check (step in ('owner', 'sponsor', 'director', 'recovery', 'overdue', 'reversal')),
  -- The day on which the update or the action was due, from which it was off track, or the last of the month in which
  -- a measure turned.
  about_on     date not null,
  -- Whom: one person; or everybody of the partner that answers, who keeps the plan, or who decides on it.
  person_id    uuid,
  everybody    text check (everybody in ('partner', 'keepers', 'directors')),
  on_day       date not null,
  at           timestamptz not null,
  primary key (authority_id, action_id, step, about_on),
  foreign key (authority_id, action_id) references plan_action,
  foreign key (authority_id, person_id) references person,
  check (num_nonnulls(person_id, everybody) = 1)
);

-- What the council asks of who answers for an action: is it clear, are you ready?
create table plan_ask (
  authority_id text not null,
  ask_id       uuid not null default gen_random_uuid(),
  action_id    uuid not null,
  words        text not null check (words <> '' and length(words) <= 500),
  asked_by     uuid not null,
  asked_on     date not null,
  asked_at     timestamptz not null,
  -- When it was no longer asked.
  ended_on     date,
  primary key (authority_id, ask_id),
  foreign key (authority_id, action_id) references plan_action,
  foreign key (authority_id, asked_by) references person
);
create index plan_ask_of_action on plan_ask (authority_id, action_id);

-- Answers, one after another: the last one holds.
create table plan_ask_answer (
  authority_id text not null,
  ask_id       uuid not null,
  number       integer not null check (number > 0),
  is_clear     boolean not null,
  words        text not null default '' check (length(words) <= 500),
  is_ready     boolean not null,
  ready_by     date,
  by           uuid not null,
  on_day       date not null,
  at           timestamptz not null,
  primary key (authority_id, ask_id, number),
  foreign key (authority_id, ask_id) references plan_ask,
  foreign key (authority_id, by) references person,
  check (is_clear or words <> ''),
  check (is_ready = (ready_by is null))
);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'plan_update_draft', 'plan_update_link', 'plan_telling', 'plan_ask', 'plan_ask_answer'
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

grant select, insert, update, delete on plan_update_draft to headway_app;
grant select, insert, update (browser_hash, opened_at, updates, ended_at) on plan_update_link to headway_app;
grant select on plan_telling to headway_app;
grant select, insert, update (ended_on) on plan_ask to headway_app;
grant select, insert on plan_ask_answer to headway_app;
grant select, insert on plan_telling to headway_worker;
grant select, insert, update (ended_at) on plan_update_link to headway_worker;
grant select on plan_ask, plan_ask_answer to headway_worker;
