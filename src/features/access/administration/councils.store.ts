import { mailTo } from '#features/notices/index.ts';
import { record } from '#features/record/index.ts';
import type { AuthorityId, Database, Tenant } from '#platform/database/database.ts';
import { AppError } from '#platform/errors.ts';
import type { Visitor } from '#platform/web/route.ts';
import { addCouncil } from '../installation.store.ts';
import { createLink, LINK_HOURS } from '../links.store.ts';
import { ACCESS_MAILS } from '../notices.ts';
import { addPerson } from '../people.store.ts';
import { hoursAfter, newToken } from '../tokens.store.ts';
import type { CouncilFields } from './council-form.ts';

/** How the first administrator of another council is reached: by mail, or by a link that is handed over. */
export type Inviting = { canMail: boolean; now: Date };

/**
 * Adds another council with its first administrator and their invitation, in that council's own transaction. Its
 * record names the council from which it was added, and nobody there.
 * @throws AppError STALE where the code is taken
 */
export async function foundCouncil(
  database: Database,
  visitor: Visitor,
  authority: AuthorityId,
  { council, name, email }: CouncilFields,
  inviting: Inviting,
): Promise<void> {
  await database.as(authority, async (db) => {
    const known = await db.selectFrom('council_code').select('code').where('code', '=', authority).executeTakeFirst();
    if (known) throw new AppError('STALE', 'Somebody else added a council of this code just now.');
    await addCouncil(db, authority, council);
    const person = { name, post: 'Administrator', email, staffRef: null };
    const personId = await addPerson(db, authority, person, [{ role: 'councilAdministrator', part: {} }]);
    await record(db, actorIn(authority, visitor), 'council.created', authority, {
      detail: { from: visitor.authority },
    });
    if (inviting.canMail) await makeLink(db, authority, personId, inviting);
  });
}

/**
 * Invites the first administrator of a council again, by mail or by a link with the given token, which is handed over.
 * @throws AppError STALE where somebody of the council has signed in: from then on its people are its own
 */
export async function inviteFirst(
  database: Database,
  visitor: Visitor,
  authority: AuthorityId,
  token: string,
  inviting: Inviting,
): Promise<void> {
  await database.as(authority, async (db) => {
    const entered = await db
      .selectFrom('person')
      .select('person_id')
      .where('authority_id', '=', authority)
      .where('last_signed_in_at', 'is not', null)
      .executeTakeFirst();
    const first = await db
      .selectFrom('appointment')
      .select('person_id')
      .where('authority_id', '=', authority)
      .where('role', '=', 'councilAdministrator')
      .where('source', '=', 'set-up')
      .where('state', '=', 'active')
      .orderBy('appointment_id')
      .executeTakeFirst();
    if (entered || !first)
      throw new AppError('STALE', 'Somebody of that council has signed in, and from then on its people are its own.');
    const personId = first.person_id;
    await record(db, actorIn(authority, visitor), 'person.invited', personId, { detail: { from: visitor.authority } });
    await makeLink(db, authority, personId, inviting, token);
  });
}

async function makeLink(
  db: Tenant,
  authority: AuthorityId,
  personId: string,
  { canMail, now }: Inviting,
  token = newToken(),
): Promise<void> {
  const path = `/invitation/${await createLink(db, { authority, personId }, 'invitation', now, token)}`;
  const expiresAt = hoursAfter(now, LINK_HOURS.invitation);
  if (canMail) await mailTo(db, authority, { mail: ACCESS_MAILS.invitation, to: personId, path, expiresAt, now });
}

/** Somebody of another council, as this one's record may know them: nobody of its own. */
function actorIn(authority: AuthorityId, { from }: Visitor) {
  return { authority, personId: null, from };
}
