import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ListId } from '#features/extracts/index.ts';
import { month } from '#kernel/month.ts';
import { childrenBehind } from '../children-behind.ts';
import type { AnyMeasure } from '../definition.ts';
import { CONTEXT, extractOf, historyOf, leftOf, pastSince, workersNamed } from '../testing/drawn-measure.ts';
import { drawn } from '../testing/drawn-table.ts';
import { measureById } from './index.ts';

/** What a person sees of the only drawn row, for July 2022: one `label: text` a line. */
function seen(id: string, list: ListId, table: string, history = historyOf(null, {})): string[] {
  const measure: AnyMeasure | null = measureById(id);
  if (!measure) throw new Error(`no measure ${id}`);
  const extract = extractOf({ [list]: drawn(list, table) }, { history });
  const slice = { month: month('2022-07'), dimension: 'council', group: 'all' } as const;
  const [child] = childrenBehind(measure, extract, CONTEXT, slice);
  return child?.detail.map(({ label, text }) => `${label}: ${text}`) ?? [];
}

describe('what is seen of a child behind a figure', () => {
  it('is the source of a contact and of a referral', () => {
    assert.deepEqual(seen('FD-01', 'contacts', 'contactedOn | source \n 2022-07-01 | 1A'), [
      'Source: 1A: Family member, relative or carer',
    ]);
    assert.deepEqual(seen('FD-07', 'referrals', 'referredOn | noFurtherAction \n 2022-07-01 | yes'), [
      'Source: not recorded',
      'No further action: Yes',
    ]);
  });

  it('is the earlier referrals and the file’s own count', () => {
    const table = 'childId | referredOn | referralsInLast12Months \n 1 | 2022-07-01 | 2';
    const history = historyOf('2021-01-01', { 1: ['2021-06-30', '2021-07-01', '2021-12-02'] });
    assert.deepEqual(seen('FD-08', 'referrals', table, history), [
      'Earlier referrals: 1 July 2021, 2 December 2021',
      'The file’s own count: 2',
    ]);
    assert.deepEqual(seen('FD-08', 'referrals', table)[0], 'Earlier referrals: none known');
  });

  it('is the days and the working days of an assessment and a conference', () => {
    assert.deepEqual(seen('AS-01', 'assessments', 'startedOn | authorisedOn \n 2022-06-01 | 2022-07-01'), [
      'Started: 1 June 2022',
      'Authorised: 1 July 2022',
      'Working days: 20',
    ]);
    assert.deepEqual(seen('AS-02', 'assessments', 'startedOn \n 2022-05-31'), [
      'Started: 31 May 2022',
      'Was due by: 4 August 2022',
      'Working days open: 46',
    ]);
    const conference = 'strategyDiscussionOn | conferenceOn \n 2022-07-01 | 2022-07-20';
    assert.deepEqual(seen('CP-02', 'section47', conference)[2], 'Working days: 13');
  });

  it('is the plan and its visits', () => {
    const plan =
      'startedOn | latestCategory | lastVisitOn | seenAlone | bornOn \n 2020-01-10 | | 2022-08-01 | no | 2018-08-05';
    for (const id of ['CP-01', 'CP-06']) {
      assert.deepEqual(seen(id, 'childProtection', plan), ['Plan started: 10 January 2020', 'Category: not recorded']);
    }
    assert.deepEqual(seen('CP-10', 'childProtection', plan).slice(1), [
      'Last visit: 1 August 2022',
      'Next visit due by: 15 August 2022',
    ]);
    assert.deepEqual(seen('CP-11', 'childProtection', plan), ['Age: 4', 'Last visit: 1 August 2022', 'Seen alone: No']);
  });

  it('is how a referral, a plan and an enquiry came and went', () => {
    assert.deepEqual(seen('FD-09', 'referrals', 'referredOn | noFurtherAction \n 2022-07-01 | no'), [
      'Source: not recorded',
      'No further action: No',
    ]);
    assert.deepEqual(seen('AS-07', 'section47', 'strategyDiscussionOn | enquiriesInLast12Months \n 2022-07-01 | 2'), [
      'Conference: not recorded',
      'Enquiries in 12 months: 2',
    ]);
    assert.deepEqual(seen('AS-08', 'section47', 'strategyDiscussionOn | conferenceUnnecessary \n 2022-07-01 | yes'), [
      'Strategy discussion: 1 July 2022',
      'Conference: not recorded',
      'Conference unnecessary: Yes',
    ]);
    const plan = 'startedOn | lastReviewOn | previousPlans | initialCategory \n 2022-01-10 | 2022-04-01 | 1 | NEG';
    assert.deepEqual(seen('CP-04', 'childProtection', plan, pastSince('2021-01-01')), [
      'Plan started: 10 January 2022',
      'Earlier plans: 1',
      'First category: NEG: Neglect',
    ]);
    assert.deepEqual(seen('CP-12', 'childProtection', plan).slice(1), [
      'Last review: 1 April 2022',
      'Next review due by: 1 October 2022',
    ]);
  });

  it('is the early help and the assessment', () => {
    const help = 'startedOn | organisation | completedOn \n 2022-07-01 | A school | 2022-07-20';
    assert.deepEqual(seen('EH-01', 'earlyHelp', help), ['Organisation: A school', 'Completed: 20 July 2022']);
    const closed = 'closedOn | closureReason \n 2022-01-31 | RC9';
    assert.deepEqual(seen('EH-04', 'childrenInNeed', closed, pastSince('2021-01-01')), [
      'Stepped down: 31 January 2022',
      'Followed until: 31 July 2022',
    ]);
    const assessment = 'authorisedOn | bornOn | childSeen \n 2022-07-20 | 2012-07-21 | no';
    assert.deepEqual(seen('AS-04', 'assessments', assessment), [
      'Age: 9',
      'Authorised: 20 July 2022',
      'Child seen: No',
    ]);
  });

  it('is the need of a child, the last assessment and the workers', () => {
    const child = `childId | startedOn  | lastSeenOn | caseStatus      | primaryNeed | disability | worker
                   1       | 2020-01-10 | 2022-07-08 | childInNeedPlan | N1          | yes        | Duty`;
    const history = pastSince('2021-01-01', {
      left: { assessments: leftOf('assessments', 'childId | authorisedOn | left \n 1 | 2021-05-01 | 2021-11-05') },
      workers: { childrenInNeed: workersNamed({ 1: ['A', 'B', 'Duty'] }) },
    });
    const need = (id: string) => seen(id, 'childrenInNeed', child, history);
    assert.deepEqual(need('AS-06'), [
      'Case status: Child in need plan',
      'Need began: 10 January 2020',
      'Last assessment: 1 May 2021',
    ]);
    assert.equal(seen('AS-06', 'childrenInNeed', child, pastSince('2021-01-01'))[2], 'Last assessment: none known');
    assert.match(
      need('CN-01').join('; '),
      /^Need began: 10 January 2020; Primary need: N1: .*; Case status: Child in need/,
    );
    assert.deepEqual(need('CN-02').slice(1), ['Last seen: 8 July 2022', 'Next visit due by: 5 August 2022']);
    assert.equal(need('CN-04')[2], 'Disability: Yes');
    assert.equal(need('CN-06')[0], 'Allocated worker: Duty');
    assert.equal(need('CN-07')[1], 'Workers in 12 months: 2');
  });

  it('is the placement of a child in care', () => {
    const child = `startedOn  | legalStatus | placementStartedOn | placementType | lastVisitOn | placementsInLast12Months
                   2020-01-10 | C2          | 2022-07-01         | U6            |             | 3`;
    assert.deepEqual(seen('CL-01', 'childrenInCare', child), [
      'In care since: 10 January 2020',
      'Legal status: C2: FCO',
    ]);
    assert.deepEqual(seen('CL-04', 'childrenInCare', child), [
      'Placement started: 1 July 2022',
      'Last visit: not recorded',
      'Visit due by: 8 July 2022',
      'Interval: 1 week',
    ]);
    assert.deepEqual(seen('CL-08', 'childrenInCare', child), [
      'Placements in 12 months: 3',
      'In this placement since: 1 July 2022',
      'Placement type: U6: Foster placement - not FFA',
    ]);
  });

  it('is the life of a care leaver', () => {
    const person = 'ageYears | inTouch | accommodation | suitability | activity \n 20 | yes | U | suitable | F2';
    assert.deepEqual(seen('LC-02', 'careLeavers', person), [
      'Age: 20',
      'Accommodation: U: Independent living',
      'Suitability: Suitable',
      'In touch: Yes',
    ]);
    assert.deepEqual(seen('LC-05', 'careLeavers', person), [
      'Age: 20',
      'Activity: F2: Full time in education other than higher',
      'In touch: Yes',
    ]);
  });

  it('is whether a row with an error was kept out', () => {
    assert.deepEqual(seen('RC-07', 'contacts', 'kept | errors \n no | 2'), [
      'Errors: 2',
      'In the other measures: no, kept out',
    ]);
    assert.deepEqual(seen('RC-07', 'contacts', 'kept | errors \n yes | 0')[1], 'In the other measures: yes');
  });
});
