-- People sign in with the accounts that they have with their council: which providers there are, whom they know, and
-- what membership of a group gives.

create table identity_provider (
  authority_id  text not null references authority,
  provider_id   uuid not null default gen_random_uuid(),
  -- As it stands on the button.
  name          text not null check (name <> ''),
  issuer        text not null check (issuer ~ '^https?://'),
  client_id     text not null check (client_id <> ''),
  -- Sealed with the installation's secret; none where the provider knows this installation without one.
  sealed_secret text,
  scopes        text not null,
  groups_claim  text not null check (groups_claim <> ''),
  is_enabled    boolean not null default false,
  version       integer not null default 1,
  primary key (authority_id, provider_id),
  unique (authority_id, issuer)
);

-- Who somebody is there: issuer and subject, and never an e-mail address, which another provider may claim as well.
create table identity (
  authority_id text not null references authority,
  issuer       text not null,
  subject      text not null check (subject <> ''),
  person_id    uuid not null,
  bound_at     timestamptz not null,
  used_at      timestamptz not null,
  primary key (authority_id, issuer, subject),
  foreign key (authority_id, person_id) references person on delete cascade
);
create index identity_of_person on identity (authority_id, person_id);

-- What membership of a group gives. What a second person must approve in an appointment, one must approve here.
create table group_role (
  authority_id  text not null,
  group_role_id uuid not null default gen_random_uuid(),
  provider_id   uuid not null,
  group_name    text not null check (group_name <> ''),
  role          text not null check (role <> ''),
  service_id    uuid,
  locality_id   uuid,
  team_id       uuid,
  state         text not null check (state in ('proposed', 'active')),
  proposed_by   uuid not null,
  proposed_at   timestamptz not null,
  approved_by   uuid,
  approved_at   timestamptz,
  primary key (authority_id, group_role_id),
  unique nulls not distinct (authority_id, provider_id, group_name, role, service_id, locality_id, team_id),
  foreign key (authority_id, provider_id) references identity_provider,
  foreign key (authority_id, service_id) references service,
  foreign key (authority_id, locality_id) references locality,
  foreign key (authority_id, team_id) references team,
  foreign key (authority_id, proposed_by) references person,
  foreign key (authority_id, approved_by) references person,
  check (num_nonnulls(service_id, locality_id, team_id) <= 1),
  check ((approved_by is null) = (approved_at is null)),
  constraint another_approves check (approved_by <> proposed_by)
);

-- A sign-in that was begun here and goes on at the provider. The browser alone keeps the secret from which state, nonce
-- and verifier are made; the row goes as soon as the answer comes, so that none is used twice.
create table sign_in_attempt (
  authority_id text not null,
  secret_hash  bytea not null,
  provider_id  uuid not null,
  -- Of a session whose person proves again who they are; none signs somebody in.
  session_id   uuid,
  -- The invitation that the browser came through, sealed.
  sealed_link  text,
  next         text not null,
  begun_at     timestamptz not null,
  expires_at   timestamptz not null,
  primary key (authority_id, secret_hash),
  foreign key (authority_id, provider_id) references identity_provider,
  foreign key (authority_id, session_id) references session (authority_id, session_id) on delete cascade
);
create index sign_in_attempt_by_end on sign_in_attempt (authority_id, expires_at);
create index sign_in_attempt_of_session on sign_in_attempt (authority_id, session_id);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['identity_provider', 'identity', 'group_role', 'sign_in_attempt'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy own_council on %I using (authority_id = current_setting(''headway.authority'', true)) with check (authority_id = current_setting(''headway.authority'', true))',
      tenant_table
    );
  end loop;
end
$$;

grant select, insert, update on identity_provider, identity to headway_app;
grant select, insert, update, delete on group_role to headway_app;
grant select, insert, delete on sign_in_attempt to headway_app;
