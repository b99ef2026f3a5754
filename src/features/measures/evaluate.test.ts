import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { LIST_IDS, type ListId } from '#features/extracts/index.ts';
import { localDate } from '#kernel/local-date.ts';
import { firstDayOf, type Month, month, monthAfter } from '#kernel/month.ts';
import { CATALOGUE } from './catalogue/index.ts';
import { childrenBehind, toActOn } from './children-behind.ts';
import type { AnyMeasure } from './definition.ts';
import { evaluate } from './evaluate.ts';
import { DIMENSIONS, type Dimension, isOutOfCases, type MeasureValue } from './measure.ts';
import { monthsCovered } from './months-covered.ts';
import { type Extract, noHistory } from './rows.ts';
import { CONTEXT } from './testing/drawn-measure.ts';
import { drawn } from './testing/drawn-table.ts';
import { madeUpExtract } from './testing/made-up-rows.ts';
import { plainGroup } from './testing/slow-groups.ts';
import { daysLater, type Judge, monthsLater, REFERENCE } from './testing/slow-reference.ts';
import { CARE_REFERENCE } from './testing/slow-reference-care.ts';

/** As at a Friday, a Saturday after a bank holiday, a month's last day, a leap day; some data months cut short. */
const AS_AT: readonly [string, string][] = [
  ['2022-08-05', '2022-07'],
  ['2022-06-04', '2022-05'],
  ['2022-08-31', '2022-08'],
  ['2024-02-29', '2024-02'],
  ['2021-01-01', '2020-12'],
];
const EXTRACTS = AS_AT.map(([asAt, dataMonth], seed) =>
  madeUpExtract(seed + 1, 250, localDate(asAt), month(dataMonth)),
);

describe('the catalogue against a slow reference on made-up data', () => {
  for (const measure of CATALOGUE) {
    if (measure.list === 'allRows') continue;
    it(`${measure.description.id} ${measure.description.title}`, () => {
      assert.ok(isInReference(measure), 'the reference has it');
      const counting = EXTRACTS.filter((extract) => assertAsReference(measure, extract));
      assert.ok(counting.length > 0, 'the made-up data has cases');
    });
  }
});

describe('a figure of many months', () => {
  for (const measure of CATALOGUE.filter((one) => spanOf(one) > 1)) {
    it(`is the sum of single months: ${measure.description.id}`, () => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 2 ** 30 }), (seed) => {
          const extract = madeUpExtract(seed, 40, localDate('2022-08-05'), month('2022-07'));
          const known = { ...extract, history: { ...extract.history, since: () => localDate('2010-01-01') } };
          assert.deepEqual(councilOf(measure, known), summedUp(measure, known));
        }),
        { numRuns: 8 },
      );
    });
  }
});

describe('values', () => {
  const extract = EXTRACTS[0] as Extract;
  const values = evaluate(CATALOGUE, extract, CONTEXT);

  it('of teams, localities, ages, sexes, ethnic groups and disability each add up to the council’s', () => {
    for (const measure of CATALOGUE) {
      const mine = values.filter((value) => value.measure === measure.description.id);
      for (const council of mine.filter(({ dimension }) => dimension === 'council')) {
        for (const dimension of DIMENSIONS) {
          const groups = mine.filter((value) => value.dimension === dimension && value.month === council.month);
          const where = `${measure.description.id} ${council.month} ${dimension}`;
          assert.equal(total(groups, 'numerator'), council.numerator, where);
          if (!isOutOfCases(measure.description.kind)) continue;
          assert.equal(total(groups, 'denominator'), council.denominator, where);
        }
      }
    }
  });

  it('have as many children behind them as they say', () => {
    for (const value of values.filter((_, index) => index % 23 === 0)) {
      const measure = CATALOGUE.find(({ description }) => description.id === value.measure) as AnyMeasure;
      const { kind } = measure.description;
      const behind = childrenBehind(measure, extract, CONTEXT, value);
      const where = `${value.measure} ${value.month} ${value.dimension} ${value.group}`;
      if (kind !== 'mean') assert.equal(behind.filter(({ counted }) => counted).length, value.numerator, where);
      assert.equal(behind.length, isOutOfCases(kind) ? value.denominator : value.numerator, where);
    }
  });

  it('are never of a group twice', () => {
    const keys = values.map(({ measure, month: of, dimension, group }) => [measure, of, dimension, group].join('\t'));
    assert.equal(new Set(keys).size, keys.length);
  });

  it('of a rate have the population for the council and no denominator for a group', () => {
    for (const { dimension, denominator } of values.filter(({ measure }) => measure === 'CP-01')) {
      assert.equal(denominator, dimension === 'council' ? 100_000 : null);
    }
  });

  it('of a proportion leave out groups without a case, but never the council', () => {
    const unknown = { ...extract, rows: { childProtection: [] }, history: noHistory(extract.asAt) };
    const empty = evaluate(CATALOGUE, unknown, CONTEXT);
    assert.deepEqual(
      empty.map(({ measure, group, numerator, denominator }) => [measure, group, numerator, denominator]),
      [
        ['CP-01', 'all', 0, 100_000],
        ['CP-06', 'all', 0, 0],
        ['CP-10', 'all', 0, 0],
        ['CP-11', 'all', 0, 0],
        ['CP-12', 'all', 0, 0],
        ['RC-07', 'all', 0, 0],
      ],
    );
  });

  it('are of a group in the months in which it has a case; of counts and rates in every month once it has one', () => {
    const rows = {
      assessments: drawn(
        'assessments',
        `team | startedOn  | authorisedOn
         A    | 2022-05-02 | 2022-05-20
         A    | 2022-01-04 | 2022-07-20
         B    | 2022-07-04 | 2022-07-20`,
      ),
      referrals: drawn('referrals', 'team | referredOn \n C | 2022-05-10 \n D | 2022-08-01'),
    };
    const ofTeams = evaluate(CATALOGUE, { ...extract, rows }, CONTEXT).filter(({ dimension }) => dimension === 'team');
    const shown = (id: string) =>
      ofTeams
        .filter(({ measure }) => measure === id)
        .map(({ group, month: of, numerator, denominator }) => [group, of, numerator, denominator]);
    assert.deepEqual(shown('AS-01'), [
      ['A', '2022-05', 1, 1],
      ['A', '2022-07', 0, 1],
      ['B', '2022-07', 1, 1],
    ]);
    assert.deepEqual(shown('FD-07'), [
      ['C', '2022-03', 0, null],
      ['C', '2022-04', 0, null],
      ['C', '2022-05', 1, null],
      ['C', '2022-06', 0, null],
      ['C', '2022-07', 0, null],
    ]);
  });

  it('are not given from lists that the file lacks', () => {
    assert.deepEqual(
      new Set(evaluate(CATALOGUE, { ...extract, rows: {} }, CONTEXT).map(({ measure }) => measure)),
      new Set(['RC-07']),
    );
  });
});

describe('the list to act on', () => {
  const extract = EXTRACTS[0] as Extract;
  const slice = { month: month('2022-07'), dimension: 'council', group: 'all' } as const;
  for (const measure of CATALOGUE) {
    const { id, better, kind } = measure.description;
    it(`of ${id}, of which ${better} is better, is the right part of those behind it`, () => {
      const behind = childrenBehind(measure, extract, CONTEXT, slice);
      const acted = toActOn(measure.description, behind);
      const [missed, counted] = [behind.filter((child) => !child.counted), behind.filter((child) => child.counted)];
      const wanted = better === 'higher' ? missed : better === 'lower' ? counted : [];
      assert.deepEqual(acted, kind === 'mean' ? [] : wanted);
    });
  }

  it('is empty for a month that the extract does not cover', () => {
    for (const measure of CATALOGUE) {
      assert.deepEqual(childrenBehind(measure, extract, CONTEXT, { ...slice, month: month('2022-08') }), []);
    }
  });
});

/** What the council has in the data month. */
function councilOf(measure: AnyMeasure, extract: Extract): [number, number] {
  const figure = evaluate([measure], extract, CONTEXT).find(
    ({ dimension, month: of }) => dimension === 'council' && of === extract.dataMonth,
  );
  return [
    figure?.numerator ?? Number.NaN,
    isOutOfCases(measure.description.kind) ? (figure?.denominator ?? Number.NaN) : 0,
  ];
}

/** The same of each single month, as extracts whose data month it is would count it, added up. */
function summedUp(measure: AnyMeasure, extract: Extract): [number, number] {
  const single: AnyMeasure = { ...measure, description: { ...measure.description, timing: 'cohort' } };
  const months = Array.from({ length: spanOf(measure) }, (_, back) => monthAfter(extract.dataMonth, -back));
  const figures = months.map((of) =>
    councilOf(single, { ...extract, dataMonth: of, asAt: firstDayOf(monthAfter(of, 1)) }),
  );
  return figures.reduce(([n, d], [numerator, denominator]) => [n + numerator, d + denominator], [0, 0]);
}

/** Holds every value of one measure against the reference, in the dimensions that a row tells by itself. */
function assertAsReference(measure: AnyMeasure, extract: Extract): boolean {
  const { kind } = measure.description;
  const expected = new Map<string, [number, number]>();
  for (const list of LIST_IDS) tallySlowly(list, measure, extract, expected);
  const actual = new Map<string, [number, number]>();
  for (const value of evaluate([measure], extract, CONTEXT)) {
    const { dimension, group, numerator } = value;
    const isKnown = expected.has(keyOf(dimension, value.month, group));
    const denominator = isOutOfCases(kind) ? (value.denominator ?? Number.NaN) : numerator;
    if (isKnown || (TOLD_BY_ROW.includes(dimension) && numerator + denominator > 0)) {
      actual.set(keyOf(dimension, value.month, group), [numerator, denominator]);
    }
  }
  if (!isOutOfCases(kind)) for (const [key, [numerator]] of expected) expected.set(key, [numerator, numerator]);
  assert.deepEqual(sorted(actual), sorted(expected));
  return [...expected.values()].some(([numerator]) => numerator > 0);
}

const TOLD_BY_ROW: readonly Dimension[] = ['council', 'ageBand', 'sex', 'ethnicGroup'];

function tallySlowly<L extends ListId>(
  list: L,
  measure: AnyMeasure,
  extract: Extract,
  tally: Map<string, [number, number]>,
): void {
  const judge = judgeOf(list, measure.description.id);
  if (!judge) return;
  const months = monthsSlowly(measure, extract);
  for (const record of rowsSlowly(list, measure, extract)) {
    const judged = judge(record, extract);
    if (!judged?.among) continue;
    for (const month of months) {
      if (judged.month > month || judged.month < monthsLater(`${month}-01`, 1 - spanOf(measure)).slice(0, 7)) continue;
      for (const dimension of DIMENSIONS) {
        const group = plainGroup(dimension, record, judged.on ?? extract.asAt);
        if (group === null) continue;
        const key = keyOf(dimension, month, group);
        const [numerator, denominator] = tally.get(key) ?? [0, 0];
        tally.set(key, [numerator + (judged.counts ? (judged.days ?? 1) : 0), denominator + 1]);
      }
    }
  }
}

function judgeOf<L extends ListId>(list: L, id: string): Judge<L> | undefined {
  return REFERENCE[list]?.[id] ?? CARE_REFERENCE[list]?.[id];
}

function isInReference({ list, description }: AnyMeasure): boolean {
  return list !== 'allRows' && judgeOf(list, description.id) !== undefined;
}

/** The rows that a measure is said to be of: those in the file, and of what it looks back to those that left it. */
function rowsSlowly<L extends ListId>(list: L, { description, looksBack }: AnyMeasure, extract: Extract) {
  const inFile = (extract.rows[list] ?? []).filter(({ kept }) => kept);
  const isLookedBackTo = description.timing !== 'snapshot' && looksBack?.over === list;
  return [...inFile, ...(isLookedBackTo ? (extract.history.left[list] ?? []) : [])].map(({ record }) => record);
}

function spanOf({ description: { timing } }: AnyMeasure): number {
  return timing === 'rolling12' ? 12 : timing === 'rolling36' ? 36 : 1;
}

/** The covered months, without those for which something that is looked back to happened before all is known. */
function monthsSlowly({ description: { timing }, looksBack }: AnyMeasure, extract: Extract): Month[] {
  const covered = monthsCovered(extract.asAt, extract.dataMonth, timing);
  if (looksBack === null || looksBack.without === 'fromTheFile') return covered;
  const known = extract.history.since(looksBack);
  return covered.filter((month) => {
    const from =
      timing === 'snapshot'
        ? monthsLater(extract.asAt, -looksBack.months)
        : monthsLater(`${month}-01`, 1 - looksBack.months);
    return known <= daysLater(localDate(from), looksBack.slackDays ?? 0);
  });
}

function keyOf(dimension: Dimension, of: string, group: string): string {
  return `${of} ${dimension} ${group}`;
}

function sorted(tally: ReadonlyMap<string, [number, number]>): [string, [number, number]][] {
  return [...tally].sort(([a], [b]) => (a < b ? -1 : 1));
}

function total(values: readonly MeasureValue[], of: 'numerator' | 'denominator'): number {
  return values.reduce((sum, value) => sum + (value[of] ?? 0), 0);
}
