import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LIST_IDS, type ListId, type ListRecords } from '#features/extracts/index.ts';
import { type LocalDate, localDate } from '#kernel/local-date.ts';
import { type Month, month } from '#kernel/month.ts';
import { CATALOGUE } from './catalogue/index.ts';
import { childrenBehind, toActOn } from './children-behind.ts';
import type { AnyMeasure } from './definition.ts';
import { evaluate } from './evaluate.ts';
import { DIMENSIONS, type Dimension, type MeasureValue } from './measure.ts';
import { monthsCovered } from './months-covered.ts';
import type { Extract } from './rows.ts';
import { CONTEXT } from './testing/drawn-measure.ts';
import { drawn } from './testing/drawn-table.ts';
import { madeUpExtract, manyRows } from './testing/made-up-rows.ts';
import { type Judgement, plainGroup, REFERENCE } from './testing/slow-reference.ts';

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
  for (const extract of EXTRACTS) {
    for (const measure of CATALOGUE) {
      if (measure.list === 'allRows') continue;
      it(`${measure.description.id} as at ${extract.asAt}`, () => assertAsReference(measure, extract));
    }
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
          if (measure.description.kind !== 'proportion') continue;
          assert.equal(total(groups, 'denominator'), council.denominator, where);
        }
      }
    }
  });

  it('have as many children behind them as they say', () => {
    for (const value of values.filter((_, index) => index % 7 === 0)) {
      const measure = CATALOGUE.find(({ description }) => description.id === value.measure) as AnyMeasure;
      const behind = childrenBehind(measure, extract, CONTEXT, value);
      const where = `${value.measure} ${value.month} ${value.dimension} ${value.group}`;
      assert.equal(behind.filter(({ counted }) => counted).length, value.numerator, where);
      if (measure.description.kind === 'proportion') assert.equal(behind.length, value.denominator, where);
      else assert.equal(behind.length, value.numerator, where);
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
    const empty = evaluate(CATALOGUE, { ...extract, rows: { childProtection: [] } }, CONTEXT);
    assert.deepEqual(
      empty.map(({ measure, group, numerator, denominator }) => [measure, group, numerator, denominator]),
      [
        ['CP-01', 'all', 0, 100_000],
        ['CP-06', 'all', 0, 0],
        ['CP-10', 'all', 0, 0],
        ['CP-11', 'all', 0, 0],
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
    const { id, better } = measure.description;
    it(`of ${id}, of which ${better} is better, is the right part of those behind it`, () => {
      const behind = childrenBehind(measure, extract, CONTEXT, slice);
      const acted = toActOn(measure.description, behind);
      const [missed, counted] = [behind.filter((child) => !child.counted), behind.filter((child) => child.counted)];
      assert.deepEqual(acted, better === 'higher' ? missed : better === 'lower' ? counted : []);
    });
  }

  it('is empty for a month that the extract does not cover', () => {
    for (const measure of CATALOGUE) {
      assert.deepEqual(childrenBehind(measure, extract, CONTEXT, { ...slice, month: month('2022-08') }), []);
    }
  });
});

it('sixteen measures of 110,000 rows by seven dimensions take less than 1.5 seconds of processor time', (t) => {
  const rows = manyRows(110_000, localDate('2022-08-05'));
  const extract = { ...(EXTRACTS[0] as Extract), rows };
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    evaluate(CATALOGUE, extract, CONTEXT);
    return process.cpuUsage(start).user / 1000;
  });
  const best = Math.min(...times);
  t.diagnostic(`${Math.round(best)} ms`);
  assert.ok(best < 1500, `${Math.round(best)} ms`);
});

/** Holds every value of one measure against the reference, in the dimensions that a row tells by itself. */
function assertAsReference(measure: AnyMeasure, extract: Extract): void {
  const { id, kind, timing } = measure.description;
  const months = monthsCovered(extract.asAt, extract.dataMonth, timing);
  const expected = new Map<string, [number, number]>();
  for (const list of LIST_IDS) tallySlowly(list, id, extract, months, expected);
  const actual = new Map<string, [number, number]>();
  for (const value of evaluate([measure], extract, CONTEXT)) {
    const { dimension, group, numerator } = value;
    const isKnown = expected.has(keyOf(dimension, value.month, group));
    const denominator = kind === 'proportion' ? (value.denominator ?? Number.NaN) : numerator;
    if (isKnown || (TOLD_BY_ROW.includes(dimension) && numerator + denominator > 0)) {
      actual.set(keyOf(dimension, value.month, group), [numerator, denominator]);
    }
  }
  if (kind !== 'proportion') for (const [key, [numerator]] of expected) expected.set(key, [numerator, numerator]);
  assert.deepEqual(sorted(actual), sorted(expected));
  assert.ok(
    [...expected.values()].some(([numerator]) => numerator > 0),
    'the made-up data has cases',
  );
}

const TOLD_BY_ROW: readonly Dimension[] = ['council', 'ageBand', 'sex', 'ethnicGroup'];

function tallySlowly<L extends ListId>(
  list: L,
  id: string,
  extract: Extract,
  months: readonly Month[],
  tally: Map<string, [number, number]>,
): void {
  const judge: ((row: ListRecords[L], extract: Extract) => Judgement | null) | undefined = REFERENCE[list]?.[id];
  if (!judge) return;
  for (const { record, kept } of extract.rows[list] ?? []) {
    const judged = kept ? judge(record, extract) : null;
    if (!judged?.among || !months.some((covered) => covered === judged.month)) continue;
    for (const dimension of DIMENSIONS) {
      const group = plainGroup(dimension, record, placedOn(record, judged, extract));
      if (group === null) continue;
      const key = keyOf(dimension, judged.month, group);
      const [numerator, denominator] = tally.get(key) ?? [0, 0];
      tally.set(key, [numerator + (judged.counts ? 1 : 0), denominator + 1]);
    }
  }
}

/** The day on which a row's age is taken: the event's own, or the as-at date. */
function placedOn(record: ListRecords[ListId], { month: of }: Judgement, { asAt }: Extract): LocalDate {
  if ('contactedOn' in record) return record.contactedOn ?? asAt;
  if ('referredOn' in record) return record.referredOn ?? asAt;
  if ('conferenceOn' in record) return record.conferenceOn ?? asAt;
  if ('authorisedOn' in record && record.authorisedOn?.startsWith(of)) return record.authorisedOn;
  return asAt;
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
