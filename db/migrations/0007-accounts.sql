-- How people prove who they are without a provider of their council: a password, codes of an app, codes for a lost phone.

create table credential (
  authority_id  text not null,
  person_id     uuid not null,
  -- Argon2id with its parameters and salt.
  password_hash text not null check (password_hash like '$argon2id$%'),
  changed_at    timestamptz not null,
  primary key (authority_id, person_id),
  foreign key (authority_id, person_id) references person on delete cascade
);

create table totp (
  authority_id text not null,
  person_id    uuid not null,
  -- The key of the app, sealed with the installation's secret.
  sealed_key   text not null,
  -- The step of the last code that was used: none up to it is taken again.
  last_step    bigint not null,
  set_up_at    timestamptz not null,
  primary key (authority_id, person_id),
  foreign key (authority_id, person_id) references person on delete cascade
);

create table recovery_code (
  authority_id text not null,
  person_id    uuid not null,
  code_hash    bytea not null,
  made_at      timestamptz not null,
  used_at      timestamptz,
  primary key (authority_id, person_id, code_hash),
  foreign key (authority_id, person_id) references person on delete cascade
);

-- How often was tried, for accounts and addresses alike: the key is a fingerprint, from which nobody without the
-- installation's secret can tell whose it is, or whether there is such an account. It belongs to no council, because it
-- is asked before anybody is known.
create table sign_in_try (
  try_key      bytea primary key,
  count        integer not null check (count >= 0),
  counted_at   timestamptz not null,
  free_at      timestamptz not null,
  forgotten_at timestamptz not null
);
create index sign_in_try_by_end on sign_in_try (forgotten_at);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['credential', 'totp', 'recovery_code'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy own_council on %I using (authority_id = current_setting(''headway.authority'', true)) with check (authority_id = current_setting(''headway.authority'', true))',
      tenant_table
    );
  end loop;
end
$$;

grant select, insert, update, delete on credential, totp, recovery_code, sign_in_try to headway_app;
