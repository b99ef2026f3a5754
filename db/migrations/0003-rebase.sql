-- A measure is compared with itself anew from a month on: limits begin again there, and the reason stands on the chart.
create table rebase (
  authority_id text not null references authority,
  measure      text not null,
  month        text not null check (month ~ '^[0-9]{4}-[0-9]{2}$'),
  reason       text not null check (reason <> ''),
  made_by      uuid not null,
  made_at      timestamptz not null default now(),
  primary key (authority_id, measure, month),
  foreign key (authority_id, made_by) references person
);

alter table rebase enable row level security;
alter table rebase force row level security;
create policy own_council on rebase
  using (authority_id = current_setting('headway.authority', true))
  with check (authority_id = current_setting('headway.authority', true));
grant select, insert, delete on rebase to headway_app;
