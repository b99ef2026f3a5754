import {
  dayIn,
  dayProblem,
  type Form,
  isDayBlank,
  lineIn,
  lineProblem,
  type Problem,
  type Read,
  read,
} from '#kernel/form.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { STRUCTURE_SPAN } from '../given.ts';
import { nameKey } from '../name-key.ts';
import { isThere } from '../structure.ts';

export const BODY_KINDS = {
  board: 'Improvement board',
  'sub-group': 'Sub-group of a board',
  partnership: 'Safeguarding partnership',
  scrutiny: 'Scrutiny committee',
} as const;
export type BodyKind = keyof typeof BODY_KINDS;

/** A body that meets: `until` is the first day on which it no longer does. */
export type Body = {
  id: string;
  name: string;
  kind: BodyKind;
  from: LocalDate;
  until: LocalDate | null;
  version: number;
};

/** A person's seat on a body, for the days on which it is theirs. */
export type Membership = {
  id: string;
  bodyId: string;
  personId: string;
  person: string;
  seat: string;
  /** Whom they sit there for; empty for the council itself. */
  organisation: string;
  isVoting: boolean;
  /** The membership of whom they stand in for. */
  deputyFor: string | null;
  from: LocalDate;
  until: LocalDate | null;
  confidentialitySignedOn: LocalDate | null;
  version: number;
};

export type BodyGiven = Pick<Body, 'name' | 'kind' | 'from' | 'until'>;
export type MembershipGiven = Omit<Membership, 'id' | 'bodyId' | 'person' | 'version'>;

const LONGEST_NAME = 120;
const LONGEST_SEAT = 80;

/** A body as it was entered; its name is its own among all that the council has or had. */
export function readBody(
  form: Form,
  bodies: readonly Body[],
  except: string | null,
  today: LocalDate,
): Read<BodyGiven> {
  const name = lineIn(form, 'name');
  const kind = form['kind'] ?? '';
  const from = dayIn(form, 'from');
  const until = dayIn(form, 'until');
  const isUsed = bodies.some((body) => body.id !== except && nameKey(body.name) === nameKey(name));
  return read(isBodyKind(kind) && from ? { name, kind, from, until } : null, [
    lineProblem(name, 'name', 'Enter the name of the body', LONGEST_NAME) ??
      (isUsed ? { field: 'name', text: 'There is, or was, a body of this name' } : null),
    isBodyKind(kind) ? null : { field: 'kind', text: 'Choose what kind of body it is' },
    dayProblem(from, 'from', 'Enter the day from which it exists, for example 1 4 2022', today, STRUCTURE_SPAN),
    untilProblem(form, from, until, today),
  ]);
}

/** A membership as it was entered, of one of the council's people and for days within the body's. */
export function readMembership(
  form: Form,
  body: Body,
  members: readonly Membership[],
  people: readonly { id: string }[],
  except: string | null,
  today: LocalDate,
): Read<MembershipGiven> {
  const personId = form['person'] ?? '';
  const seat = lineIn(form, 'seat');
  const organisation = lineIn(form, 'organisation');
  const from = dayIn(form, 'from');
  const until = dayIn(form, 'until');
  const signedOn = dayIn(form, 'signed');
  const deputyFor = form['deputyFor'] || null;
  const isVoting = form['voting'] === 'yes';
  const given = { personId, seat, organisation, isVoting, deputyFor, until, confidentialitySignedOn: signedOn };
  return read(from && { ...given, from }, [
    personProblem(personId, from, until, members, people, except),
    lineProblem(seat, 'seat', 'Enter the seat, for example Independent chair', LONGEST_SEAT),
    organisation === '' ? null : lineProblem(organisation, 'organisation', '', LONGEST_NAME),
    deputyFor !== null && !members.some(({ id }) => id === deputyFor && id !== except)
      ? { field: 'deputyFor', text: 'Choose another member of this body' }
      : null,
    form['voting'] === 'yes' || form['voting'] === 'no'
      ? null
      : { field: 'voting', text: 'Say whether the member votes' },
    dayProblem(from, 'from', 'Enter the day from which the seat is theirs', today, STRUCTURE_SPAN) ??
      withinProblem(body, from),
    untilProblem(form, from, until, today),
    isDayBlank(form, 'signed') ? null : signedProblem(signedOn, today),
  ]);
}

/** Members of a day first, by seat; those who were are apart. */
export function membersAt(members: readonly Membership[], day: LocalDate): { now: Membership[]; others: Membership[] } {
  const sorted = members.toSorted((a, b) => a.seat.localeCompare(b.seat, 'en') || (a.from < b.from ? -1 : 1));
  return {
    now: sorted.filter((member) => isThere(member, day)),
    others: sorted.filter((member) => !isThere(member, day)),
  };
}

function isBodyKind(text: string): text is BodyKind {
  return Object.hasOwn(BODY_KINDS, text);
}

function personProblem(
  personId: string,
  from: LocalDate | null,
  until: LocalDate | null,
  members: readonly Membership[],
  people: readonly { id: string }[],
  except: string | null,
): Problem | null {
  if (!people.some(({ id }) => id === personId)) return { field: 'person', text: 'Choose a person' };
  const isTwice = members.some(
    (member) =>
      member.id !== except &&
      member.personId === personId &&
      (until === null || member.from < until) &&
      (member.until === null || from === null || from < member.until),
  );
  return isTwice
    ? { field: 'person', text: 'This person is a member on some of these days already: end that membership first' }
    : null;
}

function untilProblem(form: Form, from: LocalDate | null, until: LocalDate | null, today: LocalDate): Problem | null {
  if (isDayBlank(form, 'until')) return null;
  const problem = dayProblem(
    until,
    'until',
    'Enter a day, or leave all three boxes empty where there is no end',
    today,
  );
  if (problem || from === null || until === null || until > from) return problem;
  return { field: 'until', text: `The day must be later than ${dateInWords(from)}` };
}

function withinProblem(body: Body, from: LocalDate | null): Problem | null {
  return from !== null && !isThere(body, from)
    ? {
        field: 'from',
        text: `The body exists only from ${dateInWords(body.from)}${body.until === null ? '' : ` until ${dateInWords(body.until)}`}`,
      }
    : null;
}

function signedProblem(signedOn: LocalDate | null, today: LocalDate): Problem | null {
  if (signedOn === null)
    return { field: 'signed', text: 'Enter the day on which it was signed, or leave all three boxes empty' };
  return signedOn > today ? { field: 'signed', text: 'The day must not be in the future' } : null;
}
