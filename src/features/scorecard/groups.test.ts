import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { month } from '#kernel/month.ts';
import { groupsBeside } from './groups.ts';
import { testMeasure, testSeries } from './testing/measures.ts';

const PERIOD = { from: month('2022-03'), to: month('2022-07') };
const measure = testMeasure();
const council = testSeries(measure, [80, 80, 80, 80, 80]);

describe('groups of children beside the council', () => {
  test('age bands go from young to old, and those of whom it is not known come last', () => {
    const bands = ['notKnown', '10-15', '0', 'unborn', '1-4', '16-17', '5-9'];
    const series = testSeries(measure, [80]);
    const { groups } = groupsBeside(measure, 'ageBand', new Map(bands.map((band) => [band, series])), council, PERIOD);
    assert.deepEqual(
      groups.map(({ name }) => name),
      ['Unborn', 'Under 1', '1 to 4', '5 to 9', '10 to 15', '16 and 17', 'Not known'],
    );
  });

  test('other groups keep their order but for those of whom it is not known', () => {
    const series = testSeries(measure, [80]);
    const names = new Map(['East', 'notKnown', 'West'].map((name) => [name, series]));
    const { groups } = groupsBeside(measure, 'team', names, council, PERIOD);
    assert.deepEqual(
      groups.map(({ name }) => name),
      ['East', 'West', 'Not known'],
    );
  });

  const sizes: [of: number, isTooFew: boolean, signal: 'bad' | null][] = [
    [0, false, null],
    [9, true, null],
    [10, false, 'bad'],
  ];
  for (const [of, isTooFew, signal] of sizes)
    test(`none of ${of} in time is ${isTooFew ? 'too few to judge' : (signal ?? 'no cases')}`, () => {
      const { groups } = groupsBeside(
        measure,
        'team',
        new Map([['East', testSeries(measure, [0], { of })]]),
        council,
        PERIOD,
      );
      assert.deepEqual([groups[0]?.isTooFew, groups[0]?.signal], [isTooFew, signal]);
    });

  test('a count says once how many there are, and is compared with nothing', () => {
    const counts = testMeasure({ kind: 'count', target: null });
    const series = testSeries(counts, [3, 4], { of: null });
    const { groups } = groupsBeside(counts, 'team', new Map([['East', series]]), series, PERIOD);
    assert.deepEqual([groups[0]?.value, groups[0]?.madeOf, groups[0]?.signal], [7, '', null]);
  });
});
