import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { judge } from './judge.ts';
import type { Judged } from './scorecard.ts';
import { forBoard, forPublic, isSmallCount, isSuppressed, publishable } from './suppression.ts';
import { BASELINE, testMeasure, testSeries } from './testing/measures.ts';

describe('a small count', () => {
  const cases: [number, boolean][] = [
    [0, false],
    [1, true],
    [5, true],
    [6, false],
  ];
  for (const [count, expected] of cases)
    test(`${count} is ${expected ? '' : 'not '}small`, () => assert.equal(isSmallCount(count), expected));
});

describe('a figure that gives a small count away', () => {
  const cases: [string, Parameters<typeof isSuppressed>, boolean][] = [
    ['a count of 5', ['count', 5, null], true],
    ['a count of 6', ['count', 6, null], false],
    ['a count of none', ['count', 0, null], false],
    ['1 of 100', ['proportion', 1, 100], true],
    ['5 of 100', ['proportion', 5, 100], true],
    ['6 of 100', ['proportion', 6, 100], false],
    ['94 of 100, so that 6 are left over', ['proportion', 94, 100], false],
    ['95 of 100, so that 5 are left over', ['proportion', 95, 100], true],
    ['99 of 100, so that 1 is left over', ['proportion', 99, 100], true],
    ['all of 100', ['proportion', 100, 100], false],
    ['none of 100', ['proportion', 0, 100], false],
    ['all of 9, which says something of each of them', ['proportion', 9, 9], true],
    ['none of 9', ['proportion', 0, 9], true],
    ['all of 10', ['proportion', 10, 10], false],
    ['no cases at all', ['proportion', 0, 0], false],
    ['a rate of 5 events in a population', ['rate', 5, 128_400], true],
    ['a rate of 6 events in a population', ['rate', 6, 128_400], false],
  ];
  for (const [name, figure, expected] of cases)
    test(`${name} is ${expected ? 'hidden' : 'published'}`, () => assert.equal(isSuppressed(...figure), expected));
});

const PERIOD = { from: month('2022-03'), to: month('2022-07'), today: localDate('2022-08-09') };

/** A judged proportion with these months. */
function judgedWith(counts: readonly (readonly [number, number])[]): Judged {
  const measure = testMeasure();
  const judged = judge(measure, 'the council', testSeries(measure, BASELINE), PERIOD);
  const [model] = judged.series;
  assert.ok(model);
  const series = counts.map(([numerator, denominator]) => ({
    ...model,
    numerator,
    denominator,
    value: denominator === 0 ? null : (100 * numerator) / denominator,
  }));
  return { ...judged, series, latest: series.at(-1) ?? null, reason: 'Fell from 4 of 9 to 3 of 9.' };
}

describe('a measure that leaves the council', () => {
  test('is published whole, limits and reason included, where no month is small', () => {
    const judged = judgedWith([
      [40, 80],
      [42, 84],
    ]);
    const published = forPublic(judged);
    assert.equal(published.reason, judged.reason);
    assert.deepEqual(
      published.series.map(({ value, centre }) => [value, centre]),
      judged.series.map(({ value, centre }) => [value, centre]),
    );
  });

  test('loses with one hidden month the lines, interval and sentences that it could be worked out from', () => {
    const published = forPublic(
      judgedWith([
        [40, 80],
        [3, 84],
      ]),
    );
    assert.deepEqual(
      published.series.map(({ value, isSuppressed: isHidden }) => [value, isHidden]),
      [
        [50, false],
        [null, true],
      ],
    );
    for (const point of published.series)
      assert.deepEqual([point.centre, point.lower, point.upper], [null, null, null]);
    assert.equal(published.latestInterval, null);
    assert.equal(published.difference, null);
    assert.deepEqual(published.outlookByMonth, []);
    assert.doesNotMatch(published.reason + published.caveats.join(' '), /\d/);
  });

  test('never carries what an earlier extract said of a month', () => {
    const judged = judgedWith([[40, 80]]);
    const withEarlier = {
      ...judged,
      series: judged.series.map((point) => ({ ...point, earlier: [{ ...point, numerator: 38 }] })),
    };
    assert.deepEqual(forPublic(withEarlier).series[0]?.earlier, []);
  });

  test('holds no small count anywhere, whatever its months', () => {
    const counts = fc.array(
      fc.nat(60).chain((denominator) => fc.tuple(fc.nat(denominator), fc.constant(denominator))),
      { minLength: 1, maxLength: 24 },
    );
    fc.assert(
      fc.property(counts, (months) => {
        const published = forPublic(judgedWith(months));
        for (const point of [...published.series, ...(published.latest ? [published.latest] : [])]) {
          assert.equal(isSmallCount(point.numerator), false);
          if (point.value !== null && point.denominator !== null)
            assert.equal(isSmallCount(point.denominator - point.numerator), false);
        }
      }),
    );
  });

  test('is shown to the board as it is', () => {
    const judged = judgedWith([[3, 9]]);
    assert.deepEqual(forBoard(judged).series[0], { ...judged.series[0], isSuppressed: false });
  });

  test('is shown to readers without a claim to small numbers with the hidden months left out', () => {
    const shown = publishable(
      judgedWith([
        [40, 80],
        [3, 84],
      ]),
    );
    assert.deepEqual(
      shown.series.map(({ numerator }) => numerator),
      [40],
    );
    assert.equal(shown.latest?.numerator, 40);
    assert.equal(publishable(judgedWith([[3, 9]])).latest, null);
  });
});
