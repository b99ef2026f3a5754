-- What a council asks of itself beside what Headway asks: things to have ready if inspectors rang today, and things to
-- do from the call on; and the numbers that rules count by, as a council settled them. All is added, never changed.

-- An item of the council's own: each version holds from its day on, until the day of the next; one that is ended is
-- asked for no longer.
create table readiness_item (
  authority_id    text not null references authority,
  item_id         uuid not null default gen_random_uuid(),
  version         integer not null check (version > 0),
  -- To have ready at any time, or to do once they rang.
  kind            text not null check (kind in ('paper', 'call')),
  title           text not null check (title <> '' and length(title) <= 150),
  -- Why it is asked for, or what is to be ready.
  what            text not null default '' check (length(what) <= 500),
  -- The post that keeps or does it.
  owner           text not null check (owner <> '' and length(owner) <= 120),
  good_for_months integer check (good_for_months between 1 and 60),
  within_minutes  integer check (within_minutes between 1 and 10080),
  from_day        date not null,
  is_ended        boolean not null default false,
  entered_by      uuid not null,
  entered_at      timestamptz not null,
  primary key (authority_id, item_id, version),
  foreign key (authority_id, entered_by) references person,
  check (case kind
    when 'paper' then good_for_months is not null and within_minutes is null
    else within_minutes is not null and good_for_months is null
  end)
);

-- A number that rules count by, such as how many results make an impact sustained, as the council settled it from a
-- day on; without an amount Headway's default holds again.
create table count_setting (
  authority_id text not null references authority,
  rule         text not null check (rule <> ''),
  version      integer not null check (version > 0),
  from_day     date not null,
  amount       integer check (amount between 0 and 1000),
  source       text not null check (source <> ''),
  reason       text not null check (reason <> ''),
  approved_by  text not null check (approved_by <> ''),
  entered_by   uuid not null,
  entered_at   timestamptz not null,
  primary key (authority_id, rule, version),
  foreign key (authority_id, entered_by) references person
);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['readiness_item', 'count_setting'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy own_council on %I using (authority_id = current_setting(''headway.authority'', true)) with check (authority_id = current_setting(''headway.authority'', true))',
      tenant_table
    );
  end loop;
end
$$;

grant select, insert on readiness_item, count_setting to headway_app;
grant select on count_setting to headway_worker;
