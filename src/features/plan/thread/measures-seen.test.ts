import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Judged, judge } from '#features/scorecard/index.ts';
import { testMeasure, testSeries } from '#features/scorecard/testing/measures.ts';
import type { Decision, OwnMeasures } from '#features/settings/index.ts';
import { localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { measuresSeen, monthsMissed } from './measures-seen.ts';

const JUDGING = { from: month('2021-08'), to: month('2022-07'), today: localDate('2022-08-30') };

function of(values: readonly (number | null)[], changed = {}, drawn = {}): Judged {
  const measure = testMeasure(changed);
  return judge(measure, 'the council', testSeries(measure, values, drawn), JUDGING);
}

type Settled = { decisions?: readonly Decision[]; onBoard?: boolean; owner?: string; ownerName?: string };

function settled({ decisions = [], onBoard, owner = '', ownerName = '' }: Settled = {}): OwnMeasures {
  const measure = testMeasure();
  const kept = { onBoard: onBoard ?? null, owner, ownerName, ownerId: null, localName: '', version: 1 };
  const decided = decisions.map((decision) => ({ ...decision, enteredBy: 'Ada', enteredAt: new Date(0) }));
  return {
    descriptions: [measure],
    settings: new Map([[measure.id, { decisions: decided, kept }]]),
    ...{ figures: [], stamp: '' },
  };
}

function decided(from: string, value: number | null, tolerance: Decision['tolerance'] = null): Decision {
  return {
    ...{ version: 1, tolerance, approvedBy: 'Ada', approvedOn: localDate('2022-03-10'), reference: 'Minute 7' },
    steps: [{ from: month(from), target: value === null ? null : { kind: 'atLeast', value } }],
  };
}

describe('months missed in a row', () => {
  const cases: [what: string, judged: Judged, own: OwnMeasures, missed: number | null][] = [
    ['the newest meets it', of([80, 80, 90]), settled(), 0],
    ['the newest misses it', of([90, 90, 89]), settled(), 1],
    ['all miss it', of([80, 81, 82]), settled(), 3],
    ['counted from the newest only', of([80, 81, 90, 82]), settled(), 1],
    ['a month that is not final yet is passed over', of([80, 81, 90], {}, { provisional: 1 }), settled(), 2],
    ['a month without a figure is passed over', of([80, null, 82]), settled(), 2],
    ['months of fewer than ten cases say nothing', of([4, 4, 4], {}, { of: 9 }), settled(), null],
    ['ten cases are enough', of([4, 4, 4], {}, { of: 10 }), settled(), 3],
    ['without a month', of([]), settled(), null],
    ['at most: above it', of([5, 11, 12], { target: { kind: 'atMost', value: 10 } }), settledAtMost(), 2],
    ['without a target', of([1, 2, 3]), settled({ decisions: [decided('2018-01', null)] }), null],
    ['from the month of a target on', of([1, 2, 3]), settled({ decisions: [decided('2022-06', null)] }), null],
    ['each month by its own target', of([80, 80, 80]), settled({ decisions: [decided('2022-07', 75)] }), 0],
    ['a target that has risen', of([92, 92, 92]), settled({ decisions: [decided('2022-07', 95)] }), 1],
    ['within the tolerance', of([80, 86, 86]), settled({ decisions: [decided('2018-01', 90, fourPoints())] }), 0],
    ['beyond the tolerance', of([80, 85, 85]), settled({ decisions: [decided('2018-01', 90, fourPoints())] }), 3],
  ];
  for (const [what, judged, own, missed] of cases) it(what, () => assert.equal(monthsMissed(judged, own), missed));

  function settledAtMost(): OwnMeasures {
    return { ...settled(), descriptions: [testMeasure({ target: { kind: 'atMost', value: 10 } })] };
  }

  function fourPoints(): Decision['tolerance'] {
    return { amount: 4, unit: 'points' };
  }
});

describe('the measures that coverage asks about', () => {
  const row = of([80, 81, 82]);
  const asked = (own: OwnMeasures, named: string[] = []) =>
    measuresSeen([row], own, new Set(named), 3).map(({ id, isOnBoard, owner, monthsMissed: missed }) => [
      ...[id, isOnBoard, owner, missed],
    ]);

  it('are the board’s, with whose each is', () => {
    assert.deepEqual(asked(settled({ owner: 'Head of assessment' })), [['AS-01', true, 'Head of assessment', 3]]);
    assert.deepEqual(asked(settled({ ownerName: 'Nadia Forrester' })), [['AS-01', true, 'Nadia Forrester', 3]]);
    assert.deepEqual(asked(settled({ onBoard: false })), []);
  });

  it('are those that an outcome names as well', () =>
    assert.deepEqual(asked(settled({ onBoard: false }), ['AS-01']), [['AS-01', false, '', 3]]));
});
