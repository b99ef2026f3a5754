import type { Database } from '#platform/database/database.ts';
import { measureRows } from './measures.ts';

/**
 * Writes down what this version's measures mean, for the logins of the database: they cannot read the code. Called when
 * Headway starts, so that the table is what the code is; what a later version took out goes.
 */
export async function keepMeasures(database: Database): Promise<void> {
  const rows = measureRows();
  await database.installation(async (db) => {
    const ids = rows.map(({ measure }) => measure);
    await db.deleteFrom('reporting_measure').where('measure', 'not in', ids).execute();
    await db
      .insertInto('reporting_measure')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('measure').doUpdateSet((eb) => ({
          name: eb.ref('excluded.name'),
          area: eb.ref('excluded.area'),
          kind: eb.ref('excluded.kind'),
          timing: eb.ref('excluded.timing'),
          unit: eb.ref('excluded.unit'),
          better: eb.ref('excluded.better'),
          counts: eb.ref('excluded.counts'),
          out_of: eb.ref('excluded.out_of'),
          final_after_days: eb.ref('excluded.final_after_days'),
          definition_version: eb.ref('excluded.definition_version'),
          source: eb.ref('excluded.source'),
        })),
      )
      .execute();
  });
}
