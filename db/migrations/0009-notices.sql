-- What people are told. A notice is for one person, or for everybody whom its kind reaches at the time they look: who
-- loses the permission no longer sees it, and who gains it does. A mail is a promise kept after the transaction.

create table notice (
  authority_id text not null references authority,
  notice_id    uuid not null default gen_random_uuid(),
  sequence     bigint generated always as identity,
  kind         text not null check (kind <> ''),
  -- What it is about, as the list says it: a file's name, a team. Never a child, and never in a mail.
  subject      text not null check (length(subject) <= 200),
  href         text not null check (href ~ '^/([^/\\]|$)'),
  -- Null: everybody whom the kind reaches, except the one who did it.
  person_id    uuid,
  except_id    uuid,
  at           timestamptz not null,
  times        integer not null default 1 check (times > 0),
  -- Until it was decided who gets a mail about it.
  mails_due    boolean not null default true,
  made_at      timestamptz not null default now(),
  primary key (authority_id, notice_id),
  foreign key (authority_id, person_id) references person,
  foreign key (authority_id, except_id) references person,
  check (person_id is null or except_id is null)
);
create index notice_by_person on notice (authority_id, person_id, sequence);
create index notice_by_kind on notice (authority_id, kind);
create index notice_with_mails_due on notice (authority_id, sequence) where mails_due;

create table notice_read (
  authority_id text not null,
  notice_id    uuid not null,
  person_id    uuid not null,
  read_at      timestamptz not null,
  primary key (authority_id, notice_id, person_id),
  foreign key (authority_id, notice_id) references notice on delete cascade,
  foreign key (authority_id, person_id) references person
);

-- How somebody wants to be told of a kind; where nothing stands here, as the kind itself says.
create table notice_preference (
  authority_id text not null,
  person_id    uuid not null,
  kind         text not null check (kind <> ''),
  way          text not null check (way in ('list', 'mail', 'digest')),
  primary key (authority_id, person_id, kind),
  foreign key (authority_id, person_id) references person
);

-- The outbox. It names a person, never an address: where the mail goes is looked up when it goes.
create table mail (
  authority_id text not null references authority,
  mail_id      uuid not null default gen_random_uuid(),
  person_id    uuid not null,
  -- `notice`, `digest`, or which mail with a link that works once.
  template     text not null check (template <> ''),
  notice_id    uuid,
  -- The digest that carries it.
  digest_id    uuid,
  -- The link of such a mail, sealed; forgotten as soon as the mail has gone or was given up.
  sealed       text,
  state        text not null check (state in ('waiting', 'collected', 'carried', 'sending', 'sent', 'dropped', 'undelivered')),
  tries        smallint not null default 0,
  due_at       timestamptz not null,
  give_up_at   timestamptz not null,
  made_at      timestamptz not null,
  settled_at   timestamptz,
  -- Why it did not go, as a code.
  problem      text,
  primary key (authority_id, mail_id),
  foreign key (authority_id, person_id) references person,
  foreign key (authority_id, notice_id) references notice on delete cascade,
  foreign key (authority_id, digest_id) references mail on delete cascade,
  check ((template = 'notice') = (notice_id is not null)),
  check ((state in ('sent', 'dropped', 'undelivered')) = (settled_at is not null)),
  check (sealed is null or settled_at is null)
);
create unique index mail_once_for_each_notice on mail (authority_id, notice_id, person_id) where notice_id is not null;
create index mail_to_send on mail (authority_id, due_at) where state in ('waiting', 'sending');
create index mail_of_person on mail (authority_id, person_id);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['notice', 'notice_read', 'notice_preference', 'mail'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy own_council on %I using (authority_id = current_setting(''headway.authority'', true)) with check (authority_id = current_setting(''headway.authority'', true))',
      tenant_table
    );
  end loop;
end
$$;

grant select, insert, update (at, times) on notice to headway_app;
grant select, insert on notice_read to headway_app;
grant select, insert, update on notice_preference to headway_app;
grant insert on mail to headway_app;
-- The page of mails that did not arrive shows to whom and why, and cannot show a link.
grant select (authority_id, mail_id, person_id, template, notice_id, digest_id, state, tries, due_at, made_at, settled_at, problem) on mail to headway_app;

grant select, insert, update, delete on notice, mail to headway_worker;
grant select on notice_read, notice_preference to headway_worker;
