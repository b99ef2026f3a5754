import { isUuid } from '#kernel/uuid.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { type About, type AboutKind, type AboutNamed, aboutKey } from './evidence.ts';

type Named = Omit<AboutNamed, 'about'>;
type Finder = (
  db: Tenant,
  authority: AuthorityId,
  ids: readonly string[],
) => Promise<readonly (Named & { id: string })[]>;

/** Names what evidence is about, by `aboutKey`; what does not exist, or is another council's, is not among it. */
export async function nameAll(
  db: Tenant,
  authority: AuthorityId,
  abouts: readonly About[],
): Promise<ReadonlyMap<string, AboutNamed>> {
  const named = new Map<string, AboutNamed>();
  for (const [kind, asked] of Map.groupBy(abouts, (about) => about.kind)) {
    const ids = [...new Set(asked.map(({ id }) => id).filter((id) => isUuid(id)))];
    if (ids.length === 0) continue;
    for (const { id, ...found } of await FINDERS[kind](db, authority, ids))
      named.set(aboutKey({ kind, id }), { about: { kind, id }, ...found });
  }
  return named;
}

export async function nameOne(db: Tenant, authority: AuthorityId, about: About): Promise<AboutNamed | null> {
  return (await nameAll(db, authority, [about])).get(aboutKey(about)) ?? null;
}

/** Whether an action is somebody's: they own it, or its organisation is theirs and still takes part. */
export async function isActionOf(
  db: Tenant,
  authority: AuthorityId,
  actionId: string,
  personId: string,
): Promise<boolean> {
  if (!isUuid(actionId)) return false;
  const row = await db
    .selectFrom('plan_action as a')
    .leftJoin('plan_partner as partner', (on) =>
      on
        .onRef('partner.authority_id', '=', 'a.authority_id')
        .onRef('partner.partner_id', '=', 'a.partner_id')
        .on('partner.ended_on', 'is', null),
    )
    .leftJoin('plan_partner_person as p', (on) =>
      on
        .onRef('p.authority_id', '=', 'partner.authority_id')
        .onRef('p.partner_id', '=', 'partner.partner_id')
        .on('p.person_id', '=', personId),
    )
    .select('a.action_id')
    .where('a.authority_id', '=', authority)
    .where('a.action_id', '=', actionId)
    .where((is) => is.or([is('a.owner_id', '=', personId), is('p.person_id', 'is not', null)]))
    .executeTakeFirst();
  return row !== undefined;
}

const FINDERS: Readonly<Record<AboutKind, Finder>> = {
  async action(db, authority, ids) {
    const rows = await db
      .selectFrom('plan_action')
      .select(['action_id as id', 'ref', 'title'])
      .where('authority_id', '=', authority)
      .where('action_id', 'in', ids)
      .execute();
    return rows.map(({ id, ref, title }) => open(id, `Action ${ref}: ${title}`, `/plan/actions/${id}`));
  },
  async outcome(db, authority, ids) {
    const rows = await db
      .selectFrom('plan_outcome')
      .select(['outcome_id as id', 'words'])
      .where('authority_id', '=', authority)
      .where('outcome_id', 'in', ids)
      .execute();
    return rows.map(({ id, words }) => open(id, `Outcome: ${words}`, `/plan/outcomes/${id}`));
  },
  async recommendation(db, authority, ids) {
    const rows = await db
      .selectFrom('recommendation as r')
      .innerJoin('inspection as i', (on) =>
        on.onRef('i.authority_id', '=', 'r.authority_id').onRef('i.inspection_id', '=', 'r.inspection_id'),
      )
      .select(['r.recommendation_id as id', 'r.ref', 'r.words', 'i.published_on'])
      .where('r.authority_id', '=', authority)
      .where('r.recommendation_id', 'in', ids)
      .execute();
    return rows.map(({ id, ref, words, published_on }) => ({
      ...open(id, `${ref}: ${words}`, `/plan/recommendations/${id}`),
      isHeld: published_on === null,
    }));
  },
  async finding(db, authority, ids) {
    const rows = await db
      .selectFrom('finding as f')
      .innerJoin('inspection as i', (on) =>
        on.onRef('i.authority_id', '=', 'f.authority_id').onRef('i.inspection_id', '=', 'f.inspection_id'),
      )
      .select(['f.finding_id as id', 'f.inspection_id', 'f.number', 'f.words', 'i.published_on', 'i.title'])
      .where('f.authority_id', '=', authority)
      .where('f.finding_id', 'in', ids)
      .execute();
    return rows.map(({ id, inspection_id, number, words, published_on, title }) => ({
      ...open(id, `Finding ${number} of ${title}: ${words}`, `/inspections/${inspection_id}`),
      isHeld: published_on === null,
    }));
  },
  async statement(db, authority, ids) {
    const rows = await db
      .selectFrom('evaluation_statement')
      .select(['statement_id as id', 'words'])
      .where('authority_id', '=', authority)
      .where('statement_id', 'in', ids)
      .execute();
    return rows.map(({ id, words }) => open(id, `Statement: ${words}`, `/self-evaluation/statements/${id}`));
  },
  async risk(db, authority, ids) {
    const rows = await db
      .selectFrom('risk')
      .select(['risk_id as id', 'number', 'title'])
      .where('authority_id', '=', authority)
      .where('risk_id', 'in', ids)
      .execute();
    return rows.map(({ id, number, title }) => open(id, `Risk ${number}: ${title}`, `/risks/${id}`));
  },
};

function open(id: string, title: string, href: string): Named & { id: string } {
  return { id, title, href, isHeld: false };
}
