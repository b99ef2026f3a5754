import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Connection } from '#platform/database/database.ts';

/** A pooler between Headway and its database, where the machine has one: Debian's `pgbouncer`. */

const PROGRAM = '/usr/sbin/pgbouncer';
const PORT = 6432;

export const hasPgBouncer = existsSync(PROGRAM);

export type Pooled = { connection: Connection; stop(): Promise<void> };

/** Pools a server's connections by transaction, fewer of them than askers, so that they are handed on all the time. */
export async function startPgBouncer(server: { host: string; user: string; database: string }): Promise<Pooled> {
  const folder = await mkdtemp(path.join(tmpdir(), 'headway-pool-'));
  const settings = path.join(folder, 'pgbouncer.ini');
  await writeFile(
    settings,
    `[databases]
${server.database} = host=${server.host} dbname=${server.database} user=${server.user}
[pgbouncer]
listen_addr =
listen_port = ${PORT}
unix_socket_dir = ${folder}
auth_type = any
pool_mode = transaction
default_pool_size = 3
max_client_conn = 200
ignore_startup_parameters = extra_float_digits
`,
  );
  const child = launch(settings);
  const connection = {
    connectionString: `postgres://${server.user}@localhost:${PORT}/${server.database}?host=${encodeURIComponent(folder)}`,
  };
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 50; tries += 1) {
    if (await answers(connection)) return { connection, stop };
    await delay(100);
  }
  await stop();
  throw new Error('pgbouncer did not start');
}

/** It does not run as root, and looks like an ordinary user to itself where the tests do. */
function launch(settings: string): ChildProcess {
  const asOrdinaryUser = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];
  const [command = '', ...args] = [...(process.getuid?.() === 0 ? asOrdinaryUser : []), PROGRAM, '-q', settings];
  return spawn(command, args, { stdio: 'ignore' });
}

async function answers(connection: { connectionString: string }): Promise<boolean> {
  const client = new pg.Client(connection);
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
