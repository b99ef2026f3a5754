import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day } from '../testing/drawn-plan.ts';
import {
  mayBecome,
  stateOf,
  stepHindrance,
  VERSION_STATES,
  type VersionState,
  type VersionStep,
  wasApproved,
} from './version-states.ts';

const TODAY = day('2022-08-09');
const ALLOWED = new Set([
  ...['draft consulted', 'draft approved', 'draft superseded', 'consulted approved', 'consulted superseded'],
  ...['approved submitted', 'approved live', 'approved superseded', 'submitted live', 'submitted superseded'],
  'live superseded',
]);

function step(state: VersionState, number: number): VersionStep {
  return { number, state, on: day('2022-07-01'), by: 'Ada', reason: '', minute: 'Minute 7', sentTo: 'Ofsted' };
}

/** Every life that a version can have, step by step. */
function lives(steps: readonly VersionStep[]): VersionStep[][] {
  const further = VERSION_STATES.filter((state) => mayBecome(stateOf({ steps }), state));
  return [[...steps], ...further.flatMap((state) => lives([...steps, step(state, steps.length + 1)]))];
}

describe('what becomes of a version', () => {
  for (const from of VERSION_STATES)
    for (const to of VERSION_STATES)
      it(`${from} to ${to}: ${ALLOWED.has(`${from} ${to}`) ? 'may be' : 'may not be'}`, () =>
        assert.equal(mayBecome(from, to), ALLOWED.has(`${from} ${to}`)));

  const all = lives([step('draft', 1)]);

  it('never comes back to a state, and ends', () => {
    assert.ok(all.length > 10);
    for (const life of all) assert.equal(new Set(life.map(({ state }) => state)).size, life.length);
  });

  it('is submitted or live only once it was approved', () => {
    for (const life of all)
      if (life.some(({ state }) => state === 'submitted' || state === 'live'))
        assert.equal(wasApproved({ steps: life }), true);
  });

  const asked = { state: 'approved', on: TODAY, reason: '', minute: 'Minute 7', sentTo: '' } as const;
  const draft = [step('draft', 1)];
  const cases = [
    ['is taken', asked, null],
    ['needs a minute to be approved', { ...asked, minute: '' }, 'minute'],
    ['is not in the future', { ...asked, on: day('2022-08-10') }, 'future'],
    ['is not before the last step', { ...asked, on: day('2022-06-30') }, 'early'],
    ['is taken on the day of the last step', { ...asked, on: day('2022-07-01') }, null],
    ['follows the order', { ...asked, state: 'live' }, 'order'],
  ] as const;
  for (const [what, given, hindrance] of cases)
    it(`a step ${what}`, () => assert.equal(stepHindrance(draft, given, TODAY), hindrance));

  it('a submission needs to say to whom', () => {
    const approved = [...draft, step('approved', 2)];
    assert.equal(stepHindrance(approved, { ...asked, state: 'submitted' }, TODAY), 'sentTo');
    assert.equal(stepHindrance(approved, { ...asked, state: 'submitted', sentTo: 'Ofsted' }, TODAY), null);
  });
});
