import { known, latestKnown } from '../days.ts';
import type { CareLeaver } from '../history.ts';
import type { Code, Row } from '../rows.ts';
import { inEducationOrWork } from '../story.ts';
import { heldBy, isOpen, type View, whoIs, yesOrNo } from './view.ts';

type Activity = Code<'careLeavers', 'activity'>;

const IN_EDUCATION_OR_WORK: readonly Activity[] = ['F1', 'F2', 'F2', 'P2', 'F5', 'F5', 'F5', 'F4', 'P5', 'P4'];
const NOT_IN_EDUCATION_OR_WORK: readonly Activity[] = ['G4', 'G5', 'G5', 'G5', 'G6'];

/** List 9: young people with leaving care services on the day. */
export function careLeavers(view: View): Row<'careLeavers'>[] {
  return view.history.leavers
    .filter(({ child, from, until }) => isOpen(from, until, view.asAt) && !view.inCareNow.has(child))
    .map((leaver) => ({
      ...whoIs(view, leaver.child),
      unaccompanied: yesOrNo(leaver.child.unaccompanied),
      disability: leaver.child.disability,
      ...heldBy(view, leaver),
      personalAdviser: heldBy(view, { team: leaver.team, post: leaver.personalAdviserPost }).worker,
      eligibility: 'formerRelevant' as const,
      pathwayPlanReviewedOn: known(latestKnown(leaver.pathwayReviews, view.asAt), view.asAt),
      inTouch: leaver.inTouch,
      lastContactOn: known(latestKnown(leaver.contacts, view.asAt), view.asAt),
      ...life(view, leaver),
    }));
}

function life({ asAt }: View, { spells, inTouch }: CareLeaver) {
  const spell = spells.findLast(({ from }) => from <= asAt);
  if (!spell || inTouch !== 'yes') return { accommodation: null, suitability: null, activity: null };
  const isActive = spell.employmentShare < inEducationOrWork(asAt);
  const among = isActive ? IN_EDUCATION_OR_WORK : NOT_IN_EDUCATION_OR_WORK;
  return {
    accommodation: spell.accommodation,
    suitability: spell.suitable ? ('suitable' as const) : ('unsuitable' as const),
    activity: among[Math.floor(spell.activity * among.length)] ?? null,
  };
}
