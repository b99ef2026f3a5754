-- Which appointments need a second person is kept with each: a role may weigh more or less in a later version, and what
-- was decided stays as it was decided.

-- The owner, too, is held to the policies; for the change of rows it steps out of them, and back in at the end.
alter table appointment no force row level security;
alter table person no force row level security;
alter table event no force row level security;

alter table appointment add column needs_second boolean not null default false;
update appointment set needs_second = true
where source = 'person' and (decided_by is not null or is_alone or state = 'proposed');

alter table appointment drop constraint decided_or_alone;
alter table appointment add constraint decided_or_alone
  check (state <> 'active' or source <> 'person' or not needs_second or decided_by is not null or is_alone);

-- Nobody gives a role to themselves, not even one that needs no second person.
alter table appointment add constraint nobody_appoints_self check (proposed_by <> person_id);

-- Why it was declined or ended, by whom and when; what was said when it was proposed stays beside it.
alter table appointment add column decision_reason text not null default '';
alter table appointment add column ended_by uuid;
alter table appointment add column ended_at timestamptz;
alter table appointment add column end_reason text not null default '';
alter table appointment add foreign key (authority_id, ended_by) references person;

-- Those who keep a council administrable, who are locked together before one of them goes.
create index appointment_by_role on appointment (authority_id, role, state);

-- Lists of people say who has never come and who no longer does.
alter table person add column last_signed_in_at timestamptz;
update person set last_signed_in_at = (
  select max(at) from event
  where event.authority_id = person.authority_id and event.person_id = person.person_id and event.kind = 'session.opened'
);

alter table appointment force row level security;
alter table person force row level security;
alter table event force row level security;
