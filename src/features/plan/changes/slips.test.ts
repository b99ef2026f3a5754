import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { Change } from '../plan.ts';
import { day, drawnAction, drawnDelivered, drawnPlan, TODAY } from '../testing/drawn-plan.ts';
import { slipOf, slippageByMonth, slipsOf } from './slips.ts';

function moved(from: string, to: string, on: string, more: Partial<Change> = {}): Change {
  return {
    ...{
      id: `${from} ${to}`,
      actionId: 'a',
      kind: 'dueDate',
      was: { dueOn: from },
      becomes: { dueOn: to },
      reason: 'Late',
    },
    ...{ coverage: '', askedBy: 'Tom', askedById: 'tom', askedOn: day(on), decider: 'board', whyDecider: '' },
    ...{
      state: 'approved',
      decidedBy: 'Ada',
      decidedOn: day(on),
      decidedWords: '',
      minute: 'Minute 7',
      version: 2,
      ...more,
    },
  };
}

describe('what slipped', () => {
  it('is told move by move, with who allowed each', () => {
    const action = drawnAction({
      ...{ originalDueOn: day('2022-05-31'), dueOn: day('2022-09-30') },
      changes: [moved('2022-05-31', '2022-06-30', '2022-05-20'), moved('2022-06-30', '2022-09-30', '2022-06-20')],
    });
    const slip = slipOf(action);
    assert.deepEqual(
      slip.moves.map(({ from, to, workingDays, change }) => [from, to, workingDays, change?.minute]),
      [
        ['2022-05-31', '2022-06-30', 20, 'Minute 7'],
        ['2022-06-30', '2022-09-30', 64, 'Minute 7'],
      ],
    );
    assert.equal(slip.times, 2);
    assert.equal(slip.workingDays, 84);
  });

  it('names nobody for what was not asked for here', () => {
    const slip = slipOf(drawnAction({ originalDueOn: day('2022-05-31'), dueOn: day('2022-06-30') }));
    assert.deepEqual(slip.moves, [{ from: '2022-05-31', to: '2022-06-30', workingDays: 20, change: null }]);
  });

  it('leaves out what was refused, and what never moved', () => {
    const refused = moved('2022-09-30', '2022-10-30', '2022-06-01', { state: 'refused' });
    assert.deepEqual(slipsOf(drawnPlan({ actions: [drawnAction({ changes: [refused] })] })), []);
  });

  it('puts what slipped twice before what slipped further', () => {
    const far = drawnAction({ ref: '1.1.1', originalDueOn: day('2022-01-31'), dueOn: day('2022-12-30') });
    const twice = drawnAction({
      ...{ ref: '1.1.2', originalDueOn: day('2022-07-01'), dueOn: day('2022-07-05') },
      changes: [moved('2022-07-01', '2022-07-04', '2022-06-01'), moved('2022-07-04', '2022-07-05', '2022-06-02')],
    });
    assert.deepEqual(
      slipsOf(drawnPlan({ actions: [far, twice] })).map(({ action }) => action.ref),
      ['1.1.2', '1.1.1'],
    );
  });

  it('adds up, whatever was moved and approved', () => {
    const steps = fc.array(fc.integer({ min: -60, max: 90 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(steps, fc.boolean(), (offsets, isEdited) => {
        const days = [TODAY];
        for (const offset of offsets) days.push(addDays(days.at(-1) ?? TODAY, offset));
        const changes = days
          .slice(1)
          .map((to, index) => moved(days[index] ?? TODAY, to, addDays(day('2022-01-01'), index)));
        const dueOn = isEdited ? addDays(days.at(-1) ?? TODAY, 3) : (days.at(-1) ?? TODAY);
        const { moves, workingDays } = slipOf(drawnAction({ originalDueOn: TODAY, dueOn, changes }));
        assert.equal(
          moves.reduce((sum, move) => sum + move.workingDays, 0),
          workingDays,
        );
        assert.equal(moves.at(-1)?.to ?? TODAY, dueOn);
        for (const [index, { from }] of moves.entries()) assert.equal(from, moves[index - 1]?.to ?? TODAY);
      }),
    );
  });
});

describe('slippage by month', () => {
  const action = drawnAction({
    ...{ originalDueOn: day('2022-05-31'), dueOn: day('2022-09-30') },
    changes: [moved('2022-05-31', '2022-09-30', '2022-07-10')],
  });
  const delivered = drawnAction({ ref: '1.1.2', dueOn: day('2022-04-29'), ...drawnDelivered(day('2022-06-15')) });
  const months = slippageByMonth(drawnPlan({ actions: [action, delivered] }), TODAY, englandWorkingDays);

  it('knows what was overdue at the time, not by what was decided later', () => {
    assert.deepEqual(
      months.map(({ month, overdue }) => [month, overdue]),
      [
        ['2022-04', 1],
        ['2022-05', 1],
        ['2022-06', 1],
        ['2022-07', 0],
        ['2022-08', 0],
      ],
    );
  });

  it('has a mean over what was open', () => {
    assert.deepEqual(
      months.map(({ meanWorkingDays }) => meanWorkingDays),
      [0, 0, 0, 84, 84],
    );
  });
});
