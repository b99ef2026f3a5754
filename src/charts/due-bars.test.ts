import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { dueBars } from './due-bars.ts';
import { soundChart } from './sound.support.ts';

const count = fc.oneof(fc.constant(0), fc.nat({ max: 9 }), fc.nat({ max: 19_999 }));
const label = fc.string({ minLength: 1, maxLength: 60 }).map((words) => words.replace(/\p{C}/gu, ' ').trim() || 'x');
const bar = fc.record({ label, overdue: count, next5: count, next20: count, later: count });

test('bars of what is due keep every word and number inside the picture, and apart', () => {
  fc.assert(
    fc.property(fc.array(bar, { maxLength: 16 }), (bars) => {
      soundChart(dueBars({ id: 'due', title: 'What is due', bars }));
    }),
    { numRuns: 150 },
  );
});

test('bars of what is due say both counts in words and everything in the table', () => {
  const bars = [{ label: 'Visit to a child on a plan', overdue: 12, next5: 0, next20: 3, later: 1200 }];
  const chart = dueBars({ id: 'due', title: 'What is due', bars });
  for (const svg of [chart.svg, chart.narrowSvg ?? '']) assert.match(svg, />12 overdue, 0 in 5 working days</);
  assert.equal(chart.summary, '12 overdue (filled) and 0 due in the next 5 working days (outlined).');
  assert.deepEqual(chart.table.rows, [['Visit to a child on a plan', '12', '0', '3', '1,200']]);
  assert.equal(dueBars({ id: 'due', title: 'What is due', bars: [] }).summary, 'Nothing is due.');
});
