import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { addCouncil, addPerson } from '#features/access/index.ts';
import type { ListId } from '#features/extracts/index.ts';
import { addStructure } from '#features/structure/index.ts';
import { addMonths, type LocalDate, localDate } from '#kernel/local-date.ts';
import { month } from '#kernel/month.ts';
import { authorityId, type Database, openDatabase, type Tenant } from '#platform/database/database.ts';
import { type EmbeddedDatabase, startEmbeddedDatabase } from '#platform/database/embedded.ts';
import { migrate } from '#platform/database/migrate.ts';
import { measureById } from './catalogue/index.ts';
import { childrenBehind } from './children-behind.ts';
import { loadToMeasure } from './measuring.store.ts';
import { fractions } from './testing/drawn-measure.ts';
import { drawn } from './testing/drawn-table.ts';

const COUNCIL = authorityId('998');

/** Everything that List 8 ever said: from the extract of one day to that of another. */
const CARE = `
childId | startedOn  | endedOn    | legalStatus | worker | team
--------+------------+------------+-------------+--------+----------
stays   | 2020-01-10 |            | C2          |        | Team East
steady  | 2019-01-10 |            | C2          | Kim    | Team East
A       | 2021-09-10 | 2021-12-20 | C2          | Kim    | East duty
B       | 2015-01-10 | 2021-08-01 | C2          | Lee    | Team East
C       | 2015-01-10 | 2021-07-31 | C2          | Lee    | Team East
D       | 2022-06-10 |            | C2          | Lee    | Team East
E       | 2022-05-01 | 2022-06-15 | V3          | Lee    | Team East
F       | 2021-10-01 | 2022-03-01 | V2          | Lee    | Team East
again   | 2021-02-01 | 2021-11-20 | V2          | Kim    | Team East
again   | 2022-07-01 |            | V2          | Kim    | Team East
passed  | 2021-02-01 | 2021-11-21 | V2          | Kim    | Team East
passed  | 2022-07-02 |            | V2          | Ali    | Team East`;

const ADOPTION = `
childId  | enteredCareOn | fosteringForAdoptionOn | placedOn   | adoptedOn  | decisionReversedOn
---------+---------------+------------------------+------------+------------+-------------------
long ago | 2018-01-01    |                        | 2018-04-11 | 2019-08-01 |
older    | 2020-01-01    |                        | 2021-05-01 | 2021-07-20 |
recent   | 2020-06-01    |                        | 2021-01-01 | 2021-08-05 |
early    | 2021-03-01    | 2021-09-01             |            |            |
later    | 2021-03-01    |                        | 2022-01-10 |            |
reversed | 2020-03-01    |                        |            |            | 2021-06-20`;

/** As at the 5th of each month from July 2021 to August 2022. */
const MONTHLY = Array.from({ length: 14 }, (_, index) => addMonths(localDate('2021-07-05'), index));
const NEWEST = localDate('2022-08-05');
const IN_USE: readonly ListId[] = ['childrenInCare', 'childrenInNeed', 'adoption'];

describe('an extract measured with the thirteen before it', () => {
  let folder: string;
  let embedded: EmbeddedDatabase;
  let database: Database;
  let web: Database;
  let loadedBy: string;
  const ids = new Map<LocalDate, string>();

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'headway-history-'));
    embedded = await startEmbeddedDatabase(folder);
    await migrate(embedded.connection);
    web = openDatabase(embedded.connection);
    loadedBy = await web.as(COUNCIL, async (db) => {
      await addCouncil(db, COUNCIL, 'Ownshire');
      const place = { from: localDate('2015-01-01'), service: null, locality: 'East' };
      await addStructure(db, COUNCIL, {
        teams: [{ name: 'Team East', from: place.from, until: null, places: [place] }],
      });
      return addPerson(db, COUNCIL, { name: 'A', post: 'Analyst', email: null, staffRef: null }, []);
    });
    database = openDatabase(embedded.connection, { role: 'headway_worker' }); // who alone writes rows of extracts
    await database.as(COUNCIL, async (db) => {
      for (const asAt of MONTHLY) ids.set(asAt, await extract(db, asAt, IN_USE));
    });
  });

  after(async () => {
    await database.close();
    await web.close();
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('has the rows that left each list, each day from the newest extract that holds it', async () => {
    const { left } = (await loaded()).extract.history;
    assert.deepEqual(
      (left.childrenInCare ?? []).map(({ record, asAt }) => [record.childId, record.endedOn, asAt]),
      [
        ['A', '2021-12-20', '2022-06-05'],
        ['again', '2021-11-20', '2022-05-05'],
        ['passed', '2021-11-21', '2022-05-05'],
        ['B', '2021-08-01', '2022-01-05'],
        ['C', '2021-07-31', '2022-01-05'],
      ],
    );
    assert.deepEqual(
      (left.adoption ?? []).map(({ record, asAt }) => [record.childId, asAt]),
      [
        ['older', '2022-07-05'],
        ['reversed', '2022-06-05'],
      ],
    );
    assert.deepEqual(left.childProtection, []);
  });

  it('has the workers whom open cases named in the year', async () => {
    const { workers } = (await loaded()).extract.history;
    const named = [...workers.childrenInCare].map(([child, names]) => [child, [...names].sort()]);
    assert.deepEqual(Object.fromEntries(named), {
      A: ['Kim'],
      D: ['Lee'],
      E: ['Lee'],
      F: ['Lee'],
      again: ['Kim'],
      passed: ['Ali', 'Kim'],
      stays: ['Ali', 'Kim', 'Lee'],
      steady: ['Kim'],
    });
  });

  it('gives rolling figures that a hand counts', async () => {
    assert.deepEqual(await figures('CL-02'), series('2', '2', '2', '3', '5'));
    assert.deepEqual(await figures('CL-03'), series('6', '6', '6', '6', '5'));
    assert.deepEqual(await figures('CL-10'), { '2022-07': '1/5' });
    assert.deepEqual(await figures('AD-05'), series('1/3', '1/3', '1/2', '1/2', '1/2'));
    assert.deepEqual(await figures('AD-02'), {}); // 26 months are known of the 36 that it takes
  });

  it('gives a mean of 36 months once an extract reaches so far back', async () => {
    await database.as(COUNCIL, async (db) => {
      const id = await extract(db, localDate('2020-07-20'), ['adoption']);
      assert.equal((await figures('AD-02', db))['2022-07'], '800/3'); // 100 + 486 + 214 days
      assert.equal((await figures('CL-03', db))['2022-07'], '5/100000');
      await db.deleteFrom('extract').where('authority_id', '=', COUNCIL).where('extract_id', '=', id).execute();
    });
  });

  it('has rows under the names that teams have in the council, wherever they stand', async () => {
    await web.as(COUNCIL, async (db) => {
      const { team_id } = await db
        .selectFrom('team')
        .select('team_id')
        .where('authority_id', '=', COUNCIL)
        .executeTakeFirstOrThrow();
      const decided = { authority_id: COUNCIL, name_key: 'east duty', written: 'East duty', decided_by: loadedBy };
      await db
        .insertInto('team_name')
        .values({ ...decided, team_id })
        .execute();
    });
    const teams = (await loaded()).extract.history.left.childrenInCare?.map(({ record }) => record.team);
    assert.deepEqual(new Set(teams), new Set(['Team East']));
  });

  it('takes the next extract’s word where one is withdrawn', async () => {
    const found = await changed(WITHDRAWN, localDate('2022-06-05'), async (db) => {
      const { history } = (await loaded(db)).extract;
      return [leftAs(history.left.childrenInCare, 'A'), (await figures('CL-03', db))['2022-07']];
    });
    assert.deepEqual(found, [['2021-12-18', '2022-05-05'], '5/100000']);
    assert.deepEqual(leftAs((await loaded()).extract.history.left.childrenInCare, 'A'), ['2021-12-20', '2022-06-05']);
  });

  it('gives no figure of workers where a withdrawn extract leaves a gap of more than 45 days', async () => {
    const given = await changed(WITHDRAWN, localDate('2022-06-05'), (db) => figures('CL-10', db));
    assert.deepEqual(given, {}); // 5 May to 5 July
  });

  it('passes over an extract without the list', async () => {
    const found = await changed({ lists: ['adoption'] }, localDate('2022-06-05'), async (db) => {
      const { left } = (await loaded(db)).extract.history;
      return [leftAs(left.childrenInCare, 'A'), left.adoption?.length, await figures('CL-10', db)];
    });
    assert.deepEqual(found, [['2021-12-18', '2022-05-05'], 2, {}]);
  });

  it('has, for a worker, only earlier rows of children whose case is the worker’s now', async () => {
    const rowsFor = (worker: string) =>
      database.as(COUNCIL, async (db) => {
        const mine = await loadToMeasure(db, COUNCIL, ids.get(NEWEST) ?? '', { worker });
        return mine?.extract.history.left.childrenInCare?.map(({ record }) => record.childId);
      });
    assert.deepEqual(await rowsFor('Kim'), ['again']);
    assert.deepEqual(await rowsFor('Ali'), ['passed']);
    assert.deepEqual(await rowsFor('Nobody'), []);
  });

  it('says of each earlier row where it stands and whether its worker still has the case', async () => {
    const { extract: own, context } = await loaded();
    const measure = measureById('CL-03');
    assert.ok(measure);
    const behind = childrenBehind(measure, own, context, {
      month: month('2022-07'),
      dimension: 'council',
      group: 'all',
    });
    assert.deepEqual(
      behind.map(({ childId, worker, from, isWorkersNow }) => [childId, worker, from, isWorkersNow]),
      [
        ['F', 'Lee', null, true],
        ['A', 'Kim', '2022-06-05', false],
        ['again', 'Kim', '2022-05-05', true],
        ['passed', 'Kim', '2022-05-05', false],
        ['B', 'Lee', '2022-01-05', false],
      ],
    );
  });

  async function loaded(within?: Tenant) {
    const load = (db: Tenant) => loadToMeasure(db, COUNCIL, ids.get(NEWEST) ?? '');
    const found = await (within ? load(within) : database.as(COUNCIL, load));
    if (!found) throw new Error('the newest extract is not there');
    return found;
  }

  async function figures(id: string, within?: Tenant): Promise<Record<string, string>> {
    const measure = measureById(id);
    if (!measure) throw new Error(`no measure ${id}`);
    const { extract: own, context } = await loaded(within);
    const population = [{ ...POPULATION, value: 100_000 }];
    return fractions(measure, own, { ...context, population });
  }

  /** What is found while an extract is otherwise than it was. */
  async function changed<T>(to: Changes, asAt: LocalDate, find: (db: Tenant) => Promise<T>): Promise<T> {
    const set = (db: Tenant, changes: Changes) =>
      db
        .updateTable('extract')
        .set(changes)
        .where('authority_id', '=', COUNCIL)
        .where('extract_id', '=', ids.get(asAt) ?? '')
        .execute();
    return database.as(COUNCIL, async (db) => {
      await set(db, to);
      const found = await find(db);
      await set(db, { ...IN_FORCE, lists: [...IN_USE] });
      return found;
    });
  }

  async function extract(db: Tenant, asAt: LocalDate, lists: readonly ListId[]): Promise<string> {
    const { extract_id } = await db
      .insertInto('extract')
      .values({
        ...{ authority_id: COUNCIL, file_name: `${asAt}.xlsx`, file_bytes: 1, state: 'accepted' },
        ...{ sha256: asAt.replaceAll('-', '').padStart(64, '0'), as_at: asAt, data_month: monthBefore(asAt) },
        ...{ lists: [...lists], loaded_by: loadedBy, accepted_at: new Date(`${asAt}T09:00:00Z`) },
      })
      .returning('extract_id')
      .executeTakeFirstOrThrow();
    const rows = lists.flatMap((list) => rowsOn(list, asAt));
    const own = { authority_id: COUNCIL, extract_id, kept: true, errors: 0 };
    for (const [index, { list, childId, record }] of rows.entries())
      await db
        .insertInto('extract_row')
        .values({ ...own, list, row_number: index + 3, child_id: childId, record: JSON.stringify(record) })
        .execute();
    return extract_id;
  }
});

type Changes = { state?: string; withdrawn_at?: Date | null; withdrawn_reason?: string | null; lists?: string[] };

const WITHDRAWN: Changes = { state: 'withdrawn', withdrawn_at: new Date('2022-08-06'), withdrawn_reason: 'Wrong file' };
const IN_FORCE: Changes = { state: 'accepted', withdrawn_at: null, withdrawn_reason: null };

const POPULATION = {
  ...{ from: localDate('2010-01-01'), until: null, basis: 'guidance' as const, source: 'Made up for the test' },
};

function series(...values: readonly string[]): Record<string, string> {
  const months = ['2022-03', '2022-04', '2022-05', '2022-06', '2022-07'];
  return Object.fromEntries(
    months.map((of, index) => {
      const value = values[index] ?? '';
      return [of, value.includes('/') ? value : `${value}/100000`];
    }),
  );
}

type Left = readonly { record: { childId: string | null; endedOn: LocalDate | null }; asAt: LocalDate }[];

function leftAs(left: Left | undefined, child: string): [LocalDate | null, LocalDate] | undefined {
  const row = left?.find(({ record }) => record.childId === child);
  return row && [row.record.endedOn, row.asAt];
}

/** What a list held on a day: who had come by then and had not left too long before. */
function rowsOn(list: ListId, asAt: LocalDate): { list: ListId; childId: string | null; record: object }[] {
  if (list === 'adoption')
    return drawn('adoption', ADOPTION).flatMap(({ record }) => {
      const endedOn = record.adoptedOn ?? record.decisionReversedOn;
      const begunOn = record.fosteringForAdoptionOn ?? record.placedOn ?? record.enteredCareOn;
      const isHeld = isHeldOn(asAt, begunOn, endedOn, 12);
      return isHeld ? [{ list, childId: record.childId, record }] : [];
    });
  if (list !== 'childrenInCare') return [];
  return drawn('childrenInCare', CARE).flatMap(({ record }) => {
    const saidEnd = record.childId === 'A' && asAt <= '2022-05-05' ? localDate('2021-12-18') : record.endedOn;
    if (!isHeldOn(asAt, record.startedOn, saidEnd, 6)) return [];
    const endedOn = saidEnd !== null && saidEnd > asAt ? null : saidEnd;
    const worker = record.childId === 'stays' ? workerOfStays(asAt) : record.worker;
    return [{ list, childId: record.childId, record: { ...record, endedOn, worker } }];
  });
}

function isHeldOn(asAt: LocalDate, from: LocalDate | null, endedOn: LocalDate | null, months: number): boolean {
  return (from === null || from <= asAt) && (endedOn === null || endedOn >= addMonths(asAt, -months));
}

function workerOfStays(asAt: LocalDate): string {
  return asAt <= '2021-12-05' ? 'Kim' : asAt <= '2022-04-05' ? 'Lee' : 'Ali';
}

function monthBefore(asAt: LocalDate): string {
  return addMonths(asAt, -1).slice(0, 7);
}
