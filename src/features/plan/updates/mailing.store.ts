import { mailTo } from '#features/notices/index.ts';
import { daysBetween, type LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Limits } from './due.ts';
import { makeUpdateLink } from './links.store.ts';
import { UPDATE_MAILS } from './notices.ts';

const MILLISECONDS_A_DAY = 86_400_000;

export type LinkAsked = {
  actionId: string;
  people: readonly string[];
  askedBy: string | null;
  today: LocalDate;
  now: Date;
  limits: Limits;
};

/**
 * Mails a link to the update of one action to those of these people who can be mailed and want it; it works until the
 * next update would be due.
 * @returns how many mails that are
 */
export async function mailUpdateLinks(
  db: Tenant,
  authority: AuthorityId,
  { actionId, people, askedBy, today, now, limits }: LinkAsked,
): Promise<number> {
  const days = daysBetween(today, limits('R-PLAN-UPDATE', today));
  const expiresAt = new Date(now.getTime() + days * MILLISECONDS_A_DAY);
  const wanted = await withMail(db, authority, people, askedBy === null);
  for (const personId of wanted) {
    const token = await makeUpdateLink(db, authority, { actionId, personId, askedBy, now, expiresAt });
    const link = { mail: UPDATE_MAILS['plan-update'], to: personId, path: `/u/${token}`, expiresAt, now };
    await mailTo(db, authority, link);
  }
  return wanted.length;
}

/** Those with an account and an address; of what comes by itself, not those who chose to hear of it once a day. */
export async function withMail(
  db: Tenant,
  authority: AuthorityId,
  people: readonly string[],
  isByItself: boolean,
): Promise<string[]> {
  if (people.length === 0) return [];
  const rows = await db
    .selectFrom('person')
    .leftJoin('notice_preference as chosen', (join) =>
      join
        .onRef('chosen.authority_id', '=', 'person.authority_id')
        .onRef('chosen.person_id', '=', 'person.person_id')
        .on('chosen.kind', '=', 'plan.update-due'),
    )
    .select(['person.person_id', 'chosen.way'])
    .where('person.authority_id', '=', authority)
    .where('person.person_id', 'in', [...people])
    .where('disabled_at', 'is', null)
    .where('email', 'is not', null)
    .orderBy('person.person_id')
    .execute();
  return rows.filter(({ way }) => !isByItself || way !== 'digest').map(({ person_id }) => person_id);
}
