import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { StuckMail } from './undelivered.ts';

/** The newest mails that did not arrive. */
export async function stuckMails(db: Tenant, authority: AuthorityId, limit: number): Promise<StuckMail[]> {
  const rows = await db
    .selectFrom('mail')
    .innerJoin('person', (join) =>
      join.onRef('person.authority_id', '=', 'mail.authority_id').onRef('person.person_id', '=', 'mail.person_id'),
    )
    .leftJoin('notice', (join) =>
      join.onRef('notice.authority_id', '=', 'mail.authority_id').onRef('notice.notice_id', '=', 'mail.notice_id'),
    )
    .select(['mail_id', 'person.name', 'template', 'notice.kind', 'mail.made_at', 'tries', 'state', 'problem'])
    .where('mail.authority_id', '=', authority)
    .where('digest_id', 'is', null)
    .where((eb) =>
      eb.or([eb('state', '=', 'undelivered'), eb.and([eb('state', '=', 'waiting'), eb('problem', 'is not', null)])]),
    )
    .orderBy('mail.made_at', 'desc')
    .orderBy('mail_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    mailId: row.mail_id,
    person: row.name,
    template: row.template,
    kind: row.kind,
    madeAt: row.made_at,
    tries: row.tries,
    isGivenUp: row.state === 'undelivered',
    problem: row.problem,
  }));
}
