import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openAsBlob } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { addCouncil, addPerson, createOneTimeLink, markInstalled } from '../../src/features/access/index.ts';
import { addCouncilFacts } from '../../src/features/measures/index.ts';
import { type OpenInstallation, openInstallation } from '../../src/installation.ts';
import { localDate } from '../../src/kernel/local-date.ts';
import { readConfig } from '../../src/platform/config.ts';
import { type AuthorityId, authorityId, type Database, openDatabase } from '../../src/platform/database/database.ts';
import { embeddedConnection } from '../../src/platform/database/embedded.ts';
import { logNothing } from '../../src/platform/log.ts';

/** As `npm start` gives it: modules that were compiled before are found again. */
const COMPILED = fileURLToPath(new URL('../../.cache/node', import.meta.url));
const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** One council loads files, the other has five years of values that pages are made of. */
export const LOADING = authorityId('998');
export const SEEDED = authorityId('997');

/** Headway as it is shipped, running on a data folder of its own, with a signed-in person for each council. */
export type Site = {
  database: Database;
  loader: Browser;
  reader: Browser;
  base: string;
  folder: string;
  processId: number;
  /** From here on looks how much memory its processes hold, which takes some processor by itself. */
  watchMemory(): void;
  /** The most memory in MB that a process of this module, started by the site, held at once so far. */
  peakOf(module: string): number;
  stop(): Promise<void>;
};

export async function startSite(
  folder: string,
  seed: (opened: OpenInstallation) => Promise<void>,
  environment: Readonly<Record<string, string>> = {},
): Promise<Site> {
  const settings = { HEADWAY_DATA: folder, HEADWAY_PORT: '0', ...environment };
  const opened = await openInstallation(readConfig(settings, folder), logNothing);
  const people = new Map<AuthorityId, string>();
  for (const council of [LOADING, SEEDED]) people.set(council, await addPeople(opened.database, council));
  await markInstalled(opened.database, false);
  await seed(opened);
  await opened.close();

  const running = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], NODE_COMPILE_CACHE: COMPILED, ...settings },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const base = await addressOf(running);
  const database = openDatabase(embeddedConnection(folder));
  let peaks: ReturnType<typeof watchMemory> | null = null;
  const signedIn = (council: AuthorityId) => signIn(database, base, council, people.get(council) ?? '');
  return {
    database,
    base,
    folder,
    processId: running.pid ?? 0,
    loader: await signedIn(LOADING),
    reader: await signedIn(SEEDED),
    watchMemory() {
      peaks = watchMemory(running.pid ?? 0);
    },
    peakOf: (module) => peaks?.of(module) ?? 0,
    async stop() {
      peaks?.stop();
      await database.close();
      const ended = once(running, 'exit');
      running.kill('SIGINT');
      await ended;
    },
  };
}

async function addPeople(database: Database, council: AuthorityId): Promise<string> {
  return database.as(council, async (db) => {
    await addCouncil(db, council, `Council ${council}`);
    const from = localDate('2010-01-01');
    const population = [{ value: 100_000, from, until: null, basis: 'statutory' as const, source: 'made up' }];
    await addCouncilFacts(db, council, { population, events: [] });
    return addPerson(db, council, { name: 'A', post: 'Analyst', email: null, staffRef: null }, [
      { role: 'performanceAnalyst', part: {} },
    ]);
  });
}

function addressOf(running: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    running.on('exit', () => reject(new Error(`Headway did not start: ${said}`)));
    running.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const port = /localhost:(\d+)/.exec(said)?.[1];
      if (port !== undefined && said.includes('Stop:')) resolve(`http://127.0.0.1:${port}`);
    });
  });
}

/** A browser without its window: it keeps its cookie. */
export type Browser = {
  get(path: string): Promise<{ status: number; body: string }>;
  post(path: string, form: Record<string, string>): Promise<string>;
  /** Uploads a file, an extract unless another address is given, and answers where it was sent to. */
  upload(file: string, name: string, to?: string): Promise<string>;
};

async function signIn(database: Database, base: string, council: AuthorityId, personId: string): Promise<Browser> {
  const token = await createOneTimeLink(database, { authority: council, personId }, new Date());
  const opened = await fetch(`${base}/link/${token}`, { method: 'POST', redirect: 'manual' });
  const cookie = opened.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const send = (path: string, options: RequestInit = {}) =>
    fetch(`${base}${path}`, { redirect: 'manual', ...options, headers: { cookie } });
  const sentTo = async (answer: Response): Promise<string> => {
    const to = answer.headers.get('location');
    if (answer.status !== 303 || to === null)
      throw new Error(`${answer.status}: ${(await answer.text()).slice(0, 2000)}`);
    return to;
  };
  const formToken = async () =>
    /name="csrf" value="([^"]+)"/.exec(await (await send('/extracts/new')).text())?.[1] ?? '';
  return {
    async get(path) {
      const answer = await send(path);
      return { status: answer.status, body: await answer.text() };
    },
    async post(path, form) {
      const body = new URLSearchParams({ csrf: await formToken(), ...form });
      return sentTo(await send(path, { method: 'POST', body }));
    },
    async upload(file, name, to = '/extracts') {
      const body = new FormData();
      body.set('csrf', await formToken());
      body.set('file', await openAsBlob(file), name);
      return sentTo(await send(to, { method: 'POST', body }));
    },
  };
}

const LOOK_EVERY_MILLISECONDS = 100;

/** Looks again and again how much memory the processes hold that the site started (Linux; elsewhere it stays 0). */
function watchMemory(parent: number): { of(module: string): number; stop(): void } {
  const peaks = new Map<string, number>();
  const look = async () => {
    for (const name of await readdir('/proc').catch(() => [])) {
      if (!/^\d+$/.test(name)) continue;
      const status = await readFile(`/proc/${name}/status`, 'utf8').catch(() => '');
      if (Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]) !== parent) continue;
      const module = /([\w-]+\.process\.ts)/.exec(await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => ''))?.[1];
      const peak = Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
      if (module !== undefined) peaks.set(module, Math.max(peak, peaks.get(module) ?? 0));
    }
  };
  const timer = setInterval(() => void look(), LOOK_EVERY_MILLISECONDS);
  return { of: (module) => peaks.get(module) ?? 0, stop: () => clearInterval(timer) };
}
