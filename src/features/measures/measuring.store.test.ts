import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { addCouncil, addPerson } from '#features/access/index.ts';
import type { ListId } from '#features/extracts/index.ts';
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

  it('keeps what ended before the child came back, though a list holds one row for a child', async () => {
    const left = await database.as(COUNCIL, async (db) => {
      const need = async (asAt: string, rows: readonly object[]) => listed(db, asAt, 'childrenInNeed', rows);
      await need('2017-02-05', [
        { childId: 'back', startedOn: '2016-05-01', closedOn: '2017-01-10' },
        { childId: 'back in the file', startedOn: '2016-05-01', closedOn: '2017-02-01' },
        { childId: 'deleted', startedOn: '2016-05-01', closedOn: '2017-01-10' },
        { childId: 'corrected', startedOn: '2016-05-01', closedOn: '2017-01-10' },
        { childId: 'both shown', startedOn: '2016-05-01', closedOn: '2017-01-10' },
        { childId: 'long gone', startedOn: '2016-05-01', closedOn: '2016-08-20' },
        { childId: 'gone', startedOn: '2016-05-01', closedOn: '2017-01-10' },
      ]);
      await need('2017-03-05', [
        { childId: 'back', startedOn: '2017-01-10', closedOn: null },
        { childId: 'back in the file', startedOn: '2016-05-01', closedOn: '2017-02-01' },
        { childId: 'corrected', startedOn: '2016-05-01', closedOn: null },
        { childId: 'both shown', startedOn: '2016-05-01', closedOn: '2017-01-10' },
        { childId: 'both shown', startedOn: '2017-02-20', closedOn: null },
        { childId: 'long gone', startedOn: '2017-02-20', closedOn: null },
        { childId: 'gone', startedOn: '2016-05-01', closedOn: '2017-01-10' },
      ]);
      const own = await need('2017-08-05', [{ childId: 'back in the file', startedOn: '2017-05-01', closedOn: null }]);
      return (await loadToMeasure(db, COUNCIL, own))?.extract.history.left.childrenInNeed;
    });
    assert.deepEqual(
      left?.map(({ record, asAt }) => [record.childId, record.closedOn, asAt]).sort(),
      [
        ['back', '2017-01-10', '2017-02-05'],
        ['both shown', '2017-01-10', '2017-03-05'],
        ['gone', '2017-01-10', '2017-03-05'],
        ['long gone', '2016-08-20', '2017-02-05'],
        ['back in the file', '2017-02-01', '2017-03-05'],
      ].sort(),
    );
  });

  let made = 0;

  function extract(db: Tenant, asAt: string, referrals: readonly Referral[], state = 'accepted') {
    const rows = referrals.map(([childId, referredOn]) => ({ childId, referredOn }));
    return listed(db, asAt, 'referrals', rows, state);
  }

  async function listed(db: Tenant, asAt: string, list: ListId, rows: readonly object[], state = 'accepted') {
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
        lists: [list],
        loaded_by: loadedBy,
        accepted_at: new Date(`${asAt}T09:00:00Z`),
      })
      .returning('extract_id')
      .executeTakeFirstOrThrow();
    for (const [index, record] of rows.entries())
      await db
        .insertInto('extract_row')
        .values({
          authority_id: COUNCIL,
          extract_id,
          list,
          row_number: index + 3,
          child_id: 'childId' in record ? String(record.childId) : null,
          kept: true,
          errors: 0,
          record: JSON.stringify(record),
        })
        .execute();
    return extract_id;
  }
});
