import { dateOf } from '../days.ts';
import type { Row } from '../rows.ts';
import { dateKnown, happenedSince, isOpen, type View, whoIs } from './view.ts';

/** List 10: children adopted, to be placed for adoption, or no longer to be placed, in the last twelve months. */
export function adoption(view: View): Row<'adoption'>[] {
  return view.history.adoptions
    .filter(({ decided, adopted, reversed, episode }) => {
      const end = adopted ?? reversed ?? episode.ended;
      return (
        isOpen(decided, end, view.asAt) ||
        (decided.recorded <= view.asAt && happenedSince(view, end, view.twelveMonthsAgo))
      );
    })
    .map((adoption) => {
      const matchedOn = dateKnown(view, adoption.matched);
      const decisionReversedOn = dateKnown(view, adoption.reversed);
      return {
        ...whoIs(view, adoption.episode.child),
        familyId: matchedOn === null ? null : adoption.familyId,
        disability: adoption.episode.child.disability,
        enteredCareOn: dateOf(adoption.episode.started.on),
        decidedOn: dateOf(adoption.decided.on),
        placementOrderOn: dateKnown(view, adoption.placementOrder),
        matchedOn,
        placedOn: dateKnown(view, adoption.placed),
        adoptedOn: dateKnown(view, adoption.adopted),
        decisionReversedOn,
        reversalReason: decisionReversedOn === null ? null : adoption.reversalReason,
        fosteringForAdoptionOn: dateKnown(view, adoption.fosteringForAdoption),
      };
    });
}

/** List 11: people in the adoption process during the last twelve months. */
export function adopters(view: View): Row<'adopters'>[] {
  return view.history.adopters
    .filter((adopter) => {
      const end = adopter.left ?? adopter.adopted;
      return (
        isOpen(adopter.enquired, end, view.asAt) ||
        (adopter.enquired.recorded <= view.asAt && happenedSince(view, end, view.twelveMonthsAgo))
      );
    })
    .map((adopter) => {
      const on = (dated: typeof adopter.left) => dateKnown(view, dated);
      const placedOn = on(adopter.placed);
      const leftOn = on(adopter.left);
      return {
        adopterId: adopter.id,
        familyId: adopter.familyId,
        gender: adopter.gender,
        ethnicity: adopter.ethnicity,
        disability: adopter.disability,
        fosteringForAdoption: adopter.fosteringForAdoption,
        enquiredOn: dateOf(adopter.enquired.on),
        stage1StartedOn: on(adopter.stage1Started),
        stage1EndedOn: on(adopter.stage1Ended),
        stage2StartedOn: on(adopter.stage2Started),
        stage2EndedOn: on(adopter.stage2Ended),
        appliedOn: on(adopter.applied),
        approvedOn: on(adopter.approved),
        matchedOn: on(adopter.matched),
        placedOn,
        childrenPlaced: placedOn === null ? null : adopter.childrenPlaced,
        adoptedOn: on(adopter.adopted),
        leftOn,
        leavingReason: leftOn === null ? null : adopter.leavingReason,
      };
    });
}
