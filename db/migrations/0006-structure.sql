-- How a council is organised, with days: services, localities and teams, where each team was placed and when, what
-- extracts call the teams, and the bodies that people sit on. What ended stays, so that the past keeps its names.

-- The owner, too, is held to the policies; for the change from the old shape it steps out of them, and back in at the end.
alter table team no force row level security;
alter table appointment no force row level security;
alter table extract no force row level security;
alter table extract_row no force row level security;

create table service (
  authority_id text not null references authority,
  service_id   uuid not null default gen_random_uuid(),
  name         text not null check (name <> ''),
  from_day     date not null,
  until_day    date check (until_day > from_day),
  version      integer not null default 1,
  primary key (authority_id, service_id),
  unique (authority_id, name)
);

create table locality (
  authority_id text not null references authority,
  locality_id  uuid not null default gen_random_uuid(),
  name         text not null check (name <> ''),
  from_day     date not null,
  until_day    date check (until_day > from_day),
  version      integer not null default 1,
  primary key (authority_id, locality_id),
  unique (authority_id, name)
);

-- Where a team belongs from a day until its next place begins or the team ends: places cannot overlap or leave a gap.
create table team_place (
  authority_id text not null,
  team_id      uuid not null,
  from_day     date not null,
  service_id   uuid,
  locality_id  uuid,
  primary key (authority_id, team_id, from_day),
  foreign key (authority_id, team_id) references team,
  foreign key (authority_id, service_id) references service,
  foreign key (authority_id, locality_id) references locality
);
create index team_place_of_service on team_place (authority_id, service_id);
create index team_place_of_locality on team_place (authority_id, locality_id);

-- Until now a team was a row for each of its places. The row of its last place becomes the team.
insert into service (authority_id, name, from_day)
select authority_id, service, min(from_day) from team where service <> '' group by authority_id, service;
insert into locality (authority_id, name, from_day)
select authority_id, locality, min(from_day) from team where locality <> '' group by authority_id, locality;

create temporary table team_kept on commit drop as
select distinct on (authority_id, name)
  authority_id, name, team_id, min(from_day) over (partition by authority_id, name) as first_day
from team order by authority_id, name, from_day desc;

insert into team_place (authority_id, team_id, from_day, service_id, locality_id)
select team.authority_id, team_kept.team_id, team.from_day, service.service_id, locality.locality_id
from team
join team_kept on team_kept.authority_id = team.authority_id and team_kept.name = team.name
left join service on service.authority_id = team.authority_id and service.name = team.service
left join locality on locality.authority_id = team.authority_id and locality.name = team.locality;

update appointment set team_id = team_kept.team_id
from team join team_kept on team_kept.authority_id = team.authority_id and team_kept.name = team.name
where appointment.authority_id = team.authority_id and appointment.team_id = team.team_id;
delete from team where not exists (
  select from team_kept where team_kept.authority_id = team.authority_id and team_kept.team_id = team.team_id
);
update team set from_day = team_kept.first_day
from team_kept where team_kept.authority_id = team.authority_id and team_kept.team_id = team.team_id;
alter table team drop constraint team_authority_id_name_from_day_key;
alter table team drop column locality, drop column service;
alter table team add unique (authority_id, name);

-- An appointment reaches a part of this council that exists.
alter table appointment add foreign key (authority_id, service_id) references service;
alter table appointment add foreign key (authority_id, locality_id) references locality;

-- What was called otherwise before. A renaming goes for the whole past of what is renamed; this says what it was.
create table unit_rename (
  authority_id text not null references authority,
  rename_id    uuid not null default gen_random_uuid(),
  service_id   uuid,
  locality_id  uuid,
  team_id      uuid,
  name_before  text not null,
  name_after   text not null,
  renamed_by   uuid not null,
  renamed_at   timestamptz not null default now(),
  primary key (authority_id, rename_id),
  foreign key (authority_id, service_id) references service,
  foreign key (authority_id, locality_id) references locality,
  foreign key (authority_id, team_id) references team,
  foreign key (authority_id, renamed_by) references person,
  check (num_nonnulls(service_id, locality_id, team_id) = 1)
);

-- What a name in an extract means: a team, or none where team_id is null. The key is the name without case and spacing.
create table team_name (
  authority_id text not null references authority,
  name_key     text not null check (name_key <> ''),
  written      text not null,
  team_id      uuid,
  decided_by   uuid not null,
  decided_at   timestamptz not null default now(),
  version      integer not null default 1,
  primary key (authority_id, name_key),
  foreign key (authority_id, team_id) references team,
  foreign key (authority_id, decided_by) references person
);

-- The team names that an extract brings, as they are written, with how many rows of which list.
create table team_name_seen (
  authority_id text not null,
  extract_id   uuid not null,
  written      text not null,
  list         text not null,
  rows         integer not null check (rows > 0),
  primary key (authority_id, extract_id, written, list),
  foreign key (authority_id, extract_id) references extract on delete cascade
);

insert into team_name_seen (authority_id, extract_id, written, list, rows)
select extract_row.authority_id, extract_row.extract_id, record::json ->> 'team', list, count(*)
from extract_row
join extract on extract.authority_id = extract_row.authority_id and extract.extract_id = extract_row.extract_id
where extract.state = 'accepted' and record::json ->> 'team' <> ''
group by 1, 2, 3, 4;

create table body (
  authority_id text not null references authority,
  body_id      uuid not null default gen_random_uuid(),
  name         text not null check (name <> ''),
  kind         text not null check (kind in ('board', 'sub-group', 'partnership', 'scrutiny')),
  from_day     date not null,
  until_day    date check (until_day > from_day),
  version      integer not null default 1,
  primary key (authority_id, body_id),
  unique (authority_id, name)
);

create table membership (
  authority_id              text not null,
  membership_id             uuid not null default gen_random_uuid(),
  body_id                   uuid not null,
  person_id                 uuid not null,
  seat                      text not null check (seat <> ''),
  organisation              text not null,
  is_voting                 boolean not null,
  -- Whom the member stands in for, in the same body.
  deputy_for                uuid check (deputy_for <> membership_id),
  from_day                  date not null,
  until_day                 date check (until_day > from_day),
  confidentiality_signed_on date,
  version                   integer not null default 1,
  primary key (authority_id, membership_id),
  unique (authority_id, body_id, membership_id),
  foreign key (authority_id, body_id) references body,
  foreign key (authority_id, person_id) references person,
  foreign key (authority_id, body_id, deputy_for) references membership (authority_id, body_id, membership_id)
);
create unique index member_once on membership (authority_id, body_id, person_id) where until_day is null;
create index membership_of_person on membership (authority_id, person_id);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'service', 'locality', 'team_place', 'unit_rename', 'team_name', 'team_name_seen', 'body', 'membership'
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
alter table team force row level security;
alter table appointment force row level security;
alter table extract force row level security;
alter table extract_row force row level security;

grant select, insert, update on service, locality, body, membership to headway_app;
grant select, insert, update, delete on team_place, team_name to headway_app;
grant select, insert on unit_rename to headway_app;
grant select on team_name_seen to headway_app;

grant select on service, locality, team_place, team_name to headway_worker;
grant select, insert, delete on team_name_seen to headway_worker;

grant select on service, locality, team_place to headway_reporting;
