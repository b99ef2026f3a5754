import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ListId } from '#features/extracts/index.ts';
import { localDate } from '#kernel/local-date.ts';
import { dueOn, limitOn, TIMESCALES } from '#kernel/timescales.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { MeasuredRecords } from '../rows.ts';
import { recordOf } from '../testing/drawn-table.ts';
import { careReviewOwed, dentalCheckOwed, healthAssessmentOwed, matchOwed } from './care.ts';
import { careVisitOwed } from './care-visits.ts';
import { contactOwed, pathwayPlanOwed, personalAdviserOwed } from './leaving-care.ts';
import { assessmentOwed, conferenceOwed, longNeedAfter, needVisitOwed } from './need.ts';
import type { Owed, OwedAt } from './owed.ts';
import { longPlanFrom, nineMonthCheckOwed, planReviewOwed, planVisitOwed } from './plans.ts';

/** As at Friday 5 August 2022. */
const AT: OwedAt = {
  asAt: localDate('2022-08-05'),
  dueOn: (rule, trigger) => dueOn(limitOn(TIMESCALES[rule], trigger).value, trigger, englandWorkingDays),
};

/** What is filled in of the row, and what is owed: rule, counted from, due on, and whether it is the first. */
type Case = readonly [cells: Readonly<Record<string, string>>, owed: string];
type Judge<L extends ListId> = (row: MeasuredRecords[L], at: OwedAt) => Owed | null;

function owes<L extends ListId>(what: string, list: L, judge: Judge<L>, cases: readonly Case[]): void {
  describe(what, () => {
    for (const [cells, expected] of cases) {
      it(`${JSON.stringify(cells)}: ${expected}`, () => {
        assert.equal(inShort(judge(recordOf(list, 3, { ...cells }), AT)), expected);
      });
    }
  });
}

function inShort(owed: Owed | null): string {
  if (owed === null) return 'nothing';
  return `${owed.rule} ${owed.from} ${owed.dueOn}${owed.isFirst ? ' first' : ''}`;
}

owes('A visit to a child on a plan', 'childProtection', planVisitOwed, [
  [{ startedOn: '2022-05-27' }, 'R-CP-VISIT 2022-05-27 2022-06-14 first'], // two bank holidays in between
  [{ startedOn: '2022-07-01', lastVisitOn: '2022-07-22' }, 'R-CP-VISIT 2022-07-22 2022-08-05'],
  [{ startedOn: '2022-07-22', lastVisitOn: '2022-07-21' }, 'R-CP-VISIT 2022-07-22 2022-08-05 first'],
  [{ startedOn: '2022-07-22', lastVisitOn: '2022-07-22' }, 'R-CP-VISIT 2022-07-22 2022-08-05 first'],
  [{ lastVisitOn: '2022-07-22' }, 'R-CP-VISIT 2022-07-22 2022-08-05'],
  [{}, 'nothing'],
]);

owes('A review conference', 'childProtection', planReviewOwed, [
  [{ startedOn: '2021-11-30' }, 'R-RCPC-1 2021-11-30 2022-02-28 first'],
  [{ startedOn: '2022-02-01', lastReviewOn: '2022-02-01' }, 'R-RCPC-1 2022-02-01 2022-05-01 first'],
  [{ startedOn: '2022-02-01', lastReviewOn: '2022-02-02' }, 'R-RCPC-N 2022-02-02 2022-08-02'],
  [{ startedOn: '2022-02-01', lastReviewOn: '2022-01-31' }, 'R-RCPC-1 2022-02-01 2022-05-01 first'],
  [{ lastReviewOn: '2022-02-05' }, 'R-RCPC-N 2022-02-05 2022-08-05'],
  [{}, 'nothing'],
]);

owes('The nine-month check of a plan', 'childProtection', nineMonthCheckOwed, [
  [{ startedOn: '2021-11-05' }, 'R-CP-9M 2021-11-05 2022-08-05 first'],
  [{ startedOn: '2021-05-31' }, 'R-CP-9M 2021-05-31 2022-02-28 first'],
  [{}, 'nothing'],
]);

owes('Two years of a plan', 'childProtection', longPlanFrom, [
  [{ startedOn: '2020-08-05' }, 'R-CP-LONG 2020-08-05 2022-08-05 first'],
  [{ startedOn: '2020-02-29' }, 'R-CP-LONG 2020-02-29 2022-02-28 first'],
  [{}, 'nothing'],
]);

owes('A visit to a child in need', 'childrenInNeed', needVisitOwed, [
  [{ startedOn: '2022-05-05' }, 'R-CIN-VISIT 2022-05-05 2022-06-06 first'], // the Jubilee's two days in between
  [{ startedOn: '2022-05-05', lastSeenOn: '2022-07-08' }, 'R-CIN-VISIT 2022-07-08 2022-08-05'],
  [{ startedOn: '2022-07-08', lastSeenOn: '2022-07-01' }, 'R-CIN-VISIT 2022-07-08 2022-08-05 first'],
  [{ lastSeenOn: '2022-07-08' }, 'R-CIN-VISIT 2022-07-08 2022-08-05'],
  [{}, 'nothing'],
]);

owes('A year of need', 'childrenInNeed', longNeedAfter, [
  [{ startedOn: '2021-08-05' }, 'R-CIN-LONG 2021-08-05 2022-08-05 first'],
  [{}, 'nothing'],
]);

owes('An assessment', 'assessments', assessmentOwed, [
  [{ startedOn: '2022-03-01' }, 'R-ASSESS 2022-03-01 2022-05-06 first'], // Easter and the early May bank holiday
  [{ startedOn: '2022-06-06', authorisedOn: '2022-08-05' }, 'nothing'],
  [{ startedOn: '2022-06-06', authorisedOn: '2022-08-06' }, 'R-ASSESS 2022-06-06 2022-08-08 first'],
  [{}, 'nothing'],
]);

owes('A conference', 'section47', conferenceOwed, [
  [{ strategyDiscussionOn: '2022-05-20' }, 'R-ICPC 2022-05-20 2022-06-14 first'],
  [{ strategyDiscussionOn: '2022-07-15', conferenceUnnecessary: 'no' }, 'R-ICPC 2022-07-15 2022-08-05 first'],
  [{ strategyDiscussionOn: '2022-07-15', conferenceUnnecessary: 'yes' }, 'nothing'],
  [{ strategyDiscussionOn: '2022-07-15', conferenceOn: '2022-08-05' }, 'nothing'],
  [{ strategyDiscussionOn: '2022-07-15', conferenceOn: '2022-08-06' }, 'R-ICPC 2022-07-15 2022-08-05 first'],
  [{}, 'nothing'],
]);

owes('A visit to a child in care', 'childrenInCare', careVisitOwed, [
  [{ startedOn: '2022-07-29', placementStartedOn: '2022-07-29' }, 'R-CLA-VISIT-1 2022-07-29 2022-08-05 first'],
  [{ startedOn: '2022-07-29' }, 'R-CLA-VISIT-1 2022-07-29 2022-08-05 first'],
  [{ placementStartedOn: '2022-07-29', lastVisitOn: '2022-07-28' }, 'R-CLA-VISIT-1 2022-07-29 2022-08-05 first'],
  [{ placementStartedOn: '2021-08-06', lastVisitOn: '2022-06-24' }, 'R-CLA-VISIT-Y1 2022-06-24 2022-08-05'],
  [{ placementStartedOn: '2021-08-05', lastVisitOn: '2022-06-24' }, 'R-CLA-VISIT-OTHER 2022-06-24 2022-08-05'],
  [
    { placementStartedOn: '2021-08-05', lastVisitOn: '2022-05-05', placementType: 'U1' },
    'R-CLA-VISIT-PERM 2022-05-05 2022-08-05',
  ],
  [
    { placementStartedOn: '2020-08-05', placementType: 'P1', legalStatus: 'C2', legalStatusFrom: '2022-07-29' },
    'R-CLA-VISIT-CO-1 2022-07-29 2022-08-05 first',
  ],
  [
    { placementStartedOn: '2022-03-01', lastVisitOn: '2022-07-29', placementType: 'P1', legalStatus: 'C1' },
    'R-CLA-VISIT-ICO-1 2022-07-29 2022-08-05',
  ],
  [{}, 'nothing'],
]);

owes('A review of a child in care', 'childrenInCare', careReviewOwed, [
  [{ startedOn: '2022-05-20' }, 'R-CLA-REV-1 2022-05-20 2022-06-21 first'],
  [{ startedOn: '2022-05-20', lastReviewOn: '2022-05-19' }, 'R-CLA-REV-1 2022-05-20 2022-06-21 first'],
  [{ startedOn: '2022-05-20', lastReviewOn: '2022-06-21' }, 'R-CLA-REV-2 2022-06-21 2022-09-21'],
  [{ startedOn: '2022-05-20', lastReviewOn: '2022-06-22' }, 'R-CLA-REV-N 2022-06-22 2022-12-22'],
  [{ lastReviewOn: '2021-08-31' }, 'R-CLA-REV-N 2021-08-31 2022-02-28'],
  [{}, 'nothing'],
]);

owes('A health assessment', 'childrenInCare', healthAssessmentOwed, [
  [{ startedOn: '2022-05-20' }, 'R-IHA 2022-05-20 2022-06-21 first'],
  [{ startedOn: '2022-05-20', lastHealthAssessmentOn: '2022-02-19' }, 'R-IHA 2022-05-20 2022-06-21 first'],
  [{ startedOn: '2022-05-20', lastHealthAssessmentOn: '2022-02-20' }, 'R-RHA-5 2022-02-20 2023-02-20'],
  [
    { startedOn: '2021-05-20', lastHealthAssessmentOn: '2022-02-05', bornOn: '2017-08-06' },
    'R-RHA-U5 2022-02-05 2022-08-05',
  ],
  [
    { startedOn: '2021-05-20', lastHealthAssessmentOn: '2022-02-05', bornOn: '2017-08-05' },
    'R-RHA-5 2022-02-05 2023-02-05',
  ],
  [{}, 'nothing'],
]);

owes('A dental check', 'childrenInCare', dentalCheckOwed, [
  [{ startedOn: '2021-08-05' }, 'R-DENTAL 2021-08-05 2022-08-05 first'],
  [{ startedOn: '2022-01-05', lastDentalCheckOn: '2021-08-05' }, 'R-DENTAL 2021-08-05 2022-08-05'],
  [{}, 'nothing'],
]);

owes('A match with adopters', 'adoption', matchOwed, [
  [{ decidedOn: '2022-02-05' }, 'R-ADOPT-MATCH 2022-02-05 2022-08-05 first'],
  [{ decidedOn: '2022-02-05', matchedOn: '2022-08-06' }, 'R-ADOPT-MATCH 2022-02-05 2022-08-05 first'],
  [{ decidedOn: '2022-02-05', matchedOn: '2022-08-05' }, 'nothing'],
  [{ decidedOn: '2022-02-05', placedOn: '2022-08-05' }, 'nothing'],
  [{ decidedOn: '2022-02-05', adoptedOn: '2022-08-05' }, 'nothing'],
  [{ decidedOn: '2022-02-05', decisionReversedOn: '2022-08-05' }, 'nothing'],
  [{}, 'nothing'],
]);

owes('A personal adviser', 'careLeavers', personalAdviserOwed, [
  [{ bornOn: '2006-05-05', eligibility: 'eligible' }, 'R-PA 2022-05-05 2022-08-05 first'],
  [{ bornOn: '2006-11-30', eligibility: 'relevant' }, 'R-PA 2022-11-30 2023-02-28 first'],
  [{ bornOn: '2006-05-05', eligibility: 'eligible', personalAdviser: 'somebody' }, 'nothing'],
  [{ bornOn: '2006-05-05', eligibility: 'qualifying' }, 'nothing'],
  [{ eligibility: 'eligible' }, 'nothing'],
]);

owes('A pathway plan', 'careLeavers', pathwayPlanOwed, [
  [{ bornOn: '2006-05-05', eligibility: 'eligible' }, 'R-PATHWAY 2022-05-05 2022-08-05 first'],
  [{ eligibility: 'formerRelevant', pathwayPlanReviewedOn: '2021-08-31' }, 'R-PATHWAY-REV 2021-08-31 2022-02-28'],
  [{ eligibility: 'qualifying', pathwayPlanReviewedOn: '2022-02-05' }, 'nothing'],
  [{ pathwayPlanReviewedOn: '2022-02-05' }, 'nothing'],
]);

owes('A contact with a care leaver', 'careLeavers', contactOwed, [
  [{ eligibility: 'formerRelevant', lastContactOn: '2022-06-10' }, 'R-PA-CONTACT 2022-06-10 2022-08-05'],
  [{ eligibility: 'relevant', bornOn: '2006-06-10' }, 'R-PA-CONTACT 2022-06-10 2022-08-05 first'],
  [{ eligibility: 'eligible', lastContactOn: '2022-06-10' }, 'nothing'],
  [{ eligibility: 'qualifying', lastContactOn: '2022-06-10' }, 'nothing'],
  [{ eligibility: 'relevant' }, 'nothing'],
]);
