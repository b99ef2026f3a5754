import { dateOf } from '../days.ts';
import type { Child } from '../history.ts';
import type { Row } from '../rows.ts';
import { dateKnown, happenedSince, heldBy, openOrEndedSince, type View, whoIs, yesOrNo } from './view.ts';

/** List 1: contacts of the last six months. */
export function contacts(view: View): Row<'contacts'>[] {
  return view.history.contacts
    .filter(({ on }) => happenedSince(view, on, view.sixMonthsAgo))
    .map(({ child, on, source }) => ({ ...whoIs(view, child), contactedOn: dateOf(on.on), source }));
}

/** List 2: early help assessments of the last six months, and those still going on. */
export function earlyHelp(view: View): Row<'earlyHelp'>[] {
  return view.history.earlyHelp
    .filter(({ started, completed }) => openOrEndedSince(view, started, completed, view.sixMonthsAgo))
    .map(({ child, started, completed, organisation }) => ({
      ...whoIs(view, child),
      startedOn: dateOf(started.on),
      completedOn: dateKnown(view, completed),
      organisation,
    }));
}

/** List 3: referrals of the last six months. */
export function referrals(view: View): Row<'referrals'>[] {
  const before = referralsBefore(view);
  return view.history.referrals
    .filter(({ on }) => happenedSince(view, on, view.sixMonthsAgo))
    .map((referral) => ({
      ...whoIs(view, referral.child),
      referredOn: dateOf(referral.on.on),
      source: referral.source,
      noFurtherAction: yesOrNo(referral.noFurtherAction),
      referralsInLast12Months: before(referral.child),
      ...heldBy(view, referral),
    }));
}

/** How many referrals a child had in the twelve months before its latest one; the same in each of the child's rows. */
function referralsBefore({ history, asAt }: View): (child: Child) => number {
  const days = new Map<Child, number[]>();
  for (const { child, on } of history.referrals) {
    if (on.recorded > asAt) continue;
    const found = days.get(child);
    if (found) found.push(on.on);
    else days.set(child, [on.on]);
  }
  return (child) => {
    const all = days.get(child) ?? [];
    const latest = Math.max(...all);
    return all.filter((day) => day < latest && day >= latest - 365).length;
  };
}
