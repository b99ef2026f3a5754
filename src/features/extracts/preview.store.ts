import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { checkByCode } from './checks/index.ts';
import type { Extract, ExtractId } from './extract.ts';
import { compareExtracts } from './extract-rows.store.ts';
import { acceptedExtracts, summaryOf } from './extracts.store.ts';
import type { Findings, KeptSummary } from './findings.ts';
import { listsHeldIn } from './findings-in-words.ts';
import { firstExamples } from './issues.store.ts';
import { listOf } from './lists/index.ts';
import type { ListId } from './lists/list.ts';

const EXAMPLES_OF_A_CHECK = 3;

/** What was understood of an extract that was read. */
export async function loadSummary(db: Tenant, authority: AuthorityId, { id }: Extract): Promise<KeptSummary> {
  const summary = await summaryOf<KeptSummary>(db, authority, id);
  if (summary === null) throw new Error('an extract that was read has its summary');
  return summary;
}

export async function loadFindings(db: Tenant, authority: AuthorityId, extract: Extract): Promise<Findings> {
  const summary = await loadSummary(db, authority, extract);
  const before = (await acceptedExtracts(db, authority)).findLast(
    (other) => other.id !== extract.id && (extract.asAt === null || other.asAt < extract.asAt),
  );
  const changes = before && { before, lists: await compareExtracts(db, authority, extract.id, before.id) };
  return {
    summary,
    examples: await firstExamples(db, authority, extract.id, EXAMPLES_OF_A_CHECK),
    changes: changes ?? null,
  };
}

export type Problem = { title: string; list: string | null; count: number };

/** What an extract's checks found most of, rows left out first. */
export async function worstProblems(
  db: Tenant,
  authority: AuthorityId,
  id: ExtractId,
  most: number,
): Promise<Problem[]> {
  const summary = await summaryOf<KeptSummary>(db, authority, id);
  if (summary === null) return [];
  return summary.checks
    .toSorted((a, b) => Number(b.effect === 'keepsOut') - Number(a.effect === 'keepsOut') || b.count - a.count)
    .slice(0, most)
    .map(({ check, list, count }) => ({
      title: checkByCode(check)?.title ?? check,
      list: list && listOf(list).title,
      count,
    }));
}

/** What an extract holds of each of the eleven lists, for papers that say what they rest on; null where it has no such list. */
export async function listsHeld(
  db: Tenant,
  authority: AuthorityId,
  id: ExtractId,
): Promise<{ title: string; rows: number | null; keptOut: number }[]> {
  return listsHeldIn(await summaryOf<KeptSummary>(db, authority, id));
}

/** For each list the fields for which an extract's file has no column: of what they would say, nothing is known. */
export async function fieldsNotHeld(
  db: Tenant,
  authority: AuthorityId,
  id: ExtractId,
): Promise<ReadonlyMap<ListId, readonly string[]>> {
  const summary = await summaryOf<KeptSummary>(db, authority, id);
  return new Map(summary?.lists.map(({ list, missingFields }) => [list, missingFields]));
}
