import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeBigWorkbook } from './big-workbook.ts';
import { atMost, type Line, tableOf } from './lines.ts';
import type { Cost, Way } from './reader-child.ts';

const CHILD = new URL('reader-child.ts', import.meta.url).pathname;
const RUNS = 3;

/** What reading a workbook of 110,000 rows and one of 1.1 million costs, 19 columns each, and how far that is from the floors. */
export async function readerBench(): Promise<Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'headway-reader-'));
  try {
    return [
      ...(await measure(folder, { sheets: 1, rowsPerSheet: 110_000, runs: RUNS, seconds: 1, megabytes: 200 })),
      ...(await measure(folder, { sheets: 11, rowsPerSheet: 100_000, runs: 1, seconds: null, megabytes: 512 })),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Book = { sheets: number; rowsPerSheet: number; runs: number; seconds: number | null; megabytes: number };

async function measure(folder: string, { sheets, rowsPerSheet, runs, seconds, megabytes }: Book): Promise<Line[]> {
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
  const name = `Read ${read.rows.toLocaleString('en-GB')} rows × 19 columns (${Math.round(size / 1e6)} MB)`;
  const floors = `${over(inflate)} × inflating only, ${over(scan)} × inflating and counting tags`;
  return [
    atMost(`${name}: CPU`, read.cpuSeconds, seconds, 's', `${floors}; ${start.cpuSeconds.toFixed(2)} s to start Node`),
    atMost(`${name}: elapsed`, read.seconds, null, 's'),
    atMost(`${name}: peak memory`, read.peakMegabytes, megabytes, 'MB'),
  ];
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

if (import.meta.main) console.log(tableOf(await readerBench()));
