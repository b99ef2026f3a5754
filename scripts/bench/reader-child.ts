/**
 * Run as a process of its own by `reader.bench.ts`, so that what it uses is the reader's alone: reads the workbook named
 * first in the way named second, and writes one line of JSON with what it cost.
 */

import { Container } from '../../src/features/extracts/readers/container.ts';
import { readFile } from '../../src/features/extracts/readers/index.ts';
import { READING_LIMITS } from '../../src/features/extracts/readers/limits.ts';

export type Cost = { cpuSeconds: number; seconds: number; peakMegabytes: number; rows: number; cells: number };
export type Way = 'nothing' | 'inflate' | 'scan' | 'read';

const LESS_THAN = 0x3c;

if (import.meta.main) {
  const [path, way] = process.argv.slice(2);
  if (path === undefined || way === undefined) throw new Error('name a workbook and a way of reading it');
  const counted = await run(path, way as Way);
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const cost: Cost = {
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    seconds: performance.now() / 1000,
    peakMegabytes: maxRSS / 1024,
    ...counted,
  };
  process.stdout.write(`${JSON.stringify(cost)}\n`);
}

async function run(path: string, way: Way): Promise<{ rows: number; cells: number }> {
  if (way === 'nothing') return { rows: 0, cells: 0 };
  return way === 'read' ? await readAll(path) : await passThrough(path, way === 'scan');
}

async function readAll(path: string): Promise<{ rows: number; cells: number }> {
  let rows = 0;
  let cells = 0;
  const reading = await readFile(path, 'big.xlsx', {
    sheet() {},
    row(_, values) {
      rows++;
      cells += values.length;
    },
  });
  if (!reading.ok) throw new Error(`the workbook was refused: ${reading.refusal.code}`);
  return { rows, cells };
}

/** The floors: unpacking every sheet, and unpacking and looking at each byte once to count its tags. */
async function passThrough(path: string, counting: boolean): Promise<{ rows: number; cells: number }> {
  const container = await Container.open(path, READING_LIMITS);
  let tags = 0;
  for (const name of container.names) {
    const part = container.find(name);
    if (part === undefined) continue;
    for await (const chunk of part.read()) if (counting) tags += countTags(chunk);
  }
  container.close();
  return { rows: 0, cells: tags };
}

function countTags(chunk: Buffer): number {
  let tags = 0;
  for (let at = 0; at < chunk.length; at++) if (chunk[at] === LESS_THAN) tags++;
  return tags;
}
