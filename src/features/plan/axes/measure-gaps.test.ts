import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Acting, gapOfMeasure, type MeasureSeen } from './measure-gaps.ts';

const UNNAMED: Acting = { outcomes: [], actions: 0, open: 0 };
const ENDED: Acting = { outcomes: ['1.2'], actions: 3, open: 0 };
const EMPTY: Acting = { outcomes: ['1.2'], actions: 0, open: 0 };
const OPEN: Acting = { outcomes: ['1.2'], actions: 3, open: 1 };

function seen(more: Partial<MeasureSeen>): MeasureSeen {
  return {
    ...{ id: 'CP-04', title: 'Visits in time', verdict: 'noChange', isOnBoard: true, monthsMissed: null, owner: '' },
    askedFromMonths: 3,
    ...more,
  };
}

describe('the gap at a measure', () => {
  const [short, long] = [2, 3];
  const cases: [Partial<MeasureSeen>, Acting, string | null][] = [
    [{ verdict: 'gettingWorse' }, UNNAMED, 'measureWorseUnnamed'],
    [{ verdict: 'gettingWorse' }, ENDED, 'measureWorseWithoutOpenAction'],
    [{ verdict: 'gettingWorse' }, EMPTY, 'measureWorseWithoutOpenAction'],
    [{ verdict: 'gettingWorse' }, OPEN, null],
    [{ verdict: 'gettingWorse', monthsMissed: 0 }, UNNAMED, 'measureWorseUnnamed'],
    [{ verdict: 'gettingWorse', monthsMissed: long }, UNNAMED, 'measureWorseUnnamed'],
    [{ verdict: 'gettingWorse', isOnBoard: false }, UNNAMED, null],
    [{ verdict: 'gettingWorse', isOnBoard: false }, ENDED, 'measureWorseWithoutOpenAction'],
    [{ monthsMissed: short }, UNNAMED, null],
    [{ monthsMissed: long }, UNNAMED, 'measureMissedUnnamed'],
    [{ monthsMissed: long, isOnBoard: false }, UNNAMED, null],
    [{ monthsMissed: long }, ENDED, 'measureMissedWithoutOpenAction'],
    [{ monthsMissed: long }, EMPTY, 'measureMissedWithoutOpenAction'],
    [{ monthsMissed: long }, OPEN, null],
    [{ monthsMissed: long, verdict: 'undetermined' }, UNNAMED, 'measureMissedUnnamed'],
    [{ monthsMissed: long, verdict: 'improving' }, UNNAMED, null],
    [{ monthsMissed: long, verdict: 'improving' }, ENDED, null],
    [{ monthsMissed: short }, ENDED, 'measureUnmovedWithoutOpenAction'],
    [{ monthsMissed: null }, ENDED, 'measureUnmovedWithoutOpenAction'],
    [{ monthsMissed: 0 }, ENDED, null],
    [{ monthsMissed: null, verdict: 'improving' }, ENDED, null],
    [{ monthsMissed: null, verdict: 'undetermined' }, ENDED, 'measureUnmovedWithoutOpenAction'],
    [{ monthsMissed: null }, EMPTY, null],
    [{ monthsMissed: null }, UNNAMED, null],
    [{ monthsMissed: null }, OPEN, null],
  ];
  const settled: [Partial<MeasureSeen>, Acting, string | null][] = [
    [{ monthsMissed: 3, askedFromMonths: 4 }, UNNAMED, null],
    [{ monthsMissed: 4, askedFromMonths: 4 }, UNNAMED, 'measureMissedUnnamed'],
    [{ monthsMissed: 0, askedFromMonths: 1 }, UNNAMED, null],
    [{ monthsMissed: 1, askedFromMonths: 1 }, UNNAMED, 'measureMissedUnnamed'],
  ];
  for (const [measure, acting, kind] of [...cases, ...settled])
    it(`${JSON.stringify(measure)}, ${acting.outcomes.length} outcomes, ${acting.actions} actions, ${acting.open} open: ${kind}`, () =>
      assert.equal(gapOfMeasure(seen(measure), acting)?.kind ?? null, kind));

  it('says how long, what names it, and whose it is', () => {
    const detail = (measure: Partial<MeasureSeen>, acting: Acting) => gapOfMeasure(seen(measure), acting)?.detail;
    assert.equal(
      detail({ monthsMissed: 7, owner: 'Nadia Forrester' }, ENDED),
      'It missed its target in each of the last 7 final months. Outcome 1.2 names it; none of the 3 actions is open any more. Owner: Nadia Forrester.',
    );
    assert.equal(detail({ verdict: 'gettingWorse' }, UNNAMED), 'Nobody owns it.');
    assert.equal(
      detail({ verdict: 'gettingWorse' }, { outcomes: ['1.2', '3.1'], actions: 1, open: 0 }),
      'Outcomes 1.2 and 3.1 name it; the one action is open no more. Nobody owns it.',
    );
    assert.equal(
      detail({ verdict: 'undetermined' }, ENDED),
      'Too few figures to tell where it is going. Outcome 1.2 names it; none of the 3 actions is open any more. Nobody owns it.',
    );
  });
});
