import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';
import { AppError } from '../errors.ts';
import type { Connection } from './database.ts';

const MIGRATIONS = new URL('../../../db/migrations/', import.meta.url);
const OLDEST_SERVER = 150_000;
/** Any constant: two processes that migrate the same database at once wait for each other by it. */
const MIGRATION_LOCK = 4_812_001;

/**
 * Brings the schema to this version: every file of `db/migrations` once, in order, each in its own transaction.
 * @param login the role without rights of its own that web and jobs sign in as; null where they sign in as the owner
 * @param upTo the last migration to apply, for a database to which a backup of that time comes back; null: all
 * @returns how many files were applied
 * @throws AppError DATABASE_UNREACHABLE, DATABASE_TOO_OLD, DATABASE_RIGHTS, DATABASE_NEWER
 */
export async function migrate(
  connection: Connection,
  login: string | null = null,
  upTo: string | null = null,
): Promise<number> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 });
  await client.connect().catch(() => {
    throw new AppError('DATABASE_UNREACHABLE');
  });
  try {
    await checkServer(client);
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await ensureRoles(client);
    if (login !== null) await ensureLogin(client, login);
    return await applyAll(client, upTo);
  } finally {
    await client.end();
  }
}

/** Names of the migrations that a database lacks; empty where it is up to date. */
export async function pendingMigrations(connection: Connection): Promise<string[]> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const files = await migrationFiles();
    const applied = await appliedMigrations(client).catch(() => new Map<string, string>());
    return files.filter((file) => !applied.has(file.name)).map((file) => file.name);
  } finally {
    await client.end();
  }
}

/** The migrations of this version, in the order in which they are applied. */
export async function knownMigrations(): Promise<{ name: string; sha256: string }[]> {
  return (await migrationFiles()).map(({ name, sha256 }) => ({ name, sha256 }));
}

async function checkServer(client: pg.Client): Promise<void> {
  const answer = await client.query<{ version: string }>("select current_setting('server_version_num') as version");
  if (Number(answer.rows[0]?.version) < OLDEST_SERVER) throw new AppError('DATABASE_TOO_OLD');
}

/** Roles that own nothing; each transaction becomes one of them. They are of the server, so a second database finds them. */
const WORKING_ROLES = ['headway_app', 'headway_worker', 'headway_reporting'] as const;

async function ensureRoles(client: pg.Client): Promise<void> {
  for (const role of WORKING_ROLES) await ensureRole(client, role);
}

async function ensureRole(client: pg.Client, role: (typeof WORKING_ROLES)[number]): Promise<void> {
  const found = await client.query(
    "select pg_has_role(current_user, oid, 'member') as member from pg_roles where rolname = $1",
    [role],
  );
  if (found.rows[0]?.member === true) return;
  await client
    .query(found.rowCount === 0 ? `create role ${role} nologin` : 'select 1')
    .then(() => client.query(`grant ${role} to current_user`))
    .catch((error: { code?: string }) => {
      if (error.code === '42501') throw new AppError('DATABASE_RIGHTS');
      throw error;
    });
}

/** Who web and jobs sign in as where the server is our own: it may become a working role and is nothing by itself. */
async function ensureLogin(client: pg.Client, login: string): Promise<void> {
  const found = await client.query('select 1 from pg_roles where rolname = $1', [login]);
  if (found.rowCount === 0) await client.query(`create role ${login} login noinherit`);
  await client.query(`grant headway_app, headway_worker to ${login}`);
}

async function applyAll(client: pg.Client, upTo: string | null): Promise<number> {
  await client.query(
    'create table if not exists migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())',
  );
  const applied = await appliedMigrations(client);
  const files = await migrationFiles();
  const known = new Set(files.map((file) => file.name));
  if ([...applied.keys()].some((name) => !known.has(name))) throw new AppError('DATABASE_NEWER');
  const missing = files.filter(({ name }) => !applied.has(name) && (upTo === null || name <= upTo));
  for (const file of missing) await apply(client, file);
  return missing.length;
}

async function apply(client: pg.Client, file: MigrationFile): Promise<void> {
  await client.query('begin');
  try {
    await client.query(file.sql);
    await client.query('insert into migration (name, sha256) values ($1, $2)', [file.name, file.sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

type MigrationFile = { name: string; sql: string; sha256: string };

async function migrationFiles(): Promise<MigrationFile[]> {
  const names = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, MIGRATIONS), 'utf8');
      return { name, sql: text, sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

async function appliedMigrations(client: pg.Client): Promise<Map<string, string>> {
  const rows = await client.query<{ name: string; sha256: string }>('select name, sha256 from migration order by name');
  return new Map(rows.rows.map((row) => [row.name, row.sha256]));
}
