import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ListId, type ListRecords, listOf } from '#features/extracts/index.ts';
import type { ExtractRows } from '#features/measures/index.ts';
import { localDate } from '#kernel/local-date.ts';
import { TIMESCALES } from '#kernel/timescales.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { type ClockContext, clocksOf, kindsUnknown } from './clocks.ts';

/** As at Friday 5 August 2022, looked at on Tuesday 9 August. */
const AS_AT = localDate('2022-08-05');
const CONTEXT: ClockContext = {
  ...{ workingDays: englandWorkingDays, timescales: TIMESCALES, localityOf: () => null },
  ...{ today: localDate('2022-08-09'), notHeld: new Map() },
};

/** A kept row of a list in which only these fields are filled in. */
function row<L extends ListId>(list: L, cells: Partial<ListRecords[L]>, sheetRow = 3) {
  const blank = Object.fromEntries(Object.keys(listOf(list).columns).map((field) => [field, null]));
  return { record: { ...blank, sheetRow, ...cells } as ListRecords[L], sheetRow, kept: true, errors: 0 };
}

const day = localDate;

function inShort(rows: ExtractRows, context = CONTEXT): string[] {
  return clocksOf({ asAt: AS_AT, rows }, context).map(
    ({ kind, dueOn, workingDaysLeft }) => `${kind} ${dueOn} ${workingDaysLeft}`,
  );
}

describe('the clocks of a child', () => {
  it('on a plan are visit, review and the next mark, the soonest first, counted from today', () => {
    const plan = row('childProtection', { startedOn: day('2022-05-05'), lastVisitOn: day('2022-07-22') });
    assert.deepEqual(inShort({ childProtection: [plan] }), [
      'planVisit 2022-08-05 -2',
      'planReview 2022-08-05 -2',
      'planNineMonths 2023-02-05 123',
    ]);
  });

  it('whose plan is nine months old on the as-at date have the check; a day later the second year', () => {
    const marks = (startedOn: string) =>
      inShort({ childProtection: [row('childProtection', { startedOn: day(startedOn), lastReviewOn: AS_AT })] }).filter(
        (clock) => /Nine|Two/.test(clock),
      );
    assert.deepEqual(marks('2021-11-05'), ['planNineMonths 2022-08-05 -2']);
    assert.deepEqual(marks('2021-11-04'), ['planTwoYears 2023-11-04 312']);
    assert.deepEqual(marks('2020-08-09'), ['planTwoYears 2022-08-09 0']);
  });

  it('stop with the plan, with care and with need', () => {
    const ended = { startedOn: day('2022-05-05'), endedOn: AS_AT };
    assert.deepEqual(inShort({ childProtection: [row('childProtection', ended)] }), []);
    assert.deepEqual(inShort({ childrenInCare: [row('childrenInCare', ended)] }), []);
    const need = { startedOn: day('2022-07-05'), caseStatus: 'childInNeedPlan' } as const;
    assert.equal(inShort({ childrenInNeed: [row('childrenInNeed', need)] }).length, 2);
    assert.deepEqual(inShort({ childrenInNeed: [row('childrenInNeed', { ...need, closedOn: AS_AT })] }), []);
    assert.deepEqual(inShort({ childrenInNeed: [row('childrenInNeed', { ...need, caseStatus: 'inCare' })] }), []);
  });

  it('are not those of a row that a check kept out', () => {
    const plan = row('childProtection', { startedOn: day('2022-05-05') });
    assert.deepEqual(inShort({ childProtection: [{ ...plan, kept: false }] }), []);
  });

  it('who waits for adopters are of the team that has the child in another list', () => {
    const rows = {
      adoption: [row('adoption', { childId: 'A', decidedOn: day('2022-03-01') })],
      childrenInCare: [row('childrenInCare', { childId: 'A', team: 'North', worker: 'Kim' })],
    };
    const [clock] = clocksOf({ asAt: AS_AT, rows }, CONTEXT);
    assert.deepEqual([clock?.kind, clock?.team, clock?.worker], ['match', 'North', 'Kim']);
  });

  it('who left care do not run where the file has no column for them, nor for those who want no contact', () => {
    const person = { bornOn: day('2003-01-01'), eligibility: 'formerRelevant' } as const;
    const rows = { careLeavers: [row('careLeavers', person)] };
    assert.equal(inShort(rows).length, 3);
    const notHeld = new Map([['careLeavers', ['lastContactOn', 'personalAdviser']]] as const);
    assert.deepEqual(inShort(rows, { ...CONTEXT, notHeld }), ['pathwayPlan 2019-04-01 -847']);
    assert.deepEqual(kindsUnknown({ notHeld }), ['contact', 'personalAdviser']);
    for (const inTouch of ['DIED', 'RHOM', 'NREQ'] as const)
      assert.deepEqual(inShort({ careLeavers: [row('careLeavers', { ...person, inTouch })] }), []);
    assert.equal(inShort({ careLeavers: [row('careLeavers', { ...person, inTouch: 'no' })] }).length, 3);
  });
});

describe('a clock', () => {
  it('carries the limit in force on the day from which it is counted, a council’s own included', () => {
    const [shipped] = TIMESCALES['R-CP-VISIT'].limits;
    assert.ok(shipped);
    const own = { value: { amount: 15, unit: 'workingDays' }, from: day('2022-07-01'), until: null } as const;
    const limits = [
      { ...shipped, until: day('2022-07-01') },
      { ...own, basis: 'local', source: 'Policy of July 2022' },
    ] as const;
    const timescales = { ...TIMESCALES, 'R-CP-VISIT': { ...TIMESCALES['R-CP-VISIT'], limits } };
    const sources = (startedOn: string) => {
      const rows = { childProtection: [row('childProtection', { startedOn: day(startedOn) })] };
      const visit = clocksOf({ asAt: AS_AT, rows }, { ...CONTEXT, timescales }).find(
        ({ kind }) => kind === 'planVisit',
      );
      return [visit?.limit.value.amount, visit?.limit.source];
    };
    assert.deepEqual(sources('2022-07-01'), [15, 'Policy of July 2022']);
    assert.deepEqual(sources('2022-06-30'), [10, shipped.source]);
  });

  it('of the more pressing kind stands first where two run out on one day', () => {
    const rows = {
      childrenInCare: [
        row('childrenInCare', { startedOn: day('2022-08-01'), placementStartedOn: day('2022-08-01') }, 9),
      ],
      childProtection: [row('childProtection', { startedOn: day('2022-07-25'), lastReviewOn: day('2022-07-26') }, 5)],
    };
    const kinds = clocksOf({ asAt: AS_AT, rows }, CONTEXT).map(({ kind, dueOn }) => `${dueOn} ${kind}`);
    assert.deepEqual(kinds.slice(0, 2), ['2022-08-08 planVisit', '2022-08-08 careVisit']);
  });
});
