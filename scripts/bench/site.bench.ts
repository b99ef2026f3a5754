import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { scaledWorkbook } from '../../demo/scale/scaled-workbook.ts';
import { findExtract } from '../../src/features/extracts/index.ts';
import { atMost, type Line, quantile, tableOf } from './lines.ts';
import { seedValues } from './seed.ts';
import { LOADING, SEEDED, type Site, startSite } from './site.ts';

const PAGES = ['/scorecard', '/', '/teams/Team%207', '/measures/AS-01', '/extracts', '/scorecard?team=Team+7'];
const PAGE_EVERY_MILLISECONDS = 50;
const SAMPLES = 60;
const WARM_UP = 20;

/** What the running site costs: files from upload to figures, a scorecard, and pages while a file is loaded. */
export async function siteBench(say: (text: string) => void): Promise<Line[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'headway-bench-'));
  try {
    say('Seeding five years of values …');
    const site = await startSite(path.join(folder, 'data'), ({ working }) => seedValues(working, SEEDED));
    site.watchMemory();
    try {
      const lines = [
        ...(await scorecardLines(site, say)),
        ...(await importLines(site, folder, 110_000, { seconds: 5, megabytes: null, pages: false }, say)),
        ...(await importLines(site, folder, 120_000, { seconds: null, megabytes: null, pages: true }, say)),
        ...(await importLines(site, folder, 1_100_000, { seconds: 45, megabytes: 512, pages: false }, say)),
      ];
      return lines;
    } finally {
      await site.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Pages asked for one after the other, over 16 measures × 60 months × 40 teams. */
const ASKED: readonly (readonly [name: string, address: string, limit: number | null])[] = [
  ['Scorecard of the council', '/scorecard', 50],
  ['Scorecard of a team', '/scorecard?team=Team+7', 50],
  ['All teams', '/teams', null],
];

async function scorecardLines({ reader }: Site, say: (text: string) => void): Promise<Line[]> {
  say('Asking for scorecards …');
  const lines: Line[] = [];
  for (const [name, address, limit] of ASKED) {
    const took: number[] = [];
    for (let asked = 0; asked < WARM_UP + SAMPLES; asked += 1) {
      const start = performance.now();
      const { status } = await reader.get(address);
      if (status !== 200) throw new Error(`${address} answered ${status}`);
      if (asked >= WARM_UP) took.push(performance.now() - start);
    }
    const most = `95 in 100 within ${quantile(took, 0.95).toFixed(0)} ms`;
    lines.push(atMost(`${name}: median of ${SAMPLES}`, quantile(took, 0.5), limit, 'ms', most));
  }
  return lines;
}

type Wanted = { seconds: number | null; megabytes: number | null; pages: boolean };

async function importLines(
  site: Site,
  folder: string,
  rows: number,
  wanted: Wanted,
  say: (text: string) => void,
): Promise<Line[]> {
  const name = `${rows.toLocaleString('en-GB')} rows`;
  say(`Writing a workbook of ${name} …`);
  const file = path.join(folder, `scaled-${rows}-2022-08-05.xlsx`);
  await scaledWorkbook(file, rows);
  say(`Loading ${name} …`);
  const pages = wanted.pages ? pagesMeanwhile(site) : null;
  const start = performance.now();
  const { previewAt } = await load(site, file).finally(() => pages?.stop());
  const end = performance.now();
  const took = await pages?.stop();
  await rm(file);
  const seconds = (from: number, to: number) => (to - from) / 1000;
  return [
    atMost(
      `Upload to accepted, ${name}`,
      seconds(start, end),
      wanted.seconds,
      's',
      `${seconds(start, previewAt).toFixed(2)} s to the preview, ${seconds(previewAt, end).toFixed(2)} s from accepting it`,
    ),
    atMost(
      `Upload to accepted, ${name}: peak memory of reading so far`,
      site.peakOf('reading.process.ts'),
      wanted.megabytes,
      'MB',
    ),
    atMost(`Upload to accepted, ${name}: peak memory of valuing so far`, site.peakOf('valuing.process.ts'), null, 'MB'),
    ...(took ? pageLines(took, name) : []),
  ];
}

async function load(site: Site, file: string): Promise<{ previewAt: number }> {
  const { loader, database } = site;
  const to = await loader.upload(file, path.basename(file));
  const id = to.split('/').at(-1) ?? '';
  const reached = async (state: string) => {
    for (;;) {
      const extract = await database.as(LOADING, (db) => findExtract(db, LOADING, id));
      if (extract?.state === state) return extract;
      if (extract === null || extract.state === 'refused') throw new Error(`not loaded: ${extract?.refusal}`);
      await delay(20);
    }
  };
  const { version } = await reached('preview');
  const previewAt = performance.now();
  await loader.post(`${to}/acceptance`, { asAt: '2022-08-05', dataMonth: '2022-07', version: String(version) });
  await reached('accepted');
  return { previewAt };
}

type Taken = { milliseconds: number[]; errors: number };

/** 20 pages a second, whether the ones before are answered or not. */
function pagesMeanwhile({ reader }: Site): { stop(): Promise<Taken> } {
  const taken: Taken = { milliseconds: [], errors: 0 };
  const under: Promise<void>[] = [];
  let asked = 0;
  const timer = setInterval(() => {
    const address = PAGES[asked++ % PAGES.length] ?? '/';
    const start = performance.now();
    const answered = reader.get(address).then(
      ({ status }) => {
        taken.milliseconds.push(performance.now() - start);
        if (status !== 200) taken.errors += 1;
      },
      () => {
        taken.errors += 1;
      },
    );
    under.push(answered);
  }, PAGE_EVERY_MILLISECONDS);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(under);
      return taken;
    },
  };
}

function pageLines({ milliseconds, errors }: Taken, name: string): Line[] {
  const during = `20 pages a second while ${name} are loaded`;
  const median = `median ${quantile(milliseconds, 0.5).toFixed(0)} ms of ${milliseconds.length} pages`;
  return [
    atMost(`${during}: 95 in 100 within`, quantile(milliseconds, 0.95), 100, 'ms', median),
    atMost(`${during}: errors`, errors, 0, 'pages'),
  ];
}

if (import.meta.main) console.log(tableOf(await siteBench((text) => console.error(text))));
