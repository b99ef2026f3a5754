import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LocalDate } from '#kernel/local-date.ts';
import { dueOn as lastDay, limitOn, TIMESCALES, type TimescaleId } from '#kernel/timescales.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import {
  day,
  drawnAction,
  drawnDelivered,
  drawnPartner,
  drawnStep,
  drawnUpdate,
  MIRIAM,
  TOM,
} from '../testing/drawn-plan.ts';
import { answersFor, awaiting, updateDueOn } from './due.ts';

const limits = (rule: TimescaleId, from: LocalDate) =>
  lastDay(limitOn(TIMESCALES[rule], from).value, from, englandWorkingDays);

describe('when the next update of an action is due', () => {
  for (const [last, due] of [
    ['2022-07-09', '2022-08-09'],
    ['2022-01-31', '2022-02-28'],
    ['2024-01-31', '2024-02-29'],
    ['2022-08-31', '2022-09-30'],
    ['2022-02-28', '2022-03-28'],
    ['2022-12-31', '2023-01-31'],
  ] as const)
    it(`a month after ${last} is ${due}`, () => {
      const action = drawnAction({
        startsOn: day('2021-01-01'),
        steps: [drawnStep({ on: day('2021-01-01') })],
        lastUpdate: drawnUpdate({ on: day(last) }),
      });
      assert.equal(updateDueOn(action, limits), due);
    });

  it('counts from the day on which the action begins where nothing was said since', () => {
    const later = drawnAction({ startsOn: day('2022-10-01'), lastUpdate: null });
    assert.equal(updateDueOn(later, limits), '2022-11-01');
    const earlier = drawnAction({ startsOn: day('2022-03-01'), lastUpdate: null });
    assert.equal(updateDueOn(earlier, limits), '2022-05-01', 'raised on 1 April, which is later');
  });

  it('counts from the day on which it was opened again', () => {
    const delivered = drawnDelivered(day('2022-06-01'));
    const reopened = drawnStep({ step: 'reopened', on: day('2022-08-01') });
    const action = drawnAction({
      steps: [...delivered.steps, reopened],
      lastUpdate: drawnUpdate({ on: day('2022-05-20') }),
    });
    assert.equal(updateDueOn(action, limits), '2022-09-01');
  });

  it('is not awaited of what is delivered or no longer in the plan', () => {
    assert.equal(updateDueOn(drawnAction(drawnDelivered(day('2022-06-01'))), limits), null);
    const ended = [drawnStep(), drawnStep({ step: 'superseded', on: day('2022-07-01') })];
    assert.equal(updateDueOn(drawnAction({ steps: ended }), limits), null);
  });

  for (const [today, state] of [
    ['2022-08-08', 'later'],
    ['2022-08-09', 'today'],
    ['2022-08-10', 'stale'],
  ] as const)
    it(`due on 9 August, it is ${state} on ${today}`, () => {
      assert.equal(awaiting(day('2022-08-09'), day(today)), state);
    });
});

describe('who answers for an action', () => {
  const health = drawnPartner({ people: [TOM] });
  const action = drawnAction({ partnerId: 'health' });
  it('its owner, and everybody of the organisation that answers for it', () => {
    assert.equal(answersFor(MIRIAM.id, action, []), true);
    assert.equal(answersFor(TOM.id, action, [health]), true);
    assert.equal(answersFor('ruth', action, [health]), false);
  });
  it('nobody of an organisation that left, or of another one', () => {
    assert.equal(answersFor(TOM.id, action, [{ ...health, endedOn: day('2022-01-01') }]), false);
    assert.equal(answersFor(TOM.id, drawnAction(), [health]), false);
  });
});
