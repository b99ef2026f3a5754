-- Figures for a council's own tools: views for logins of the database, and tokens for programs that ask over HTTP.

-- What each measure means, as this version of Headway defines it. Headway writes it anew when it starts.
create table reporting_measure (
  measure            text primary key,
  name               text not null,
  area               text not null,
  kind               text not null check (kind in ('count', 'proportion', 'rate', 'mean')),
  timing             text not null,
  unit               text not null,
  better             text not null check (better in ('higher', 'lower', 'neither')),
  counts             text not null,
  out_of             text not null,
  final_after_days   integer not null,
  definition_version integer not null,
  source             text not null
);

-- Which council a login of the database belongs to, and whether it sees small numbers. Whoever runs the database enters
-- it; no role that works can read or write it, so that no login can say of itself that it belongs elsewhere.
create table reporting_login (
  authority_id text not null references authority,
  role_name    text not null check (role_name <> ''),
  -- Small numbers, and what they could be solved from, are left out.
  suppressed   boolean not null default true,
  primary key (authority_id, role_name)
);

-- A token of a program. Its own text is shown once and never kept.
create table feed_token (
  authority_id  text not null references authority,
  token_id      uuid not null default gen_random_uuid(),
  name          text not null check (length(name) between 1 and 100),
  fingerprint   bytea not null check (length(fingerprint) = 32),
  shows_counts  boolean not null default false,
  -- False: it reaches the teams and localities that stand in feed_token_part, and nothing of the council as a whole.
  whole_council boolean not null,
  made_by       uuid not null,
  made_at       timestamptz not null,
  expires_at    timestamptz not null,
  last_used_on  date,
  revoked_by    uuid,
  revoked_at    timestamptz,
  version       integer not null default 1,
  primary key (authority_id, token_id),
  unique (authority_id, fingerprint),
  foreign key (authority_id, made_by) references person,
  foreign key (authority_id, revoked_by) references person,
  check ((revoked_by is null) = (revoked_at is null))
);

create table feed_token_part (
  authority_id text not null,
  token_id     uuid not null,
  part_id      uuid not null,
  team_id      uuid check (team_id = part_id),
  locality_id  uuid check (locality_id = part_id),
  primary key (authority_id, token_id, part_id),
  foreign key (authority_id, token_id) references feed_token,
  foreign key (authority_id, team_id) references team,
  foreign key (authority_id, locality_id) references locality,
  check (num_nonnulls(team_id, locality_id) = 1)
);

do $$
declare
  tenant_table text;
begin
  foreach tenant_table in array array['reporting_login', 'feed_token', 'feed_token_part'] loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy own_council on %I using (authority_id = current_setting(''headway.authority'', true)) with check (authority_id = current_setting(''headway.authority'', true))',
      tenant_table
    );
  end loop;
end
$$;

grant select, insert, update, delete on reporting_measure to headway_app;
grant select, insert, update (last_used_on, revoked_by, revoked_at, version) on feed_token to headway_app;
grant select, insert on feed_token_part to headway_app;

-- A login could set headway.authority itself: on the tables, whose policy believes the setting, it may therefore nothing.
revoke all on all tables in schema public from headway_reporting;

create schema reporting;
grant usage on schema reporting to headway_reporting;

-- Views read as their owner, so that a login needs no right on any table; the owner, too, is held to the policies. Each
-- view shows only what belongs to the council of the login that the session signed in with (session_user stays what it
-- was whatever role is set), and nothing where headway.authority names another one. A security barrier, because a
-- function of the asker's own could otherwise see rows before the view has left them out.
create view reporting.login_of_session with (security_barrier) as
select authority_id, suppressed from public.reporting_login
where role_name = session_user::text and authority_id = current_setting('headway.authority', true);

create view reporting.measures with (security_barrier) as
select measure, name, area, kind, timing, unit, better, counts, out_of, final_after_days, definition_version, source
from public.reporting_measure
where exists (select from reporting.login_of_session);

-- One row per place that a team had: its days are from_day until the day before until_day.
create view reporting.teams with (security_barrier) as
select
  team.name as team, locality.name as locality, service.name as service, team_place.from_day,
  coalesce(lead(team_place.from_day) over (partition by team.team_id order by team_place.from_day), team.until_day) as until_day
from reporting.login_of_session as login
join public.team on team.authority_id = login.authority_id
join public.team_place on team_place.authority_id = team.authority_id and team_place.team_id = team.team_id
left join public.locality on locality.authority_id = team_place.authority_id and locality.locality_id = team_place.locality_id
left join public.service on service.authority_id = team_place.authority_id and service.service_id = team_place.service_id;

-- One row per measure, month, dimension and group: the figure of the newest accepted extract that covers the month.
create view reporting.values with (security_barrier) as
with covering as (       -- one row per measure, month and accepted extract that covers the month; 1 is the newest
  select
    login.authority_id, login.suppressed, value.measure, value.month, extract.extract_id, extract.as_at,
    row_number() over newest_first as age,
    lag((coalesce(extract.accepted_at, extract.loaded_at) at time zone 'UTC')::date) over newest_first as replaced_on
  from reporting.login_of_session as login
  join public.extract on extract.authority_id = login.authority_id and extract.state = 'accepted'
  join public.measure_value as value
    on value.authority_id = extract.authority_id and value.extract_id = extract.extract_id and value.dimension = 'council'
  window newest_first as (
    partition by login.authority_id, value.measure, value.month
    order by extract.as_at desc, coalesce(extract.accepted_at, extract.loaded_at) desc
  )
), named as (            -- one row per measure, month, dimension and group of which any of them says something
  select distinct value.authority_id, value.measure, value.month, value.dimension, value.group_key
  from covering
  join public.measure_value as value
    on value.authority_id = covering.authority_id and value.extract_id = covering.extract_id
    and value.measure = covering.measure and value.month = covering.month
), said as (             -- what each extract says of each of them: where it names no case, none
  select
    named.*, covering.suppressed, covering.extract_id, covering.as_at, covering.age, covering.replaced_on,
    value.definition_version,
    coalesce(value.numerator, 0) as numerator,
    case when value.authority_id is null and measure.kind in ('proportion', 'mean') then 0 else value.denominator end as denominator,
    measure.kind, measure.timing,
    ((named.month || '-01')::date + interval '1 month')::date - 1 + measure.final_after_days as final_from
  from named
  join public.reporting_measure as measure on measure.measure = named.measure
  join covering
    on covering.authority_id = named.authority_id and covering.measure = named.measure and covering.month = named.month
  left join public.measure_value as value
    on value.authority_id = named.authority_id and value.dimension = named.dimension and value.group_key = named.group_key
    and value.measure = named.measure and value.month = named.month and value.extract_id = covering.extract_id
), compared as (         -- the same, beside what the newest one says
  select
    said.*,
    first_value(numerator) over newest_first as numerator_now,
    first_value(denominator) over newest_first as denominator_now
  from said
  window newest_first as (partition by authority_id, measure, month, dimension, group_key order by age)
), judged as (           -- one row per measure, month, dimension and group, with whether a figure that was final changed
  select
    authority_id, measure, month, dimension, group_key, suppressed, kind, timing, final_from,
    bool_or(
      (numerator, denominator) is distinct from (numerator_now, denominator_now)
      and case when timing = 'snapshot' then replaced_on else as_at end >= final_from
    ) as is_revised,
    max(as_at) filter (where age = 1) as as_at,
    (array_agg(extract_id order by age))[1] as extract,
    (array_agg(definition_version order by age))[1] as definition_version,
    max(numerator_now) as numerator, max(denominator_now) as denominator
  from compared
  group by authority_id, measure, month, dimension, group_key, suppressed, kind, timing, final_from
), small as (            -- the same, with whether a figure gives a small count away
  select
    judged.*,
    case
      when kind = 'mean' then denominator between 1 and 9
      when numerator between 1 and 5 then true
      when kind <> 'proportion' or coalesce(denominator, 0) = 0 then false
      else denominator < 10 or denominator - numerator between 1 and 5
    end as is_small
  from judged
), hidden as (           -- of groups that add up to the council, one hidden figure could be solved from the others
  select small.*, suppressed and bool_or(coalesce(is_small, false)) over (partition by authority_id, measure, month, dimension) as is_hidden
  from small
)
select
  measure, month, dimension, group_key,
  case when not is_hidden then numerator end as numerator,
  case when not is_hidden then denominator end as denominator,
  case
    when is_hidden then null
    when kind = 'count' then numerator::double precision
    when coalesce(denominator, 0) = 0 then null
    when kind = 'proportion' then 100::double precision * numerator / denominator
    when kind = 'mean' then numerator::double precision / denominator
    else numerator::double precision * case when timing = 'flow' then 12 else 1 end * 10000 / denominator
  end as value,
  is_hidden as suppressed,
  case
    when case when timing = 'snapshot' then (now() at time zone 'Europe/London')::date else as_at end < final_from then 'provisional'
    when is_revised then 'revised'
    else 'final'
  end as status,
  as_at, extract, definition_version
from hidden;

-- What others publish of England, regions and councils: of figures about the same, the one that was published last.
create view reporting.benchmarks with (security_barrier) as
with figure as (         -- one row per figure of a set in use, with what it is about
  select
    figure.*, set.sequence, coalesce(figure.measure, figure.item_code) as about,
    case figure.area_kind
      when 'region' then figure.area_name when 'council' then coalesce(figure.area_code, figure.area_name) else ''
    end as area_key
  from reporting.login_of_session as login
  join public.benchmark_set as set on set.authority_id = login.authority_id and set.state = 'accepted'
  join public.benchmark_figure as figure on figure.authority_id = set.authority_id and figure.set_id = set.set_id
)
select distinct on (about, ends_on, covers, area_kind, area_key)
  measure, item_code, item_name, unit, year, ends_on, covers, area_kind, area_code, area_name, value, mark, source, published_on
from figure
order by about, ends_on, covers, area_kind, area_key, published_on desc nulls last, sequence desc, row_number desc;

grant select on reporting.measures, reporting.teams, reporting.values, reporting.benchmarks to headway_reporting;
