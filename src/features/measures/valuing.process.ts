import { acceptedExtracts, type ExtractId, findExtract, referralDays, rowsOf } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { TIMESCALES } from '#kernel/timescales.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import {
  type AuthorityId,
  authorityId,
  type Connection,
  type Database,
  openDatabase,
} from '#platform/database/database.ts';
import { answerInProcess } from '#platform/process.ts';
import { CATALOGUE } from './catalogue/index.ts';
import { type CouncilFacts, councilFacts } from './council-facts.store.ts';
import type { MeasureContext } from './definition.ts';
import { evaluate } from './evaluate.ts';
import { windowStart } from './months-covered.ts';
import type { ReferralHistory } from './rows.ts';
import { replaceValues } from './values.store.ts';

/** Evaluates every measure from one extract and writes the values, accepting the extract where it waits for that. */
export type ValuingTask = { connection: Connection; authority: string; extractId: string };
export type ValuingResult = { ok: true; values: number; accepted: boolean } | { ok: false; why: 'gone' };

answerInProcess<ValuingTask, ValuingResult>(async ({ connection, authority, extractId }) => {
  const database = openDatabase(connection);
  try {
    return await value(database, authorityId(authority), extractId as ExtractId);
  } finally {
    await database.close();
  }
});

async function value(database: Database, authority: AuthorityId, id: ExtractId): Promise<ValuingResult> {
  const { extract, facts, history } = await database.as(authority, async (db) => ({
    extract: await findExtract(db, authority, id),
    facts: await councilFacts(db, authority),
    history: await historyFor(db, authority, id),
  }));
  if (!extract?.asAt || !extract.dataMonth || (extract.state !== 'accepting' && extract.state !== 'accepted'))
    return { ok: false, why: 'gone' };
  const { asAt, dataMonth } = extract;
  const rows = await rowsOf(database, authority, extract);
  const values = evaluate(CATALOGUE, { asAt, dataMonth, rows, history }, contextOf(facts));

  return database.copying(authority, async (client) => {
    const accepted = await client.query(
      `update extract set state = 'accepted', progress = 100, version = version + 1
       where authority_id = $1 and extract_id = $2 and state = 'accepting'`,
      [authority, id],
    );
    const still = await client.query(
      `select 1 from extract where authority_id = $1 and extract_id = $2 and state = 'accepted' for update`,
      [authority, id],
    );
    if (still.rowCount === 0) return { ok: false as const, why: 'gone' as const };
    await replaceValues(client, authority, id, values);
    return { ok: true as const, values: values.length, accepted: accepted.rowCount === 1 };
  });
}

/** Referrals of the accepted extracts, and from when on they are complete. */
async function historyFor(
  db: Parameters<typeof acceptedExtracts>[0],
  authority: AuthorityId,
  id: ExtractId,
): Promise<ReferralHistory> {
  const accepted = (await acceptedExtracts(db, authority)).filter((extract) => extract.id !== id);
  const since = earliest(accepted.map((extract) => windowStart(extract.asAt)));
  return {
    referrals: await referralDays(
      db,
      authority,
      accepted.map((extract) => extract.id),
    ),
    since,
  };
}

function earliest(days: readonly LocalDate[]): LocalDate | null {
  return days.reduce<LocalDate | null>((first, day) => (first === null || day < first ? day : first), null);
}

function contextOf({ population, teams }: CouncilFacts): MeasureContext {
  return {
    workingDays: englandWorkingDays,
    timescales: TIMESCALES,
    population,
    referralCountIncludesCurrent: false,
    localityOf: (team, on) =>
      teams.find(({ name, from, until }) => name === team && from <= on && (until === null || on < until))?.locality ??
      null,
  };
}
