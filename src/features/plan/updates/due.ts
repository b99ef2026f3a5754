import type { LocalDate } from '#kernel/local-date.ts';
import type { TimescaleId } from '#kernel/timescales.ts';
import { type Action, isOpen, type Partner } from '../plan.ts';

/** The last day of a limit that counts from a day, by what the council settled. */
export type Limits = (rule: TimescaleId, from: LocalDate) => LocalDate;

export type Awaited = Pick<Action, 'steps' | 'startsOn' | 'lastUpdate'>;

/**
 * By when the next update of an action is due: R-PLAN-UPDATE from the last one, or from the day on which the action
 * came under way, if that is later. Null where none is awaited, because the action is delivered or ended.
 */
export function updateDueOn(action: Awaited, limits: Limits): LocalDate | null {
  if (!isOpen(action)) return null;
  const opened = action.steps.findLast(({ step }) => step === 'raised' || step === 'reopened');
  const days = [action.startsOn, opened?.on, action.lastUpdate?.on].filter((day) => day !== undefined);
  return limits('R-PLAN-UPDATE', latest(days, action.startsOn));
}

function latest(days: readonly LocalDate[], first: LocalDate): LocalDate {
  return days.reduce((last, day) => (day > last ? day : last), first);
}

/** An update counts as in time on the day on which it is due. */
export type Awaiting = 'notAwaited' | 'later' | 'today' | 'stale';

export function awaiting(dueOn: LocalDate | null, today: LocalDate): Awaiting {
  if (dueOn === null) return 'notAwaited';
  if (dueOn === today) return 'today';
  return dueOn < today ? 'stale' : 'later';
}

/** Whether somebody answers for an action: its owner does, and everybody of the organisation that answers for it. */
export function answersFor(
  personId: string,
  action: Pick<Action, 'owner' | 'partnerId'>,
  partners: readonly Partner[],
): boolean {
  if (action.owner?.id === personId) return true;
  const partner = partners.find(({ id }) => id === action.partnerId);
  return partner !== undefined && partner.endedOn === null && partner.people.some(({ id }) => id === personId);
}
