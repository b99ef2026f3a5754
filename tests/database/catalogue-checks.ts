import type pg from 'pg';

/**
 * What must hold of the schema whatever table comes, asked of the database's own catalogue. Each check names what is
 * wrong; nothing named, it holds. `catalogue.test.ts` plants one fault after the other to see each check fail.
 */
export type Check = (client: pg.Client) => Promise<string[]>;

/** The tables of the installation itself: none of them says anything of a council but its code and its name. */
const WITHOUT_COUNCIL = ['council_code', 'installation', 'migration', 'reporting_measure', 'setup_link', 'sign_in_try'];
export const WORKING_ROLES = ['headway_app', 'headway_reporting', 'headway_worker'];
export const ROLES = [...WORKING_ROLES, 'headway_login'];

const OURS = "relnamespace = 'public'::regnamespace";
/** Views for logins of a council's own tools: they read as their owner, and ask whose login it is. */
const REPORTING = "relnamespace = 'reporting'::regnamespace";
const OF_COUNCILS = `
  select c.oid, c.relname as name from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id' and not a.attisdropped
  where c.${OURS} and c.relkind in ('r', 'p', 'f')`;

export const CHECKS = {
  'every table carries the council, besides the few of the installation itself': named(
    `select relname as fault from pg_class where ${OURS} and relkind in ('r', 'p', 'f')
     and oid not in (select oid from (${OF_COUNCILS}) t) and relname <> all ($1)`,
    [WITHOUT_COUNCIL],
  ),
  'every table of a council says whose a row is': named(
    `select t.name as fault from (${OF_COUNCILS}) t join pg_attribute a on a.attrelid = t.oid
     where a.attname = 'authority_id' and not (a.attnotnull and a.atttypid = 'text'::regtype and a.attgenerated = '')`,
  ),
  'every table of a council has row-level security, forced': named(
    `select c.relname as fault from pg_class c join (${OF_COUNCILS}) t using (oid)
     where not (c.relrowsecurity and c.relforcerowsecurity)`,
  ),
  'every table of a council has the one policy, for everybody and everything': named(
    `select t.name as fault from (${OF_COUNCILS}) t
     left join pg_policy p on p.polrelid = t.oid
     group by t.name
     having count(*) filter (where p.polcmd = '*' and p.polpermissive and p.polroles = array[0::oid]
         and pg_get_expr(p.polqual, p.polrelid) = $1 and pg_get_expr(p.polwithcheck, p.polrelid) = $1) <> 1
       or count(p.oid) <> 1`,
    ["(authority_id = current_setting('headway.authority'::text, true))"],
  ),
  'every table of a council has a primary key': named(
    `select t.name as fault from (${OF_COUNCILS}) t
     where not exists (select 1 from pg_index i where i.indrelid = t.oid and i.indisprimary)`,
  ),
  'every unique index begins with the council, also where it holds for some rows only': named(
    `select i.indexrelid::regclass::text as fault from pg_index i join (${OF_COUNCILS}) t on t.oid = i.indrelid
     left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
     where (i.indisunique or i.indisexclusion) and a.attname is distinct from 'authority_id'`,
  ),
  'every other index is read within a council': named(
    `select i.indexrelid::regclass::text as fault from pg_index i join (${OF_COUNCILS}) t on t.oid = i.indrelid
     left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
     join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
     where not i.indisunique and m.amname = 'btree' and a.attname is distinct from 'authority_id'`,
  ),
  'every foreign key stays within the council': named(
    `select k.conrelid::regclass || ' ' || k.conname as fault from pg_constraint k
     join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
     join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
     where k.contype = 'f' and k.connamespace = 'public'::regnamespace
       and (a.attname <> 'authority_id' or b.attname <> 'authority_id')`,
  ),
  'no view shows what a policy hides': named(
    `select relname as fault from pg_class where ${OURS} and relkind in ('v', 'm')`,
  ),
  'every view for a council’s own tools leaves out what is another’s before anything else is asked': named(
    `select c.relname as fault from pg_class c where c.${REPORTING} and (c.relkind <> 'v'
       or not coalesce(c.reloptions, '{}') @> '{security_barrier=true}'
       or (c.relname <> 'login_of_session' and not exists (
         select from pg_rewrite r join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
         where r.ev_class = c.oid and d.refobjid = to_regclass('reporting.login_of_session'))))
     union all select proname from pg_proc where pronamespace = 'reporting'::regnamespace`,
  ),
  'no function runs as somebody else, or at all': named(
    "select proname as fault from pg_proc where pronamespace = 'public'::regnamespace",
  ),
  'no trigger and no rule does anything behind the application’s back': named(
    `select tgname as fault from pg_trigger join pg_class c on c.oid = tgrelid where not tgisinternal and c.${OURS}
     union all select rulename from pg_rewrite join pg_class c on c.oid = ev_class where c.${OURS} and relkind in ('r', 'p')`,
  ),
  'no table takes its rows from another': named(
    `select inhrelid::regclass::text as fault from pg_inherits join pg_class c on c.oid = inhrelid where c.${OURS} and c.relkind <> 'i'`,
  ),
  'no role that works owns anything': named(
    `select rolname || ' owns ' || relname as fault from pg_class join pg_roles r on r.oid = relowner where rolname = any ($1)
     union all select rolname || ' owns ' || nspname from pg_namespace join pg_roles r on r.oid = nspowner where rolname = any ($1)
     union all select rolname || ' owns ' || proname from pg_proc join pg_roles r on r.oid = proowner where rolname = any ($1)
     union all select rolname || ' owns ' || datname from pg_database join pg_roles r on r.oid = datdba where rolname = any ($1)`,
    [ROLES],
  ),
  'no role that works may more than work, and one alone signs in': named(
    `select rolname as fault from pg_roles where rolname = any ($1)
     and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
       or rolcanlogin <> (rolname = 'headway_login') or (rolname = 'headway_login' and rolinherit))`,
    [ROLES],
  ),
  'no role is a member of another, besides those that who signs in may become': named(
    `select m.rolname || ' of ' || g.rolname as fault from pg_auth_members
     join pg_roles m on m.oid = member join pg_roles g on g.oid = roleid
     where (m.rolname = any ($1) or g.rolname = any ($1)) and not m.rolsuper
       and not (m.rolname = 'headway_login' and g.rolname in ('headway_app', 'headway_worker') and not admin_option)`,
    [ROLES],
  ),
  'no role that works may create anything, here or for a while': named(
    `select rolname || ' in ' || nspname as fault from pg_roles, pg_namespace
       where rolname = any ($1) and nspname !~ '^pg_(temp|toast)' and has_schema_privilege(rolname, pg_namespace.oid, 'create')
     union all select rolname || ' schemas' from pg_roles
       where rolname = any ($1) and has_database_privilege(rolname, current_database(), 'create')`,
    [ROLES],
  ),
  'everybody may nothing': named(
    `select c.relname || ' ' || privilege_type as fault from pg_class c, aclexplode(c.relacl)
       where c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
         and c.relnamespace::regnamespace::text !~ '^pg_' and grantee = 0
     union all select relname || '.' || attname from pg_attribute join pg_class c on c.oid = attrelid, aclexplode(attacl)
       where c.${OURS} and grantee = 0
     union all select nspname || ' ' || privilege_type from pg_namespace, aclexplode(nspacl)
       where grantee = 0 and nspname not in ('pg_catalog', 'information_schema') and not (nspname = 'public' and privilege_type = 'USAGE')`,
  ),
  'nothing is granted beforehand': named(
    `select coalesce(nullif(defaclnamespace::regnamespace::text, '-'), 'everywhere') || ' ' || defaclobjtype::text as fault from pg_default_acl`,
  ),
  'nobody hands on what was granted': named(
    `select c.relname || ' ' || g.rolname as fault from pg_class c, aclexplode(c.relacl) join pg_roles g on g.oid = grantee
     where c.${OURS} and is_grantable and g.rolname = any ($1)`,
    [ROLES],
  ),
  'nothing is granted beyond the schema of councils': named(
    `select c.oid::regclass || ' ' || g.rolname as fault from pg_class c, aclexplode(c.relacl) join pg_roles g on g.oid = grantee
     where not c.${OURS} and g.rolname = any ($1)
       and not (c.${REPORTING} and g.rolname = 'headway_reporting' and privilege_type = 'SELECT' and not is_grantable)`,
    [ROLES],
  ),
} satisfies Record<string, Check>;

export type CheckName = keyof typeof CHECKS;

const GRANTED_IN = `(c.${OURS} or c.${REPORTING})`;
const NAME = `case when c.${REPORTING} then 'reporting.' else '' end || c.relname`;

/** What a role may do with each table, view and sequence, in one line each; columns are named where not all are granted. */
export async function grantsOf(client: pg.Client, role: string): Promise<Record<string, string>> {
  const { rows } = await client.query<{ name: string; may: string }>(
    `with granted as (       -- one row per object, column where it is granted by column, and privilege
       select ${NAME} as name, null as column, lower(a.privilege_type) as may
       from pg_class c, aclexplode(c.relacl) a where ${GRANTED_IN} and a.grantee = $1::regrole
       union all
       select ${NAME}, t.attname, lower(a.privilege_type)
       from pg_class c join pg_attribute t on t.attrelid = c.oid, aclexplode(t.attacl) a
       where ${GRANTED_IN} and a.grantee = $1::regrole
     ), privilege as (       -- one row per object and privilege
       select name, may, string_agg("column", ', ' order by "column") as columns from granted group by name, may
     )
     select name, string_agg(may || coalesce(' (' || columns || ')', ''), ', ' order by may, columns) as may
     from privilege group by name order by name`,
    [role],
  );
  return Object.fromEntries(rows.map(({ name, may }) => [name, may]));
}

function named(question: string, values: unknown[] = []): Check {
  return async (client) => {
    const { rows } = await client.query<{ fault: string }>(question, values);
    return rows.map(({ fault }) => fault).toSorted();
  };
}
