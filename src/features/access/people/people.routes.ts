import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { dayFields } from '#kernel/form.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { addPerson } from '../people.store.ts';
import { proposals } from './appointments.store.ts';
import { type PeopleServices, peopleAnswer, proposing } from './asking.routes.ts';
import { EMAIL_TAKEN, readDetails } from './details.ts';
import { giveRoles } from './giving.store.ts';
import { invite } from './invitation.routes.ts';
import { askedPeople, matching } from './listing.ts';
import { peopleCsv } from './people.csv.ts';
import { peoplePage } from './people.page.ts';
import { everybody, isEmailTaken } from './people.store.ts';
import { addPage } from './proposal.page.ts';
import { readProposal, rolesToGive } from './proposal.ts';

/** The list of people, and adding somebody to it. */
export function listRoutes(services: PeopleServices): Route[] {
  return [
    { method: 'GET', path: '/people', what: 'Everybody with an account', permission: 'people.read', handle: list },
    {
      method: 'GET',
      path: '/people.csv',
      what: 'People and their roles as CSV',
      permission: 'people.read',
      async handle({ db, visitor, query, today }) {
        const people = matching(await everybody(db, visitor.authority), askedPeople(query), today);
        await record(db, visitor, 'people.downloaded', visitor.authority, { detail: { people: people.length } });
        return {
          kind: 'file',
          name: 'people.csv',
          contentType: 'text/csv; charset=utf-8',
          body: peopleCsv(people, today),
        };
      },
    },
    {
      method: 'GET',
      path: '/people/new',
      what: 'Add somebody and invite them',
      permission: 'people.manage',
      handle: (request) => addAnswer(services, request, untouched(request, dayFields('from', request.today))),
    },
    {
      method: 'POST',
      path: '/people',
      what: 'Add somebody, propose their roles and invite them',
      permission: 'people.manage',
      handle: (request) => add(services, request),
    },
  ];
}

async function list(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, query, today, may } = request;
  const asked = askedPeople(query);
  const main = peoplePage({
    ...{ council: visitor.council, asked, today },
    people: matching(await everybody(db, visitor.authority), asked, today),
    waitingCount: may('roles.approve') ? (await proposals(db, visitor.authority)).length : 0,
    may: { manage: may('people.manage'), approve: may('roles.approve') },
  });
  return peopleAnswer(request, { title: 'People', main, back: { href: '/administration', text: 'Administration' } });
}

async function addAnswer({ canMail }: PeopleServices, request: SignedInRequest, shown: FormShown): Promise<Answer> {
  const { parts, isSystemAdministrator } = await proposing(request);
  const main = addPage({ roles: rolesToGive(isSystemAdministrator), parts, shown }, canMail);
  return peopleAnswer(request, { title: 'Add somebody', main, back: { href: '/people', text: 'People' } }, shown);
}

async function add(services: PeopleServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const { authority } = visitor;
  const details = readDetails(form);
  const proposal = readProposal(form, { ...(await proposing(request)), needsRole: false });
  const taken = details.ok && (await isEmailTaken(db, authority, details.given.email, null));
  if (!details.ok || !proposal.ok || taken) {
    const problems = [details, proposal].flatMap((part) => (part.ok ? [] : part.problems));
    return addAnswer(services, request, refused(request, taken ? [EMAIL_TAKEN, ...problems] : problems));
  }
  const personId = await addPerson(db, authority, details.given, []);
  await record(db, visitor, 'person.added', personId, { after: { ...details.given } });
  const { clock } = services;
  const moment = { today, now: clock.now(), stamp: clock.stamp() };
  const came = await giveRoles(db, visitor, personId, proposal.given, moment);
  return invite(services, request, { personId, ...details.given }, came === 'alone' ? 'alone' : 'invited');
}
