import type { CheckName } from './catalogue-checks.ts';
import type { GRANTS } from './grants.ts';

/** A fault that somebody might leave behind, by the check that must find it, and how it is named there. */
export const PLANTED: readonly (readonly [check: CheckName, statement: string, found: RegExp])[] = [
  [
    'every table carries the council, besides the few of the installation itself',
    'create table forgotten (id text primary key)',
    /^forgotten$/,
  ],
  ['every table of a council says whose a row is', 'create table forgotten (authority_id text)', /^forgotten$/],
  [
    'every table of a council says whose a row is',
    'create table forgotten (authority_id integer not null)',
    /^forgotten$/,
  ],
  [
    'every table of a council has row-level security, forced',
    'create table forgotten (authority_id text not null)',
    /^forgotten$/,
  ],
  [
    'every table of a council has row-level security, forced',
    'alter table person no force row level security',
    /^person$/,
  ],
  [
    'every table of a council has row-level security, forced',
    'alter table person disable row level security',
    /^person$/,
  ],
  [
    'every table of a council has the one policy, for everybody and everything',
    'drop policy own_council on person',
    /^person$/,
  ],
  [
    'every table of a council has the one policy, for everybody and everything',
    'create policy another on person using (true)',
    /^person$/,
  ],
  [
    'every table of a council has the one policy, for everybody and everything',
    'alter policy own_council on person using (true)',
    /^person$/,
  ],
  [
    'every table of a council has the one policy, for everybody and everything',
    'alter policy own_council on person with check (true)',
    /^person$/,
  ],
  [
    'every table of a council has the one policy, for everybody and everything',
    'alter policy own_council on person to headway_app',
    /^person$/,
  ],
  ['every table of a council has a primary key', 'create table forgotten (authority_id text not null)', /^forgotten$/],
  [
    'every unique index begins with the council, also where it holds for some rows only',
    'create table forgotten (id text primary key, authority_id text not null)',
    /^forgotten_pkey$/,
  ],
  [
    'every unique index begins with the council, also where it holds for some rows only',
    'create unique index planted on person (email)',
    /^planted$/,
  ],
  [
    'every unique index begins with the council, also where it holds for some rows only',
    'create unique index planted on person (email, authority_id)',
    /^planted$/,
  ],
  [
    'every unique index begins with the council, also where it holds for some rows only',
    'create unique index planted on person (email) where disabled_at is null',
    /^planted$/,
  ],
  [
    'every unique index begins with the council, also where it holds for some rows only',
    'create unique index planted on person (lower(email))',
    /^planted$/,
  ],
  ['every other index is read within a council', 'create index planted on person (email)', /^planted$/],
  ['every other index is read within a council', "create index planted on person (email) where post = ''", /^planted$/],
  [
    'every foreign key stays within the council',
    'create table forgotten (authority_id text not null, by text references migration, person_id uuid)',
    /forgotten_by_fkey$/,
  ],
  ['no view shows what a policy hides', 'create view planted as select * from person', /^planted$/],
  ['no view shows what a policy hides', 'create materialized view planted as select * from person', /^planted$/],
  [
    'no function runs as somebody else, or at all',
    "create function planted() returns bigint security definer language sql as 'select count(*) from person'",
    /^planted$/,
  ],
  [
    'no trigger and no rule does anything behind the application’s back',
    'create trigger planted before update on person for each row execute function suppress_redundant_updates_trigger()',
    /^planted$/,
  ],
  [
    'no trigger and no rule does anything behind the application’s back',
    'create rule planted as on delete to person do instead nothing',
    /^planted$/,
  ],
  ['no table takes its rows from another', 'create table forgotten () inherits (person)', /^forgotten$/],
  ['no role that works owns anything', 'alter table person owner to headway_app', /^headway_app owns person$/],
  [
    'no role that works owns anything',
    'create schema planted authorization headway_worker',
    /^headway_worker owns planted$/,
  ],
  [
    'no role that works may more than work, and one alone signs in',
    'alter role headway_app bypassrls',
    /^headway_app$/,
  ],
  [
    'no role that works may more than work, and one alone signs in',
    'alter role headway_worker superuser',
    /^headway_worker$/,
  ],
  [
    'no role that works may more than work, and one alone signs in',
    'alter role headway_reporting createrole',
    /^headway_reporting$/,
  ],
  ['no role that works may more than work, and one alone signs in', 'alter role headway_app createdb', /^headway_app$/],
  ['no role that works may more than work, and one alone signs in', 'alter role headway_app login', /^headway_app$/],
  [
    'no role that works may more than work, and one alone signs in',
    'alter role headway_login inherit',
    /^headway_login$/,
  ],
  [
    'no role is a member of another, besides those that who signs in may become',
    'grant headway_reporting to headway_app',
    /^headway_reporting of|^headway_app of headway_reporting$/,
  ],
  [
    'no role is a member of another, besides those that who signs in may become',
    'grant pg_read_all_data to headway_app',
    /^headway_app of pg_read_all_data$/,
  ],
  [
    'no role is a member of another, besides those that who signs in may become',
    'grant headway_app to headway_login with admin option',
    /^headway_login of headway_app$/,
  ],
  [
    'no role that works may create anything, here or for a while',
    'grant create on schema public to headway_app',
    /^headway_app in public$/,
  ],
  [
    'no role that works may create anything, here or for a while',
    'grant create on schema public to public',
    /^headway_login in public$/,
  ],
  ['everybody may nothing', 'grant select on person to public', /^person SELECT$/],
  ['everybody may nothing', 'grant select (name) on person to public', /^person.name$/],
  ['everybody may nothing', 'grant create on schema public to public', /^public CREATE$/],
  [
    'nothing is granted beforehand',
    'alter default privileges in schema public grant select on tables to headway_app',
    /^public r$/,
  ],
  [
    'nothing is granted beforehand',
    'alter default privileges grant select on sequences to headway_worker',
    /^everywhere S$/,
  ],
  [
    'nobody hands on what was granted',
    'grant select on person to headway_app with grant option',
    /^person headway_app$/,
  ],
  [
    'every view for a council’s own tools leaves out what is another’s before anything else is asked',
    'create view reporting.planted with (security_barrier) as select name from team',
    /^planted$/,
  ],
  [
    'every view for a council’s own tools leaves out what is another’s before anything else is asked',
    'alter view reporting.teams reset (security_barrier)',
    /^teams$/,
  ],
  [
    'every view for a council’s own tools leaves out what is another’s before anything else is asked',
    "create function reporting.planted() returns text language sql as $$ select '' $$",
    /^planted$/,
  ],
  [
    'nothing is granted beyond the schema of councils',
    'grant insert on reporting.teams to headway_reporting',
    /^reporting.teams headway_reporting$/,
  ],
  [
    'nothing is granted beyond the schema of councils',
    'grant select on reporting.teams to headway_app',
    /^reporting.teams headway_app$/,
  ],
  [
    'nothing is granted beyond the schema of councils',
    'create schema planted; create table planted.other (id text); grant select on planted.other to headway_app',
    /^planted.other headway_app$/,
  ],
];

/** Grants that somebody might add without writing them down in `grants.ts`. */
export const GRANTED: readonly (readonly [role: keyof typeof GRANTS, statement: string])[] = [
  ['headway_app', 'grant delete on event to headway_app'],
  ['headway_app', 'grant select (sealed) on mail to headway_app'],
  ['headway_app', 'create sequence planted; grant usage on sequence planted to headway_app'],
  ['headway_app', 'revoke insert on event from headway_app'],
  ['headway_worker', 'grant select on session to headway_worker'],
  ['headway_worker', 'grant select (password_hash) on credential to headway_worker'],
  ['headway_reporting', 'grant select on extract_row to headway_reporting'],
  ['headway_reporting', 'grant select on measure_value to headway_reporting'],
  ['headway_reporting', 'grant select on reporting.login_of_session to headway_reporting'],
  ['headway_login', 'grant select on authority to headway_login'],
];
