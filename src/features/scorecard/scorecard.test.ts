import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { MeasureId } from '#features/measures/index.ts';
import { localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { formatChange } from './figures.ts';
import {
  defaultPeriod,
  formatFigure,
  formatFraction,
  formatValue,
  judge,
  scorecardOf,
  scorecardSentence,
} from './index.ts';
import { testMeasure, testSeries } from './testing/measures.ts';

const PERIOD = { from: month('2022-03'), to: month('2022-07') };
const TODAY = localDate('2022-08-09');
const WHEN = 'between March and July 2022';

describe('the scorecard in one sentence', () => {
  type Counts = [improving: number, noChange: number, gettingWorse: number, undetermined: number];
  const cases: [Counts, string][] = [
    [
      [18, 16, 22, 4],
      `Of the 56 measures whose trajectory can be determined ${WHEN}, 18 are improving, 16 show no significant change and 22 are getting worse; 4 cannot be determined.`,
    ],
    [
      [1, 1, 1, 1],
      `Of the 3 measures whose trajectory can be determined ${WHEN}, 1 is improving, 1 shows no significant change and 1 is getting worse; 1 cannot be determined.`,
    ],
    [
      [0, 2, 0, 0],
      `Of the 2 measures whose trajectory can be determined ${WHEN}, none are improving, 2 show no significant change and none are getting worse.`,
    ],
    [
      [2, 0, 3, 0],
      `Of the 5 measures whose trajectory can be determined ${WHEN}, 2 are improving, none show no significant change and 3 are getting worse.`,
    ],
    [[1, 0, 0, 3], `The one measure whose trajectory can be determined ${WHEN} is improving; 3 cannot be determined.`],
    [[0, 1, 0, 0], `The one measure whose trajectory can be determined ${WHEN} shows no significant change.`],
    [
      [0, 0, 1, 1],
      `The one measure whose trajectory can be determined ${WHEN} is getting worse; 1 cannot be determined.`,
    ],
    [[0, 0, 0, 16], `The trajectory of none of the 16 measures can be determined ${WHEN}.`],
    [[0, 0, 0, 1], `The trajectory of the one measure cannot be determined ${WHEN}.`],
    [[0, 0, 0, 0], `There are no measures to judge ${WHEN}.`],
  ];
  for (const [[improving, noChange, gettingWorse, undetermined], lead] of cases) {
    test(lead, () => {
      const counts = { improving, noChange, gettingWorse, undetermined };
      assert.equal(scorecardSentence({ period: PERIOD, counts, expectedByChance: 0 }).lead, lead);
    });
  }

  const periods: [string, string, string][] = [
    ['2021-11', '2022-03', 'between November 2021 and March 2022'],
    ['2022-07', '2022-07', 'in July 2022'],
    ['2021-07', '2022-07', 'between July 2021 and July 2022'],
  ];
  for (const [from, to, when] of periods) {
    test(`says ${when}`, () => {
      const counts = { improving: 1, noChange: 1, gettingWorse: 0, undetermined: 0 };
      const period = { from: month(from), to: month(to) };
      assert.ok(scorecardSentence({ period, counts, expectedByChance: 0 }).lead.includes(` ${when}, `));
    });
  }

  const chances: [signals: [number, number], expected: number, words: string][] = [
    [[18, 22], 1.4, 'Chance alone would give about 1 of these 40 signals.'],
    [[5, 3], 0.4, 'Chance alone would give fewer than one of these 8 signals.'],
    [[1, 0], 0.3, 'Had nothing changed, chance alone would give fewer than one signal; there is one.'],
    [[0, 1], 0.9, 'Had nothing changed, chance alone would give about 1: the one signal may be no more than that.'],
    [[1, 1], 2.2, 'Had nothing changed, chance alone would give about 2: these 2 signals may be no more than that.'],
    [[0, 0], 0.9, 'Had nothing changed, chance alone would give about 1 of them a signal; none has one.'],
  ];
  for (const [[improving, gettingWorse], expectedByChance, words] of chances) {
    test(words, () => {
      const counts = { improving, noChange: 4, gettingWorse, undetermined: 0 };
      assert.equal(scorecardSentence({ period: PERIOD, counts, expectedByChance }).chance, words);
    });
  }

  test('says nothing of chance where nothing was determined', () => {
    const counts = { improving: 0, noChange: 0, gettingWorse: 0, undetermined: 2 };
    assert.equal(scorecardSentence({ period: PERIOD, counts, expectedByChance: 0 }).chance, '');
  });
});

describe('a whole set read together', () => {
  const measure = testMeasure();
  const row = (numerators: number[]) =>
    judge(measure, 'the council', testSeries(measure, numerators, { of: 200 }), { ...PERIOD, today: TODAY });
  const set = (rows: ReturnType<typeof row>[]) =>
    scorecardOf({ council: 'Severnshire', period: PERIOD, asAt: localDate('2022-08-05'), rows });
  const borderline = row([160, 160, 160, 148, 146]);
  const same = row([160, 160, 160, 160, 160]);

  test('a difference that is significant alone may be chance among many, and says so', () => {
    assert.equal(set([borderline]).rows[0]?.verdict, 'gettingWorse');
    const { rows, counts, expectedByChance } = set([borderline, ...Array(19).fill(same)]);
    assert.equal(rows[0]?.verdict, 'noChange');
    assert.match(
      rows[0]?.reason ?? '',
      /Alone that would be significant; among as many measures it is no more than chance gives\.$/,
    );
    assert.deepEqual([counts.noChange, expectedByChance], [20, 0]);
  });

  test('is told of in part with the verdicts of the whole, and only what chance gives of that part', () => {
    const other = testMeasure({ id: 'AS-02' as MeasureId });
    const of = (numerators: number[]) =>
      judge(other, 'the council', testSeries(other, numerators, { of: 200 }), { ...PERIOD, today: TODAY });
    const rows = [borderline, ...Array.from({ length: 19 }, () => of([160, 160, 160, 160, 160]))];
    const part = scorecardOf({
      ...{ council: 'Severnshire', period: PERIOD, asAt: null, rows },
      isShown: ({ id }) => id === measure.id,
    });
    assert.deepEqual(
      [part.rows.length, part.rows[0]?.verdict, part.counts.noChange, part.expectedByChance],
      [1, 'noChange', 1, 0],
    );
  });

  test('rows keep their order, are counted by verdict, and hold nothing but what a scorecard shows', () => {
    const scorecard = set([same, row([160, 160, 160, 130, 130]), row([])]);
    assert.deepEqual(
      scorecard.rows.map(({ verdict }) => verdict),
      ['noChange', 'gettingWorse', 'undetermined'],
    );
    assert.deepEqual(scorecard.counts, { improving: 0, noChange: 1, gettingWorse: 1, undetermined: 1 });
    assert.ok(scorecard.rows.every((each) => !('found' in each)));
  });

  test('an empty set has a scorecard too', () => {
    assert.deepEqual(set([]).counts, { improving: 0, noChange: 0, gettingWorse: 0, undetermined: 0 });
  });
});

describe('figures as people read them', () => {
  const proportion = { kind: 'proportion' as const };
  const cases: [string, string][] = [
    [formatValue(proportion, 71.096), '71.1%'],
    [formatValue(proportion, 100), '100.0%'],
    [formatValue({ kind: 'rate' }, 22.44), '22.4 per 10,000'],
    [formatValue({ kind: 'count' }, 1804), '1,804'],
    [formatValue({ kind: 'count' }, 80.25), '80.3'],
    [formatValue(proportion, null), 'no cases'],
    [formatFraction(proportion, { numerator: 214, denominator: 301 }), '214 of 301'],
    [formatFraction({ kind: 'count' }, { numerator: 1804, denominator: null }), '1,804'],
    [formatFraction({ kind: 'rate' }, { numerator: 119, denominator: 60_240 }), '119'],
    [formatFigure(proportion, { value: 33.3, numerator: 3, denominator: 9 }), '3 of 9'],
    [formatFigure(proportion, { value: 30, numerator: 3, denominator: 10 }), '30.0%'],
    [formatFigure(proportion, { value: null, numerator: 0, denominator: 0 }), 'no cases'],
    [formatFigure({ kind: 'count' }, { value: 3, numerator: 3, denominator: null }), '3'],
    [formatChange(proportion, -1), '1.0 percentage point'],
    [formatChange(proportion, 8.5), '8.5 percentage points'],
    [formatChange({ kind: 'count' }, 120), '120 a month'],
  ];
  for (const [actual, wanted] of cases) test(wanted, () => assert.equal(actual, wanted));
});

describe('the usual period', () => {
  test('is the five months that end in the newest data month', () => {
    assert.deepEqual(defaultPeriod(month('2022-07'), TODAY), PERIOD);
    assert.deepEqual(defaultPeriod(month('2022-02'), TODAY), { from: month('2021-10'), to: month('2022-02') });
  });

  test('ends in the month before today where there is no data yet', () => {
    assert.deepEqual(defaultPeriod(null, TODAY), PERIOD);
    assert.deepEqual(defaultPeriod(null, localDate('2022-01-01')).to, '2021-12');
  });
});
