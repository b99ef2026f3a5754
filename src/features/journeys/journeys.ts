import type {
  AssessmentRecord,
  ChildProtectionRecord,
  ReferralRecord,
  Section47Record,
} from '#features/extracts/index.ts';
import { type ExtractRows, isInCareOn } from '#features/measures/index.ts';
import { addMonths, type LocalDate } from '#kernel/local-date.ts';
import type { WorkingDays } from '#kernel/working-days.ts';
import type { Journey } from './cohort.ts';
import { ASSESSMENT_WITHIN, CONFERENCE_WITHIN, type JourneyId, REFERRAL_WITHIN } from './kinds.ts';

/** An extract's lists, as far as a journey goes through them. */
export type Lists = { asAt: LocalDate; rows: ExtractRows; workingDays: WorkingDays };

/** What came of everything that began, by the as-at date: what is dated after it is still to come. */
export function journeysOf(id: JourneyId, lists: Lists): Journey[] {
  return JOURNEYS_OF[id](lists).filter(({ on }) => on <= lists.asAt);
}

const JOURNEYS_OF: Record<JourneyId, (lists: Lists) => Journey[]> = {
  contacts: ofContacts,
  referrals: ofReferrals,
  enquiries: ({ asAt, rows, workingDays }) =>
    kept(rows.section47).flatMap((enquiry) =>
      begun(enquiry.strategyDiscussionOn, enquiry.team, ['discussed', ...conferenceSteps(enquiry, asAt, workingDays)]),
    ),
  'protection-plans': ofPlans,
  'ended-plans': ofEndedPlans,
};

function begun(on: LocalDate | null, team: string | null, steps: string[]): Journey[] {
  return on === null ? [] : [{ on, team, steps }];
}

function ofContacts(lists: Lists): Journey[] {
  const { asAt, rows, workingDays } = lists;
  const follow = followers(lists);
  return kept(rows.contacts).flatMap(({ childId, contactedOn: on }) => {
    if (on === null) return [];
    const until = workingDays.after(on, REFERRAL_WITHIN);
    const referral = follow.referrals(childId).find(({ on: day }) => day >= on && day <= until && day <= asAt);
    if (!referral) return begun(on, null, ['contact', until >= asAt ? 'early' : 'notReferred']);
    const { decision, assessment } = afterReferral(referral, follow, lists);
    const decided = decision === 'early' ? 'assessmentEarly' : decision;
    return begun(on, null, ['contact', 'referred', decided, ...(assessment ? [outcomeOf(assessment, asAt)] : [])]);
  });
}

function ofReferrals(lists: Lists): Journey[] {
  const { asAt, rows, workingDays } = lists;
  const follow = followers(lists);
  return kept(rows.referrals).flatMap((record) => {
    const { referredOn: on, team, childId } = record;
    if (on === null) return [];
    const { decision, assessment, next } = afterReferral({ on, record }, follow, lists);
    if (assessment === null) return begun(on, team, ['referral', decision]);
    const outcome = outcomeOf(assessment, asAt);
    const until = outcome === 'assessing' ? asAt : (assessment.authorisedOn ?? asAt);
    const enquiry = follow
      .enquiries(childId)
      .find(({ on: day }) => day >= on && day <= until && day <= asAt && (next === null || day < next));
    if (!enquiry)
      return begun(on, team, ['referral', decision, outcome, outcome === 'assessing' ? 'enquiryEarly' : 'noEnquiry']);
    const further = conferenceSteps(enquiry.record, asAt, workingDays);
    return begun(on, team, ['referral', decision, outcome, 'enquiry', ...further]);
  });
}

type Dated<R> = { on: LocalDate; record: R };

/** What was decided on a referral, by the assessment that came of it before the child was referred again. */
function afterReferral(
  { on, record }: Dated<ReferralRecord>,
  follow: Followers,
  { asAt, workingDays }: Lists,
): { decision: string; assessment: AssessmentRecord | null; next: LocalDate | null } {
  const next = follow.referrals(record.childId).find(({ on: day }) => day > on)?.on ?? null;
  if (record.noFurtherAction === 'yes') return { decision: 'nfa', assessment: null, next };
  const until = workingDays.after(on, ASSESSMENT_WITHIN);
  const found = follow
    .assessments(record.childId)
    .find(({ on: day }) => day >= on && day <= until && day <= asAt && (next === null || day < next));
  if (found) return { decision: 'assessed', assessment: found.record, next };
  const hasHadTime = until < asAt || (next !== null && next <= asAt);
  return { decision: hasHadTime ? 'notAssessed' : 'early', assessment: null, next };
}

function outcomeOf({ authorisedOn, needsSupport }: AssessmentRecord, asAt: LocalDate): string {
  if (authorisedOn === null || authorisedOn > asAt) return 'assessing';
  return needsSupport === 'yes' ? 'needs' : needsSupport === 'no' ? 'noNeed' : 'outcomeUnrecorded';
}

/** From the strategy discussion on, as List 5 says it. */
function conferenceSteps(enquiry: Section47Record, asAt: LocalDate, workingDays: WorkingDays): string[] {
  const { strategyDiscussionOn, conferenceOn, conferenceUnnecessary, ledToPlan } = enquiry;
  if (conferenceOn !== null && conferenceOn <= asAt)
    return ['held', ledToPlan === 'yes' ? 'plan' : ledToPlan === 'no' ? 'noPlan' : 'planUnrecorded'];
  if (conferenceUnnecessary === 'yes') return ['unnecessary'];
  const isDue = strategyDiscussionOn !== null && workingDays.after(strategyDiscussionOn, CONFERENCE_WITHIN) < asAt;
  return [isDue ? 'unrecorded' : 'waiting'];
}

function ofPlans(lists: Lists): Journey[] {
  const { asAt, rows } = lists;
  const afterwards = standingOf(lists);
  return kept(rows.childProtection).flatMap((plan) => {
    const { childId, startedOn, endedOn, team } = plan;
    if (startedOn === null) return [];
    const further =
      endedOn !== null && endedOn <= asAt
        ? [endedOn <= addMonths(startedOn, 3) ? 'ended3' : 'ended6', afterwards(childId)]
        : ['open'];
    return begun(startedOn, team, ['plan', beforeOf(plan), ...further]);
  });
}

function ofEndedPlans(lists: Lists): Journey[] {
  const afterwards = standingOf(lists);
  return kept(lists.rows.childProtection).flatMap((plan) => {
    const { childId, startedOn, endedOn, team } = plan;
    if (startedOn === null || endedOn === null) return [];
    return begun(endedOn, team, ['ended', beforeOf(plan), lengthOf(startedOn, endedOn), afterwards(childId)]);
  });
}

function beforeOf({ previousPlans }: Pick<ChildProtectionRecord, 'previousPlans'>): string {
  return previousPlans === null ? 'beforeUnrecorded' : previousPlans > 0 ? 'again' : 'first';
}

/** How long a plan lasted; up to the same day of a later month counts as within it. */
function lengthOf(startedOn: LocalDate, endedOn: LocalDate): string {
  const [within] = LENGTHS.filter(([months]) => endedOn <= addMonths(startedOn, months));
  return within?.[1] ?? 'lastedLonger';
}

const LENGTHS = [
  [3, 'lasted3'],
  [12, 'lasted12'],
  [24, 'lasted24'],
] as const;

/** Where a child stands on the day of the extract. */
function standingOf({ asAt, rows }: Lists): (childId: string | null) => string {
  const inCare = new Set(
    kept(rows.childrenInCare).flatMap((child) => (isInCareOn(child, asAt) ? [child.childId] : [])),
  );
  const inNeed = new Map(kept(rows.childrenInNeed).map(({ childId, closedOn }) => [childId, closedOn]));
  return (childId) => {
    if (childId !== null && inCare.has(childId)) return 'inCare';
    const closedOn = childId === null ? undefined : inNeed.get(childId);
    if (closedOn === undefined) return 'unknown';
    return closedOn === null || closedOn > asAt ? 'inNeed' : 'closed';
  };
}

/** What is known of each child, by day. */
type Followers = {
  referrals: (childId: string | null) => readonly Dated<ReferralRecord>[];
  assessments: (childId: string | null) => readonly Dated<AssessmentRecord>[];
  enquiries: (childId: string | null) => readonly Dated<Section47Record>[];
};

function followers({ rows }: Lists): Followers {
  return {
    referrals: byChild(kept(rows.referrals), ({ referredOn }) => referredOn),
    assessments: byChild(kept(rows.assessments), ({ startedOn }) => startedOn),
    enquiries: byChild(kept(rows.section47), ({ strategyDiscussionOn }) => strategyDiscussionOn),
  };
}

function byChild<R extends { childId: string | null }>(
  records: readonly R[],
  dayOf: (record: R) => LocalDate | null,
): (childId: string | null) => readonly Dated<R>[] {
  const known = new Map<string, Dated<R>[]>();
  for (const record of records) {
    const on = dayOf(record);
    if (record.childId === null || on === null) continue;
    const ofChild = known.get(record.childId);
    if (ofChild) ofChild.push({ on, record });
    else known.set(record.childId, [{ on, record }]);
  }
  for (const ofChild of known.values()) ofChild.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return (childId) => (childId === null ? [] : (known.get(childId) ?? []));
}

function kept<R>(rows: readonly { record: R; kept: boolean }[] = []): R[] {
  return rows.flatMap(({ record, kept: isKept }) => (isKept ? [record] : []));
}
