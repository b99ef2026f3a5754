import { dateOf, known, latestKnown } from '../days.ts';
import type { Case, CaseStatus, Held } from '../history.ts';
import type { Row } from '../rows.ts';
import { dateKnown, heldBy, latestOfEachChild, openOrEndedSince, type View, whoIs } from './view.ts';

/** Ofsted's order: the first that applies is the case's status, so that a child in care with a plan is in care. */
const ORDER: readonly CaseStatus[] = ['inCare', 'childProtectionPlan', 'childInNeedPlan', 'openAssessment'];

/** List 6: every child with a service now or in the last six months, one row each. */
export function childrenInNeed(view: View): Row<'childrenInNeed'>[] {
  const cases = view.history.cases.filter(
    (each) =>
      each.spans.some(({ from }) => from.recorded <= view.asAt) &&
      openOrEndedSince(view, each.started, each.closed, view.sixMonthsAgo),
  );
  return latestOfEachChild(cases).map((each) => {
    const closedOn = isEveryServiceEnded(view, each) ? dateKnown(view, each.closed) : null;
    const { status, held } = standing(view, each);
    return {
      ...whoIs(view, each.child),
      disability: each.child.disability,
      startedOn: dateOf(each.started.on),
      primaryNeed: each.need,
      lastSeenOn: known(latestKnown(each.seen, view.asAt), view.asAt),
      closedOn,
      closureReason: closedOn === null ? null : each.closureReason,
      caseStatus: closedOn === null ? status : 'closed',
      ...heldBy(view, held),
    };
  });
}

/** A case is not closed in the system while one of its services is still open there. */
function isEveryServiceEnded({ asAt }: View, { spans }: Case): boolean {
  return spans.every(({ until }) => until !== null && until.recorded <= asAt);
}

/** What the child receives on the day, or, between two services, the plan of the team that had it last. */
function standing(view: View, { spans }: Case): { status: CaseStatus; held: Held } {
  const begun = spans.filter(({ from }) => from.recorded <= view.asAt);
  const going = begun.filter(({ until }) => until === null || until.recorded > view.asAt);
  const first = ORDER.flatMap((status) => going.filter((span) => span.status === status))[0];
  if (first) return { status: first.status, held: first };
  const last = begun.at(-1);
  if (!last) throw new Error('a case without a service');
  return { status: 'childInNeedPlan', held: last };
}
