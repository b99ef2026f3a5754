import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Inspection } from '#features/inspections/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import {
  day,
  drawnAction,
  drawnDelivered,
  drawnMilestone,
  drawnOutcome,
  drawnPlan,
  drawnResult,
  drawnStep,
  drawnTest,
} from '../testing/drawn-plan.ts';
import { byMonth, byOwner, comingBetween, comingInView, forwardViewFrom, spanOf } from './forward.ts';

const REPORT: Inspection = {
  ...{ id: 'report', kind: 'ilacsStandard', title: 'Inspection of February', regulator: 'Ofsted', sequence: null },
  ...{ follows: null, focus: '', state: 'published', window: null, notifiedOn: null, onSite: null, feedbackOn: null },
  ...{ letterOn: null, publishedOn: day('2022-08-01'), isAnswerOwed: true, answerDueOn: day('2022-11-07') },
  answerEntered: null,
  ...{ answeredOn: null, closedOn: null, version: 1 },
};

const AUTUMN = { from: day('2022-10-01'), until: day('2022-12-31') };

function coming(plan: Parameters<typeof drawnPlan>[0], reports: Inspection[] = []) {
  return comingBetween(drawnPlan(plan), reports, AUTUMN).map(({ day: on, kind, ref }) => `${on} ${kind} ${ref}`);
}

describe('what falls due', () => {
  it('holds the first and the last day of its time and no other', () => {
    const actions = ['2022-09-30', '2022-10-01', '2022-12-31', '2023-01-01'].map((on, index) =>
      drawnAction({ ref: `1.1.${index + 1}`, dueOn: day(on) }),
    );
    assert.deepEqual(coming({ actions }), ['2022-10-01 action 1.1.2', '2022-12-31 action 1.1.3']);
  });

  it('leaves out what is delivered, withdrawn, met or dropped, but not the impact that is awaited of what is delivered', () => {
    const dueOn = day('2022-10-14');
    const milestones = [
      drawnMilestone({ dueOn }),
      drawnMilestone({ number: 2, dueOn, metOn: day('2022-08-01') }),
      drawnMilestone({ number: 3, dueOn, droppedOn: day('2022-08-01') }),
    ];
    const actions = [
      drawnAction({ ref: '1.1.1', dueOn: day('2023-03-31'), milestones }),
      drawnAction({ ref: '1.1.2', dueOn, impactExpectedOn: day('2022-11-01'), ...drawnDelivered(day('2022-08-01')) }),
      drawnAction({
        ...{ ref: '1.1.3', dueOn, impactExpectedOn: day('2022-11-01') },
        steps: [drawnStep(), drawnStep({ step: 'superseded', on: day('2022-07-01') })],
      }),
    ];
    assert.deepEqual(coming({ actions }), ['2022-10-14 milestone 1.1.1', '2022-11-01 impact 1.1.2']);
  });

  it('holds a test until something was found on its day or later', () => {
    const dueOn = day('2022-10-31');
    const tests = (on: LocalDate | null) => [drawnTest({ dueOn, results: on === null ? [] : [drawnResult({ on })] })];
    const of = (on: LocalDate | null) => coming({ actions: [], outcomes: [drawnOutcome({ tests: tests(on) })] });
    assert.deepEqual(of(null), ['2022-10-31 test 1.1']);
    assert.deepEqual(of(day('2022-10-30')), ['2022-10-31 test 1.1']);
    assert.deepEqual(of(dueOn), []);
  });

  it('holds an answer that is owed until it is given', () => {
    assert.deepEqual(coming({ actions: [] }, [REPORT]), ['2022-11-07 answer Answer']);
    assert.deepEqual(coming({ actions: [] }, [{ ...REPORT, answeredOn: day('2022-10-03') }]), []);
  });

  it('is grouped by month, empty ones too, and by owner', () => {
    const actions = [
      drawnAction({ dueOn: day('2022-10-14') }),
      drawnAction({ ref: '1.1.2', dueOn: day('2022-12-16') }),
    ];
    const all = comingBetween(drawnPlan({ actions }), [REPORT], AUTUMN);
    assert.deepEqual(
      byMonth(all, AUTUMN).map((each) => [each.month, each.coming.length]),
      [
        ['2022-10', 1],
        ['2022-11', 1],
        ['2022-12', 1],
      ],
    );
    assert.deepEqual(
      byOwner(all).map(({ owner, coming: own }) => [owner, own.length]),
      [['Miriam Osei, Head of service', 2]],
    );
    assert.equal(comingInView(all, forwardViewFrom({ owner: 'miriam' })).length, 2);
    assert.equal(comingInView(all, forwardViewFrom({ kind: 'answer' })).length, 1);
  });

  it('reads the time ahead from the address, by quarters of the year', () => {
    const cases: [string, string, string, string][] = [
      ['nonsense', '2022-08-09', '2022-10-01', '2022-12-31'],
      ['nextQuarter', '2022-12-31', '2023-01-01', '2023-03-31'],
      ['nextQuarter', '2023-01-01', '2023-04-01', '2023-06-30'],
      ['nextMonth', '2022-12-31', '2023-01-01', '2023-01-31'],
      ['quarter', '2022-08-09', '2022-08-09', '2022-09-30'],
      ['year', '2022-08-09', '2022-08-09', '2023-07-31'],
    ];
    for (const [asked, today, from, until] of cases)
      assert.deepEqual(spanOf(forwardViewFrom({ span: asked }).span, day(today)), { from, until });
  });
});
