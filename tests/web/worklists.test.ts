import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Role } from '../../src/features/access/index.ts';
import { pseudonymOf } from '../../src/features/record/index.ts';
import {
  addTeams,
  assessmentsCsv,
  drawnRows,
  EAST,
  OWN_WORKER,
  signedInAs,
  WEST,
  WORKERS,
} from '../support/assessments.ts';
import { OWN, startInstallation, type TestInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';
import { lastReading } from '../support/readings.ts';

/** The children for whom a clock runs: who sees whom, under which names, in which order, and what is written down. */

const ROWS = drawnRows('ACT');
const REASON = 'Preparing the weekly allocation meeting';
/** Assessments that are still open: late ones since January, the others due on 23 August 2022. */
const OPEN = assessmentsCsv(ROWS).replaceAll(/,2022-07-\d\d,1,/g, ',,,');

let started: TestInstallation & { stop(): Promise<void> };
let teamIds: ReadonlyMap<string, string>;
let pseudonyms: ReadonlyMap<string, string>;

before(async () => {
  started = await startInstallation();
  teamIds = await addTeams(started);
  const analyst = await started.signedIn('performanceAnalyst');
  await loadAndAccept(started, analyst, { name: 'Assessments as at 2022-08-05.csv', bytes: OPEN });
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
const workers = (text: string) => WORKERS.filter((name) => text.includes(name)).length;

describe('children to act on', () => {
  const of = (mine: (row: (typeof ROWS)[number]) => boolean) => ROWS.filter(mine).length;
  const cases: [role: Role, ids: number, masked: number, workers: number, asks: boolean, downloads: boolean][] = [
    ['director', 0, ROWS.length, 3, true, false],
    ['performanceAnalyst', 0, ROWS.length, 0, true, true],
    ['inspector', 0, ROWS.length, 0, true, false],
    ['qualityAssuranceManager', ROWS.length, 0, 3, false, true],
    ['teamManager', of(({ team }) => team === EAST), 0, 3, false, true],
    ['socialWorker', of(({ worker }) => worker === OWN_WORKER), 0, 1, false, false],
  ];
  for (const [role, shownIds, shownMasked, shownWorkers, asks, downloads] of cases)
    it(`shows ${role} ${shownIds} ids, ${shownMasked} pseudonyms and ${shownWorkers} workers by name`, async () => {
      const { body } = await (await signedIn(role)).get('/act-on');
      assert.deepEqual([ids(body), masked(body), workers(body)], [shownIds, shownMasked, shownWorkers]);
      assert.equal(body.includes('Why do you need the ids?'), asks);
      assert.equal(body.includes('Download this list'), downloads);
      const line = await lastReading(started);
      assert.deepEqual([line.kind, line.subject, line.reason], ['children.listed', 'act-on', null]);
      assert.equal(line.children.length, shownIds + shownMasked);
      assert.ok([...line.children].every((child) => [...pseudonyms.values()].includes(child)));
    });

  it('are seen by nobody whose role sees no children', async () => {
    for (const role of ['boardChair', 'councilAdministrator', 'scrutinyReader', 'auditor'] as const)
      assert.equal((await (await signedIn(role)).get('/act-on')).statusCode, 404, role);
  });

  it('say as at which day, counted from which, by which limit and on what basis', async () => {
    const { body } = await (await signedIn('teamManager')).get('/act-on');
    assert.match(body, /As in the extract as at 5 August 2022/);
    assert.match(body, /counted from today, 9 August 2022/);
    assert.match(body, /45 working days, statutory/);
    assert.match(body, /Working Together to Safeguard Children 2013/);
    assert.match(body, /due by 14 March 2022/);
    assert.doesNotMatch(body, /The extract is \d+ days old/);
  });

  it('stand with the longest overdue first, and are filtered by the address', async () => {
    const visitor = await signedIn('qualityAssuranceManager');
    const shown = async (query: string) => {
      const { body } = await visitor.get(`/act-on${query}`);
      return ROWS.filter(({ id }) => body.includes(id));
    };
    const { body } = await visitor.get('/act-on');
    const places = ROWS.map(({ id, isLate }) => ({ at: body.indexOf(id), isLate })).toSorted((a, b) => a.at - b.at);
    const late = ROWS.filter(({ isLate }) => isLate).length;
    assert.deepEqual(
      places.map(({ isLate }) => isLate),
      places.map((_, index) => index < late),
    );
    assert.ok((await shown('?when=overdue')).every(({ isLate }) => isLate));
    assert.equal((await shown('?when=overdue')).length, late);
    assert.equal((await shown('?when=next5')).length, 0);
    assert.equal((await shown('?when=next20')).length, ROWS.length - late);
    assert.equal((await shown('?kind=careVisit')).length, 0);
    assert.equal((await shown('?kind=assessment')).length, ROWS.length);
    assert.ok((await shown(`?team=${encodeURIComponent(WEST)}`)).every(({ team }) => team === WEST));
    const kim = await shown('?worker=Kim+Aster');
    assert.ok(kim.length > 0 && kim.every(({ worker }) => worker === 'Kim Aster'));
  });

  it('are filtered by a worker’s pseudonym where the name may not be known', async () => {
    const visitor = await signedIn('performanceAnalyst');
    const { body } = await visitor.get('/act-on');
    const pseudonym = /<option value="(W-[^"]+)"/.exec(body)?.[1] ?? '';
    const own = await visitor.get(`/act-on?worker=${encodeURIComponent(pseudonym)}`);
    assert.ok(masked(own.body) > 0 && masked(own.body) < ROWS.length);
    assert.equal(masked((await visitor.get('/act-on?worker=Kim+Aster')).body), 0);
  });

  it('of another team do not exist for the manager of a team', async () => {
    const manager = await signedIn('teamManager');
    assert.equal((await manager.get(`/act-on?team=${encodeURIComponent(WEST)}`)).statusCode, 404);
    assert.equal((await manager.get(`/act-on.csv?team=${encodeURIComponent(WEST)}`)).statusCode, 404);
    assert.equal((await manager.get(`/act-on?team=${encodeURIComponent(EAST)}`)).statusCode, 200);
  });

  it('show ids for a reason, of the team that was asked for, which is recorded', async () => {
    const director = await signedIn('director');
    const refused = await director.post('/act-on', { reason: 'no', team: WEST });
    assert.deepEqual([refused.statusCode, ids(refused.body)], [422, 0]);
    const answer = await director.post('/act-on', { reason: REASON, team: WEST });
    const west = ROWS.filter(({ team }) => team === WEST);
    assert.deepEqual([answer.statusCode, ids(answer.body)], [200, west.length]);
    const line = await lastReading(started);
    assert.deepEqual([line.kind, line.reason, line.children.length], ['children.identified', REASON, west.length]);
  });

  it('come as a file with what the page says, recorded with every child in it', async () => {
    const manager = await signedIn('teamManager');
    const { body, headers } = await manager.get('/act-on.csv?when=overdue');
    const lines = body.trim().split('\r\n');
    const late = ROWS.filter(({ team, isLate }) => team === EAST && isLate);
    assert.equal(lines.length, 1 + late.length);
    assert.match(lines[1] ?? '', /^2022-08-05,2022-08-09,ACT-\w+,id,Team East,[^,]+,Assessment,2022-03-14,-\d+,yes,/);
    assert.match(lines[1] ?? '', /,R-ASSESS,45 working days,statutory,/);
    assert.match(String(headers['content-disposition']), /filename="act-on-2022-08-05.csv"/);
    assert.deepEqual(
      [(await lastReading(started)).kind, (await lastReading(started)).children.length],
      ['children.downloaded', late.length],
    );
    assert.equal((await (await signedIn('socialWorker')).get('/act-on.csv')).statusCode, 404);
  });
});
