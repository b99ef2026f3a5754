import { type FormShown, formAnswer, type Shown } from '#features/forms/index.ts';
import { loadStructure } from '#features/structure/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { AuthorityId } from '#platform/database/database.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import type { PersonShown } from './listing.ts';
import { findPerson } from './people.store.ts';
import { type ProposalContext, partsOn } from './proposal.ts';

/** What the pages of people need from those who wire them. */
export type PeopleServices = {
  clock: Clock;
  publicUrl: URL;
  /** Whether the installation was told of a mail server. */
  canMail: boolean;
  send(job: 'mails.send', authority: AuthorityId, subject: string): Promise<void>;
};

/** Whom the address names; another council's people do not exist. */
export async function personOf({ db, visitor, params }: SignedInRequest, clock: Clock): Promise<PersonShown> {
  const person = await findPerson(db, visitor.authority, params['id'] ?? '', clock.now());
  if (person === null) throw new AppError('NOT_FOUND');
  return person;
}

/** Somebody else: what decides on an account or its roles is never done by whose it is. */
export async function anotherPersonOf(request: SignedInRequest, clock: Clock): Promise<PersonShown> {
  const person = await personOf(request, clock);
  if (person.personId === request.visitor.personId) throw new AppError('NOT_YOURSELF');
  return person;
}

/** What a form that proposes roles offers to whoever asks. */
export async function proposing({
  db,
  visitor,
  may,
  today,
}: SignedInRequest): Promise<Omit<ProposalContext, 'needsRole'>> {
  const parts = partsOn(await loadStructure(db, visitor.authority), today);
  return { parts, isSystemAdministrator: may('installation.manage'), today };
}

const DONE: Record<string, string> = {
  added: 'Added.',
  invited: 'Added, and the invitation is on its way.',
  mailed: 'The invitation is on its way. Links made before no longer work.',
  saved: 'Saved.',
  proposed: 'Proposed. Somebody else has to approve it; those who may are told.',
  given: 'Given. It holds from its first day on.',
  alone: 'Given without a second person, because nobody else could approve it. The record says so.',
  approved: 'Approved. It holds from its first day on.',
  declined: 'Declined. Whoever proposed it is told.',
  ended: 'Ended. It holds no longer.',
  day: 'The last day is set.',
  sessions: 'All sessions are ended.',
  factor: 'The second factor is removed, and they are told. They set up a new one when they next sign in.',
  factorProposed: 'Proposed. Somebody else has to approve it; those who may are told.',
  factorDeclined: 'Declined. Their second factor stays.',
  left: 'Everything is ended. They can no longer sign in.',
  back: 'They are back.',
  council: 'Added. Make a link now for its administrator to hand over.',
  councilMailed: 'Added. The invitation of its administrator is on its way.',
  again: 'It was asked for again.',
};

/** A page of people, with the errors of its form at its head, or with what was just done. */
export function peopleAnswer(
  request: Pick<SignedInRequest, 'query'>,
  page: Shown,
  shown: FormShown | null = null,
): Extract<Answer, { kind: 'page' }> {
  return formAnswer(request, page, shown, { section: 'administration', done: DONE });
}
