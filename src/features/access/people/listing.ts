import type { LocalDate } from '#kernel/local-date.ts';
import type { PersonDetails } from '../person.ts';
import { type Appointment, standingOf } from './appointment.ts';

/** Somebody as the list shows them. */
export type Listed = {
  personId: string;
  name: string;
  post: string;
  email: string | null;
  appointments: readonly Pick<Appointment, 'role' | 'part' | 'state' | 'from' | 'until'>[];
  lastSignedInAt: Date | null;
  hasLeft: boolean;
};

/** Somebody with everything that their page says of them besides their roles. */
export type PersonShown = PersonDetails & {
  personId: string;
  version: number;
  leftAt: Date | null;
  lastSignedInAt: Date | null;
  hasPassword: boolean;
  secondFactorSince: Date | null;
  /** They sign in with the council's provider. */
  hasIdentity: boolean;
  /** Until when an invitation works that nobody has used yet. */
  invitedUntil: Date | null;
};

/** Whether somebody can sign in by something of their own: they are never invited again. */
export function hasCredential({ hasPassword, hasIdentity }: PersonShown): boolean {
  return hasPassword || hasIdentity;
}

/** Somebody works with Headway, was added and never came, holds no role today, or has left the council. */
export const PERSON_STATES = ['active', 'invited', 'withoutRole', 'left'] as const;
export type PersonState = (typeof PERSON_STATES)[number];

export const STATE_WORDS: Record<PersonState, string> = {
  active: 'Active',
  invited: 'Has not signed in yet',
  withoutRole: 'Without a role',
  left: 'Left',
};

export function stateOf({ hasLeft, lastSignedInAt, appointments }: Listed, today: LocalDate): PersonState {
  if (hasLeft) return 'left';
  if (!appointments.some((appointment) => standingOf(appointment, today) === 'now')) return 'withoutRole';
  return lastSignedInAt === null ? 'invited' : 'active';
}

/** Whom a list is asked for: words of the name, post or address, a role held today, a state. Empty: everybody here. */
export type AskedPeople = { search: string; role: string; state: string };

const LONGEST_SEARCH = 100;

export function askedPeople(query: Readonly<Record<string, string>>): AskedPeople {
  return {
    search: (query['search'] ?? '').trim().slice(0, LONGEST_SEARCH),
    role: query['role'] ?? '',
    state: query['state'] ?? '',
  };
}

/** The same question as a query of an address; empty where nothing is asked. */
export function peopleQuery(asked: AskedPeople): string {
  const given = Object.entries(asked).filter(([, value]) => value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

/** Those who are asked for; who left is shown only where that is asked. */
export function matching(people: readonly Listed[], { search, role, state }: AskedPeople, today: LocalDate): Listed[] {
  const words = search.toLowerCase().split(/\s+/);
  return people.filter((person) => {
    const standing = stateOf(person, today);
    const text = `${person.name} ${person.post} ${person.email ?? ''}`.toLowerCase();
    const holds = (appointment: Listed['appointments'][number]) =>
      appointment.role === role && standingOf(appointment, today) === 'now';
    return (
      (state === 'everybody' || (state === '' ? standing !== 'left' : standing === state)) &&
      words.every((word) => text.includes(word)) &&
      (role === '' || person.appointments.some(holds))
    );
  });
}
