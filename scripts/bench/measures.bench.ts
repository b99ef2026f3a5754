import { CATALOGUE, type Extract, evaluate, noHistory } from '../../src/features/measures/index.ts';
import { CONTEXT } from '../../src/features/measures/testing/drawn-measure.ts';
import { manyRows } from '../../src/features/measures/testing/made-up-rows.ts';
import { localDate } from '../../src/kernel/local-date.ts';
import { month } from '../../src/kernel/month.ts';
import { atMost, type Line, tableOf } from './lines.ts';

const ROWS = 110_000;
const TARGET_MILLISECONDS = 300;
const SAMPLES = 9;
/** Before these the engine is still compiling what it then runs; a process that values extracts runs on as long. */
const WARM_UP = 2;

/** What it costs in processor time to count every measure of an extract, from typed rows to values. */
export function measuresBench(say: (text: string) => void): Line[] {
  say('Counting measures …');
  const asAt = localDate('2022-08-05');
  const history = { ...noHistory(asAt), since: () => localDate('2010-01-01') };
  const extract: Extract = { asAt, dataMonth: month('2022-07'), rows: manyRows(ROWS, asAt), history };
  const samples = Array.from({ length: SAMPLES }, () => milliseconds(() => evaluate(CATALOGUE, extract, CONTEXT)));
  const [first = Number.NaN] = samples;
  const warm = samples.slice(WARM_UP).toSorted((a, b) => a - b);
  const median = warm[Math.floor(warm.length / 2)] ?? Number.NaN;
  const what = `${CATALOGUE.length} measures, 7 dimensions, ${ROWS.toLocaleString('en-GB')} rows: CPU`;
  const others = `first ${first.toFixed(0)} ms, fastest ${(warm[0] ?? Number.NaN).toFixed(0)} ms`;
  return [atMost(what, median, TARGET_MILLISECONDS, 'ms', others)];
}

function milliseconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

if (import.meta.main) console.log(tableOf(measuresBench((text) => console.error(text))));
