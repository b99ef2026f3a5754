import { createHash } from 'node:crypto';
import type { ExtractId } from '../../src/features/extracts/index.ts';
import {
  CATALOGUE,
  isOutOfCases,
  type MeasureValue,
  monthsCovered,
  WHOLE_COUNCIL,
} from '../../src/features/measures/index.ts';
import { replaceQuality } from '../../src/features/measures/quality/quality.store.ts';
import { replaceValues } from '../../src/features/measures/values.store.ts';
import { addDays } from '../../src/kernel/local-date.ts';
import { lastDayOf, type Month, monthAfter, monthOf } from '../../src/kernel/month.ts';
import { wallClock } from '../../src/platform/clock.ts';
import type { AuthorityId, Database } from '../../src/platform/database/database.ts';

const MONTHS = 60;
export const TEAMS = 40;

/** Five years of monthly extracts with a value of every measure for the council and 40 teams, straight into the database. */
export async function seedValues(database: Database, council: AuthorityId): Promise<void> {
  const newest = monthAfter(monthOf(wallClock.today()), -2);
  const person = await database.as(council, (db) =>
    db.selectFrom('person').select('person_id').executeTakeFirstOrThrow(),
  );
  for (let back = MONTHS - 1; back >= 0; back -= 1)
    await seedExtract(database, council, person.person_id, monthAfter(newest, -back));
}

async function seedExtract(database: Database, council: AuthorityId, person: string, dataMonth: Month): Promise<void> {
  const asAt = addDays(lastDayOf(dataMonth), 5);
  const at = new Date(`${addDays(asAt, 1)}T09:00:00Z`);
  const lists = [...new Set(CATALOGUE.map(({ list }) => list))].filter((list) => list !== 'allRows');
  const { extract_id } = await database.as(council, (db) =>
    db
      .insertInto('extract')
      .values({
        ...{ authority_id: council, file_name: `${asAt}.xlsx`, file_bytes: 1, loaded_by: person, accepted_by: person },
        ...{ sha256: createHash('sha256').update(asAt).digest('hex'), state: 'accepted', as_at: asAt },
        ...{ data_month: dataMonth, lists, loaded_at: at, accepted_at: at, summary: JSON.stringify(EMPTY_SUMMARY) },
      })
      .returning('extract_id')
      .executeTakeFirstOrThrow(),
  );
  const groups = [WHOLE_COUNCIL, ...Array.from({ length: TEAMS }, (_, team) => `Team ${team + 1}`)];
  const values = CATALOGUE.flatMap(({ description }) =>
    monthsCovered(asAt, dataMonth, description.timing).flatMap((month) =>
      groups.map((group): MeasureValue => {
        const size = group === WHOLE_COUNCIL ? 800 : 20;
        const numerator = Math.floor(size * (0.6 + 0.2 * drawn(`${description.id} ${month} ${group}`)));
        const denominator = isOutOfCases(description.kind)
          ? size
          : description.kind === 'rate' && group === WHOLE_COUNCIL
            ? 100_000
            : null;
        const dimension = group === WHOLE_COUNCIL ? 'council' : 'team';
        return { measure: description.id, month, dimension, group, numerator, denominator };
      }),
    ),
  );
  const rows = lists.map((list) => ({ list, team: 'Team 1', rows: 500, foundIn: 5, keptOut: 0 }));
  await database.copying(council, async (client) => {
    await replaceValues(client, council, extract_id as ExtractId, values);
    await replaceQuality(client, council, extract_id as ExtractId, { rows, checks: [], columns: [] }); // or it is counted anew
  });
}

const EMPTY_SUMMARY = {
  sheets: [],
  lists: [],
  notFound: [],
  checks: [],
  unknownCodes: [],
  questions: [],
  proposedAsAt: null,
  notes: [],
};

/** A number from 0 to 1 that a text always gives. */
function drawn(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32LE() / 2 ** 32;
}
