import { HELD_STATES, type Inspection, type InspectionState } from './register.ts';

/** Whether somebody sees what inspectors said and wrote before it is published. */
export type Seeing = { seesHeld: boolean };

/** Until it is published, what inspectors found is for those alone who see what is held. */
export function showsFindings({ publishedOn }: Pick<Inspection, 'publishedOn'>, { seesHeld }: Seeing): boolean {
  return seesHeld || publishedOn !== null;
}

export function isHeldState(state: InspectionState): boolean {
  return HELD_STATES.includes(state);
}

/** An inspection as somebody may see it: for others, one whose letter is under embargo is still on site. */
export function asSeen<T extends Inspection>(inspection: T, { seesHeld }: Seeing): T {
  if (seesHeld) return inspection;
  const state = isHeldState(inspection.state) ? 'onSite' : inspection.state;
  const isPublished = inspection.publishedOn !== null;
  return {
    ...inspection,
    state,
    feedbackOn: null,
    letterOn: isPublished ? inspection.letterOn : null,
  };
}
