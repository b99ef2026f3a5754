import type { Effective } from '#kernel/effective.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';

/** What a council knows that its files do not say; all of it dated. */
export type CouncilFacts = {
  population: readonly Effective<number>[];
  teams: readonly { name: string; locality: string | null; from: LocalDate; until: LocalDate | null }[];
};

/** Something that happened and stands on a chart where it happened. */
export type Happening = { month: Month; text: string; measures: readonly string[] };

export async function councilFacts(db: Tenant, authority: AuthorityId): Promise<CouncilFacts> {
  const population = await db
    .selectFrom('population')
    .select(['from_day', 'until_day', 'children', 'source'])
    .where('authority_id', '=', authority)
    .orderBy('from_day')
    .execute();
  const teams = await db
    .selectFrom('team')
    .select(['name', 'locality', 'from_day', 'until_day'])
    .where('authority_id', '=', authority)
    .orderBy('name')
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
    teams: teams.map((row) => ({
      name: row.name,
      locality: row.locality,
      from: row.from_day as LocalDate,
      until: row.until_day as LocalDate | null,
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
  for (const { name, locality, from, until } of facts.teams)
    await db.insertInto('team').values({ authority_id, name, locality, from_day: from, until_day: until }).execute();
  for (const { month, text, measures } of facts.events)
    for (const measure of measures)
      await db.insertInto('annotation').values({ authority_id, month, measure, words: text }).execute();
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
