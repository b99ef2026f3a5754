-- Evidence: documents with their versions, and what is claimed of an action, an outcome, a finding or a statement, with
-- what supports it and what contradicts it. Nothing of it is deleted: what no longer holds is withdrawn, with a reason.

create table document (
  authority_id text not null references authority,
  document_id  uuid not null default gen_random_uuid(),
  title        text not null check (title <> '' and length(title) <= 200),
  -- Seen only by those who may see what is held back until it is published.
  is_held      boolean not null default false,
  added_by     uuid not null,
  added_at     timestamptz not null,
  version      integer not null default 1,
  primary key (authority_id, document_id),
  foreign key (authority_id, added_by) references person
);

-- A document's files, one after another; none replaces another.
create table document_version (
  authority_id text not null,
  document_id  uuid not null,
  number       integer not null check (number > 0),
  file_name    text not null check (file_name <> '' and length(file_name) <= 200),
  -- By what the bytes are, never by what the name or the browser says.
  media_type   text not null check (media_type <> ''),
  bytes        integer not null check (bytes > 0),
  sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- What the council's own scanner said; `notScanned` where none is set up.
  scan         text not null check (scan in ('notScanned', 'clean')),
  -- The day that it is about, apart from the day on which it was added.
  about_on     date not null,
  -- What is new in it.
  note         text not null default '' check (length(note) <= 500),
  added_by     uuid not null,
  added_at     timestamptz not null,
  primary key (authority_id, document_id, number),
  foreign key (authority_id, document_id) references document,
  foreign key (authority_id, added_by) references person
);

create table evidence (
  authority_id     text not null references authority,
  evidence_id      uuid not null default gen_random_uuid(),
  about_kind       text not null check (about_kind in ('action', 'outcome', 'recommendation', 'finding', 'statement', 'risk')),
  about_id         uuid not null,
  -- The sentence that it speaks for or against.
  claim            text not null check (claim <> '' and length(claim) <= 400),
  stance           text not null check (stance in ('supports', 'contradicts')),
  -- Where it comes from: two different sources are what triangulation needs.
  source           text not null check (source in ('measure', 'audit', 'voice', 'staff', 'partner', 'external')),
  strength         text not null check (strength in ('weak', 'moderate', 'strong')),
  about_on         date not null,
  note             text not null check (length(note) <= 2000),
  document_id      uuid,
  document_number  integer,
  link             text check (link ~ '^https?://' and length(link) <= 500),
  -- A figure as it was: measure, period, extract, definition version, value and verdict.
  figure           json,
  added_by         uuid not null,
  added_at         timestamptz not null,
  verified_by      uuid,
  verified_on      date,
  withdrawn_by     uuid,
  withdrawn_at     timestamptz,
  withdrawn_reason text check (withdrawn_reason <> ''),
  version          integer not null default 1,
  primary key (authority_id, evidence_id),
  foreign key (authority_id, document_id, document_number) references document_version,
  foreign key (authority_id, added_by) references person,
  foreign key (authority_id, verified_by) references person,
  foreign key (authority_id, withdrawn_by) references person,
  constraint verifier_is_not_the_author check (verified_by <> added_by),
  check ((verified_by is null) = (verified_on is null)),
  check ((document_id is null) = (document_number is null)),
  check ((source = 'measure') or figure is null),
  check ((withdrawn_by is null) = (withdrawn_at is null) and (withdrawn_by is null) = (withdrawn_reason is null))
);
create index evidence_about on evidence (authority_id, about_kind, about_id);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['document', 'document_version', 'evidence'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy own_council on %I using (authority_id = current_setting(''headway.authority'', true)) with check (authority_id = current_setting(''headway.authority'', true))',
      tenant_table
    );
  end loop;
end
$$;

grant select, insert, update (title, is_held, version) on document to headway_app;
grant select, insert on document_version to headway_app;
grant select, insert, update (verified_by, verified_on, withdrawn_by, withdrawn_at, withdrawn_reason, version) on evidence to headway_app;
grant select on document, document_version, evidence to headway_worker;
