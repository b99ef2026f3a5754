import type { LocalDate } from '#kernel/local-date.ts';
import { isRole, ROLES } from '../policy.ts';

/** A role that somebody was given or is proposed for: for which part of the council, from when until when, and by whom. */
export type Appointment = {
  id: string;
  personId: string;
  person: string;
  role: string;
  /** The service, locality or team for which it was given; null: the whole council. */
  part: string | null;
  from: LocalDate;
  /** The first day on which it no longer holds. */
  until: LocalDate | null;
  state: string;
  source: string;
  reason: string;
  proposedById: string | null;
  proposedBy: string | null;
  proposedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  decisionReason: string;
  /** Granted by whoever proposed it, because nobody else could approve it. */
  isAlone: boolean;
  needsSecond: boolean;
  endedBy: string | null;
  endedAt: Date | null;
  endReason: string;
  version: number;
};

export type Standing = 'waiting' | 'coming' | 'now' | 'past' | 'declined';

/** How an appointment stands on a day. */
export function standingOf(
  { state, from, until }: Pick<Appointment, 'state' | 'from' | 'until'>,
  today: LocalDate,
): Standing {
  if (state === 'proposed') return 'waiting';
  if (state === 'declined') return 'declined';
  if (state === 'ended' || (until !== null && until <= today)) return 'past';
  return from > today ? 'coming' : 'now';
}

export function roleTitle(role: string): string {
  return isRole(role) ? ROLES[role].title : role;
}

export type NotDeciding = 'proposedIt' | 'concerned';

/** Why somebody may not decide on a proposal: whoever proposed it and whoever it is for do not. Null where they may. */
export function whyNotDeciding(
  { proposedById, personId }: Pick<Appointment, 'proposedById' | 'personId'>,
  deciding: string,
): NotDeciding | null {
  if (deciding === proposedById) return 'proposedIt';
  return deciding === personId ? 'concerned' : null;
}

/** What becomes of a role at its proposal: it waits for a second person, or is given at once. */
export function granting(
  needsSecond: boolean,
  couldApprove: number,
): { state: 'proposed' | 'active'; isAlone: boolean } {
  if (!needsSecond) return { state: 'active', isAlone: false };
  return couldApprove > 0 ? { state: 'proposed', isAlone: false } : { state: 'active', isAlone: true };
}
