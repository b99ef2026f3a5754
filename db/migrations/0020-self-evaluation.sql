-- The self-evaluation: what the council knows about its practice, how it knows it and what it does next, by the areas
-- that inspections judge. Grades and challenges are added and never changed, so that dissent stays where it was voiced.

-- Who leads on an area, and what is said of it in short.
create table evaluation_area (
  authority_id text not null references authority,
  area         text not null check (area ~ '^[a-zA-Z]{2,40}$'),
  summary      text not null default '' check (length(summary) <= 2000),
  owner_id     uuid,
  owner_words  text not null default '' check (length(owner_words) <= 120),
  version      integer not null default 1,
  primary key (authority_id, area),
  foreign key (authority_id, owner_id) references person
);

-- The grade that somebody proposes for an area, one after another.
create table evaluation_grade (
  authority_id text not null references authority,
  area         text not null check (area ~ '^[a-zA-Z]{2,40}$'),
  number       integer not null check (number > 0),
  grade        text not null check (grade in ('outstanding', 'good', 'requiresImprovement', 'inadequate')),
  reason       text not null check (reason <> '' and length(reason) <= 2000),
  on_day       date not null,
  by           uuid not null,
  at           timestamptz not null,
  primary key (authority_id, area, number),
  foreign key (authority_id, by) references person
);

-- Whoever looked at a proposed grade from outside: what they would say, why, and what was answered. Both stay.
create table evaluation_challenge (
  authority_id text not null,
  challenge_id uuid not null default gen_random_uuid(),
  area         text not null,
  -- The proposal that it speaks to.
  grade_number integer not null,
  -- What they would say themselves; the same grade where they looked and agree.
  other_grade  text not null check (other_grade in ('outstanding', 'good', 'requiresImprovement', 'inadequate')),
  reason       text not null check (reason <> '' and length(reason) <= 2000),
  on_day       date not null,
  by           uuid not null,
  at           timestamptz not null,
  answer       text check (answer <> '' and length(answer) <= 2000),
  answered_by  uuid,
  answered_on  date,
  -- From when whoever challenged it is content with the answer.
  settled_on   date,
  version      integer not null default 1,
  primary key (authority_id, challenge_id),
  foreign key (authority_id, area, grade_number) references evaluation_grade,
  foreign key (authority_id, by) references person,
  foreign key (authority_id, answered_by) references person,
  check ((answer is null) = (answered_by is null) and (answer is null) = (answered_on is null)),
  check (settled_on is null or answered_on is not null),
  constraint answer_is_not_the_challengers check (answered_by <> by)
);

-- The states that an area has been in: back to a draft as soon as anything in it changes.
create table evaluation_step (
  authority_id text not null references authority,
  area         text not null check (area ~ '^[a-zA-Z]{2,40}$'),
  number       integer not null check (number > 0),
  state        text not null check (state in ('draft', 'challenged', 'owned', 'shared')),
  on_day       date not null,
  by           uuid not null,
  at           timestamptz not null,
  reason       text not null default '' check (length(reason) <= 1000),
  primary key (authority_id, area, number),
  foreign key (authority_id, by) references person
);

-- One thing that the council says of its practice.
create table evaluation_statement (
  authority_id text not null references authority,
  statement_id uuid not null default gen_random_uuid(),
  number       integer not null check (number > 0),
  area         text not null check (area ~ '^[a-zA-Z]{2,40}$'),
  kind         text not null check (kind in ('strength', 'toImprove')),
  words        text not null check (words <> '' and length(words) <= 1000),
  how_known    text not null default '' check (length(how_known) <= 2000),
  next         text not null default '' check (length(next) <= 2000),
  owner_id     uuid,
  owner_words  text not null default '' check (length(owner_words) <= 120),
  ended_on     date,
  ended_reason text not null default '' check (length(ended_reason) <= 1000),
  version      integer not null default 1,
  primary key (authority_id, statement_id),
  unique (authority_id, number),
  foreign key (authority_id, owner_id) references person,
  check (owner_id is not null or owner_words <> ''),
  check (ended_on is null or ended_reason <> '')
);

-- When somebody last asked whether a statement still holds.
create table evaluation_review (
  authority_id text not null,
  statement_id uuid not null,
  number       integer not null check (number > 0),
  words        text not null check (words <> '' and length(words) <= 1000),
  on_day       date not null,
  by           uuid not null,
  at           timestamptz not null,
  primary key (authority_id, statement_id, number),
  foreign key (authority_id, statement_id) references evaluation_statement,
  foreign key (authority_id, by) references person
);

-- What is done next: actions of the plan.
create table evaluation_action (
  authority_id text not null,
  statement_id uuid not null,
  action_id    uuid not null,
  primary key (authority_id, statement_id, action_id),
  foreign key (authority_id, statement_id) references evaluation_statement,
  foreign key (authority_id, action_id) references plan_action
);
create index evaluation_of_action on evaluation_action (authority_id, action_id);

-- A copy as it was on a day, to be read, compared and sent. What it holds is never written again.
create table evaluation_version (
  authority_id text not null references authority,
  version_id   uuid not null default gen_random_uuid(),
  number       integer not null check (number > 0),
  name         text not null check (name <> '' and length(name) <= 120),
  purpose      text not null check (purpose in ('draft', 'board', 'ofsted')),
  -- The text that the hash is made of.
  content      text not null,
  sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  frozen_on    date not null,
  frozen_by    uuid not null,
  frozen_at    timestamptz not null,
  primary key (authority_id, version_id),
  unique (authority_id, number),
  foreign key (authority_id, frozen_by) references person
);

-- Whether the council had said so before an inspection found it.
create table evaluation_finding (
  authority_id text not null,
  finding_id   uuid not null,
  number       integer not null check (number > 0),
  said         text not null check (said in ('said', 'partly', 'otherwise', 'notSaid')),
  statement_id uuid,
  words        text not null default '' check (length(words) <= 500),
  on_day       date not null,
  by           uuid not null,
  at           timestamptz not null,
  primary key (authority_id, finding_id, number),
  foreign key (authority_id, finding_id) references finding,
  foreign key (authority_id, statement_id) references evaluation_statement,
  foreign key (authority_id, by) references person
);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'evaluation_area', 'evaluation_grade', 'evaluation_challenge', 'evaluation_step', 'evaluation_statement',
    'evaluation_review', 'evaluation_action', 'evaluation_version', 'evaluation_finding'
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

grant select, insert, update on evaluation_area, evaluation_statement to headway_app;
grant select, insert on evaluation_grade, evaluation_step, evaluation_review, evaluation_version, evaluation_finding to headway_app;
grant select, insert, update (answer, answered_by, answered_on, settled_on, version) on evaluation_challenge to headway_app;
grant select, insert, delete on evaluation_action to headway_app;
grant select on evaluation_area, evaluation_grade, evaluation_challenge, evaluation_step, evaluation_statement,
  evaluation_review, evaluation_action, evaluation_version, evaluation_finding to headway_worker;
