import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { allows } from '../../src/features/access/index.ts';
import { unzipped } from '../../src/features/papers/testing/unzipped.ts';
import { pseudonymOf } from '../../src/features/record/index.ts';
import { addTeams, assessmentsCsv, drawnRows, EAST, FIRST, signedInAs, WEST } from '../support/assessments.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';
import type { Visitor } from '../support/visitor.ts';
import { nameOf, send } from './cases/asking.ts';
import { addWorld, CASES, type World } from './cases/index.ts';
import { crawl } from './forms-on-pages.ts';

/** Whatever answers the manager of a team says nothing of another team, or of its children. */

const ROWS = drawnRows('EVW');
const BEYOND = [WEST, FIRST];
const started = await startInstallation();
let manager: Visitor;
let world: World;
let forbidden: string[];

describe('the manager of a team', () => {
  before(async () => {
    world = await addWorld(started, OWN);
    const teams = await addTeams(started);
    const analyst = await started.signedIn('performanceAnalyst');
    await loadAndAccept(started, analyst, { name: 'Assessments as at 2022-08-05.csv', bytes: assessmentsCsv(ROWS) });
    const beyond = ROWS.filter(({ team }) => team !== EAST).map(({ id }) => id);
    forbidden = await started.database.as(OWN, async (db) => [
      ...BEYOND,
      ...BEYOND.map(encodeURIComponent),
      ...BEYOND.flatMap((team) => teams.get(team) ?? []),
      ...beyond,
      ...beyond.map((id) => pseudonymOf(db, OWN, id)),
    ]);
    manager = await signedInAs(started, teams, { roles: [{ role: 'teamManager', team: EAST }], staffRef: null });
  });
  after(() => started.stop());

  const routes = started.routes.filter((route) => allows('teamManager', route.permission) && CASES[nameOf(route)]);
  for (const route of routes.filter(({ path }) => !path.endsWith('.pdf') && path !== '/sign-out'))
    it(`${nameOf(route)} names no team beyond the own, and none of its children`, async () => {
      const name = nameOf(route);
      const tried = CASES[name];
      assert.ok(tried);
      const own = { ...world, teamName: EAST };
      const forms = [tried.form?.(own) ?? {}, { reason: 'A reason of a test' }, { dimension: 'team', group: EAST }];
      for (const form of forms) {
        const answer = await send(manager, name, tried.url(own), form);
        const isZip = /\.(docx|xlsx)$/.test(route.path) && answer.statusCode === 200;
        const text = isZip ? [...(await unzipped(answer.rawPayload)).values()].join('\n') : answer.body;
        assert.deepEqual(saidIn(text), [], name);
      }
    });

  it('finds nothing of them by following every link, either', async () => {
    let pages = 0;
    await crawl(manager, ['/', '/account', '/notices', '/scorecard', '/teams', '/measures/AS-01'], (page, body) => {
      pages += 1;
      assert.deepEqual(saidIn(body), [], page);
    });
    assert.ok(pages > 20, `${pages}`);
  });

  it('would be seen where they did: the analyst is told of every team and child', async () => {
    const analyst = await started.signedIn('performanceAnalyst');
    const children = await analyst.get('/measures/AS-01/children');
    assert.ok(saidIn(children.body).length > 5);
    for (const team of BEYOND) assert.ok((await analyst.get('/teams')).body.includes(team));
  });
});

function saidIn(text: string): string[] {
  return forbidden.filter((each) => text.includes(each));
}
