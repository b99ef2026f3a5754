import { found, refused, untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import type { FormShown } from '../form.page.ts';
import { overtaken, shownAnswer } from '../parts.routes.ts';
import { addMembership, changeMembership, loadBodies, loadMemberships, peopleToChoose } from './bodies.store.ts';
import { type Body, type Membership, type MembershipGiven, readMembership } from './bodies.ts';
import { memberGiven, memberPage } from './member.page.ts';
import { BODIES_PERMISSION as PERMISSION } from './permission.ts';

/** Who sits on a body. */
export function memberRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/bodies/:body/members/new',
      what: 'Add a member to a body',
      permission: PERMISSION,
      async handle(request) {
        return memberAnswer(request, await seatsOf(request), null, untouched(request));
      },
    },
    {
      method: 'POST',
      path: '/bodies/:body/members',
      what: 'Add a member to a body',
      permission: PERMISSION,
      handle: add,
    },
    {
      method: 'GET',
      path: '/bodies/:body/members/:member',
      what: 'A member of a body',
      permission: PERMISSION,
      async handle(request) {
        const seats = await seatsOf(request);
        const member = found(seats.members, request.params['member']);
        return memberAnswer(request, seats, member, { ...untouched(request), given: memberGiven(member) });
      },
    },
    {
      method: 'POST',
      path: '/bodies/:body/members/:member',
      what: 'Change or end a membership',
      permission: PERMISSION,
      handle: change,
    },
  ];
}

/** A body with its members and those who could be. A membership of another body is none of this one. */
type Seats = { body: Body; members: Membership[]; people: { id: string; name: string; post: string }[] };

async function seatsOf({ db, visitor, params }: SignedInRequest): Promise<Seats> {
  const body = found(await loadBodies(db, visitor.authority), params['body']);
  const members = await loadMemberships(db, visitor.authority, body.id);
  return { body, members, people: await peopleToChoose(db, visitor.authority) };
}

async function add(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const seats = await seatsOf(request);
  const asked = readMembership(form, seats.body, seats.members, seats.people, null, today);
  if (!asked.ok) return memberAnswer(request, seats, null, refused(request, asked.problems));
  const id = await addMembership(db, visitor.authority, seats.body.id, asked.given);
  await record(db, visitor, 'membership.added', id, { detail: { body: seats.body.id }, after: { ...asked.given } });
  return { kind: 'redirect', to: `/bodies/${seats.body.id}?done=added` };
}

async function change(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, params, today } = request;
  const seats = await seatsOf(request);
  const member = found(seats.members, params['member']);
  const choosable = [...seats.people, { id: member.personId }]; // who has left stays in the seat that was theirs
  const asked = readMembership(form, seats.body, seats.members, choosable, member.id, today);
  if (!asked.ok) return memberAnswer(request, seats, member, refused(request, asked.problems));
  if (!(await changeMembership(db, visitor.authority, { id: member.id, version: versionIn(form) }, asked.given))) {
    const stale = [{ what: 'Seat', now: sentenceOf(seats, member), typed: sentenceOf(seats, asked.given) }];
    return memberAnswer(request, seats, member, overtaken(request, stale));
  }
  const { id, bodyId, person: _, version: __, ...before } = member;
  await record(db, visitor, 'membership.changed', id, { detail: { body: bodyId }, before, after: { ...asked.given } });
  return { kind: 'redirect', to: `/bodies/${seats.body.id}?done=saved` };
}

function memberAnswer(request: SignedInRequest, seats: Seats, member: Membership | null, shown: FormShown): Answer {
  const { body, members, people } = seats;
  const main = memberPage({ body, member, members, people, shown });
  const back = { href: `/bodies/${body.id}`, text: body.name };
  return shownAnswer(request, { title: member ? member.seat : 'Add a member', back, main }, shown);
}

function sentenceOf({ people, members }: Seats, member: MembershipGiven): string {
  const person =
    people.find(({ id }) => id === member.personId)?.name ??
    members.find(({ personId }) => personId === member.personId)?.person ??
    'somebody';
  const end = member.until === null ? '' : ` until ${dateInWords(member.until)}`;
  const signed =
    member.confidentialitySignedOn === null ? 'not signed' : `signed ${dateInWords(member.confidentialitySignedOn)}`;
  return `${person} as ${member.seat} for ${member.organisation || 'the council'}, ${member.isVoting ? 'voting' : 'not voting'}, from ${dateInWords(member.from)}${end}, ${signed}`;
}
