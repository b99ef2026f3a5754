import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeBigWorkbook } from './big-workbook.ts';
import type { Cost, Way } from './reader-child.ts';

const CHILD = new URL('reader-child.ts', import.meta.url).pathname;
const RUNS = 3;

type Figures = { name: string; figures: Record<string, string | number> };

/** What reading a workbook of 110,000 rows and one of 1.1 million costs, 19 columns each, and how far that is from the floors. */
export async function readerBench(): Promise<Figures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'headway-reader-'));
  try {
    return [await measure(folder, 1, 110_000, RUNS), await measure(folder, 11, 100_000, 1)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(folder: string, sheets: number, rowsPerSheet: number, runs: number): Promise<Figures> {
  const path = join(folder, `${sheets}.xlsx`);
  await writeBigWorkbook(path, sheets, rowsPerSheet);
  const { size } = await stat(path);
  const start = await best(path, 'nothing', runs);
  const inflate = await best(path, 'inflate', runs);
  const scan = await best(path, 'scan', runs);
  const read = await best(path, 'read', runs);
  if (read.rows !== sheets * rowsPerSheet) throw new Error(`read ${read.rows} rows of ${sheets * rowsPerSheet}`);
  await rm(path);
  const over = (floor: Cost) =>
    ((read.cpuSeconds - start.cpuSeconds) / (floor.cpuSeconds - start.cpuSeconds)).toFixed(1);
  return {
    name: `read ${(sheets * rowsPerSheet).toLocaleString('en-GB')} rows × 19 columns`,
    figures: {
      'file, MB': Math.round(size / 1e6),
      'CPU, s': read.cpuSeconds.toFixed(2),
      'elapsed, s': read.seconds.toFixed(2),
      'peak memory, MB': Math.round(read.peakMegabytes),
      'of which CPU to start Node, s': start.cpuSeconds.toFixed(2),
      'times the floor of inflating': over(inflate),
      'times the floor of inflating and counting tags': over(scan),
    },
  };
}

/** The run that cost least: what the machine does besides only ever adds. */
async function best(path: string, way: Way, runs: number): Promise<Cost> {
  let least: Cost | null = null;
  for (let run = 0; run < runs; run++) {
    const { stdout } = await promisify(execFile)(process.execPath, [CHILD, path, way]);
    const cost = JSON.parse(stdout) as Cost;
    if (least === null || cost.cpuSeconds < least.cpuSeconds) least = cost;
  }
  if (least === null) throw new Error('nothing was run');
  return least;
}

if (import.meta.main) {
  for (const { name, figures } of await readerBench()) console.log(name, figures);
}
