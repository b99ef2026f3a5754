import assert from 'node:assert/strict';
import type { ListId } from '#features/extracts/index.ts';
import { type LocalDate, localDate } from '#kernel/local-date.ts';
import { type Month, month } from '#kernel/month.ts';
import { TIMESCALES } from '#kernel/timescales.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { childrenBehind } from '../children-behind.ts';
import type { AnyMeasure, Measure, MeasureContext } from '../definition.ts';
import { evaluate } from '../evaluate.ts';
import { WHOLE_COUNCIL } from '../groups.ts';
import { type MeasureValue, SPAN } from '../measure.ts';
import { monthsCovered } from '../months-covered.ts';
import { type EarlierRow, type Extract, type ExtractRows, type History, noHistory } from '../rows.ts';
import { type DrawnRow, drawn, type Expectation } from './drawn-table.ts';

/** A council of 100,000 children whose teams called `North …` are in the north and all others nowhere. */
export const CONTEXT: MeasureContext = {
  workingDays: englandWorkingDays,
  timescales: TIMESCALES,
  population: [
    { value: 100_000, from: localDate('2010-01-01'), until: null, basis: 'guidance', source: 'Made up for tests' },
  ],
  localityOf: (team) => (team.startsWith('North') ? 'North' : null),
  referralCountIncludesCurrent: false,
};

/** An extract as at Friday 5 August 2022 unless told otherwise: events from March to July, snapshots of July. */
export function extractOf(
  rows: ExtractRows,
  { asAt = '2022-08-05', dataMonth = '2022-07', history = {} }: ExtractOptions = {},
): Extract {
  return {
    asAt: localDate(asAt),
    dataMonth: month(dataMonth),
    rows,
    history: { ...noHistory(localDate(asAt)), ...history },
  };
}

type ExtractOptions = { asAt?: string; dataMonth?: string; history?: Partial<History> };
type DrawnOptions = ExtractOptions & { context?: MeasureContext; others?: ExtractRows };

/**
 * Asserts that each drawn row is in the measure what its `expected` cell says, by the children behind every covered
 * month, and that the council's figures add up to as many; of a figure of many months, in the data month's. Rows with
 * `left` are known from an earlier extract; `others` are the rows of other lists.
 */
export function assertDrawn<L extends ListId>(
  measure: AnyMeasure & Measure<L>,
  table: string,
  options: DrawnOptions = {},
): void {
  const rows: DrawnRow<L>[] = drawn(measure.list, table);
  const context = options.context ?? CONTEXT;
  const left = { ...options.history?.left, [measure.list]: leftAmong(rows) };
  const extract = extractOf(
    { ...options.others, [measure.list]: rows.filter((row) => row.left === null) },
    { ...options, history: { ...options.history, left } },
  );
  const { timing } = measure.description;
  const months = SPAN[timing] > 1 ? [extract.dataMonth] : monthsCovered(extract.asAt, extract.dataMonth, timing);
  const standing = standings(measure, extract, context, months);
  const actual = rows.map(({ sheetRow, record }) => ({ ...shown(record), is: standing.get(sheetRow) ?? 'out' }));
  const expected = rows.map(({ record, expected: is }) => ({ ...shown(record), is }));
  assert.deepEqual(actual, expected);
  const figures = evaluate([measure], extract, context).filter(({ month: of }) => months.includes(of));
  assertFigures(
    measure,
    figures,
    rows.map(({ expected: is }) => is),
  );
}

/** The council's figure of each covered month as `1/3`, a count or a rate as `1`. */
export function fractions(measure: AnyMeasure, extract: Extract, context = CONTEXT): Record<string, string> {
  const council = evaluate([measure], extract, context).filter(({ dimension }) => dimension === 'council');
  return Object.fromEntries(
    council.map(({ month: of, numerator, denominator }) => [
      of,
      denominator === null ? String(numerator) : `${numerator}/${denominator}`,
    ]),
  );
}

function standings(
  measure: AnyMeasure,
  extract: Extract,
  context: MeasureContext,
  months: readonly Month[],
): Map<number, Expectation> {
  const behind = months.flatMap((of) =>
    childrenBehind(measure, extract, context, { month: of, dimension: 'council', group: WHOLE_COUNCIL }),
  );
  return new Map(behind.map(({ sheetRow, counted }) => [sheetRow, counted ? 'counts' : 'among']));
}

function assertFigures(
  measure: AnyMeasure,
  figures: readonly MeasureValue[],
  expected: readonly (Expectation | null)[],
): void {
  const council = figures.filter(({ dimension }) => dimension === 'council');
  const counting = expected.filter((is) => is === 'counts').length;
  const among = expected.filter((is) => is === 'among').length;
  assert.equal(sum(council.map(({ numerator }) => numerator)), counting);
  if (measure.description.kind === 'proportion') {
    assert.equal(sum(council.map(({ denominator }) => denominator ?? Number.NaN)), counting + among);
  }
}

/** The drawn cells of a record, so that a failure shows which row it is. */
function shown(record: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Days of referral by child, as earlier extracts kept them. */
export function historyOf(since: string | null, referrals: Record<string, readonly string[]>): Partial<History> {
  const days = (texts: readonly string[]): LocalDate[] => texts.map(localDate);
  return {
    referrals: {
      since: since === null ? null : localDate(since),
      referrals: new Map(Object.entries(referrals).map(([child, texts]) => [child, days(texts)])),
    },
  };
}

/** A past that is known since a day: rows that left a list, drawn with `left`, and the workers of each child. */
export function pastSince(
  since: string,
  { left = {}, workers = {} }: { left?: History['left']; workers?: Partial<History['workers']> } = {},
): Partial<History> {
  const nobody = noHistory(localDate(since)).workers;
  return { since: () => localDate(since), left, workers: { ...nobody, ...workers } };
}

/** Drawn rows that have left their list. */
export function leftOf<L extends ListId>(list: L, table: string): EarlierRow<L>[] {
  return leftAmong(drawn(list, table));
}

function leftAmong<L extends ListId>(rows: readonly DrawnRow<L>[]): EarlierRow<L>[] {
  return rows.flatMap(({ record, sheetRow, left }) => (left === null ? [] : [{ record, sheetRow, asAt: left }]));
}

/** The workers of each child by name, as earlier extracts named them. */
export function workersNamed(names: Record<string, readonly string[]>): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(Object.entries(names).map(([child, workers]) => [child, new Set(workers)]));
}
