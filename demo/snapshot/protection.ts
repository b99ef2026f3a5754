import { dateOf, known, latestKnown } from '../days.ts';
import type { Row } from '../rows.ts';
import { dateKnown, heldBy, latestOfEachChild, openOrEndedSince, type View, whoIs, yesOrNo } from './view.ts';

/** List 7: children on a child protection plan now or in the last six months, one row each. */
export function childProtection(view: View): Row<'childProtection'>[] {
  const plans = view.history.plans.filter(({ started, ended }) =>
    openOrEndedSince(view, started, ended, view.sixMonthsAgo),
  );
  return latestOfEachChild(plans).map((plan) => {
    const visit = latestKnown(plan.visits, view.asAt);
    const later = plan.laterCategory;
    return {
      ...whoIs(view, plan.child),
      disability: plan.child.disability,
      startedOn: dateOf(plan.started.on),
      initialCategory: plan.initialCategory,
      latestCategory: later && later.recorded <= view.asAt ? later.category : plan.initialCategory,
      lastVisitOn: known(visit, view.asAt),
      seenAlone: visit?.seenAlone ?? null,
      lastReviewOn: known(latestKnown(plan.reviews, view.asAt), view.asAt),
      endedOn: dateKnown(view, plan.ended),
      emergencyProtection: yesOrNo(plan.emergency && plan.started.on > view.sixMonthsAgo),
      previousPlans: plan.previousPlans,
      ...heldBy(view, plan),
    };
  });
}
