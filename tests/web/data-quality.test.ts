import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Role } from '../../src/features/access/index.ts';
import { pseudonymOf } from '../../src/features/record/index.ts';
import {
  addTeams,
  assessmentsCsv,
  drawnRows,
  EAST,
  FIRST,
  OWN_WORKER,
  signedInAs,
  WEST,
} from '../support/assessments.ts';
import { OWN, startInstallation, type TestInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';
import { lastReading } from '../support/readings.ts';

/** How sound the data is, what is to be put right and by whom it is seen, and how figures settle. */

const ROWS = drawnRows('DQW');
/** Whose gender is a code that nobody knows: 7 of 10 in the east, 5 of 9 in the west, 4 of 6; and the 4 that name no team. */
const FAULTY = ROWS.filter(({ isLate, team }) => isLate || team === '');
const REASON = 'Putting the records right before the census';
/** The faulty rows begin in January, the others in June. */
const FILE = assessmentsCsv(ROWS)
  .split('\r\n')
  .map((line) => (line.includes('2022-01-10') ? line.replace(',1,WBRI', ',zz,WBRI') : line))
  .join('\r\n');

let started: TestInstallation & { stop(): Promise<void> };
let teamIds: ReadonlyMap<string, string>;
let pseudonyms: ReadonlyMap<string, string>;
let extract: string;

before(async () => {
  started = await startInstallation();
  teamIds = await addTeams(started);
  const analyst = await started.signedIn('performanceAnalyst');
  extract = await loadAndAccept(started, analyst, { name: 'Assessments as at 2022-08-05.csv', bytes: FILE });
  pseudonyms = await started.database.as(
    OWN,
    async (db) => new Map(ROWS.map(({ id }) => [id, pseudonymOf(db, OWN, id)])),
  );
});
after(() => started.stop());

function signedIn(role: Role) {
  const team = role === 'teamManager' ? EAST : null;
  const staffRef = role === 'socialWorker' ? OWN_WORKER : null;
  return signedInAs(started, teamIds, { roles: [{ role, team }], staffRef });
}

const ids = (text: string) => ROWS.filter(({ id }) => text.includes(id)).length;
const masked = (text: string) => ROWS.filter(({ id }) => text.includes(pseudonyms.get(id) ?? '-')).length;
const teamsIn = (text: string) => [EAST, WEST, FIRST].filter((team) => text.includes(team));

describe('how sound the data is', () => {
  it('is said in numbers and words, with its definition, and from which extract', async () => {
    const { body } = await (await signedIn('boardMember')).get('/data-quality');
    assert.match(
      body,
      /<strong>31%<\/strong> of the 29 rows of the council are sound in the extract as at 5 August 2022/,
    );
    assert.match(body, /A row is sound where no check found anything in it/);
    assert.match(body, /4 days old/);
    assert.match(body, /AX-011/);
  });

  it('is the same figure as the measure of rows with an error, and the teams’ rows add up to it', async () => {
    const [own, sums] = await started.database.as(OWN, async (db) => [
      await db
        .selectFrom('measure_value')
        .select(['numerator', 'denominator'])
        .where('measure', '=', 'RC-07')
        .where('dimension', '=', 'council')
        .executeTakeFirstOrThrow(),
      await db.selectFrom('quality_rows').select(['rows', 'found_in']).execute(),
    ]);
    const sum = (key: 'rows' | 'found_in') => sums.reduce((total, row) => total + row[key], 0);
    assert.deepEqual([sum('found_in'), sum('rows')], [own.numerator, own.denominator]);
    assert.equal(sum('found_in'), FAULTY.length);
  });

  it('names to each reader only the teams within their reach', async () => {
    for (const path of ['/data-quality', '/data-quality/columns', '/data-quality.csv', '/data-quality/columns.csv']) {
      const seen = async (role: Role) => teamsIn((await (await signedIn(role)).get(path)).body);
      assert.deepEqual(await seen('boardMember'), [], path);
      if (path.endsWith('.csv')) continue;
      assert.deepEqual(await seen('teamManager'), [EAST], path);
      assert.deepEqual(await seen('boardChair'), [EAST, WEST, FIRST], path);
    }
  });

  it('is told of one team to who may see it, and of another as if there were none', async () => {
    const manager = await signedIn('teamManager');
    const own = await manager.get(`/data-quality?team=${encodeURIComponent(EAST)}`);
    assert.match(own.body, /<strong>30%<\/strong> of the 10 rows of Team East are sound/);
    for (const path of [
      '/data-quality',
      '/data-quality.csv',
      '/data-quality/columns',
      '/data-quality/columns.csv',
      '/data-quality/fix',
      '/data-quality/fix.csv',
    ])
      for (const team of [WEST, 'notKnown', 'Nobody'])
        assert.equal(
          (await manager.get(`${path}?team=${encodeURIComponent(team)}`)).statusCode,
          404,
          `${path} ${team}`,
        );
    const chair = await signedIn('boardChair');
    assert.match(
      (await chair.get('/data-quality?team=notKnown')).body,
      /<strong>0%<\/strong> of the 4 rows of no team/,
    );
  });

  it('is not for who sees figures only as they may be published', async () => {
    const reader = await signedIn('scrutinyReader');
    for (const path of ['/data-quality', '/data-quality/columns', '/data-quality/maturing', '/measures/AS-01/matured'])
      assert.equal((await reader.get(path)).statusCode, 404, path);
  });

  it('says which needed cells are filled', async () => {
    const { body } = await (await signedIn('director')).get('/data-quality/columns');
    assert.match(body, /List 4: Assessments/);
    assert.match(body, /Gender/);
    const file = await (await signedIn('director')).get('/data-quality/columns.csv');
    assert.match(file.body, /the council,2022-08-05,List 4: Assessments,Gender,of all rows,29,10,34\.48/);
    assert.match(file.body, /Allocated Team,of all rows,29,25,86\.21/);
  });
});

describe('the rows to put right', () => {
  const PATH = '/data-quality/fix';

  it('are the manager’s own by their ids, with row, what is wrong and what to do', async () => {
    const { body } = await (await signedIn('teamManager')).get(PATH);
    assert.equal(ids(body), 7);
    assert.match(body, /7 rows of your team are to be put right/);
    assert.match(body, /row 2/);
    assert.match(body, /The code is not one that Headway knows: Gender/);
    assert.deepEqual(teamsIn(body), [EAST]);
  });

  it('are for a social worker those of their own cases', async () => {
    const { body } = await (await signedIn('socialWorker')).get(PATH);
    const own = FAULTY.filter(({ worker }) => worker === OWN_WORKER);
    assert.equal(ids(body), own.length);
    assert.match(body, /rows of your own cases are to be put right/);
  });

  it('are narrowed by team, list and check', async () => {
    const analyst = await signedIn('performanceAnalyst');
    const count = async (query: string) => masked((await analyst.get(`${PATH}?${query}`)).body);
    assert.equal(await count(''), 20);
    assert.equal(await count(`team=${encodeURIComponent(WEST)}`), 5);
    assert.equal(await count('team=notKnown'), 4);
    assert.equal(await count('list=contacts'), 0);
    assert.equal(await count('list=assessments&check=AX-011'), 19);
    assert.equal(await count('check=AX-003'), 4);
    assert.equal(await count('check=AX-231'), 0);
  });

  it('are under pseudonyms for the analyst, by ids for a reason only, and recorded each time', async () => {
    const analyst = await signedIn('performanceAnalyst');
    const { body } = await analyst.get(PATH);
    assert.deepEqual([ids(body), masked(body)], [0, 20]);
    assert.equal((await lastReading(started)).kind, 'children.listed');
    const refused = await analyst.post(PATH, { reason: 'short' });
    assert.equal(refused.statusCode, 422);
    assert.equal(ids(refused.body), 0);
    const shown = await analyst.post(PATH, { reason: REASON, team: WEST });
    assert.equal(ids(shown.body), 5);
    const line = await lastReading(started);
    assert.deepEqual([line.kind, line.subject, line.reason], ['children.identified', 'data-quality', REASON]);
  });

  it('hide the row’s number from who sees pseudonyms and has no file', async () => {
    const { body } = await (await signedIn('director')).get(PATH);
    assert.equal(masked(body), 20);
    assert.doesNotMatch(body, /row 2/);
  });

  it('can be downloaded, one line for each thing that is wrong', async () => {
    const manager = await signedIn('teamManager');
    const file = await manager.get(`${PATH}.csv`);
    const lines = file.body.trim().split('\r\n');
    assert.equal(lines.length, 8);
    assert.match(lines[1] ?? '', /^2022-08-05,List 4: Assessments,2,DQW-C000,id,Team East,/);
    assert.equal((await lastReading(started)).kind, 'children.downloaded');
    assert.equal((await (await signedIn('director')).get(`${PATH}.csv`)).statusCode, 404);
  });
});

describe('how figures settle', () => {
  it('cannot be said after one extract, and is never asked of a snapshot', async () => {
    const director = await signedIn('director');
    assert.match(
      (await director.get('/data-quality/maturing')).body,
      /It cannot be said yet after how long figures settle/,
    );
    assert.match((await director.get('/measures/AS-01/matured')).body, /No lag can be proposed yet/);
    assert.match((await director.get('/measures/RC-07/matured')).body, /A snapshot is not revised/);
    assert.match((await director.get('/data-quality/maturing.csv')).body, /AS-01,/);
    assert.equal((await director.get('/measures/ZZ-99/matured')).statusCode, 404);
  });
});

describe('an extract that is withdrawn', () => {
  it('takes its scores and rows with it', async () => {
    const analyst = await started.signedIn('performanceAnalyst');
    const { body } = await analyst.get(extract);
    assert.match(body, /Withdraw/);
    const answer = await analyst.post(`${extract}/withdrawal`, { reason: 'Drawn from the wrong system' });
    assert.equal(answer.statusCode, 303);
    await started.settled();
    assert.match((await analyst.get('/data-quality')).body, /Nothing counted yet/);
    assert.match((await analyst.get('/data-quality/columns')).body, /Nothing counted yet/);
    assert.match((await analyst.get('/data-quality/fix')).body, /No rows yet/);
    assert.match((await analyst.get('/data-quality/maturing')).body, /No figures yet/);
  });
});
