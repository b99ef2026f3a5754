import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { addBody, addMembership, peopleToChoose } from './bodies.store.ts';
import type { BodyKind } from './bodies.ts';

/** A body as somebody writes it down, its members by the names of the council's people. */
type BodyWritten = {
  name: string;
  kind: BodyKind;
  from: LocalDate;
  seats: readonly { person: string; seat: string; organisation: string; isVoting: boolean; isSigned: boolean }[];
};

/** Adds bodies with their members, who sit on them from the body's first day. */
export async function addBodies(db: Tenant, authority: AuthorityId, bodies: readonly BodyWritten[]): Promise<void> {
  const people = new Map((await peopleToChoose(db, authority)).map(({ id, name }) => [name, id]));
  for (const { name, kind, from, seats } of bodies) {
    const bodyId = await addBody(db, authority, { name, kind, from, until: null });
    for (const { person, seat, organisation, isVoting, isSigned } of seats) {
      const personId = people.get(person);
      if (personId === undefined) throw new Error('a seat is given to somebody whom the council knows');
      const ending = { deputyFor: null, until: null, confidentialitySignedOn: isSigned ? from : null };
      await addMembership(db, authority, bodyId, { personId, seat, organisation, isVoting, from, ...ending });
    }
  }
}
