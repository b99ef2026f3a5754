import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { addCouncil, addPerson } from '#features/access/index.ts';
import { authorityId, type Database, openDatabase, type Tenant } from '#platform/database/database.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '#platform/database/embedded.ts';
import { migrate } from '#platform/database/migrate.ts';
import { loadToMeasure } from './measuring.store.ts';

const COUNCIL = authorityId('998');

/** Child and day of referral. */
type Referral = readonly [child: string, referredOn: string];

describe('the history that an extract is measured with', () => {
  let folder: string;
  let embedded: EmbeddedDatabase;
  let database: Database;
  let loadedBy: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'headway-measuring-'));
    embedded = await startEmbeddedDatabase(folder);
    await migrate(embedded.connection);
    const web = openDatabase(embedded.connection);
    loadedBy = await web.as(COUNCIL, async (db) => {
      await addCouncil(db, COUNCIL, 'Ownshire');
      return addPerson(db, COUNCIL, { name: 'A', post: 'Analyst', email: null, staffRef: null }, []);
    });
    await web.close();
    database = openDatabase(embedded.connection, { role: 'headway_worker' }); // who alone writes rows of extracts
  });

  after(async () => {
    await database.close();
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('believes for each day the newest accepted extract that holds it', async () => {
    const history = await database.as(COUNCIL, async (db) => {
      await extract(db, '2022-05-05', [
        ['corrected', '2022-01-20'],
        ['deleted', '2022-01-10'],
        ['old', '2021-12-01'],
      ]);
      await extract(db, '2022-07-05', [
        ['corrected', '2022-01-25'],
        ['inside', '2022-02-05'],
      ]);
      await extract(db, '2022-07-20', [['withdrawn', '2022-01-28']], 'preview');
      await extract(db, '2022-09-05', [['later', '2022-03-06']]);
      const own = await extract(db, '2022-08-05', [['own', '2022-06-01']], 'accepting');
      return (await loadToMeasure(db, COUNCIL, own))?.extract.history.referrals;
    });
    assert.deepEqual(history, {
      referrals: new Map([
        ['old', ['2021-12-01']],
        ['corrected', ['2022-01-25']],
      ]),
      since: '2021-11-05',
    });
  });

  it('does not bridge a gap between extracts', async () => {
    const history = await database.as(COUNCIL, async (db) => {
      await extract(db, '2019-01-05', [['before the gap', '2018-12-01']]);
      const own = await extract(db, '2020-01-05', [['own', '2019-12-01']]);
      return (await loadToMeasure(db, COUNCIL, own))?.extract.history.referrals;
    });
    assert.deepEqual(history, { referrals: new Map(), since: null });
  });

  let made = 0;

  async function extract(db: Tenant, asAt: string, referrals: readonly Referral[], state = 'accepted') {
    made += 1;
    const { extract_id } = await db
      .insertInto('extract')
      .values({
        authority_id: COUNCIL,
        file_name: `${asAt}.xlsx`,
        file_bytes: 1,
        sha256: made.toString(16).padStart(64, '0'),
        state,
        as_at: asAt,
        data_month: asAt.slice(0, 7),
        lists: ['referrals'],
        loaded_by: loadedBy,
        accepted_at: new Date(`${asAt}T09:00:00Z`),
      })
      .returning('extract_id')
      .executeTakeFirstOrThrow();
    for (const [index, [childId, referredOn]] of referrals.entries())
      await db
        .insertInto('extract_row')
        .values({
          authority_id: COUNCIL,
          extract_id,
          list: 'referrals',
          row_number: index + 3,
          child_id: childId,
          kept: true,
          errors: 0,
          record: JSON.stringify({ childId, referredOn }),
        })
        .execute();
    return extract_id;
  }
});
