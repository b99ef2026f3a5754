import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, localDate } from '../kernel/local-date.ts';
import { slippageChart } from './index.ts';
import { asWords, soundChart } from './sound.support.ts';

const FIRST = localDate('2021-01-04');
const TODAY = localDate('2022-08-09');

describe('the picture of what slipped', () => {
  it('says in words what it shows', () => {
    const row = {
      label: '1.1 Begin',
      original: localDate('2022-05-31'),
      between: [localDate('2022-06-30')],
      current: localDate('2022-09-30'),
    };
    const chart = slippageChart({ id: 'slips', title: 'Slips', today: TODAY, rows: [{ ...row, workingDays: 85 }] });
    assert.equal(
      chart.summary,
      '1 of the 1 actions shown is due later than at first. Furthest: 1.1 Begin, by 85 working days. 1 moved more than once.',
    );
    assert.deepEqual(chart.table.rows, [['1.1 Begin', '31 May 2022', '30 June 2022', '30 September 2022', '85']]);
    soundChart(chart);
  });

  it('stays sound for whatever slipped, and for nothing', () => {
    const day = fc.integer({ min: 0, max: 1200 }).map((days) => addDays(FIRST, days));
    const row = fc.record({
      label: fc.string({ maxLength: 80 }).map(asWords),
      ...{ original: day, current: day, between: fc.array(day, { maxLength: 3 }) },
      workingDays: fc.integer({ min: -400, max: 900 }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) =>
        soundChart(slippageChart({ id: 'slips', title: 'Slips', today: TODAY, rows })),
      ),
      { numRuns: 60 },
    );
  });
});
