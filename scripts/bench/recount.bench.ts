import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { acceptedExtracts } from '../../src/features/extracts/index.ts';
import { revalueAll } from '../../src/features/measures/index.ts';
import { type OpenInstallation, openInstallation } from '../../src/installation.ts';
import { loadDemonstration } from '../../src/load-demonstration.ts';
import { readConfig } from '../../src/platform/config.ts';
import { copyText, lineWriter } from '../../src/platform/database/copying.ts';
import { type AuthorityId, authorityId } from '../../src/platform/database/database.ts';
import { logNothing } from '../../src/platform/log.ts';
import { loadingOf } from '../../src/worker.ts';
import { atMost, type Line } from './lines.ts';

const COUNCIL = authorityId('999');
const EXTRACTS = 60;
const SECONDS = 20;

/** What a changed definition costs a council with five years of monthly extracts: all of them are counted anew. */
export async function recountBench(say: (text: string) => void): Promise<Line[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'headway-recount-'));
  try {
    const config = readConfig({ HEADWAY_DATA: folder }, folder);
    const opened = await openInstallation(config, logNothing);
    try {
      say('Loading two years of extracts …');
      const never = new AbortController().signal;
      const installed = await loadDemonstration(opened, config, () => undefined, never);
      await copyYearsBefore(opened, say);
      const { valuing } = loadingOf({ ...opened, installed }, config, logNothing, never);
      const rows = await rowsHeld(opened);
      say(`Counting ${EXTRACTS} extracts anew …`);
      const start = performance.now();
      await revalueAll(valuing, COUNCIL);
      const seconds = (performance.now() - start) / 1000;
      const each = `${Math.round(rows / EXTRACTS).toLocaleString('en-GB')} rows each`;
      return [atMost(`${EXTRACTS} monthly extracts counted anew`, seconds, SECONDS, 's', each)];
    } finally {
      await opened.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function rowsHeld({ database }: OpenInstallation): Promise<number> {
  const held = await database.as(COUNCIL, (db) =>
    db
      .selectFrom('extract_row')
      .select(({ fn }) => fn.countAll().as('rows'))
      .where('authority_id', '=', COUNCIL)
      .executeTakeFirstOrThrow(),
  );
  return Number(held.rows);
}

/** The same months once and twice two years earlier, so that there are five years of extracts. */
async function copyYearsBefore({ database, working }: OpenInstallation, say: (text: string) => void): Promise<void> {
  const known = await database.as(COUNCIL, (db) => acceptedExtracts(db, COUNCIL));
  const wanted = EXTRACTS - known.length;
  const copies = [2, 4].flatMap((years) => known.toReversed().map(({ id }) => ({ id, years }))).slice(0, wanted);
  say(`Copying ${copies.length} of them to the years before …`);
  for (const { id, years } of copies) await copyEarlier(working, COUNCIL, id, years);
}

async function copyEarlier(
  working: OpenInstallation['working'],
  council: AuthorityId,
  id: string,
  years: number,
): Promise<void> {
  await working.copying(council, async (client) => {
    const sha256 = createHash('sha256').update(`${id} ${years}`).digest('hex');
    const copied = await client.query<{ extract_id: string }>(
      `insert into extract (authority_id, file_name, file_bytes, sha256, state, as_at, data_month, lists, summary,
         loaded_by, loaded_at, accepted_by, accepted_at)
       select authority_id, file_name, file_bytes, $3, state, as_at - make_interval(years => $4),
         (left(data_month, 4)::int - $4) || right(data_month, 3), lists, summary,
         loaded_by, loaded_at - make_interval(years => $4), accepted_by, accepted_at - make_interval(years => $4)
       from extract where authority_id = $1 and extract_id = $2 returning extract_id`,
      [council, id, sha256, years],
    );
    const copy = copied.rows[0]?.extract_id;
    const { rows } = await client.query<{
      list: string;
      row_number: number;
      child_id: string | null;
      kept: boolean;
      errors: number;
      record: string;
    }>(
      'select list, row_number, child_id, kept, errors, record from extract_row where authority_id = $1 and extract_id = $2',
      [council, id],
    );
    const columns = ['authority_id', 'extract_id', 'list', 'row_number', 'child_id', 'kept', 'errors', 'record'];
    const writer = await lineWriter(client, 'extract_row', columns);
    for (const { list, row_number, child_id, kept, errors, record } of rows) {
      const child = child_id === null ? '\\N' : copyText(child_id);
      const cells = [
        council,
        copy,
        list,
        row_number,
        child,
        kept ? 't' : 'f',
        errors,
        copyText(earlier(record, years)),
      ];
      writer.add(`${cells.join('\t')}\n`);
    }
    await writer.end();
  });
}

/** Every date of a record so many years earlier. */
function earlier(record: string, years: number): string {
  return record.replaceAll(/"(\d{4})-(\d\d-\d\d)"/g, (_, year: string, day: string) => {
    return `"${Number(year) - years}-${day === '02-29' ? '02-28' : day}"`;
  });
}
