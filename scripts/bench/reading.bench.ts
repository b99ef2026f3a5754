import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { allows, type Permission } from '../../src/features/access/index.ts';
import { CATALOGUE } from '../../src/features/measures/index.ts';
import type { OpenInstallation } from '../../src/installation.ts';
import type { Answered, Asking, Reading } from './asking-child.ts';
import { atMost, type Line, quantile, tableOf } from './lines.ts';
import { type SignedIn, seedReading } from './reading-seed.ts';
import { SEEDED, type Site, startSite } from './site.ts';

const CHILD = new URL('asking-child.ts', import.meta.url).pathname;
/** What one web process answers in its stride, asked first. */
const SUSTAINED = 100;
const PER_SECOND = 300;
const SECONDS = 20;
const WARM_UP_SECONDS = 15;
const SLOWEST_MILLISECONDS = 150;

/** What a page is, how often of a hundred it is asked for, who may, and its address for a reader. */
type Asked = { kind: string; share: number; permission: Permission; address(reader: SignedIn, draw: Draw): string };
type Running = Pick<Site, 'base' | 'folder' | 'processId'>;
type Draw = (most: number) => number;

const measureDrawn = (draw: Draw) => CATALOGUE[draw(CATALOGUE.length)]?.description.id ?? '';
const teamDrawn = ({ team }: SignedIn, draw: Draw) => team ?? `Team ${1 + draw(40)}`;

const MIX: readonly Asked[] = [
  { kind: 'home', share: 12, permission: 'counts.read', address: () => '/' },
  { kind: 'scorecard', share: 16, permission: 'scorecard.read', address: () => '/scorecard' },
  {
    ...{ kind: 'scorecard of a team', share: 8, permission: 'teams.read' },
    address: (reader, draw) => `/scorecard?team=${encodeURIComponent(teamDrawn(reader, draw))}`,
  },
  {
    ...{ kind: 'measure', share: 20, permission: 'scorecard.read' },
    address: (_, draw) => `/measures/${measureDrawn(draw)}`,
  },
  { kind: 'teams', share: 6, permission: 'teams.read', address: () => '/teams' },
  {
    ...{ kind: 'one team', share: 10, permission: 'teams.read' },
    address: (reader, draw) => `/teams/${encodeURIComponent(teamDrawn(reader, draw))}`,
  },
  {
    ...{ kind: 'children behind a figure', share: 4, permission: 'children.identified' },
    address: (reader) =>
      `/measures/AS-01/children${reader.team === null ? '' : `?dimension=team&group=${encodeURIComponent(reader.team)}`}`,
  },
  { kind: 'extracts', share: 6, permission: 'extracts.read', address: () => '/extracts' },
  { kind: 'people', share: 3, permission: 'people.manage', address: () => '/people' },
  { kind: 'record', share: 3, permission: 'trail.read', address: () => '/record' },
  { kind: 'notices', share: 6, permission: 'account.own', address: () => '/notices' },
  { kind: 'account', share: 4, permission: 'account.own', address: () => '/account' },
  { kind: 'own cases', share: 2, permission: 'staff.read', address: () => '/my-cases' },
];

/** What the site can take of people who read: 300 pages of every kind in a second, for 20 seconds. */
export async function readingBench(say: (text: string) => void): Promise<Line[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'headway-bench-'));
  try {
    say('Seeding a council of 40 teams whose people read …');
    let readers: SignedIn[] = [];
    const seed = async (opened: OpenInstallation) => {
      readers = await seedReading(opened, SEEDED);
    };
    const site = await startSite(path.join(folder, 'data'), seed, { HEADWAY_REQUESTS_A_MINUTE: '100000' });
    try {
      const lines: Line[] = [];
      for (const perSecond of [SUSTAINED, PER_SECOND]) {
        say(`Asking for ${perSecond} pages a second as ${readers.length} people …`);
        lines.push(...(await readAs(readers, site, perSecond, say)));
      }
      return lines;
    } finally {
      await site.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readAs(
  readers: readonly SignedIn[],
  site: Running,
  perSecond: number,
  say: (text: string) => void,
): Promise<Line[]> {
  const used = await cpuOf(site);
  const reading = await ask({
    ...{ base: site.base, perSecond, warmUpSeconds: WARM_UP_SECONDS, seconds: SECONDS },
    asked: drawn(readers, perSecond * (WARM_UP_SECONDS + SECONDS)),
  });
  const [web, database] = await cpuOf(site);
  return linesOf(reading, [web - used[0], database - used[1]], perSecond, say);
}

function linesOf(
  { answered, seconds, cpuSeconds }: Reading,
  [web = 0, database = 0]: readonly number[],
  perSecond: number,
  say: (text: string) => void,
): Line[] {
  const took = answered.map(({ milliseconds }) => milliseconds);
  const wrong = answered.filter(({ status }) => status !== 200);
  for (const { kind, status } of wrong.slice(0, 5)) say(`${kind} was answered ${status}`);
  for (const [kind, of] of Map.groupBy(answered, ({ kind }) => kind)) say(sayKind(kind, of));
  const pages = perSecond * (SECONDS + WARM_UP_SECONDS);
  const each = (used: number) => `${((used / pages) * 1000).toFixed(1)} ms`;
  const rate = answered.length / seconds;
  const asked = `Mixed reading, ${perSecond} pages a second`;
  return [
    {
      ...atMost(`${asked}: answered a second`, rate, null, ''),
      target: `≥ ${perSecond}`,
      isMet: rate >= perSecond * 0.99,
    },
    atMost(
      `${asked}: 95 in 100 within`,
      quantile(took, 0.95),
      SLOWEST_MILLISECONDS,
      'ms',
      `median ${quantile(took, 0.5).toFixed(0)} ms; CPU of a page: ${each(web)} web, ${each(database)} database, ${each(cpuSeconds)} asking`,
    ),
    atMost(`${asked}: errors`, wrong.length, 0, 'pages'),
  ];
}

function sayKind(kind: string, answered: readonly Answered[]): string {
  const took = answered.map(({ milliseconds }) => milliseconds);
  const kilobytes = answered.reduce((sum, { bytes }) => sum + bytes, 0) / answered.length / 1000;
  return `  ${kind}: ${answered.length} pages of ${kilobytes.toFixed(0)} kB, median ${quantile(took, 0.5).toFixed(0)} ms, 95 in 100 within ${quantile(took, 0.95).toFixed(0)} ms`;
}

/** The pages that are asked for, in an order that is always the same. */
function drawn(readers: readonly SignedIn[], count: number): Asking['asked'] {
  let state = 1;
  const draw: Draw = (most) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % most;
  };
  const deck = MIX.flatMap((asked) => Array.from({ length: asked.share }, () => asked));
  return Array.from({ length: count }, () => {
    const asked = deck[draw(deck.length)] ?? MIX[0];
    if (!asked) throw new Error('nothing is asked for');
    const may = readers.filter(({ role }) => allows(role, asked.permission));
    const reader = may[draw(may.length)];
    if (!reader) throw new Error(`nobody may see ${asked.kind}`);
    return { kind: asked.kind, path: asked.address(reader, draw), cookie: reader.cookie };
  });
}

async function ask(asking: Asking): Promise<Reading> {
  const child = spawn(process.execPath, [CHILD], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify(asking));
  return JSON.parse(await text(child.stdout)) as Reading;
}

const TICKS_A_SECOND = 100;

/** Seconds of processor that the web process and the database have used so far (Linux; elsewhere 0). */
async function cpuOf({ processId, folder }: Running): Promise<[web: number, database: number]> {
  const server = Number((await readFile(path.join(folder, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);
  const children = await readFile(`/proc/${server}/task/${server}/children`, 'utf8').catch(() => '');
  let database = 0;
  for (const pid of [server, ...children.split(' ').filter(Boolean)]) database += await ticksOf(Number(pid));
  return [(await ticksOf(processId)) / TICKS_A_SECOND, database / TICKS_A_SECOND];
}

async function ticksOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
}

if (import.meta.main) console.log(tableOf(await readingBench((text) => console.error(text))));
