-- Nobody takes somebody else's account over: a second factor is removed by two, an address that an administrator changed
-- gets no link for a new password before its person has signed in with it, and the address before is told.

create table second_factor_removal (
  authority_id text not null,
  removal_id   uuid not null default gen_random_uuid(),
  person_id    uuid not null,
  state        text not null check (state in ('proposed', 'approved', 'declined')),
  proposed_by  uuid not null,
  proposed_at  timestamptz not null,
  decided_by   uuid,
  decided_at   timestamptz,
  -- Nobody else could approve it.
  is_alone     boolean not null default false,
  primary key (authority_id, removal_id),
  foreign key (authority_id, person_id) references person,
  foreign key (authority_id, proposed_by) references person,
  foreign key (authority_id, decided_by) references person,
  constraint nobody_removes_own check (proposed_by <> person_id and decided_by is distinct from person_id),
  constraint approved_by_another check (decided_by is distinct from proposed_by),
  constraint approved_or_alone check (state <> 'approved' or decided_by is not null or is_alone)
);
create unique index second_factor_removal_waiting on second_factor_removal (authority_id, person_id) where state = 'proposed';

alter table second_factor_removal enable row level security;
alter table second_factor_removal force row level security;
create policy own_council on second_factor_removal
  using (authority_id = current_setting('headway.authority', true))
  with check (authority_id = current_setting('headway.authority', true));

grant select, insert, update (state, decided_by, decided_at) on second_factor_removal to headway_app;

-- Since when an address stands that somebody else entered for a person who could sign in; null once they did so with it.
alter table person add column email_changed_at timestamptz;

-- Where a mail goes instead of the present address: the one before, which is told that it was changed.
alter table mail add column address text check (address is null or settled_at is null);
