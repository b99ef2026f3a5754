-- One installation holds many councils. The council's id (its three-digit DfE code) is in every key, so that a row can
-- only ever refer to its own council; row-level security, forced on every such table, makes the rest invisible.

create table installation (
  only_row      boolean primary key default true check (only_row),
  demonstration boolean not null,
  created_at    timestamptz not null default now()
);

-- One-time links: the first administrator's set-up, and later sign-in of the person they were made for.
create table setup_link (
  token_hash    bytea primary key,
  for_authority text,
  for_person    uuid,
  expires_at    timestamptz not null,
  used_at       timestamptz,
  check ((for_authority is null) = (for_person is null))
);

create table authority (
  authority_id text primary key check (authority_id ~ '^[0-9]{3}$'),
  name         text not null check (name <> ''),
  created_at   timestamptz not null default now(),
  version      integer not null default 1
);

-- Which councils there are, for the work that goes from one to the next; it says nothing else about them.
create table council_code (
  code text primary key check (code ~ '^[0-9]{3}$')
);

create table population (
  authority_id text not null references authority,
  from_day     date not null,
  until_day    date check (until_day > from_day),
  children     integer not null check (children > 0),
  source       text not null,
  primary key (authority_id, from_day)
);

create table team (
  authority_id text not null references authority,
  team_id      uuid not null default gen_random_uuid(),
  name         text not null check (name <> ''),
  locality     text,
  service      text,
  from_day     date not null,
  until_day    date check (until_day > from_day),
  version      integer not null default 1,
  primary key (authority_id, team_id),
  unique (authority_id, name, from_day)
);

create table person (
  authority_id text not null references authority,
  person_id    uuid not null default gen_random_uuid(),
  name         text not null check (name <> ''),
  post         text not null,
  role         text not null,
  team         text,
  disabled_at  timestamptz,
  version      integer not null default 1,
  primary key (authority_id, person_id),
  unique (authority_id, name)
);

create table session (
  authority_id text not null,
  token_hash   bytea not null,
  person_id    uuid not null,
  csrf_secret  text not null,
  created_at   timestamptz not null default now(),
  seen_at      timestamptz not null default now(),
  expires_at   timestamptz not null,
  primary key (authority_id, token_hash),
  foreign key (authority_id, person_id) references person on delete cascade
);

create table extract (
  authority_id     text not null references authority,
  extract_id       uuid not null default gen_random_uuid(),
  sequence         bigint generated always as identity,
  file_name        text not null,
  file_bytes       bigint not null,
  sha256           text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  state            text not null check (state in ('reading', 'refused', 'preview', 'accepting', 'accepted', 'withdrawn')),
  progress         smallint not null default 0 check (progress between 0 and 100),
  as_at            date,
  data_month       text check (data_month ~ '^[0-9]{4}-[0-9]{2}$'),
  lists            text[] not null default '{}',
  -- What a person decided about this file in the preview: which of two sheets, which columns have the month first.
  answers          json not null default '{}',
  summary          json,
  refusal          text,
  loaded_by        uuid not null,
  loaded_at        timestamptz not null default now(),
  accepted_by      uuid,
  accepted_at      timestamptz,
  withdrawn_by     uuid,
  withdrawn_at     timestamptz,
  withdrawn_reason text check (withdrawn_reason <> ''),
  version          integer not null default 1,
  primary key (authority_id, extract_id),
  foreign key (authority_id, loaded_by) references person,
  foreign key (authority_id, accepted_by) references person,
  foreign key (authority_id, withdrawn_by) references person,
  check (state not in ('accepted', 'withdrawn') or (as_at is not null and data_month is not null and accepted_at is not null)),
  check ((state = 'withdrawn') = (withdrawn_at is not null and withdrawn_reason is not null))
);
-- The same bytes are one extract of a council, whoever loads them and however often; a refused file may be tried again.
create unique index extract_once_per_file on extract (authority_id, sha256) where state not in ('refused', 'withdrawn');
create index extract_by_date on extract (authority_id, as_at, sequence);

create table extract_row (
  authority_id text not null,
  extract_id   uuid not null,
  list         text not null,
  row_number   integer not null,
  child_id     text,
  kept         boolean not null,
  errors       smallint not null,
  record       text not null,
  primary key (authority_id, extract_id, list, row_number),
  foreign key (authority_id, extract_id) references extract on delete cascade
);

create table extract_issue (
  authority_id text not null,
  extract_id   uuid not null,
  issue_number integer not null,
  check_code   text not null,
  effect       text not null check (effect in ('keepsOut', 'warns')),
  list         text,
  sheet        text,
  sheet_row    integer,
  sheet_column text,
  heading      text,
  primary key (authority_id, extract_id, issue_number),
  foreign key (authority_id, extract_id) references extract on delete cascade
);

create table heading_correction (
  authority_id text not null references authority,
  list         text not null,
  heading      text not null,
  field        text,
  made_by      uuid not null,
  made_at      timestamptz not null default now(),
  primary key (authority_id, list, heading),
  foreign key (authority_id, made_by) references person
);

create table measure_value (
  authority_id       text not null,
  extract_id         uuid not null,
  measure            text not null,
  dimension          text not null,
  group_key          text not null,
  month              text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  numerator          integer not null,
  denominator        integer,
  definition_version smallint not null,
  primary key (authority_id, dimension, group_key, measure, month, extract_id),
  foreign key (authority_id, extract_id) references extract on delete cascade
);
create index measure_value_by_extract on measure_value (authority_id, extract_id);

create table annotation (
  authority_id  text not null references authority,
  annotation_id uuid not null default gen_random_uuid(),
  month         text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  measure       text,
  words         text not null check (words <> ''),
  version       integer not null default 1,
  primary key (authority_id, annotation_id)
);

-- Who did what, and who looked at children's records. The application can add to it and read it, nothing else.
create table event (
  authority_id text not null references authority,
  event_id     uuid not null default gen_random_uuid(),
  at           timestamptz not null default clock_timestamp(),
  person_id    uuid,
  kind         text not null,
  subject      text not null,
  detail       json not null default '{}',
  primary key (authority_id, event_id)
);
create index event_by_time on event (authority_id, at);
