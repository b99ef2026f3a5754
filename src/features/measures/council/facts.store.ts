import type { LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { type CouncilFacts, type Happening, oneAfterTheOther, type PopulationGiven } from './facts.ts';

export async function councilFacts(db: Tenant, authority: AuthorityId): Promise<CouncilFacts> {
  const population = await db
    .selectFrom('population')
    .select(['from_day', 'until_day', 'children', 'source'])
    .where('authority_id', '=', authority)
    .orderBy('from_day')
    .execute();
  return {
    population: population.map((row) => ({
      value: row.children,
      from: row.from_day as LocalDate,
      until: row.until_day as LocalDate | null,
      basis: 'statutory' as const,
      source: row.source,
    })),
  };
}

export async function addCouncilFacts(
  db: Tenant,
  authority: AuthorityId,
  facts: CouncilFacts & { events: readonly Happening[] },
): Promise<void> {
  const authority_id = authority;
  for (const { value, from, until, source } of facts.population)
    await db
      .insertInto('population')
      .values({ authority_id, from_day: from, until_day: until, children: value, source })
      .execute();
  for (const { month, text, measures } of facts.events)
    for (const measure of measures)
      await db.insertInto('annotation').values({ authority_id, month, measure, words: text }).execute();
}

/** Puts a population in its place among the others; one from the same day is replaced. */
export async function savePopulation(db: Tenant, authority: AuthorityId, given: PopulationGiven): Promise<void> {
  const { population } = await councilFacts(db, authority);
  const others = population.filter(({ from }) => from !== given.from);
  const all = [...others.map(({ from, value, source }) => ({ from, children: value, source })), given];
  await db.deleteFrom('population').where('authority_id', '=', authority).execute();
  for (const { from, until, children, source } of oneAfterTheOther(all))
    await db
      .insertInto('population')
      .values({ authority_id: authority, from_day: from, until_day: until, children, source })
      .execute();
}

/** What is written on a measure's chart, oldest first. */
export async function happeningsOf(
  db: Tenant,
  authority: AuthorityId,
  measure: string,
): Promise<{ month: Month; text: string }[]> {
  const rows = await db
    .selectFrom('annotation')
    .select(['month', 'words'])
    .where('authority_id', '=', authority)
    .where('measure', '=', measure)
    .orderBy('month')
    .orderBy('annotation_id')
    .execute();
  return rows.map((row) => ({ month: row.month as Month, text: row.words }));
}
