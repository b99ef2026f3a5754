import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LocalDate } from '#kernel/local-date.ts';
import { granting, standingOf, whyNotDeciding } from './appointment.ts';

const day = (text: string) => text as LocalDate;
const TODAY = day('2022-08-09');

for (const [state, from, until, standing] of [
  ['active', '2022-08-09', null, 'now'],
  ['active', '2022-08-10', null, 'coming'],
  ['active', '2022-01-01', '2022-08-10', 'now'],
  ['active', '2022-01-01', '2022-08-09', 'past'],
  ['ended', '2022-01-01', null, 'past'],
  ['proposed', '2022-01-01', null, 'waiting'],
  ['declined', '2022-01-01', null, 'declined'],
] as const)
  test(`what is ${state} from ${from} until ${until ?? 'ever'} is ${standing} on ${TODAY}`, () =>
    assert.equal(standingOf({ state, from: day(from), until: until === null ? null : day(until) }, TODAY), standing));

for (const [deciding, why] of [
  ['proposer', 'proposedIt'],
  ['person', 'concerned'],
  ['another', null],
] as const)
  test(`${deciding} ${why === null ? 'may' : 'may not'} decide`, () =>
    assert.equal(whyNotDeciding({ proposedById: 'proposer', personId: 'person' }, deciding), why));

for (const [needsSecond, approvers, came] of [
  [false, 0, { state: 'active', isAlone: false }],
  [false, 3, { state: 'active', isAlone: false }],
  [true, 0, { state: 'active', isAlone: true }],
  [true, 1, { state: 'proposed', isAlone: false }],
] as const)
  test(`a role that needs ${needsSecond ? 'a' : 'no'} second person, with ${approvers} who could be it`, () =>
    assert.deepEqual(granting(needsSecond, approvers), came));
