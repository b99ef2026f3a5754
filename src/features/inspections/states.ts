import type { LocalDate } from '#kernel/local-date.ts';
import { INSPECTION_STATES, type Inspection, type InspectionState } from './register.ts';

export const STATE_WORDS: Readonly<Record<InspectionState, string>> = {
  anticipated: 'Expected',
  notified: 'Notified',
  onSite: 'On site',
  feedbackHeld: 'Feedback heard',
  letterReceived: 'Letter received, not published',
  published: 'Published',
  answered: 'Answered',
  closed: 'Closed',
};

/**
 * The states that may come next. Some are skipped where inspectors skip them: a focused visit may come without a call
 * that anybody wrote down, a monitoring visit may publish without a draft, what was expected may never come.
 */
const FORWARD: Readonly<Record<InspectionState, readonly InspectionState[]>> = {
  anticipated: ['notified', 'onSite', 'closed'],
  notified: ['onSite', 'closed'],
  onSite: ['feedbackHeld', 'letterReceived', 'published'],
  feedbackHeld: ['letterReceived', 'published'],
  letterReceived: ['published'],
  published: ['answered', 'closed'],
  answered: ['closed'],
  closed: [],
};

/** The states to which one may go back, if it was there, with a reason: what was noted too early or by mistake. */
const BACK: Readonly<Record<InspectionState, readonly InspectionState[]>> = {
  anticipated: [],
  notified: ['anticipated'],
  onSite: ['anticipated', 'notified'],
  feedbackHeld: ['onSite'],
  letterReceived: ['onSite', 'feedbackHeld'],
  published: ['onSite', 'feedbackHeld', 'letterReceived'],
  answered: ['published'],
  closed: ['anticipated', 'notified', 'published', 'answered'],
};

type Dated = Pick<
  Inspection,
  | 'state'
  | 'window'
  | 'notifiedOn'
  | 'onSite'
  | 'feedbackOn'
  | 'letterOn'
  | 'publishedOn'
  | 'isAnswerOwed'
  | 'answeredOn'
  | 'closedOn'
>;

export type Direction = 'forward' | 'back';

/** The day that each state stands for; null where it has none yet. */
export function dayOf(inspection: Dated, state: InspectionState): LocalDate | null {
  switch (state) {
    case 'anticipated':
      return null;
    case 'notified':
      return inspection.notifiedOn;
    case 'onSite':
      return inspection.onSite?.from ?? null;
    case 'feedbackHeld':
      return inspection.feedbackOn;
    case 'letterReceived':
      return inspection.letterOn;
    case 'published':
      return inspection.publishedOn;
    case 'answered':
      return inspection.answeredOn;
    case 'closed':
      return inspection.closedOn;
  }
}

/** Which way leads from an inspection's state to another; null: none does. */
export function wayTo(inspection: Dated, to: InspectionState): Direction | null {
  const { state, isAnswerOwed } = inspection;
  if (FORWARD[state].includes(to)) {
    if (state === 'published' && to === 'answered') return isAnswerOwed ? 'forward' : null;
    if (state === 'published' && to === 'closed') return isAnswerOwed ? null : 'forward';
    return 'forward';
  }
  const wasThere = to === 'anticipated' || dayOf(inspection, to) !== null;
  if (!BACK[state].includes(to) || !wasThere) return null;
  return state === 'closed' && to !== stateBeforeClosing(inspection) ? null : 'back';
}

/** Where an inspection was when it was closed: the last state of which it has a day. */
function stateBeforeClosing(inspection: Dated): InspectionState {
  const others = INSPECTION_STATES.filter((state) => state !== 'closed');
  return others.findLast((state) => dayOf(inspection, state) !== null) ?? 'anticipated';
}

/** All states to which an inspection may move, in the order of the journey. */
export function statesAfter(inspection: Dated): { state: InspectionState; way: Direction }[] {
  return INSPECTION_STATES.flatMap((state) => {
    const way = wayTo(inspection, state);
    return way === null ? [] : [{ state, way }];
  });
}

export type MoveAsked = {
  to: InspectionState;
  /** The day of the new state; going back needs none. */
  on: LocalDate | null;
  /** The last day on site, where it is known. */
  until: LocalDate | null;
  reason: string;
  today: LocalDate;
};

export type MoveProblem = 'noWay' | 'noDay' | 'inFuture' | 'beforeEarlier' | 'untilBeforeFrom' | 'noReason';

/** An inspection's days after a move, or why it may not be made. A move back forgets the days that came after. */
export function move<T extends Dated>(
  inspection: T,
  { to, on, until, reason, today }: MoveAsked,
): { ok: true; moved: T } | { ok: false; reason: MoveProblem } {
  const way = wayTo(inspection, to);
  if (way === null) return { ok: false, reason: 'noWay' };
  if (way === 'back') {
    if (reason === '') return { ok: false, reason: 'noReason' };
    return { ok: true, moved: withoutDaysAfter(inspection, to) };
  }
  const isCalledOff = to === 'closed' && inspection.publishedOn === null;
  if (isCalledOff && reason === '') return { ok: false, reason: 'noReason' };
  if (on === null) return { ok: false, reason: 'noDay' };
  if (on > today) return { ok: false, reason: 'inFuture' };
  const last = lastDay(inspection);
  if (last !== null && on < last) return { ok: false, reason: 'beforeEarlier' };
  if (to === 'onSite' && until !== null && until < on) return { ok: false, reason: 'untilBeforeFrom' };
  return { ok: true, moved: withDay({ ...inspection, state: to }, to, on, until) };
}

/** The latest day among those of the states that an inspection has been through. */
export function lastDay(inspection: Dated): LocalDate | null {
  const days = INSPECTION_STATES.flatMap((state) => dayOf(inspection, state) ?? []);
  return days.sort().at(-1) ?? null;
}

function withoutDaysAfter<T extends Dated>(inspection: T, to: InspectionState): T {
  const later = INSPECTION_STATES.slice(INSPECTION_STATES.indexOf(to) + 1);
  return later.reduce<T>((moved, state) => withDay(moved, state, null, null), { ...inspection, state: to });
}

function withDay<T extends Dated>(
  inspection: T,
  state: InspectionState,
  on: LocalDate | null,
  until: LocalDate | null,
): T {
  switch (state) {
    case 'anticipated':
      return inspection;
    case 'notified':
      return { ...inspection, notifiedOn: on };
    case 'onSite':
      return { ...inspection, onSite: on === null ? null : { from: on, until: until ?? on } };
    case 'feedbackHeld':
      return { ...inspection, feedbackOn: on };
    case 'letterReceived':
      return { ...inspection, letterOn: on };
    case 'published':
      return { ...inspection, publishedOn: on };
    case 'answered':
      return { ...inspection, answeredOn: on };
    case 'closed':
      return { ...inspection, closedOn: on };
  }
}
