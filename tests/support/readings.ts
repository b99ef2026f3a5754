import { OWN, type TestInstallation } from './installation.ts';

/** The newest line of the record that says who looked at children. */
export async function lastReading(started: TestInstallation) {
  return started.database.as(OWN, (db) =>
    db
      .selectFrom('event')
      .selectAll()
      .where('kind', 'like', 'children.%')
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
}
