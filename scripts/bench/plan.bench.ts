import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atMost, type Line, quantile, tableOf } from './lines.ts';
import { ACTIONS, seedPlan } from './plan-seed.ts';
import { seedValues } from './seed.ts';
import { SEEDED, type Site, startSite } from './site.ts';

const SAMPLES = 40;
const WARM_UP = 10;

/** Pages over 500 actions with two years of updates, changes, evidence and tests, beside five years of figures. */
const ASKED: readonly (readonly [name: string, address: string, limit: number | null])[] = [
  ['Plan on a page', '/plan', 150],
  ['Recommendations of the plan', '/plan/recommendations', 250],
  ['Delivery against impact', '/plan/impact', null],
  ['Calendar of who owns a third of it', '/my-actions/calendar.ics', null],
];

/** What the improvement plan costs: its pages, and bringing 500 rows in from a spreadsheet. */
export async function planBench(say: (text: string) => void): Promise<Line[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'headway-bench-'));
  try {
    say(`Seeding a plan of ${ACTIONS} actions …`);
    const site = await startSite(path.join(folder, 'data'), async ({ working, database }) => {
      await seedValues(working, SEEDED);
      await seedPlan(database, SEEDED);
    });
    try {
      say('Asking for pages of the plan …');
      const lines: Line[] = [];
      for (const asked of ASKED) lines.push(await pageLine(site, asked));
      say('Bringing a plan in …');
      return [...lines, await importLine(site, folder)];
    } finally {
      await site.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function pageLine({ reader }: Site, [name, address, limit]: (typeof ASKED)[number]): Promise<Line> {
  const took: number[] = [];
  for (let asked = 0; asked < WARM_UP + SAMPLES; asked += 1) {
    const start = performance.now();
    const { status } = await reader.get(address);
    if (status !== 200) throw new Error(`${address} answered ${status}`);
    if (asked >= WARM_UP) took.push(performance.now() - start);
  }
  const most = `95 in 100 within ${quantile(took, 0.95).toFixed(0)} ms`;
  return atMost(`${name}, ${ACTIONS} actions: median of ${SAMPLES}`, quantile(took, 0.5), limit, 'ms', most);
}

async function importLine({ loader }: Site, folder: string): Promise<Line> {
  const file = path.join(folder, 'plan.csv');
  const rows = Array.from({ length: ACTIONS }, (_, index) => {
    const place = [`${Math.floor(index / 50) + 1}.${(index % 50) + 1}`, `Theme ${index % 10}`, `Outcome ${index % 50}`];
    return [
      ...place,
      `Review practice of group ${index}`,
      'Head of service',
      '30/09/2030',
      'Hire; Train',
      'Begun',
    ].join();
  });
  await writeFile(file, ['Ref,Priority,Outcome,Action,Lead,Due,Milestones,Progress', ...rows].join('\n'));
  const start = performance.now();
  const address = await loader.upload(file, 'plan.csv', '/plan/import');
  const { body } = await loader.get(address);
  const previewAt = performance.now();
  const version = /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';
  await loader.post(`${address}/acceptance`, { version, name: 'Improvement plan' });
  const end = performance.now();
  const preview = `${((previewAt - start) / 1000).toFixed(2)} s to the preview`;
  return atMost(`A plan of ${ACTIONS} rows, upload to accepted`, (end - start) / 1000, 2, 's', preview);
}

if (import.meta.main) console.log(tableOf(await planBench((text) => console.error(text))));
