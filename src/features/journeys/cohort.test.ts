import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { type Cohort, cohortOf, countAt, type Journey, type Step, tooEarlyOf } from './cohort.ts';

const STEPS: readonly Step[] = ['start', 'a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => ({
  ...{ id, label: id, stage: Math.ceil(index / 2), isTooEarly: id === 'b' },
}));
const [START, ...FURTHER] = ['start', ['a', 'b'], ['c', 'd'], ['e', 'f']] as const;
const ALL = { from: month('2022-01'), to: month('2022-12'), team: null };

/** Journeys that stop at any stage. */
const journeys = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), fc.nat({ max: 360 }))
    .map(([stages, turns, day]): Journey => {
      const further = FURTHER.slice(0, stages).flatMap((pair, index) => (turns[index] ? pair[0] : pair[1]));
      return {
        on: addDays(localDate('2022-01-01'), day),
        team: day % 3 === 0 ? 'East' : null,
        steps: [START, ...further],
      };
    }),
  { maxLength: 60 },
);
const check = (name: string, holds: (given: Journey[], cohort: Cohort) => void) =>
  it(name, () => {
    const property = fc.property(journeys, (given) => holds(given, cohortOf(given, STEPS, ALL)));
    fc.assert(property, { numRuns: 200, seed: 2022 });
  });
const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0);

describe('a cohort', () => {
  check('goes on from each step, or ends there: the links out of a step add up to its count', (_, cohort) => {
    for (const { id, count } of cohort.nodes) {
      const out = cohort.links.filter(({ from }) => from === id).map((link) => link.count);
      assert.equal(sum(out) + (cohort.endedAt.get(id) ?? 0), count);
    }
  });

  check('comes to each step but the first by links that add up to its count', (given, cohort) => {
    for (const { id, stage, count } of cohort.nodes) {
      const into = cohort.links.filter(({ to }) => to === id).map((link) => link.count);
      assert.equal(stage === 0 ? given.length : sum(into), count);
    }
  });

  check('is whole at every stage: those who are there and those who ended before', (given, cohort) => {
    assert.equal(cohort.total, given.length);
    for (const stage of [0, 1, 2, 3]) {
      const there = cohort.nodes.filter((node) => node.stage === stage).map(({ count }) => count);
      const before = cohort.nodes.filter((node) => node.stage < stage).map(({ id }) => cohort.endedAt.get(id) ?? 0);
      assert.equal(sum(there) + sum(before), given.length);
    }
  });

  check('ends as often as it began', (given, cohort) => assert.equal(sum(cohort.endedAt.values()), given.length));

  check('of a team and of those of no team together are the whole', (given, cohort) => {
    const east = cohortOf(given, STEPS, { ...ALL, team: 'East' });
    const none = cohortOf(
      given.filter(({ team }) => team === null),
      STEPS,
      ALL,
    );
    for (const { id, count } of cohort.nodes) assert.equal(countAt(east, id) + countAt(none, id), count);
  });

  it('holds what began from the first day of the first month to the last day of the last', () => {
    const on = (day: string): Journey => ({ on: localDate(day), team: null, steps: ['start'] });
    const given = ['2022-02-28', '2022-03-01', '2022-05-31', '2022-06-01'].map(on);
    assert.equal(cohortOf(given, STEPS, { from: month('2022-03'), to: month('2022-05'), team: null }).total, 2);
    assert.equal(cohortOf(given, STEPS, { from: month('2022-05'), to: month('2022-03'), team: null }).total, 0);
  });

  it('knows of how many it is too early to tell, and leaves out steps that nobody came to', () => {
    const given: Journey[] = [
      { on: localDate('2022-03-01'), team: null, steps: ['start', 'b'] },
      { on: localDate('2022-03-01'), team: null, steps: ['start', 'a', 'c'] },
    ];
    const cohort = cohortOf(given, STEPS, ALL);
    assert.equal(tooEarlyOf(cohort), 1);
    assert.deepEqual(
      cohort.nodes.map(({ id }) => id),
      ['start', 'a', 'b', 'c'],
    );
    assert.deepEqual(cohort.links, [
      { from: 'start', to: 'a', count: 1 },
      { from: 'start', to: 'b', count: 1 },
      { from: 'a', to: 'c', count: 1 },
    ]);
  });
});
