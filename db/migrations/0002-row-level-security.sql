-- Every table that carries the council's id shows only the rows of the council set in this transaction. A transaction
-- that has set none sees nothing: current_setting(…, true) is then null or empty and equals no council.
do $$
declare
  tenant_table text;
begin
  for tenant_table in
    select table_name from information_schema.columns
    where table_schema = current_schema() and column_name = 'authority_id'
    order by table_name
  loop
    execute format('alter table %I enable row level security', tenant_table);
    execute format('alter table %I force row level security', tenant_table);
    execute format(
      'create policy own_council on %I using (authority_id = current_setting(''headway.authority'', true)) with check (authority_id = current_setting(''headway.authority'', true))',
      tenant_table
    );
    execute format('grant select, insert, update, delete on %I to headway_app', tenant_table);
  end loop;
end
$$;

revoke update, delete on event from headway_app;
revoke delete on authority, person, team from headway_app;
grant select, insert, update on installation, setup_link, council_code to headway_app;
