-- The improvement plan: priorities, outcomes for children, actions and milestones, what each answers, and all that
-- happens to them. What happened is added, never changed, so that any day can be told again.

create table plan (
  authority_id text not null references authority,
  plan_id      uuid not null default gen_random_uuid(),
  name         text not null check (name <> '' and length(name) <= 120),
  vision       text not null default '' check (length(vision) <= 2000),
  from_day     date not null,
  until_day    date check (until_day > from_day),
  version      integer not null default 1,
  primary key (authority_id, plan_id),
  unique (authority_id, name)
);
create unique index plan_only_one_open on plan (authority_id) where until_day is null;

create table plan_priority (
  authority_id text not null,
  priority_id  uuid not null default gen_random_uuid(),
  plan_id      uuid not null,
  number       integer not null check (number > 0),
  title        text not null check (title <> '' and length(title) <= 200),
  aim          text not null default '' check (length(aim) <= 1000),
  sponsor_id   uuid,
  ended_on     date,
  version      integer not null default 1,
  primary key (authority_id, priority_id),
  unique (authority_id, plan_id, number),
  foreign key (authority_id, plan_id) references plan,
  foreign key (authority_id, sponsor_id) references person
);

-- What will be different for children.
create table plan_outcome (
  authority_id text not null,
  outcome_id   uuid not null default gen_random_uuid(),
  priority_id  uuid not null,
  number       integer not null check (number > 0),
  words        text not null check (words <> '' and length(words) <= 500),
  -- How anybody would know.
  how_known    text not null default '' check (length(how_known) <= 1000),
  sponsor_id   uuid,
  ended_on     date,
  version      integer not null default 1,
  primary key (authority_id, outcome_id),
  unique (authority_id, priority_id, number),
  foreign key (authority_id, priority_id) references plan_priority,
  foreign key (authority_id, sponsor_id) references person
);

create table plan_outcome_measure (
  authority_id text not null,
  outcome_id   uuid not null,
  measure      text not null check (measure ~ '^[A-Z]{2}-[0-9]{2}$'),
  primary key (authority_id, outcome_id, measure),
  foreign key (authority_id, outcome_id) references plan_outcome
);
create index plan_outcome_by_measure on plan_outcome_measure (authority_id, measure);

-- The recommendations that an outcome answers.
create table plan_outcome_answer (
  authority_id      text not null,
  outcome_id        uuid not null,
  recommendation_id uuid not null,
  primary key (authority_id, outcome_id, recommendation_id),
  foreign key (authority_id, outcome_id) references plan_outcome,
  foreign key (authority_id, recommendation_id) references recommendation
);

-- Another organisation that answers for actions, and its people here.
create table plan_partner (
  authority_id text not null references authority,
  partner_id   uuid not null default gen_random_uuid(),
  name         text not null check (name <> '' and length(name) <= 120),
  ended_on     date,
  version      integer not null default 1,
  primary key (authority_id, partner_id),
  unique (authority_id, name)
);

create table plan_partner_person (
  authority_id text not null,
  partner_id   uuid not null,
  person_id    uuid not null,
  primary key (authority_id, partner_id, person_id),
  foreign key (authority_id, partner_id) references plan_partner,
  foreign key (authority_id, person_id) references person
);

create table plan_action (
  authority_id       text not null,
  action_id          uuid not null default gen_random_uuid(),
  plan_id            uuid not null,
  outcome_id         uuid not null,
  -- As it is called: `2.1.3`. A number is never given again.
  ref                text not null check (ref ~ '^[0-9]{1,3}(\.[0-9]{1,3}){0,3}$'),
  title              text not null check (title <> '' and length(title) <= 300),
  detail             text not null default '' check (length(detail) <= 2000),
  -- One accountable person with an account, or a post where nobody has one yet.
  owner_id           uuid,
  owner_words        text not null default '' check (length(owner_words) <= 120),
  -- The organisation that answers for it; null: the council.
  partner_id         uuid,
  contributors       text not null default '' check (length(contributors) <= 500),
  resources          text not null default '' check (length(resources) <= 500),
  starts_on          date not null,
  due_on             date not null check (due_on >= starts_on),
  -- Never changed once it is set.
  original_due_on    date not null,
  -- From when children ought to notice.
  impact_expected_on date,
  -- Not for a recommendation or finding, but for what the council wants beyond them.
  is_wider           boolean not null default false,
  version            integer not null default 1,
  primary key (authority_id, action_id),
  unique (authority_id, plan_id, ref),
  foreign key (authority_id, plan_id) references plan,
  foreign key (authority_id, outcome_id) references plan_outcome,
  foreign key (authority_id, owner_id) references person,
  foreign key (authority_id, partner_id) references plan_partner,
  check (owner_id is not null or owner_words <> '')
);
create index plan_action_of_owner on plan_action (authority_id, owner_id);

-- What an action answers: recommendations, findings, or a theme of audits in words.
create table plan_answer (
  authority_id      text not null,
  action_id         uuid not null,
  number            integer not null check (number > 0),
  recommendation_id uuid,
  finding_id        uuid,
  theme             text check (theme <> '' and length(theme) <= 200),
  primary key (authority_id, action_id, number),
  foreign key (authority_id, action_id) references plan_action,
  foreign key (authority_id, recommendation_id) references recommendation,
  foreign key (authority_id, finding_id) references finding,
  check (num_nonnulls(recommendation_id, finding_id, theme) = 1)
);
create index plan_answer_to_recommendation on plan_answer (authority_id, recommendation_id);

-- The life of an action, step by step. `into_id`: the action that took over where it was merged or split.
create table plan_action_step (
  authority_id text not null,
  action_id    uuid not null,
  number       integer not null check (number > 0),
  step         text not null check (step in ('raised', 'closed', 'superseded', 'reopened')),
  on_day       date not null,
  by           uuid not null,
  at           timestamptz not null,
  reason       text not null default '' check (length(reason) <= 1000),
  into_id      uuid,
  primary key (authority_id, action_id, number),
  foreign key (authority_id, action_id) references plan_action,
  foreign key (authority_id, into_id) references plan_action,
  foreign key (authority_id, by) references person
);

create table plan_milestone (
  authority_id    text not null,
  milestone_id    uuid not null default gen_random_uuid(),
  action_id       uuid not null,
  number          integer not null check (number > 0),
  title           text not null check (title <> '' and length(title) <= 300),
  due_on          date not null,
  original_due_on date not null,
  met_on          date,
  -- No longer needed, with the change that said so.
  dropped_on      date,
  version         integer not null default 1,
  primary key (authority_id, milestone_id),
  unique (authority_id, action_id, number),
  foreign key (authority_id, action_id) references plan_action,
  check (met_on is null or dropped_on is null)
);

-- What an owner said: done, next, blocked, 150 words together; or that nothing has changed.
create table plan_update (
  authority_id  text not null,
  action_id     uuid not null,
  number        integer not null check (number > 0),
  on_day        date not null,
  by            uuid not null,
  at            timestamptz not null,
  done          text not null default '' check (length(done) <= 1500),
  next          text not null default '' check (length(next) <= 1500),
  blocked       text not null default '' check (length(blocked) <= 1500),
  -- Who is to remove what blocks it; empty where nobody is named.
  unblocked_by  text not null default '' check (length(unblocked_by) <= 120),
  is_unchanged  boolean not null default false,
  forecast_on   date,
  -- How sure the owner is that the action will do what it is for.
  confidence    text check (confidence in ('high', 'medium', 'low')),
  -- On which way it came: signed in, or through the link of a mail.
  through       text not null check (through in ('page', 'link', 'import')),
  -- From opening the page to sending it.
  seconds       integer check (seconds between 0 and 86400),
  document_id   uuid,
  primary key (authority_id, action_id, number),
  foreign key (authority_id, action_id) references plan_action,
  foreign key (authority_id, by) references person,
  foreign key (authority_id, document_id) references document,
  check (is_unchanged or done <> '' or next <> '' or blocked <> '')
);
create index plan_update_by_day on plan_update (authority_id, on_day);

-- That it is delivered takes two: the owner says so, and the sponsor or somebody who decides agrees. A later round
-- begins where it was opened again.
create table plan_signature (
  authority_id text not null,
  action_id    uuid not null,
  round        integer not null check (round > 0),
  who          text not null check (who in ('owner', 'sponsor')),
  answer       text not null check (answer in ('delivered', 'notYet')),
  by           uuid not null,
  on_day       date not null,
  at           timestamptz not null,
  words        text not null default '' check (length(words) <= 1000),
  primary key (authority_id, action_id, round, who),
  foreign key (authority_id, action_id) references plan_action,
  foreign key (authority_id, by) references person,
  check (who = 'sponsor' or answer = 'delivered')
);

-- A delivery status other than the rules propose, with the reason that is shown wherever it is.
create table plan_override (
  authority_id text not null,
  action_id    uuid not null,
  number       integer not null check (number > 0),
  status       text not null check (status in ('onTrack', 'atRisk', 'offTrack')),
  reason       text not null check (reason <> '' and length(reason) <= 500),
  by           uuid not null,
  from_day     date not null,
  at           timestamptz not null,
  ended_on     date,
  ended_by     uuid,
  primary key (authority_id, action_id, number),
  foreign key (authority_id, action_id) references plan_action,
  foreign key (authority_id, by) references person,
  foreign key (authority_id, ended_by) references person,
  check ((ended_on is null) = (ended_by is null))
);
create unique index plan_override_one_at_a_time on plan_override (authority_id, action_id) where ended_on is null;

-- How it will be found out whether an outcome came about, and when.
create table plan_test (
  authority_id text not null,
  test_id      uuid not null default gen_random_uuid(),
  outcome_id   uuid not null,
  source       text not null check (source in ('measure', 'audit', 'voice', 'staff', 'partner', 'external')),
  how          text not null check (how <> '' and length(how) <= 500),
  measure      text check (measure ~ '^[A-Z]{2}-[0-9]{2}$'),
  due_on       date not null,
  retired_on   date,
  version      integer not null default 1,
  primary key (authority_id, test_id),
  foreign key (authority_id, outcome_id) references plan_outcome,
  check ((source = 'measure') = (measure is not null))
);
create index plan_test_of_outcome on plan_test (authority_id, outcome_id);

-- What a test found. A test is repeated, and every result stays; `action_id` where it speaks of one action alone.
create table plan_test_result (
  authority_id text not null,
  test_id      uuid not null,
  number       integer not null check (number > 0),
  action_id    uuid,
  on_day       date not null,
  verdict      text not null check (verdict in ('better', 'noChange', 'worse', 'cannotTell')),
  words        text not null default '' check (length(words) <= 1000),
  -- The figure as it was: measure, period, extract, definition version, value and verdict.
  figure       json,
  evidence_id  uuid,
  by           uuid not null,
  at           timestamptz not null,
  primary key (authority_id, test_id, number),
  foreign key (authority_id, test_id) references plan_test,
  foreign key (authority_id, action_id) references plan_action,
  foreign key (authority_id, evidence_id) references evidence,
  foreign key (authority_id, by) references person
);

-- A change that somebody asks for, and what was decided, by whom.
create table plan_change (
  authority_id  text not null,
  change_id     uuid not null default gen_random_uuid(),
  plan_id       uuid not null,
  -- Null: an action that is to be added.
  action_id     uuid,
  kind          text not null check (kind in ('dueDate', 'milestone', 'scope', 'owner', 'target', 'merge', 'split', 'withdraw', 'add', 'reopen')),
  -- What was there and what is to be there, by field.
  was           json not null,
  becomes       json not null,
  reason        text not null check (reason <> '' and length(reason) <= 1000),
  -- What it means for the recommendations that it answers.
  coverage      text not null default '' check (length(coverage) <= 1000),
  asked_by      uuid not null,
  asked_on      date not null,
  asked_at      timestamptz not null,
  -- Who has to decide, by the rule that held on the day.
  decider       text not null check (decider in ('owner', 'sponsor', 'director', 'board')),
  why_decider   text not null,
  state         text not null check (state in ('asked', 'approved', 'refused', 'takenBack')),
  decided_by    uuid,
  decided_on    date,
  decided_at    timestamptz,
  decided_words text not null default '' check (length(decided_words) <= 1000),
  -- The minute of the board's decision.
  minute        text not null default '' check (length(minute) <= 200),
  version       integer not null default 1,
  primary key (authority_id, change_id),
  foreign key (authority_id, plan_id) references plan,
  foreign key (authority_id, action_id) references plan_action,
  foreign key (authority_id, asked_by) references person,
  foreign key (authority_id, decided_by) references person,
  check ((state = 'asked') = (decided_on is null)),
  check ((decided_by is null) = (decided_on is null)),
  check (decider <> 'board' or state <> 'approved' or minute <> '')
);
create index plan_change_of_action on plan_change (authority_id, action_id);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'plan', 'plan_priority', 'plan_outcome', 'plan_outcome_measure', 'plan_outcome_answer', 'plan_partner',
    'plan_partner_person', 'plan_action', 'plan_answer', 'plan_action_step', 'plan_milestone', 'plan_update',
    'plan_signature', 'plan_override', 'plan_test', 'plan_test_result', 'plan_change'
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

grant select, insert, update on plan, plan_priority, plan_outcome, plan_partner, plan_action, plan_milestone, plan_test, plan_change to headway_app;
grant select, insert, delete on plan_outcome_measure, plan_outcome_answer, plan_partner_person, plan_answer to headway_app;
grant select, insert on plan_action_step, plan_update, plan_signature, plan_test_result to headway_app;
grant select, insert, update (ended_on, ended_by) on plan_override to headway_app;
grant select on plan, plan_priority, plan_outcome, plan_outcome_measure, plan_outcome_answer, plan_partner,
  plan_partner_person, plan_action, plan_answer, plan_action_step, plan_milestone, plan_update, plan_signature,
  plan_override, plan_test, plan_test_result, plan_change to headway_worker;
