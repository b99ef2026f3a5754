-- Papers on the plan's progress that people write: what Headway proposes stands in each section, people edit it, and a
-- final paper stays as it is, under its hash.

create table plan_paper (
  authority_id text not null references authority,
  paper_id     uuid not null default gen_random_uuid(),
  title        text not null check (title <> '' and length(title) <= 200),
  -- Before whom it is brought, and when.
  committee    text not null default '' check (length(committee) <= 200),
  meeting_on   date,
  author       text not null default '' check (length(author) <= 200),
  -- The period that it tells of, both days included.
  from_day     date not null,
  until_day    date not null check (until_day >= from_day),
  state        text not null default 'draft' check (state in ('draft', 'final')),
  made_by      uuid not null,
  made_at      timestamptz not null,
  version      integer not null default 1,
  primary key (authority_id, paper_id),
  foreign key (authority_id, made_by) references person
);

-- What a final paper says, as the text over which its hash was made: it is added once and never changed.
create table plan_paper_final (
  authority_id text not null,
  paper_id     uuid not null,
  content      text not null,
  sha256       text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  by           uuid not null,
  at           timestamptz not null,
  primary key (authority_id, paper_id),
  foreign key (authority_id, paper_id) references plan_paper,
  foreign key (authority_id, by) references person
);

create table plan_paper_section (
  authority_id text not null,
  paper_id     uuid not null,
  number       integer not null check (number > 0),
  -- What it is built from; empty for a section that somebody added.
  part         text not null default '',
  heading      text not null check (heading <> '' and length(heading) <= 200),
  -- As it was last built from the plan.
  built        text not null default '' check (length(built) <= 40000),
  words        text not null default '' check (length(words) <= 40000),
  edited_by    uuid,
  edited_at    timestamptz,
  version      integer not null default 1,
  primary key (authority_id, paper_id, number),
  foreign key (authority_id, paper_id) references plan_paper,
  foreign key (authority_id, edited_by) references person
);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['plan_paper', 'plan_paper_final', 'plan_paper_section'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy own_council on %I using (authority_id = current_setting(''headway.authority'', true)) with check (authority_id = current_setting(''headway.authority'', true))',
      tenant_table
    );
  end loop;
end
$$;

grant select, insert, update on plan_paper, plan_paper_section to headway_app;
grant select, insert on plan_paper_final to headway_app;
grant select on plan_paper, plan_paper_final, plan_paper_section to headway_worker;
