import { type ExtractId, rowFindings } from '#features/extracts/index.ts';
import { replaceNamesSeen } from '#features/structure/index.ts';
import {
  type AuthorityId,
  authorityId,
  type Connection,
  type Database,
  openDatabase,
} from '#platform/database/database.ts';
import { answerInProcess } from '#platform/process.ts';
import { CATALOGUE } from './catalogue/index.ts';
import { evaluate } from './evaluate.ts';
import { groupingOf, NOT_KNOWN } from './groups.ts';
import type { HistoryKept } from './history.store.ts';
import { loadToMeasure } from './measuring.store.ts';
import { replaceQuality } from './quality/quality.store.ts';
import { qualityOf } from './quality/tally.ts';
import { replaceValues } from './values.store.ts';

/**
 * Evaluates every measure from each of some extracts, one after the other and each in its own transaction, and writes
 * the values, accepting an extract where it waits for that.
 */
export type ValuingTask = { connection: Connection; authority: string; extractIds: readonly string[] };
/** What became of each extract, in the order of the task. */
export type ValuingResult = readonly Valued[];
export type Valued = { ok: true; values: number; accepted: boolean } | { ok: false; why: 'gone' };

answerInProcess<ValuingTask, ValuingResult>(async ({ connection, authority, extractIds }) => {
  const database = openDatabase(connection, { role: 'headway_worker', givesWay: true });
  try {
    const valued: Valued[] = [];
    const kept: HistoryKept = new Map();
    for (const id of extractIds) valued.push(await value(database, authorityId(authority), id as ExtractId, kept));
    return valued;
  } finally {
    await database.close();
  }
});

async function value(database: Database, authority: AuthorityId, id: ExtractId, kept: HistoryKept): Promise<Valued> {
  const loaded = await database.as(authority, async (db) => {
    const toMeasure = await loadToMeasure(db, authority, id, { kept });
    return toMeasure && { ...toMeasure, findings: await rowFindings(db, authority, id) };
  });
  if (loaded === null) return { ok: false, why: 'gone' };
  const { extract, context, findings } = loaded;
  const values = evaluate(CATALOGUE, extract, context);
  const quality = qualityOf(extract, findings, groupingOf(extract.rows, context.localityOf), NOT_KNOWN);

  return database.copying(authority, async (client) => {
    const accepted = await client.query(
      `update extract set state = 'accepted', progress = 100
       where authority_id = $1 and extract_id = $2 and state = 'accepting'`,
      [authority, id],
    );
    const still = await client.query(
      `update extract set version = version + 1 where authority_id = $1 and extract_id = $2 and state = 'accepted'`,
      [authority, id],
    );
    if (still.rowCount === 0) return { ok: false as const, why: 'gone' as const };
    await replaceValues(client, authority, id, values);
    await replaceQuality(client, authority, id, quality);
    await replaceNamesSeen(client, authority, id, loaded.teamNames);
    return { ok: true as const, values: values.length, accepted: accepted.rowCount === 1 };
  });
}
