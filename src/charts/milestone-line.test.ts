import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { milestoneLine } from './milestone-line.ts';
import { asWords, soundChart } from './sound.support.ts';

const START = '2022-04-01' as LocalDate;
const days = (most: number) => fc.integer({ min: 0, max: most }).map((count) => addDays(START, count));

it('no words of a line of milestones touch, whatever the days', () => {
  fc.assert(
    fc.property(
      fc.record({
        dueOn: days(900),
        originalDueOn: days(900),
        forecastOn: fc.option(days(1200)),
        today: days(1200),
        milestones: fc.array(
          fc.record({ title: fc.string().map(asWords), dueOn: days(900), metOn: fc.option(days(900)) }),
          { maxLength: 15 },
        ),
      }),
      ({ milestones, ...options }) => {
        const numbered = milestones.map((one, index) => ({ ...one, number: index + 1, originalDueOn: one.dueOn }));
        soundChart(
          milestoneLine({ id: 'line', title: 'Milestones', startsOn: START, ...options, milestones: numbered }),
        );
      },
    ),
    { numRuns: 200 },
  );
});

it('what is due today is ahead, and what was due yesterday is overdue', () => {
  const one = { title: 'Try it', originalDueOn: START, metOn: null };
  const chart = milestoneLine({
    ...{ id: 'line', title: 'Milestones', startsOn: START, forecastOn: null },
    ...{ dueOn: addDays(START, 30), originalDueOn: addDays(START, 20), today: addDays(START, 10) },
    milestones: [
      { ...one, number: 1, dueOn: addDays(START, 9) },
      { ...one, number: 2, dueOn: addDays(START, 10) },
      { ...one, number: 3, dueOn: addDays(START, 8), metOn: addDays(START, 12) },
    ],
  });
  assert.deepEqual(
    chart.table.rows.map((row) => row.at(-1)),
    ['Overdue', 'Ahead', 'Met'],
  );
  assert.equal(
    chart.summary,
    'Of 3 milestones, 1 met, 1 overdue, 1 ahead. The action is due on 1 May 2022, at first on 21 April 2022.',
  );
});
