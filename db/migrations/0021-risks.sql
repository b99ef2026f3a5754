-- The register of risks: what could happen, why, and what it would do; how likely and how grave it is before and after
-- what is done about it. Every rating is added with its day and its reason, so that the history is never rewritten.

create table risk (
  authority_id text not null references authority,
  risk_id      uuid not null default gen_random_uuid(),
  -- As it is called: risk 7. A number is never given again.
  number       integer not null check (number > 0),
  title        text not null check (title <> '' and length(title) <= 120),
  -- Because of what, what could happen, and what it would do.
  cause        text not null check (cause <> '' and length(cause) <= 1000),
  event        text not null check (event <> '' and length(event) <= 1000),
  effect       text not null check (effect <> '' and length(effect) <= 1000),
  category     text not null check (category ~ '^[a-zA-Z]{2,40}$'),
  -- One accountable person with an account, or a post where nobody has one yet.
  owner_id     uuid,
  owner_words  text not null default '' check (length(owner_words) <= 120),
  proximity    text not null check (proximity in ('now', 'quarter', 'year', 'later')),
  appetite     text not null check (appetite in ('averse', 'minimal', 'cautious', 'open', 'eager')),
  version      integer not null default 1,
  primary key (authority_id, risk_id),
  unique (authority_id, number),
  foreign key (authority_id, owner_id) references person,
  check (owner_id is not null or owner_words <> '')
);

-- Likelihood and impact from 1 to 5: without controls, with those in place, and as it is meant to become. A review that
-- finds nothing changed is an assessment with the same numbers.
create table risk_assessment (
  authority_id        text not null,
  risk_id             uuid not null,
  number              integer not null check (number > 0),
  inherent_likelihood integer not null check (inherent_likelihood between 1 and 5),
  inherent_impact     integer not null check (inherent_impact between 1 and 5),
  current_likelihood  integer not null check (current_likelihood between 1 and 5),
  current_impact      integer not null check (current_impact between 1 and 5),
  target_likelihood   integer not null check (target_likelihood between 1 and 5),
  target_impact       integer not null check (target_impact between 1 and 5),
  reason              text not null check (reason <> '' and length(reason) <= 1000),
  -- The next review, where it is wanted sooner than the council's limit says.
  review_on           date,
  on_day              date not null,
  by                  uuid not null,
  at                  timestamptz not null,
  primary key (authority_id, risk_id, number),
  foreign key (authority_id, risk_id) references risk,
  foreign key (authority_id, by) references person,
  check (current_likelihood <= inherent_likelihood and current_impact <= inherent_impact),
  check (target_likelihood <= inherent_likelihood and target_impact <= inherent_impact)
);

-- What is in place already and keeps a risk down.
create table risk_control (
  authority_id text not null,
  risk_id      uuid not null,
  control_id   uuid not null default gen_random_uuid(),
  words        text not null check (words <> '' and length(words) <= 500),
  strength     text not null check (strength in ('weak', 'moderate', 'strong')),
  -- How it is known that it works.
  assurance    text not null default '' check (length(assurance) <= 500),
  from_day     date not null,
  ended_on     date,
  ended_reason text not null default '' check (length(ended_reason) <= 500),
  version      integer not null default 1,
  primary key (authority_id, control_id),
  foreign key (authority_id, risk_id) references risk,
  check (ended_on is null or ended_reason <> '')
);
create index risk_control_of_risk on risk_control (authority_id, risk_id);

-- The actions of the plan that treat a risk.
create table risk_action (
  authority_id text not null,
  risk_id      uuid not null,
  action_id    uuid not null,
  primary key (authority_id, risk_id, action_id),
  foreign key (authority_id, risk_id) references risk,
  foreign key (authority_id, action_id) references plan_action
);
create index risk_of_action on risk_action (authority_id, action_id);

-- The life of a risk, step by step.
create table risk_step (
  authority_id text not null,
  risk_id      uuid not null,
  number       integer not null check (number > 0),
  step         text not null check (step in ('raised', 'closed', 'reopened')),
  on_day       date not null,
  by           uuid not null,
  at           timestamptz not null,
  reason       text not null default '' check (length(reason) <= 1000),
  primary key (authority_id, risk_id, number),
  foreign key (authority_id, risk_id) references risk,
  foreign key (authority_id, by) references person
);

-- That a risk was taken to the corporate register, and taken back.
create table risk_escalation (
  authority_id  text not null,
  risk_id       uuid not null,
  number        integer not null check (number > 0),
  -- What it is called there; empty until that is known.
  corporate_ref text not null default '' check (length(corporate_ref) <= 60),
  reason        text not null check (reason <> '' and length(reason) <= 1000),
  from_day      date not null,
  by            uuid not null,
  at            timestamptz not null,
  ended_on      date,
  ended_by      uuid,
  ended_reason  text not null default '' check (length(ended_reason) <= 1000),
  primary key (authority_id, risk_id, number),
  foreign key (authority_id, risk_id) references risk,
  foreign key (authority_id, by) references person,
  foreign key (authority_id, ended_by) references person,
  check ((ended_on is null) = (ended_by is null)),
  check (ended_on is null or ended_reason <> '')
);
create unique index risk_escalation_one_at_a_time on risk_escalation (authority_id, risk_id) where ended_on is null;

-- What 1 to 5 mean here and from which score a risk is medium or high, from a day on; nothing: as Headway begins with.
create table risk_scale (
  authority_id text not null references authority,
  version      integer not null check (version > 0),
  from_day     date not null,
  likelihood   text[] not null check (cardinality(likelihood) = 5),
  impact       text[] not null check (cardinality(impact) = 5),
  medium_from  integer not null check (medium_from between 2 and 25),
  high_from    integer not null check (high_from between 3 and 25),
  source       text not null check (source <> '' and length(source) <= 300),
  entered_by   uuid not null,
  entered_at   timestamptz not null,
  primary key (authority_id, version),
  foreign key (authority_id, entered_by) references person,
  check (medium_from < high_from)
);

-- Which overdue review somebody was told of: each once.
create table risk_telling (
  authority_id text not null,
  risk_id      uuid not null,
  -- The day on which the review was due.
  about_on     date not null,
  at           timestamptz not null,
  primary key (authority_id, risk_id, about_on),
  foreign key (authority_id, risk_id) references risk
);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'risk', 'risk_assessment', 'risk_control', 'risk_action', 'risk_step', 'risk_escalation', 'risk_scale',
    'risk_telling'
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

grant select, insert, update on risk, risk_control to headway_app;
grant select, insert on risk_assessment, risk_step, risk_scale to headway_app;
grant select, insert, delete on risk_action to headway_app;
grant select, insert, update (corporate_ref, ended_on, ended_by, ended_reason) on risk_escalation to headway_app;
grant select on risk, risk_assessment, risk_control, risk_action, risk_step, risk_escalation, risk_scale to headway_worker;
grant select, insert on risk_telling to headway_worker;
