import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Judged, judge } from '#features/scorecard/index.ts';
import { BASELINE, testMeasure, testSeries } from '#features/scorecard/testing/measures.ts';
import { localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { flips } from './flips.ts';
import { recordOf } from './records.ts';
import { reversals } from './reversals.ts';
import { revisions } from './revisions.ts';

const JUDGING = { from: month('2021-08'), to: month('2022-07'), today: localDate('2022-08-30') };
const STABLE = [...BASELINE, ...BASELINE];

function of(values: readonly (number | null)[], changed = {}, drawn = {}): Judged {
  const measure = testMeasure(changed);
  return judge(measure, 'the council', testSeries(measure, values, drawn), JUDGING);
}

describe('a verdict that flipped', () => {
  const worse = of([...STABLE.slice(0, 17), 60, 60, 60, 60, 60, 60, 60]);
  it('is told with what it was', () => {
    assert.deepEqual(
      flips([of(STABLE)], [worse]).map(({ judged, before }) => [before, judged.verdict]),
      [['noChange', 'gettingWorse']],
    );
  });
  it('is none where it is the same', () => assert.deepEqual(flips([worse], [worse]), []));
  it('of a measure that is new was undetermined', () => {
    assert.deepEqual(
      flips([], [worse]).map(({ before }) => before),
      ['undetermined'],
    );
  });
});

describe('a record', () => {
  const cases: readonly [what: string, judged: Judged, direction: string | null, since: string | null][] = [
    ['above all twelve before', of([...BASELINE, 83]), 'highest', null],
    ['of eleven months before is none', of([...BASELINE.slice(1), 83]), null, null],
    ['as high as one before is none', of([...BASELINE, 82]), null, null],
    ['below all', of([...BASELINE, 77]), 'lowest', null],
    ['for thirteen months', of([90, ...BASELINE, 83]), 'highest', '2021-06'],
    ['for twelve months is none', of([...BASELINE.slice(0, 1), 90, ...BASELINE.slice(1), 83]), null, null],
    ['that is provisional is none', of([...BASELINE, 80, 83], {}, { provisional: 1 }), null, null],
    ['of nine cases is none', of([...Array(12).fill(5), 9], {}, { of: 9 }), null, null],
  ];
  for (const [what, judged, direction, since] of cases)
    it(what, () => {
      const found = recordOf(judged);
      assert.deepEqual([found?.direction ?? null, found?.since ?? null], [direction, since]);
    });
  it('is good where it goes the better way', () => {
    assert.equal(recordOf(of([...BASELINE, 83]))?.isGood, true);
    assert.equal(recordOf(of([...BASELINE, 83], { better: 'lower' }))?.isGood, false);
    assert.equal(recordOf(of([...BASELINE, 83], { better: 'neither', target: null }))?.isGood, null);
  });
});

describe('a reversal', () => {
  const kinds = (judged: Judged) => reversals([judged]).map(({ kind }) => kind);
  const cases: readonly [what: string, values: readonly number[], changed: object, kinds: string[]][] = [
    ['three months better, two worse', [...BASELINE, 78, 79, 80, 81, 80, 79], {}, ['turned']],
    ['three months better, one worse', [...BASELINE, 77, 78, 79, 80, 79], {}, []],
    ['two months better, two worse', [...BASELINE, 79, 79, 80, 81, 80, 79], {}, []],
    ['three better, one the same, one worse', [...BASELINE, 78, 79, 80, 81, 81, 80], {}, []],
    [
      'where less is better, the other way round',
      [...BASELINE, 81, 80, 79, 78, 79, 80],
      { better: 'lower' },
      ['turned'],
    ],
    ['beyond the lower limit', [...BASELINE, 74], {}, ['breach']],
    ['beyond the lower limit for a second month', [...BASELINE, 74, 74], {}, []],
    ['inside the lower limit', [...BASELINE, 75], {}, []],
    ['beyond the upper limit is good', [...BASELINE, 90], {}, []],
    ['beyond the upper limit where less is better', [...BASELINE, 90], { better: 'lower' }, ['breach']],
    ['of a measure that is neither good nor bad', [...BASELINE, 60], { better: 'neither', target: null }, []],
  ];
  it('is none over a missing month, nor over months of few cases', () => {
    const gap = [...BASELINE, 78, 79, null, 80, 81, 80, 79];
    assert.deepEqual(kinds(of(gap)), []);
    const small = [3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 5, 6, 5, 4];
    assert.deepEqual(kinds(of(small, {}, { of: 9 })), []);
  });
  for (const [what, values, changed, expected] of cases)
    it(`${what}: ${expected.join() || 'none'}`, () => assert.deepEqual(kinds(of(values, changed)), expected));
});

describe('a revised month', () => {
  it('had another figure then', () => {
    const found = revisions([of(STABLE)], [of([...STABLE.slice(0, -1), 75])]);
    assert.deepEqual(
      found.map(({ point, before, wasFinal }) => [point.month, before.numerator, point.numerator, wasFinal]),
      [['2022-07', 80, 75, true]],
    );
  });
  it('comes first where it had been final', () => {
    const then = of(STABLE, {}, { provisional: 1 });
    const found = revisions([then], [of([...STABLE.slice(0, -2), 70, 75])]);
    assert.deepEqual(
      found.map(({ point, wasFinal }) => [point.month, wasFinal]),
      [
        ['2022-06', true],
        ['2022-07', false],
      ],
    );
  });
  it('is none where the figure stood, nor where it is new', () => {
    assert.deepEqual(revisions([of(STABLE.slice(0, -1), {}, { ends: month('2022-06') })], [of(STABLE)]), []);
  });
});
