-- The register of inspections and reviews: when each was expected, came, reported and was answered; what it judged and
-- found, and what it recommends. Findings and recommendations keep every step, so that any day can be counted again.

create table inspection (
  authority_id    text not null references authority,
  inspection_id   uuid not null default gen_random_uuid(),
  kind            text not null check (kind in ('ilacsStandard', 'ilacsShort', 'monitoringVisit', 'focusedVisit', 'jtai', 'send', 'hmicfrs', 'dfeReview', 'peerReview', 'partnerDiagnostic', 'otherAudit')),
  title           text not null check (title <> '' and length(title) <= 200),
  -- The inspectorate or whoever looked.
  regulator       text not null check (regulator <> '' and length(regulator) <= 100),
  -- Which one it is of a series: the third monitoring visit.
  sequence        integer check (sequence > 0),
  -- The inspection that it follows.
  follows         uuid,
  focus           text not null default '' check (length(focus) <= 500),
  state           text not null check (state in ('anticipated', 'notified', 'onSite', 'feedbackHeld', 'letterReceived', 'published', 'answered', 'closed')),
  window_from     date,
  window_until    date check (window_until >= window_from),
  notified_on     date,
  on_site_from    date,
  on_site_until   date check (on_site_until >= on_site_from),
  feedback_on     date,
  letter_on       date,
  published_on    date,
  -- Whether an answer is owed at all, and until when: counted anew while it is open, and kept as it was once answered.
  is_answer_owed  boolean not null default false,
  answer_due_kept date,
  answered_on     date,
  closed_on       date,
  version         integer not null default 1,
  primary key (authority_id, inspection_id),
  foreign key (authority_id, follows) references inspection,
  -- What never came is closed without a report.
  check (state not in ('published', 'answered') or published_on is not null),
  check (answered_on is null or published_on is not null)
);

-- Every move of an inspection from one state to another, back as well.
create table inspection_step (
  authority_id  text not null,
  inspection_id uuid not null,
  number        integer not null check (number > 0),
  state         text not null,
  on_day        date not null,
  by            uuid not null,
  at            timestamptz not null,
  reason        text not null default '',
  primary key (authority_id, inspection_id, number),
  foreign key (authority_id, inspection_id) references inspection,
  foreign key (authority_id, by) references person
);

-- What inspectors said before they wrote it: held for those who may see it until the report is published.
create table inspection_feedback (
  authority_id  text not null,
  feedback_id   uuid not null default gen_random_uuid(),
  inspection_id uuid not null,
  heard_on      date not null,
  words         text not null check (words <> '' and length(words) <= 4000),
  added_by      uuid not null,
  added_at      timestamptz not null,
  primary key (authority_id, feedback_id),
  foreign key (authority_id, inspection_id) references inspection,
  foreign key (authority_id, added_by) references person
);

create table judgement (
  authority_id  text not null,
  inspection_id uuid not null,
  area          text not null check (area <> ''),
  -- Null: not judged.
  grade         text check (grade in ('outstanding', 'good', 'requiresImprovement', 'inadequate', 'other')),
  words         text not null default '' check (length(words) <= 1000),
  primary key (authority_id, inspection_id, area),
  foreign key (authority_id, inspection_id) references inspection
);

-- The documents of an inspection: its letter or report, what the council answered.
create table inspection_document (
  authority_id  text not null,
  inspection_id uuid not null,
  document_id   uuid not null,
  what          text not null check (what in ('letter', 'answer', 'other')),
  primary key (authority_id, inspection_id, document_id),
  foreign key (authority_id, inspection_id) references inspection,
  foreign key (authority_id, document_id) references document
);

create table finding (
  authority_id  text not null,
  finding_id    uuid not null default gen_random_uuid(),
  inspection_id uuid not null,
  number        integer not null check (number > 0),
  kind          text not null check (kind in ('strength', 'areaToImprove', 'priorityAction')),
  paragraph     text not null default '' check (length(paragraph) <= 40),
  words         text not null check (words <> '' and length(words) <= 2000),
  team_id       uuid,
  service_id    uuid,
  theme         text not null default '' check (length(theme) <= 80),
  version       integer not null default 1,
  primary key (authority_id, finding_id),
  unique (authority_id, inspection_id, number),
  foreign key (authority_id, inspection_id) references inspection,
  foreign key (authority_id, team_id) references team,
  foreign key (authority_id, service_id) references service
);

create table recommendation (
  authority_id      text not null,
  recommendation_id uuid not null default gen_random_uuid(),
  inspection_id     uuid not null,
  -- As it is called: `REC-01`.
  ref               text not null check (ref ~ '^[A-Z]{2,6}-[0-9]{1,3}$'),
  words             text not null check (words <> '' and length(words) <= 2000),
  paragraph         text not null default '' check (length(paragraph) <= 40),
  theme             text not null default '' check (length(theme) <= 80),
  version           integer not null default 1,
  primary key (authority_id, recommendation_id),
  unique (authority_id, ref),
  foreign key (authority_id, inspection_id) references inspection
);

-- What became of a finding or a recommendation, step by step. A later step never changes an earlier one.
create table finding_step (
  authority_id text not null,
  finding_id   uuid not null,
  number       integer not null check (number > 0),
  step         text not null check (step in ('raised', 'closed', 'superseded', 'reopened')),
  on_day       date not null,
  by           uuid not null,
  at           timestamptz not null,
  reason       text not null default '' check (length(reason) <= 1000),
  -- The minute in which the board decided so.
  minute       text not null default '' check (length(minute) <= 200),
  primary key (authority_id, finding_id, number),
  foreign key (authority_id, finding_id) references finding,
  foreign key (authority_id, by) references person
);

create table recommendation_step (
  authority_id      text not null,
  recommendation_id uuid not null,
  number            integer not null check (number > 0),
  step              text not null check (step in ('raised', 'closed', 'superseded', 'reopened')),
  on_day            date not null,
  by                uuid not null,
  at                timestamptz not null,
  reason            text not null default '' check (length(reason) <= 1000),
  minute            text not null default '' check (length(minute) <= 200),
  -- The recommendation that took its place.
  by_ref            text,
  primary key (authority_id, recommendation_id, number),
  foreign key (authority_id, recommendation_id) references recommendation,
  foreign key (authority_id, by) references person,
  check (step <> 'closed' or minute <> '')
);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'inspection', 'inspection_step', 'inspection_feedback', 'judgement', 'inspection_document', 'finding',
    'recommendation', 'finding_step', 'recommendation_step'
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

grant select, insert, update on inspection, judgement, finding, recommendation to headway_app;
grant delete on judgement to headway_app;
grant select, insert on inspection_step, inspection_feedback, inspection_document, finding_step, recommendation_step to headway_app;
grant select on inspection, inspection_step, judgement, finding, recommendation, finding_step, recommendation_step to headway_worker;
