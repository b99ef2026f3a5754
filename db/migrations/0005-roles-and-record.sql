-- Who may do what is an appointment: a person, a role, the part of the council that it reaches, and the days it holds.
-- A role that sees children or administers is proposed by one person and approved by another.

-- The owner, too, is held to the policies; for the change from the old shape it steps out of them, and back in at the end.
alter table authority no force row level security;
alter table person no force row level security;
alter table team no force row level security;
alter table event no force row level security;

alter table person add column email text check (email = lower(email) and email ~ '^[^@[:space:]]+@[^@[:space:]]+$' and length(email) <= 254);
-- The name by which extracts call this worker, for those who see only their own cases.
alter table person add column staff_ref text check (staff_ref <> '');
alter table person drop constraint person_authority_id_name_key;
create unique index person_by_email on person (authority_id, email) where email is not null;

create table appointment (
  authority_id   text not null references authority,
  appointment_id uuid not null default gen_random_uuid(),
  person_id      uuid not null,
  role           text not null check (role <> ''),
  service_id     uuid,
  locality_id    uuid,
  team_id        uuid,
  from_day       date not null,
  until_day      date check (until_day > from_day),
  state          text not null check (state in ('proposed', 'active', 'declined', 'ended')),
  source         text not null check (source in ('person', 'group', 'set-up')),
  reason         text not null default '',
  proposed_by    uuid,
  proposed_at    timestamptz not null default now(),
  decided_by     uuid,
  decided_at     timestamptz,
  -- Granted while nobody else in the council could approve it: the first administrator appoints the second.
  is_alone       boolean not null default false,
  version        integer not null default 1,
  primary key (authority_id, appointment_id),
  foreign key (authority_id, person_id) references person,
  foreign key (authority_id, proposed_by) references person,
  foreign key (authority_id, decided_by) references person,
  foreign key (authority_id, team_id) references team,
  check (num_nonnulls(service_id, locality_id, team_id) <= 1),
  constraint another_decides check (decided_by <> proposed_by),
  constraint nobody_decides_own check (decided_by <> person_id),
  constraint decided_or_alone check (state <> 'active' or source <> 'person' or decided_by is not null or is_alone),
  check ((source = 'person') = (proposed_by is not null))
);
create index appointment_of_person on appointment (authority_id, person_id);

insert into appointment (authority_id, person_id, role, from_day, state, source)
select authority_id, person_id, granted, current_date, 'active', 'set-up'
from person, lateral unnest(case role
  when 'administrator' then array['systemAdministrator', 'councilAdministrator', 'performanceAnalyst']
  when 'independentChair' then array['boardChair']
  else array[role] end) granted;
update appointment set team_id = team.team_id from person, team
where appointment.role = 'teamManager'
  and person.authority_id = appointment.authority_id and person.person_id = appointment.person_id
  and team.authority_id = person.authority_id and team.name = person.team and team.until_day is null;
alter table person drop column role;
alter table person drop column team;

-- What a person can see of their own sessions, and when they last proved who they are.
alter table session add column session_id uuid not null default gen_random_uuid();
alter table session add column from_address text not null default '';
alter table session add column device text not null default '';
alter table session add column how text not null default 'link' check (how in ('choice', 'link', 'password', 'provider'));
alter table session add column proved_at timestamptz not null default now();
create unique index session_by_id on session (authority_id, session_id);
create index session_of_person on session (authority_id, person_id);

-- The same form sent twice, by a double click or a lost answer, is done once and answered twice.
create table form_sent (
  authority_id text not null,
  form_hash    bytea not null,
  token_hash   bytea not null,
  answered_to  text,
  primary key (authority_id, form_hash),
  foreign key (authority_id, token_hash) references session on delete cascade
);
create index form_sent_by_session on form_sent (authority_id, token_hash);

-- Links that work once: to sign in, to accept an invitation, to set a new password. Only their hashes are kept.
create table one_time_link (
  authority_id text not null references authority,
  token_hash   bytea not null,
  person_id    uuid not null,
  purpose      text not null check (purpose in ('sign-in', 'invitation', 'reset')),
  made_at      timestamptz not null default now(),
  expires_at   timestamptz not null,
  used_at      timestamptz,
  primary key (authority_id, token_hash),
  foreign key (authority_id, person_id) references person on delete cascade
);
create index one_time_link_of_person on one_time_link (authority_id, person_id);
delete from setup_link where for_authority is not null;
alter table setup_link drop column for_authority, drop column for_person;

alter table council_code add column name text;
update council_code set name = authority.name from authority where authority.authority_id = code;
alter table council_code alter column name set not null;

-- The record becomes a chain: each line carries the hash of the one before it, so that a line that is changed, taken
-- out or put in later is found. Fields are hashed as length:text, a missing one as -, in the order of the columns.
create function pg_temp.field(value text) returns text language sql immutable as
  $$ select coalesce(octet_length(value) || ':' || value, '-') $$;

alter table event add column sequence bigint;
alter table event add column from_address text;
alter table event add column reason text;
alter table event add column before json;
alter table event add column after json;
-- Pseudonyms of the children that were shown.
alter table event add column children text[] not null default '{}';
alter table event add column previous_hash text;
alter table event add column hash text;
alter table event alter column at type timestamptz(3);
alter table event alter column at drop default;

do $$
declare
  line record;
  last_authority text := '';
  last_sequence bigint := 0;
  last_hash text := repeat('0', 64);
begin
  for line in select * from event order by authority_id, at, event_id loop
    if line.authority_id <> last_authority then
      last_authority := line.authority_id; last_sequence := 0; last_hash := repeat('0', 64);
    end if;
    last_sequence := last_sequence + 1;
    update event set sequence = last_sequence, previous_hash = last_hash,
      hash = encode(sha256(convert_to(
        pg_temp.field(last_hash) || pg_temp.field(line.authority_id) || pg_temp.field(last_sequence::text)
        || pg_temp.field(to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        || pg_temp.field(line.person_id::text) || pg_temp.field(null) || pg_temp.field(line.kind) || pg_temp.field(line.subject)
        || pg_temp.field(null) || pg_temp.field(line.detail::text) || pg_temp.field(null) || pg_temp.field(null)
        || pg_temp.field(''), 'UTF8')), 'hex')
    where event.authority_id = line.authority_id and event.event_id = line.event_id
    returning hash into last_hash;
  end loop;
end
$$;
drop function pg_temp.field(text);

alter table event drop constraint event_pkey;
alter table event drop column event_id;
alter table event alter column sequence set not null;
alter table event alter column previous_hash set not null;
alter table event alter column hash set not null;
alter table event add primary key (authority_id, sequence);
create index event_by_person on event (authority_id, person_id, sequence);
create index event_by_subject on event (authority_id, subject, sequence);
create index event_by_child on event using gin (children);

-- Each time the chain was verified: how far, with what hash, and where it was broken if it was.
create table record_check (
  authority_id  text not null references authority,
  checked_at    timestamptz not null,
  last_sequence bigint not null,
  last_hash     text not null,
  broken_at     bigint,
  finding       text,
  primary key (authority_id, checked_at),
  check ((broken_at is null) = (finding is null))
);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['appointment', 'form_sent', 'one_time_link', 'record_check'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy own_council on %I using (authority_id = current_setting(''headway.authority'', true)) with check (authority_id = current_setting(''headway.authority'', true))',
      tenant_table
    );
  end loop;
end
$$;
alter table authority force row level security;
alter table person force row level security;
alter table team force row level security;
alter table event force row level security;

grant select, insert, update on appointment, one_time_link to headway_app;
grant select, insert, update, delete on form_sent to headway_app;
grant select, insert on record_check to headway_app;

-- Jobs work as a role of their own: it reads and writes extracts and figures, and sees no session, link or appointment
-- made by hand beyond what it needs to know whom to tell. The web reads children's rows and cannot write them.
grant select on authority, council_code, installation, population, team, person, appointment, heading_correction,
  annotation, rebase to headway_worker;
grant select, insert, update, delete on extract, extract_row, extract_issue, measure_value to headway_worker;
grant select, insert on event, record_check to headway_worker;
revoke insert, update, delete on extract_row, extract_issue, measure_value from headway_app;

-- Figures for a council's own reporting tools: no row of a child, no person, no session.
grant select on authority, population, team, measure_value, annotation, rebase to headway_reporting;
grant select (authority_id, extract_id, sequence, state, as_at, data_month, lists, loaded_at, accepted_at) on extract to headway_reporting;
