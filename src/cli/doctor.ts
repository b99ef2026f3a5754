import { stat, statfs } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { Config } from '../platform/config.ts';
import type { Connection } from '../platform/database/database.ts';
import { pendingMigrations } from '../platform/database/migrate.ts';

export type Finding = { sound: boolean; what: string };

const OLDEST_NODE = 24;
const OLDEST_POSTGRES = 150_000;
const LEAST_FREE_BYTES = 2 * 1024 ** 3;
const MOST_CLOCK_SECONDS = 60;

/** Everything that must be right for an installation to be trusted, each with a sentence that says what to do. */
export async function examine(
  connection: Connection,
  { dataDirectory, publicUrl, databaseUrl }: Config,
): Promise<Finding[]> {
  const findings = [nodeVersion(), await freeDisk(dataDirectory), address(publicUrl), await privacy(dataDirectory)];
  if (databaseUrl !== null) findings.push(databaseAddress(databaseUrl));
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5000 });
  const isReached = await client.connect().then(
    () => true,
    () => false,
  );
  if (!isReached)
    return [
      ...findings,
      { sound: false, what: 'Database: it cannot be reached. Start Headway once, or check DATABASE_URL.' },
    ];
  try {
    findings.push(await serverVersion(client), await clock(client), await applicationRole(client));
    findings.push(await rowLevelSecurity(client), await migrations(connection));
  } finally {
    await client.end().catch(() => undefined);
  }
  return findings;
}

function nodeVersion(): Finding {
  const sound = Number(process.versions.node.split('.')[0]) >= OLDEST_NODE;
  return {
    sound,
    what: `Node ${process.versions.node}${sound ? '' : `: use ${OLDEST_NODE} or newer; npm start brings it`}`,
  };
}

async function freeDisk(dataDirectory: string): Promise<Finding> {
  const disk = await statfs(dataDirectory).catch(() => null);
  if (disk === null)
    return { sound: false, what: `Disk: the data folder ${dataDirectory} is not there. Start Headway once` };
  const free = disk.bavail * disk.bsize;
  const sound = free >= LEAST_FREE_BYTES;
  return {
    sound,
    what: `Disk: ${(free / 1024 ** 3).toFixed(1)} GB free for ${dataDirectory}${sound ? '' : '; make room for at least 2 GB'}`,
  };
}

/** Cookies only travel encrypted where the address is https; plain http is for one's own machine. */
function address(publicUrl: URL): Finding {
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(publicUrl.hostname);
  const sound = local || publicUrl.protocol === 'https:';
  return {
    sound,
    what: `Address: ${publicUrl.origin}${sound ? '' : '; people outside this machine must reach it by https (set HEADWAY_PUBLIC_URL)'}`,
  };
}

const OTHERS = 0o077;

/** Files of children lie in the data folder: nobody else on the machine may open it. Windows keeps no such modes. */
async function privacy(dataDirectory: string): Promise<Finding> {
  if (process.platform === 'win32') return { sound: true, what: 'Secrets: this system keeps its own rights of files' };
  const folders = [dataDirectory, ...['postgres', 'files', 'run'].map((inside) => path.join(dataDirectory, inside))];
  const open: string[] = [];
  for (const folder of folders) {
    const found = await stat(folder).catch(() => null);
    if (found !== null && (found.mode & OTHERS) !== 0) open.push(folder);
  }
  if (open.length === 0) return { sound: true, what: 'Secrets: nobody else on this machine can open the data folder' };
  return { sound: false, what: `Secrets: others on this machine can open ${open.join(', ')}; run chmod 700 on it` };
}

/** A password and children's records cross the network to a database elsewhere. */
function databaseAddress(databaseUrl: string): Finding {
  const { hostname, searchParams } = new URL(databaseUrl);
  const isLocal = ['', 'localhost', '127.0.0.1', '[::1]'].includes(hostname) || searchParams.has('host');
  const sound = isLocal || ['require', 'verify-ca', 'verify-full'].includes(searchParams.get('sslmode') ?? '');
  return {
    sound,
    what: `Way to the database: ${sound ? 'on this machine or encrypted' : 'not encrypted; add sslmode=verify-full to DATABASE_URL'}`,
  };
}

async function serverVersion(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query(
    "select current_setting('server_version') as version, current_setting('server_version_num')::int as number",
  );
  const sound = rows[0].number >= OLDEST_POSTGRES;
  return { sound, what: `PostgreSQL ${rows[0].version}${sound ? '' : ': use 15 or newer'}` };
}

async function clock(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query('select extract(epoch from clock_timestamp())::float8 as seconds');
  const apart = Math.abs(rows[0].seconds - Date.now() / 1000);
  const sound = apart <= MOST_CLOCK_SECONDS;
  return {
    sound,
    what: sound
      ? 'Clock: this machine and the database agree'
      : `Clock: this machine and the database are ${Math.round(apart)} seconds apart; set both by the network's time`,
  };
}

async function applicationRole(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query(
    "select rolsuper, rolbypassrls, (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned from pg_roles where rolname = 'headway_app'",
  );
  const role = rows[0];
  const sound = role !== undefined && !role.rolsuper && !role.rolbypassrls && role.owned === 0;
  return {
    sound,
    what: sound
      ? 'Role headway_app: owns nothing and bypasses nothing'
      : 'Role headway_app: it is missing, or it may do more than it should',
  };
}

async function rowLevelSecurity(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query(
    `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'authority_id'
     join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`,
  );
  const sound = rows.length === 0;
  return {
    sound,
    what: sound
      ? 'Row-level security: forced on every table of a council'
      : `Row-level security: not forced on ${rows.map((row) => row.relname).join(', ')}`,
  };
}

async function migrations(connection: Connection): Promise<Finding> {
  const pending = await pendingMigrations(connection);
  const sound = pending.length === 0;
  return {
    sound,
    what: sound
      ? 'Schema: up to date'
      : `Schema: ${pending.length} ${pending.length === 1 ? 'step' : 'steps'} behind; start Headway to bring it up to date`,
  };
}
