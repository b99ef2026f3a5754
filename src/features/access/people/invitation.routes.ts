import { mailTo } from '#features/notices/index.ts';
import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { createLink, LINK_HOURS } from '../links.store.ts';
import { ACCESS_MAILS } from '../notices.ts';
import { hoursAfter } from '../tokens.store.ts';
import { anotherPersonOf, type PeopleServices, peopleAnswer } from './asking.routes.ts';
import { invitationPage, notInvitedPage } from './deciding.page.ts';
import { hasCredential, type PersonShown } from './listing.ts';
import { findPerson } from './people.store.ts';

type Invited = Pick<PersonShown, 'personId' | 'name' | 'email'>;

/** Inviting somebody again, by mail or by a link that is shown once. */
export function invitationRoutes(services: PeopleServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/people/:id/invitation',
      what: 'Invite somebody by a link that works once',
      permission: 'people.manage',
      async handle(request) {
        return invitationAnswer(services, request, await invited(services, request), null);
      },
    },
    {
      method: 'POST',
      path: '/people/:id/invitation',
      what: 'Send an invitation, or make its link to hand over',
      permission: 'people.manage',
      async handle(request) {
        const person = await invited(services, request);
        if (hasCredential(person)) return { ...invitationAnswer(services, request, person, null), status: 422 };
        if (services.canMail && person.email !== null) return invite(services, request, person, 'mailed');
        const path = await makeLink(services, request, person);
        return invitationAnswer(services, request, person, new URL(path, services.publicUrl).href);
      },
    },
  ];
}

/** Sends the invitation; where no mail goes to them, leads on to where a link is made. */
export async function invite(
  services: PeopleServices,
  request: SignedInRequest,
  person: Invited,
  done: string,
): Promise<Answer> {
  const { db, visitor } = request;
  const { personId } = person;
  const known = await findPerson(db, visitor.authority, personId, services.clock.now());
  if (known !== null && hasCredential(known)) return { kind: 'redirect', to: `/people/${personId}?done=${done}` };
  if (!services.canMail || person.email === null)
    return { kind: 'redirect', to: `/people/${personId}/invitation?done=${done === 'invited' ? 'added' : done}` };
  const now = services.clock.now();
  const path = await makeLink(services, request, person);
  const expiresAt = hoursAfter(now, LINK_HOURS.invitation);
  await mailTo(db, visitor.authority, { mail: ACCESS_MAILS.invitation, to: personId, path, expiresAt, now });
  return {
    kind: 'redirect',
    to: `/people/${personId}?done=${done}`,
    afterwards: () => services.send('mails.send', visitor.authority, ''),
  };
}

async function makeLink(
  { clock }: PeopleServices,
  { db, visitor }: SignedInRequest,
  { personId }: Invited,
): Promise<string> {
  const { authority } = visitor;
  const token = await createLink(db, { authority, personId }, 'invitation', clock.now());
  await record(db, visitor, 'person.invited', personId);
  return `/invitation/${token}`;
}

async function invited({ clock }: PeopleServices, request: SignedInRequest): Promise<PersonShown> {
  const person = await anotherPersonOf(request, clock);
  if (person.leftAt !== null) throw new AppError('NOT_FOUND');
  return person;
}

function invitationAnswer(
  { canMail }: PeopleServices,
  request: SignedInRequest,
  person: PersonShown,
  link: string | null,
) {
  const main = hasCredential(person)
    ? notInvitedPage({ person, canMail })
    : invitationPage({ person, canMail, link, csrfToken: request.csrfToken });
  const back = { href: `/people/${person.personId}`, text: person.name };
  return peopleAnswer(request, { title: `Invite ${person.name}`, main, back });
}
