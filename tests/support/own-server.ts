import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

/** A PostgreSQL of the machine, not ours: the oldest version that Headway works with, as councils have it. */
const PROGRAMS = '/usr/lib/postgresql/15/bin';
const AS_ORDINARY_USER = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];
const run = promisify(execFile);

export type OwnServer = {
  /** A new database of a user who owns it, may create roles and is no superuser. */
  database(name: string): Promise<string>;
  /** A Headway that works as another user connects to it and stays until it is let go. */
  another(name: string): Promise<() => Promise<void>>;
  stop(): Promise<void>;
};

/** Starts one that sorts by a language, not by bytes; or the reason why there is none. */
export async function startOwnServer(): Promise<OwnServer | string> {
  const found = await access(path.join(PROGRAMS, 'postgres')).then(
    () => true,
    () => false,
  );
  if (!found) return `there is no PostgreSQL in ${PROGRAMS}`;
  const folder = await mkdtemp(path.join(tmpdir(), 'headway-server-'));
  const asUser = process.getuid?.() === 0 ? AS_ORDINARY_USER : [];
  const cluster = path.join(folder, 'data');
  const locale = ['--locale-provider=icu', '--icu-locale=en-GB', '--encoding=UTF8'];
  const [initdb = '', ...args] = [
    ...asUser,
    `${PROGRAMS}/initdb`,
    '-D',
    cluster,
    '-U',
    'postgres',
    '--auth=trust',
    ...locale,
  ];
  const made = await run(initdb, args).then(
    () => null,
    (error: { stderr?: string }) => `PostgreSQL 15 could not be set up: ${error.stderr?.trim().split('\n').at(-1)}`,
  );
  if (made !== null) return made;
  const port = await freePort();
  const settings = [
    '-h',
    '127.0.0.1',
    '-p',
    String(port),
    '-k',
    folder,
    '-c',
    'fsync=off',
    '-c',
    'timezone=Asia/Tokyo',
  ];
  const [postgres = '', ...rest] = [...asUser, `${PROGRAMS}/postgres`, '-D', cluster, ...settings];
  const server = spawn(postgres, rest, { stdio: 'ignore' });
  const admin = { host: '127.0.0.1', port, user: 'postgres', database: 'postgres' };
  await until(() => answers(admin));
  await ask(admin, 'create role headway login createrole nosuperuser');
  return {
    async database(name) {
      await ask(admin, `create database ${name} owner headway`);
      return `postgres://headway@127.0.0.1:${port}/${name}`;
    },
    async another(name) {
      await ask(admin, 'create role another login');
      const client = new pg.Client({ ...admin, user: 'another', database: name, application_name: 'headway' });
      await client.connect();
      return () => client.end();
    },
    async stop() {
      const ended = once(server, 'exit');
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ask(config: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function answers(config: pg.ClientConfig): Promise<boolean> {
  return ask(config, 'select 1').then(
    () => true,
    () => false,
  );
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await delay(50)) if (await holds()) return;
  throw new Error('PostgreSQL 15 did not start');
}

async function freePort(): Promise<number> {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  taken.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
