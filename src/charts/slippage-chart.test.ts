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
    const late = { agreed: 85, isOverdue: false, notAgreed: 0 };
    const overdue = { ...row, label: '1.2 Go on', between: [], current: row.original, agreed: 0, isOverdue: true };
    const rows = [
      { ...row, ...late },
      { ...overdue, notAgreed: 48 },
    ];
    const chart = slippageChart({ id: 'slips', title: 'Slips', today: TODAY, rows });
    assert.equal(
      chart.summary,
      'Of the 2 actions shown 1 is due later than at first, and 1 is overdue today. Furthest: 1.1 Begin, by 85 working days, 85 of them agreed. 1 moved more than once.',
    );
    assert.deepEqual(chart.table.rows, [
      ['1.1 Begin', '31 May 2022', '30 June 2022', '30 September 2022', '85', '0', '85'],
      ['1.2 Go on', '31 May 2022', 'nothing between', '31 May 2022', '0', '48', '48'],
    ]);
    assert.match(chart.svg, /\+85 agreed/);
    assert.match(chart.svg, /\+48 not agreed/);
    assert.equal(chart.svg.match(/stroke-dasharray="3 4"/g)?.length, 1);
    soundChart(chart);
  });

  it('stays sound for whatever slipped, and for nothing', () => {
    const day = fc.integer({ min: 0, max: 1200 }).map((days) => addDays(FIRST, days));
    const row = fc.record({
      label: fc.string({ maxLength: 80 }).map(asWords),
      ...{ original: day, current: day, between: fc.array(day, { maxLength: 3 }) },
      agreed: fc.integer({ min: -400, max: 900 }),
      ...{ isOverdue: fc.boolean(), notAgreed: fc.integer({ min: 0, max: 900 }) },
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (rows) =>
        soundChart(slippageChart({ id: 'slips', title: 'Slips', today: TODAY, rows })),
      ),
      { numRuns: 60 },
    );
  });
});
