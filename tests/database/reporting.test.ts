import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { dayInEngland } from '#kernel/moment.ts';
import type { AuthorityId } from '#platform/database/database.ts';
import { migrate } from '#platform/database/migrate.ts';
import { LIST_IDS } from '../../src/features/extracts/index.ts';
import { loadBenchmarks } from '../../src/features/feeds/benchmarks.store.ts';
import { COLUMNS, columnsOf, keepMeasures, measureRows, RESOURCES } from '../../src/features/feeds/index.ts';
import { loadValues } from '../../src/features/feeds/values.store.ts';
import { CATALOGUE, DIMENSIONS } from '../../src/features/measures/index.ts';
import { loadBasis } from '../../src/features/scorecard/index.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';

/** What logins of the database read through the views of the schema `reporting`, and that they read nothing else. */

const started = await startInstallation();
const owner = new pg.Client(started.opened.owner);
const LOGINS = { plain: 'powerbi_998', open: 'staff_998', other: 'powerbi_997', unknown: 'stranger' } as const;
const clients: pg.Client[] = [];

describe('the reporting schema', () => {
  let plain: pg.Client;
  let open: pg.Client;
  let unknown: pg.Client;

  before(async () => {
    await owner.connect();
    for (const council of [OWN, OTHER]) await addFigures(council);
    // As docs/reporting.md tells whoever runs the database.
    for (const [login, council, suppressed] of [
      [LOGINS.plain, OWN, null],
      [LOGINS.open, OWN, false],
      [LOGINS.other, OTHER, null],
      [LOGINS.unknown, null, null],
    ] as const) {
      await owner.query(`create role ${login} login in role headway_reporting`);
      if (council === null) continue;
      await owner.query(`alter role ${login} set headway.authority = '${council}'`);
      const flag = suppressed === null ? '' : `, ${suppressed}`;
      const columns = suppressed === null ? '' : ', suppressed';
      await owner.query(
        `insert into reporting_login (authority_id, role_name${columns}) values ('${council}', '${login}'${flag})`,
      );
    }
    plain = await signedIn(LOGINS.plain);
    open = await signedIn(LOGINS.open);
    unknown = await signedIn(LOGINS.unknown);
  });
  after(async () => {
    for (const client of [...clients, owner]) await client.end();
    await started.stop();
  });

  it('has the columns that are written down, in their order', async () => {
    for (const resource of RESOURCES) {
      const { fields } = await plain.query(`select * from reporting.${resource}`);
      assert.deepEqual(
        fields.map(({ name }) => name),
        columnsOf(resource),
      );
      assert.ok(Object.values(COLUMNS[resource]).every((says) => says.length > 3));
    }
  });

  it('says of measures what the catalogue says, and again after somebody changed it', async () => {
    const shown = async () => (await plain.query('select * from reporting.measures order by measure')).rows;
    const expected = measureRows().toSorted((a, b) => (a.measure < b.measure ? -1 : 1));
    assert.equal(expected.length, CATALOGUE.length);
    assert.deepEqual(await shown(), expected);
    await owner.query(`update reporting_measure set name = 'Another', better = 'neither' where measure = 'FD-01'`);
    await owner.query(`delete from reporting_measure where measure = 'FD-07'`);
    await owner.query(`insert into reporting_measure select 'ZZ-99', name, area, kind, timing, unit, better, counts, out_of,
      final_after_days, definition_version, source from reporting_measure where measure = 'FD-01'`);
    assert.notDeepEqual(await shown(), expected);
    await keepMeasures(started.database);
    assert.deepEqual(await shown(), expected);
  });

  for (const [words, login] of [
    ['with small numbers', 'open'],
    ['without small numbers', 'plain'],
  ] as const)
    it(`gives the very figures that the addresses give, ${words}`, async () => {
      const client = login === 'open' ? open : plain;
      const { rows } = await client.query('select * from reporting.values');
      const bearer = {
        ...{ authority: OWN, tokenId: '', seesCounts: login === 'open' },
        reach: { kind: 'council' } as const,
      };
      const measures = CATALOGUE.map(({ description }) => description.id);
      const asked = { measures, from: null, to: null, page: 1, pageSize: 1 };
      const expected = [];
      for (const dimension of DIMENSIONS)
        expected.push(
          ...(await started.database.as(OWN, (db) =>
            loadValues(db, bearer, { ...asked, dimension }, dayInEngland(new Date())),
          )),
        );
      assert.ok(expected.length > 500, String(expected.length));
      assert.deepEqual(inOrder(rows), inOrder(expected));
      const statuses = new Set(expected.map(({ status }) => status));
      assert.deepEqual([...statuses].sort(), ['final', 'provisional', 'revised']);
      const hidden = expected.filter(({ suppressed }) => suppressed);
      assert.equal(hidden.length > 0, login === 'plain');
      assert.ok(hidden.every((row) => row.numerator === null && row.denominator === null && row.value === null));
      const shown = expected.filter(({ suppressed, dimension }) => !suppressed && dimension === 'team');
      assert.ok(shown.length > 0, 'some teams can be shown');
    });

  it('gives teams with the days of their places', async () => {
    const { rows } = await plain.query('select * from reporting.teams');
    assert.deepEqual(rows, [
      { team: 'Team 998', locality: 'North', service: 'Assessment', from_day: '2015-01-01', until_day: null },
    ]);
  });

  it('gives what others publish: of sets in use, and of figures about the same the latest, as the addresses do', async () => {
    for (const [council, state, value, published] of [
      [OWN, 'accepted', 20, '2021-10-28'],
      [OWN, 'accepted', 21, '2022-10-27'],
      [OWN, 'withdrawn', 22, '2023-10-26'],
      [OWN, 'preview', 23, '2023-10-26'],
      [OTHER, 'accepted', 24, '2022-10-27'],
    ] as const)
      await addBenchmark(council, state, value, published);
    const { rows } = await plain.query('select * from reporting.benchmarks');
    assert.deepEqual(
      rows.map(({ measure, area_name, value }) => [measure, area_name, value]),
      [['FD-08', 'England', 21]],
    );
    assert.deepEqual(rows, await started.database.as(OWN, (db) => loadBenchmarks(db, OWN)));
  });

  describe('is of one council for each login', () => {
    const counts = async (client: pg.Client) => {
      const found: Record<string, number> = {};
      for (const resource of RESOURCES)
        found[resource] = (await client.query(`select * from reporting.${resource}`)).rows.length;
      return found;
    };
    const nothing = Object.fromEntries(RESOURCES.map((resource) => [resource, 0]));

    it('also where the login sets another council, or none, for itself', async () => {
      const own = await counts(plain);
      assert.ok((own['values'] ?? 0) > 0 && own['teams'] === 1);
      for (const council of [OTHER, '', '99', `${OWN}' or true --`, '%']) {
        await plain.query(`select set_config('headway.authority', $1, false)`, [council]);
        assert.deepEqual(await counts(plain), nothing, council);
      }
      await plain.query('reset headway.authority');
      assert.deepEqual(await counts(plain), own);
    });

    it('also where it becomes the role that all logins are members of', async () => {
      await plain.query('set role headway_reporting');
      assert.equal((await counts(plain))['teams'], 1);
      await plain.query(`set headway.authority = '${OTHER}'`);
      assert.deepEqual(await counts(plain), nothing);
      await plain.query('reset headway.authority');
      await plain.query('reset role');
    });

    it('and it can become nobody else', async () => {
      for (const role of ['headway_app', 'headway_worker', 'headway_login', LOGINS.other, 'headway']) {
        await assert.rejects(plain.query(`set role ${role}`), /permission denied/, role);
        await assert.rejects(plain.query(`set session authorization ${role}`), /permission denied/, role);
      }
    });

    it('a login that nobody entered sees nothing, whatever it sets', async () => {
      assert.deepEqual(await counts(unknown), nothing);
      await unknown.query(`set headway.authority = '${OWN}'`);
      assert.deepEqual(await counts(unknown), nothing);
    });

    it('and no login enters or changes itself, or reads who else there is', async () => {
      for (const statement of [
        `insert into reporting_login (authority_id, role_name) values ('${OTHER}', '${LOGINS.plain}')`,
        `update reporting_login set suppressed = false`,
        'select * from reporting_login',
        'select * from reporting.login_of_session',
        'create view reporting.own as select 1',
        `alter view reporting.values reset (security_barrier)`,
      ])
        await assert.rejects(plain.query(statement), /permission denied|must be owner/, statement);
    });

    it('and no table can be read around the views', async () => {
      const { rows } = await owner.query<{ name: string }>(
        `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
         where schemaname not in ('pg_catalog', 'information_schema')`,
      );
      assert.ok(rows.length > 40);
      for (const { name } of rows)
        await assert.rejects(plain.query(`select count(*) from ${name}`), /permission denied/, name);
    });

    it('and a function of the asker’s own sees no row of another council', async () => {
      const told: string[] = [];
      plain.on('notice', ({ message }) => told.push(message ?? ''));
      await plain.query(`create function pg_temp.told(text) returns boolean language plpgsql cost 0.0000001 as
        $$ begin raise notice '%', $1; return true; end $$`);
      await plain.query('select * from reporting.teams where pg_temp.told(team)');
      await plain.query('select * from reporting.values where pg_temp.told(group_key)');
      assert.ok(told.includes('Team 998'));
      assert.ok(!told.some((line) => line.includes('997')));
    });
  });

  it('shows small numbers only to a login for which they were opened', async () => {
    const small = `select count(*)::int as count from reporting.values where numerator between 1 and 5
      and measure in (select measure from reporting.measures where kind <> 'mean')`;
    assert.ok((await open.query(small)).rows[0]?.count > 0);
    assert.equal((await plain.query(small)).rows[0]?.count, 0);
  });

  it('works where the owner of the tables is an ordinary user, whom the policies bind', async () => {
    for (const role of ['headway_app', 'headway_worker', 'headway_reporting'])
      await owner.query(`grant ${role} to council_dba with admin option`).catch(async () => {
        await owner.query("create role council_dba login createrole password 'x'");
        await owner.query(`grant ${role} to council_dba with admin option`);
      });
    await owner.query('create database ordinary owner council_dba');
    const connection = { ...embedded(), database: 'ordinary' };
    await migrate({ ...connection, user: 'council_dba' });
    const dba = await connected({ ...connection, user: 'council_dba' });
    for (const council of [OWN, OTHER]) {
      await dba.query(`set headway.authority = '${council}'`);
      await dba.query(`insert into authority (authority_id, name) values ('${council}', 'A council')`);
      await dba.query(`with made as (
          insert into team (authority_id, name, from_day) values ('${council}', 'Team ${council}', '2020-01-01') returning team_id)
        insert into team_place (authority_id, team_id, from_day) select '${council}', team_id, '2020-01-01' from made`);
    }
    await dba.query(`set headway.authority = '${OWN}'`);
    await dba.query(`insert into reporting_login (authority_id, role_name) values ('${OWN}', '${LOGINS.plain}')`);
    const login = await connected({ ...connection, user: LOGINS.plain });
    const teams = async () => (await login.query('select team from reporting.teams')).rows;
    assert.deepEqual(await teams(), [{ team: `Team ${OWN}` }]);
    await login.query(`set headway.authority = '${OTHER}'`);
    assert.deepEqual(await teams(), []);
    for (const client of [dba, login]) await client.end();
  });
});

function embedded(): { host: string; user: string; database: string } {
  const connection = started.opened.owner;
  if (!('host' in connection)) throw new Error('tests work on the embedded server');
  return connection;
}

async function connected(connection: { host: string; user: string; database: string }): Promise<pg.Client> {
  const client = new pg.Client(connection);
  await client.connect();
  return client;
}

async function signedIn(user: string): Promise<pg.Client> {
  const client = await connected({ ...embedded(), user });
  clients.push(client);
  return client;
}

type Ordered = { measure: string; month: string; dimension: string; group_key: string };

function inOrder<T extends Ordered>(rows: readonly T[]): T[] {
  const key = (row: Ordered) => [row.measure, row.month, row.dimension, row.group_key].join('\t');
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/**
 * Figures of four extracts, the last of them old enough or not to be final: each says of every month that it covers
 * something drawn by chance, of small and large groups, and leaves groups out that another names.
 */
async function addFigures(council: AuthorityId): Promise<void> {
  const person = started.personOf('performanceAnalyst', council);
  const thisMonth = new Date().toISOString().slice(0, 7);
  for (const [place, [asAt, dataMonth]] of [
    ['2021-10-05', '2021-09'],
    ['2022-03-05', '2022-02'],
    ['2022-03-05', '2022-02'],
    [`${thisMonth}-01`, monthBefore(thisMonth)],
  ].entries())
    await owner.query(
      `insert into extract (authority_id, file_name, file_bytes, sha256, state, as_at, data_month, lists, loaded_by, accepted_by, accepted_at)
       values ($1, 'x.xlsx', 1, $2, 'accepted', $3, $4, $5, $6, $6, $3::date + make_interval(days => $7))`,
      [council, String(place).padStart(64, '0'), asAt, dataMonth, LIST_IDS, person, place],
    );
  const { coverage } = await started.database.as(council, (db) => loadBasis(db, council));
  const chance = drawnFrom(Number(council));
  const rows: (string | number | null)[][] = [];
  for (const { description } of CATALOGUE) {
    for (const [month, extracts] of coverage.get(description.id) ?? [])
      for (const { id } of extracts)
        for (const [dimension, group] of GROUPS) {
          if (dimension !== 'council' && chance() < 0.2) continue;
          const isLarge = month < '2021-08' || chance() < 0.3;
          const denominator = (isLarge ? 40 : 0) + Math.floor(chance() * 20);
          const numerator = isLarge ? 10 + Math.floor(chance() * 10) : Math.floor(chance() * (denominator + 1));
          const isOutOf = description.kind === 'proportion' || description.kind === 'mean';
          const populated = description.kind === 'rate' && dimension === 'council' ? 100_000 : null;
          const of = isOutOf ? denominator : populated;
          rows.push([council, id, description.id, dimension, group, month, numerator, of, description.version]);
        }
  }
  await owner.query(
    `insert into measure_value (authority_id, extract_id, measure, dimension, group_key, month, numerator, denominator, definition_version)
     select (row ->> 0), (row ->> 1)::uuid, row ->> 2, row ->> 3, row ->> 4, row ->> 5, (row ->> 6)::int, (row ->> 7)::int, (row ->> 8)::int
     from json_array_elements($1::json) as row`,
    [JSON.stringify(rows)],
  );
}

async function addBenchmark(council: AuthorityId, state: string, value: number, published: string): Promise<void> {
  const person = started.personOf('performanceAnalyst', council);
  const decided = { accepted: 'accepted', withdrawn: 'withdrawn' }[state];
  const how = decided === undefined ? '' : `, ${decided}_by, ${decided}_at`;
  const why = state === 'withdrawn' ? ', withdrawn_reason' : '';
  const made = await owner.query<{ set_id: string }>(
    `insert into benchmark_set (authority_id, file_name, sha256, layout, state, row_count, bad_row_count, problem_count,
       problems, summary, loaded_by, loaded_at${how}${why})
     values ('${council}', 'x.csv', '${String(value).padStart(64, '0')}', 'own', '${state}', 1, 0, 0, '[]', '{}', '${person}', now()
       ${decided === undefined ? '' : `, '${person}', now()`}${why === '' ? '' : ", 'a test'"}) returning set_id`,
  );
  await owner.query(
    `insert into benchmark_figure (authority_id, set_id, row_number, measure, item_code, item_name, unit, year, ends_on,
       covers, area_kind, area_name, value, source, published_on)
     values ($1, $2, 1, 'FD-08', 'R1', 'Re-referrals', 'percent', '2021', '2021-03-31', 'year', 'england', 'England', $3, 'DfE', $4)`,
    [council, made.rows[0]?.set_id, value, published],
  );
}

const GROUPS = [
  ['council', 'all'],
  ['team', 'Team One'],
  ['team', 'Team Two'],
  ['team', 'notKnown'],
  ['sex', 'female'],
  ['sex', 'male'],
] as const;

function monthBefore(month: string): string {
  const day = new Date(`${month}-01T00:00:00Z`);
  day.setUTCMonth(day.getUTCMonth() - 1);
  return day.toISOString().slice(0, 7);
}

/** Numbers from 0 up to 1 that are the same at each run (a linear congruential generator). */
function drawnFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
