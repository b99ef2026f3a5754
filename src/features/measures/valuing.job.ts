import { availableParallelism } from 'node:os';
import {
  acceptedExtracts,
  type ExtractId,
  findExtract,
  moveExtract,
  tellOfAcceptance,
} from '#features/extracts/index.ts';
import { tellOfOpenNames } from '#features/structure/index.ts';
import { addMonths } from '#kernel/local-date.ts';
import type { AuthorityId, Connection, Database, Tenant } from '#platform/database/database.ts';
import type { Log } from '#platform/log.ts';
import { type Outcome, runInProcess } from '#platform/process.ts';
import { canBeCountedAgain } from './counted-again.ts';
import { FARTHEST_LOOK_MONTHS } from './looks-back.ts';
import { extractsWithoutQuality } from './quality/quality.store.ts';
import { extractsToRevalue } from './values.store.ts';
import type { ValuingResult, ValuingTask } from './valuing.process.ts';

export type ValuingDependencies = {
  connection: Connection;
  database: Database;
  log: Log;
  memoryMegabytes: number;
  /** The time that notices say. */
  stamp(): Date;
  signal?: AbortSignal;
};

const PROCESS = new URL('./valuing.process.ts', import.meta.url);
const SECONDS_EACH = 15 * 60;
const MOST_PROCESSES = 2;

/**
 * Computes every measure from an extract in a process of its own; an extract that waits to be accepted then is, and
 * where it names teams that nobody knows, those who keep them are told.
 */
export async function valueExtract(
  dependencies: ValuingDependencies,
  authority: AuthorityId,
  id: ExtractId,
): Promise<boolean> {
  const { database, stamp } = dependencies;
  const outcome = await valuedApart(dependencies, authority, [id]);
  const valued = outcome.ok ? outcome.result[0] : undefined;
  if (!outcome.ok) await database.as(authority, (db) => moveExtract(db, authority, id, 'accepting', { to: 'preview' }));
  if (valued?.ok && valued.accepted)
    await database.as(authority, async (db) => {
      await tellOfAcceptance(db, authority, id, stamp());
      await tellOfOpenNames(db, authority, id, stamp());
    });
  return valued?.ok ?? false;
}

/** Counts accepted extracts anew, each as if by itself; so many processes share them as there are processors, two at most. */
async function valueAgain(
  dependencies: ValuingDependencies,
  authority: AuthorityId,
  extracts: readonly { id: ExtractId }[],
): Promise<void> {
  const processes = Math.min(MOST_PROCESSES, availableParallelism(), extracts.length);
  const shares = Array.from({ length: processes }, (_, share) =>
    extracts.filter((_extract, index) => index % processes === share).map(({ id }) => id),
  );
  await Promise.all(shares.map((ids) => valuedApart(dependencies, authority, ids)));
}

async function valuedApart(
  { connection, log, memoryMegabytes, signal }: ValuingDependencies,
  authority: AuthorityId,
  ids: readonly ExtractId[],
): Promise<Outcome<ValuingResult>> {
  const task: ValuingTask = { connection, authority, extractIds: ids };
  const outcome = await runInProcess<ValuingTask, ValuingResult>(PROCESS, task, {
    memoryMegabytes,
    seconds: SECONDS_EACH * ids.length,
    ...(signal && { signal }),
  });
  for (const [index, extract] of ids.entries())
    log({
      event: 'extract.valued',
      extract,
      done: outcome.ok && (outcome.result[index]?.ok ?? false),
      why: outcome.ok ? null : outcome.why,
      place: outcome.ok ? null : outcome.place,
    });
  if (!outcome.ok && outcome.why === 'stopped')
    throw new Error('valuing was stopped; it is done again at the next start');
  return outcome;
}

/** An extract that comes or goes changes what is known of the past: the later ones are counted again. */
export async function revalueLater(
  dependencies: ValuingDependencies,
  authority: AuthorityId,
  id: ExtractId,
): Promise<void> {
  const { database } = dependencies;
  const later = await database.as(authority, async (db) => {
    const extract = await findExtract(db, authority, id);
    const asAt = extract?.asAt;
    if (!asAt) return [];
    const accepted = await acceptedExtracts(db, authority);
    return accepted.filter(
      (other) =>
        canBeCountedAgain(other, accepted) &&
        other.id !== id &&
        other.asAt > asAt &&
        other.asAt <= addMonths(asAt, FARTHEST_LOOK_MONTHS),
    );
  });
  await valueAgain(dependencies, authority, later);
}

/** Brings the values of accepted extracts up to the definitions of this version. */
export async function revalueStale(dependencies: ValuingDependencies, authority: AuthorityId): Promise<void> {
  const stale = await dependencies.database.as(authority, async (db) => {
    const countable = await extractsCountedAgain(db, authority);
    const uncounted = await extractsWithoutQuality(db, authority);
    const ids = new Set([...(await extractsToRevalue(db, authority)), ...uncounted]);
    return countable.filter(({ id }) => ids.has(id));
  });
  await valueAgain(dependencies, authority, stale);
}

/** Counts every accepted extract anew, because what the council knows besides its files has changed. */
export async function revalueAll(dependencies: ValuingDependencies, authority: AuthorityId): Promise<void> {
  const countable = await dependencies.database.as(authority, (db) => extractsCountedAgain(db, authority));
  await valueAgain(dependencies, authority, countable);
}

async function extractsCountedAgain(db: Tenant, authority: AuthorityId) {
  const accepted = await acceptedExtracts(db, authority);
  return accepted.filter((extract) => canBeCountedAgain(extract, accepted));
}
