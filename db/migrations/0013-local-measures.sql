-- What a council settles about measures for itself: targets, names, owners, limits, and figures that it supplies. What
-- was settled is never changed or deleted: the next decision stands beside it under the next version.

-- A decision on a measure's target. From its first month on it holds in place of every earlier one.
create table measure_setting (
  authority_id   text not null references authority,
  measure        text not null check (measure ~ '^[A-Z]{2}-[0-9]{2}$'),
  version        integer not null check (version > 0),
  tolerance      double precision check (tolerance >= 0),
  tolerance_unit text check (tolerance_unit in ('points', 'relative')),
  approved_by    text not null check (approved_by <> ''),
  approved_on    date not null,
  -- The minute or paper in which it stands.
  reference      text not null check (reference <> ''),
  entered_by     uuid not null,
  entered_at     timestamptz not null,
  primary key (authority_id, measure, version),
  foreign key (authority_id, entered_by) references person,
  check ((tolerance is null) = (tolerance_unit is null))
);

-- A decision's target from a month on, until the decision's next one.
create table measure_setting_step (
  authority_id text not null,
  measure      text not null,
  version      integer not null,
  from_month   text not null check (from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  kind         text not null check (kind in ('atLeast', 'atMost', 'range', 'none')),
  lower        double precision,
  upper        double precision,
  primary key (authority_id, measure, version, from_month),
  foreign key (authority_id, measure, version) references measure_setting,
  check ((lower is not null) = (kind in ('atLeast', 'range'))),
  check ((upper is not null) = (kind in ('atMost', 'range'))),
  check (kind <> 'range' or lower < upper)
);

-- How a measure is kept here: on the board's scorecard or not, whose it is, what it is called.
create table measure_local (
  authority_id text not null references authority,
  measure      text not null check (measure ~ '^[A-Z]{2}-[0-9]{2}$'),
  version      integer not null check (version > 0),
  -- Null: as the catalogue has it.
  on_board     boolean,
  -- A name or a post, or somebody with an account; neither where nobody owns it.
  owner        text not null default '' check (length(owner) <= 100),
  owner_id     uuid,
  local_name   text not null default '' check (length(local_name) <= 120),
  entered_by   uuid not null,
  entered_at   timestamptz not null,
  primary key (authority_id, measure, version),
  foreign key (authority_id, owner_id) references person,
  foreign key (authority_id, entered_by) references person,
  check (owner = '' or owner_id is null)
);

-- A council's own limit from a day on, in place of the one of guidance or common practice; without an amount that one
-- holds again.
create table timescale_setting (
  authority_id text not null references authority,
  rule         text not null check (rule <> ''),
  version      integer not null check (version > 0),
  from_day     date not null,
  amount       integer check (amount between 1 and 1000),
  unit         text check (unit in ('workingDays', 'days', 'weeks', 'months', 'years')),
  -- Where it stands, such as the council's practice standards and their edition.
  source       text not null check (source <> ''),
  reason       text not null check (reason <> ''),
  approved_by  text not null check (approved_by <> ''),
  entered_by   uuid not null,
  entered_at   timestamptz not null,
  primary key (authority_id, rule, version),
  foreign key (authority_id, entered_by) references person,
  check ((amount is null) = (unit is null))
);

-- Whether the files' number of referrals in the last 12 months counts the latest referral itself, from a day on.
create table referral_count_setting (
  authority_id    text not null references authority,
  version         integer not null check (version > 0),
  from_day        date not null,
  includes_latest boolean not null,
  reason          text not null check (reason <> ''),
  entered_by      uuid not null,
  entered_at      timestamptz not null,
  primary key (authority_id, version),
  foreign key (authority_id, entered_by) references person
);

-- A measure that the council supplies figures of; each version is its definition from then on.
create table supplied_measure (
  authority_id      text not null references authority,
  measure           text not null check (measure ~ '^LM-[0-9]{2}$'),
  version           integer not null check (version > 0),
  title             text not null check (title <> ''),
  why               text not null check (why <> ''),
  kind              text not null check (kind in ('count', 'proportion', 'rate', 'mean')),
  -- What happened in the month, or how it was on a day of it.
  timing            text not null check (timing in ('flow', 'snapshot')),
  better            text not null check (better in ('higher', 'lower', 'neither')),
  area              text not null check (area <> ''),
  counting_unit     text not null check (counting_unit <> ''),
  numerator_words   text not null check (numerator_words <> ''),
  denominator_words text not null,
  source            text not null check (source <> ''),
  final_after_days  integer not null check (final_after_days between 0 and 400),
  what_changed      text not null check (what_changed <> ''),
  entered_by        uuid not null,
  entered_at        timestamptz not null,
  primary key (authority_id, measure, version),
  foreign key (authority_id, entered_by) references person,
  check ((kind = 'count') = (denominator_words = ''))
);

-- A small table of figures: checked, shown, and of no effect until somebody accepts it.
create table supplied_upload (
  authority_id     text not null references authority,
  upload_id        uuid not null default gen_random_uuid(),
  file_name        text not null check (length(file_name) <= 200),
  state            text not null check (state in ('preview', 'accepted', 'rejected', 'withdrawn')),
  -- What is wrong, by row and column. A table with any problem has no values.
  problems         json not null,
  uploaded_by      uuid not null,
  uploaded_at      timestamptz not null,
  decided_by       uuid,
  decided_at       timestamptz,
  withdrawn_by     uuid,
  withdrawn_at     timestamptz,
  withdrawn_reason text check (withdrawn_reason <> ''),
  version          integer not null default 1,
  primary key (authority_id, upload_id),
  foreign key (authority_id, uploaded_by) references person,
  foreign key (authority_id, decided_by) references person,
  foreign key (authority_id, withdrawn_by) references person,
  check ((state = 'preview') = (decided_at is null)),
  check ((decided_at is null) = (decided_by is null)),
  check ((state = 'withdrawn') = (withdrawn_by is not null and withdrawn_at is not null and withdrawn_reason is not null))
);

create table supplied_value (
  authority_id text not null,
  upload_id    uuid not null,
  sheet_row    integer not null check (sheet_row > 0),
  measure      text not null check (measure ~ '^LM-[0-9]{2}$'),
  month        text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  -- Null: the whole council.
  team_id      uuid,
  numerator    double precision not null check (numerator >= 0),
  denominator  double precision check (denominator >= 0),
  primary key (authority_id, upload_id, sheet_row),
  foreign key (authority_id, upload_id) references supplied_upload,
  foreign key (authority_id, team_id) references team
);
create unique index supplied_value_once on supplied_value (authority_id, upload_id, measure, month, team_id) nulls not distinct;
create index supplied_value_by_measure on supplied_value (authority_id, measure, month);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array[
    'measure_setting', 'measure_setting_step', 'measure_local', 'timescale_setting', 'referral_count_setting',
    'supplied_measure', 'supplied_upload', 'supplied_value'
  ] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy own_council on %I using (authority_id = current_setting(''headway.authority'', true)) with check (authority_id = current_setting(''headway.authority'', true))',
      tenant_table
    );
  end loop;
end
$$;

grant select, insert on measure_setting, measure_setting_step, measure_local, timescale_setting,
  referral_count_setting, supplied_measure, supplied_value to headway_app;
grant select, insert, update on supplied_upload to headway_app;
grant select on measure_setting, measure_setting_step, measure_local, timescale_setting, referral_count_setting,
  supplied_measure, supplied_upload, supplied_value to headway_worker;
