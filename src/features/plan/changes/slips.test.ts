import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { Action, Change } from '../plan.ts';
import { day, drawnAction, drawnDelivered, drawnPlan, drawnStep, TODAY } from '../testing/drawn-plan.ts';
import { filteredSlips, slipFilterIn, slipOf, slippageByMonth, slipsCsv, slipsOf } from './slips.ts';

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
    const slip = slipOf(action, TODAY);
    assert.deepEqual(
      slip.moves.map(({ from, to, workingDays, change }) => [from, to, workingDays, change?.minute]),
      [
        ['2022-05-31', '2022-06-30', 20, 'Minute 7'],
        ['2022-06-30', '2022-09-30', 64, 'Minute 7'],
      ],
    );
    assert.equal(slip.times, 2);
    assert.deepEqual([slip.agreed, slip.notAgreed, slip.lateBy], [84, 0, 84]);
  });

  it('names nobody for what was not asked for here', () => {
    const slip = slipOf(drawnAction({ originalDueOn: day('2022-05-31'), dueOn: day('2022-06-30') }), TODAY);
    assert.deepEqual(slip.moves, [{ from: '2022-05-31', to: '2022-06-30', workingDays: 20, change: null }]);
  });

  it('leaves out what was refused, and what never moved', () => {
    const refused = moved('2022-09-30', '2022-10-30', '2022-06-01', { state: 'refused' });
    assert.deepEqual(slipsOf(drawnPlan({ actions: [drawnAction({ changes: [refused] })] }), TODAY), []);
  });

  it('puts what slipped twice before what slipped further', () => {
    const far = drawnAction({ ref: '1.1.1', originalDueOn: day('2022-01-31'), dueOn: day('2022-12-30') });
    const twice = drawnAction({
      ...{ ref: '1.1.2', originalDueOn: day('2022-07-01'), dueOn: day('2022-07-05') },
      changes: [moved('2022-07-01', '2022-07-04', '2022-06-01'), moved('2022-07-04', '2022-07-05', '2022-06-02')],
    });
    assert.deepEqual(
      slipsOf(drawnPlan({ actions: [far, twice] }), TODAY).map(({ action }) => action.ref),
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
        const { moves, agreed, isOverdue, notAgreed, lateBy } = slipOf(
          drawnAction({ originalDueOn: TODAY, dueOn, changes }),
          TODAY,
        );
        assert.equal(lateBy, agreed + notAgreed);
        assert.equal(isOverdue, dueOn < TODAY);
        assert.ok(isOverdue ? lateBy === 0 : notAgreed === 0 && lateBy >= 0);
        assert.equal(
          moves.reduce((sum, move) => sum + move.workingDays, 0),
          agreed,
        );
        assert.equal(moves.at(-1)?.to ?? TODAY, dueOn);
        for (const [index, { from }] of moves.entries()) assert.equal(from, moves[index - 1]?.to ?? TODAY);
      }),
    );
  });
});

describe('how late something is by now', () => {
  const due = '2022-08-05'; // a Friday, two working days before the day on which it is looked at
  const opened = [drawnStep(), drawnStep({ step: 'closed' }), drawnStep({ step: 'reopened' })];
  const withdrawn = [drawnStep(), drawnStep({ step: 'superseded' })];
  const cases: [
    what: string,
    action: Partial<Action>,
    today: string,
    late: [number, boolean, number, number] | null,
  ][] = [
    ['on its day', {}, '2022-08-05', null],
    ['on the Saturday after it', {}, '2022-08-06', [0, true, 0, 0]],
    ['on the Monday after it', {}, '2022-08-08', [0, true, 1, 1]],
    ['two working days after it', {}, '2022-08-09', [0, true, 2, 2]],
    ['put off, on its day', { originalDueOn: day('2022-07-29') }, '2022-08-05', [5, false, 0, 5]],
    ['put off, after it', { originalDueOn: day('2022-07-29') }, '2022-08-09', [5, true, 2, 7]],
    ['brought forward, on its day', { originalDueOn: day('2022-08-12') }, '2022-08-05', [-5, false, 0, -5]],
    ['brought forward, after it', { originalDueOn: day('2022-08-12') }, '2022-08-09', [-5, true, 2, -3]],
    ['delivered', drawnDelivered(day('2022-08-04')), '2022-08-09', null],
    ['delivered and opened again', { steps: opened }, '2022-08-09', [0, true, 2, 2]],
    ['withdrawn', { steps: withdrawn }, '2022-08-09', null],
    [
      'withdrawn after it was put off',
      { steps: withdrawn, originalDueOn: day('2022-07-29') },
      '2022-08-09',
      [5, false, 0, 5],
    ],
  ];
  for (const [what, action, today, late] of cases)
    it(`${what}: ${late}`, () => {
      const plan = drawnPlan({ actions: [drawnAction({ dueOn: day(due), ...action })] });
      const found = slipsOf(plan, day(today)).map((slip) => [slip.agreed, slip.isOverdue, slip.notAgreed, slip.lateBy]);
      assert.deepEqual(found, late === null ? [] : [late]);
    });

  it('is told in the file, also of what was never put off', () => {
    const overdue = drawnAction({ dueOn: day(due), originalDueOn: day(due) });
    const put = drawnAction({ ref: '1.1.2', dueOn: day(due), originalDueOn: day('2022-07-29') });
    const lines = slipsCsv(slipsOf(drawnPlan({ actions: [overdue, put] }), TODAY)).split('\r\n');
    assert.match(lines[1] ?? '', /^1\.1\.2,.*,2022-07-29,2022-08-05,5,2,7,1,1,2022-07-29,2022-08-05,5,/);
    assert.match(lines[2] ?? '', /^1\.1\.1,.*,2022-08-05,2022-08-05,0,2,2,0,,,,,,,Nobody: it was never put off,,,$/);
  });

  it('is asked for by whether it is overdue, and whether it was ever put off', () => {
    const overdue = drawnAction({ dueOn: day(due), originalDueOn: day(due) });
    const put = drawnAction({ ref: '1.1.2', originalDueOn: day('2022-07-29') });
    const plan = drawnPlan({ actions: [overdue, put] });
    const refs = (query: Record<string, string>) =>
      filteredSlips(slipsOf(plan, TODAY), slipFilterIn(query), plan).map(({ action }) => action.ref);
    assert.deepEqual(refs({ state: 'overdue' }), ['1.1.1']);
    assert.deepEqual(refs({ state: 'open' }).sort(), ['1.1.1', '1.1.2']);
    assert.deepEqual(refs({ state: 'other' }), []);
    assert.deepEqual(refs({ times: 'never' }), ['1.1.1']);
    assert.deepEqual(refs({ times: 'once' }), ['1.1.2']);
    assert.deepEqual(refs({ times: 'putOff' }), ['1.1.2']);
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

  it('has means over what was open, of what was agreed and what was not', () => {
    assert.deepEqual(
      months.map(({ meanAgreed, meanNotAgreed }) => [meanAgreed, meanNotAgreed]),
      [
        [0, 0],
        [0, 10.5],
        [0, 20],
        [84, 0],
        [84, 0],
      ],
    );
  });
});
