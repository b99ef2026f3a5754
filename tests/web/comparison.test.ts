import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Role } from '../../src/features/access/index.ts';
import { addTeams, assessmentsCsv, drawnRows, EAST, FIRST, signedInAs, WEST } from '../support/assessments.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';
import { tokenIn } from '../support/visitor.ts';

/** Teams compared, what changed, and claims: who is told of which team, and what is answered. */

const ROWS = drawnRows('CMP');
const OTHERS = [FIRST, WEST];

let started: TestInstallation & { stop(): Promise<void> };
let teamIds: ReadonlyMap<string, string>;

before(async () => {
  started = await startInstallation();
  teamIds = await addTeams(started);
  const analyst = await started.signedIn('performanceAnalyst');
  await loadAndAccept(started, analyst, { name: 'Assessments as at 2022-08-05.csv', bytes: assessmentsCsv(ROWS) });
});
after(() => started.stop());

function signedIn(role: Role) {
  const team = role === 'teamManager' ? EAST : null;
  return signedInAs(started, teamIds, { roles: [{ role, team }], staffRef: null });
}

const PAGES = ['/measures/AS-01/groups', '/measures/AS-01/groups.csv', '/teams/matrix', '/teams/matrix.csv'];

describe('teams compared', () => {
  for (const page of PAGES) {
    it(`${page} tells somebody who sees the council of every team`, async () => {
      const { statusCode: status, body } = await (await signedIn('director')).get(page);
      assert.equal(status, 200);
      for (const team of [EAST, ...OTHERS]) assert.ok(body.includes(team), team);
    });

    it(`${page} tells a team manager of the own team alone`, async () => {
      const { statusCode: status, body } = await (await signedIn('teamManager')).get(page);
      assert.equal(status, 200);
      assert.ok(body.includes(EAST));
      for (const team of OTHERS) assert.ok(!body.includes(team), team);
    });
  }

  it('are tested together only for whoever sees all of them', async () => {
    const asked = async (role: Role) => (await (await signedIn(role)).get('/measures/AS-01/groups')).body;
    const overall = /The teams (?:do not )?differ by|have the same figure/;
    assert.match(await asked('director'), overall);
    assert.doesNotMatch(await asked('teamManager'), overall);
  });

  it('are not offered to somebody who sees no teams', async () => {
    const { body } = await (await signedIn('boardMember')).get('/measures/AS-01/groups?dimension=team');
    for (const team of [EAST, ...OTHERS]) assert.ok(!body.includes(team), team);
    assert.match(body, /Localities compared/);
  });

  it('as groups of children stand behind a caution', async () => {
    const { body } = await (await signedIn('director')).get('/measures/AS-01/groups?dimension=ethnicGroup');
    assert.match(body, /never judge a child by a group/);
  });
});

describe('what changed', () => {
  it('has nothing to compare with after the first extract', async () => {
    const { statusCode: status, body } = await (await signedIn('director')).get('/changes');
    assert.equal(status, 200);
    assert.match(body, /Nothing to compare with/);
  });

  it('says what is wrong with a day', async () => {
    const { body } = await (await signedIn('director')).get('/changes?day=31%2F6%2F2022');
    assert.match(body, /is not a day: write it like 14\/6\/2022/);
  });

  it('of another’s team does not exist', async () => {
    const manager = await signedIn('teamManager');
    for (const page of ['/changes', '/changes.csv'])
      assert.equal((await manager.get(`${page}?team=${encodeURIComponent(WEST)}`)).statusCode, 404);
  });
});

describe('a sentence', () => {
  const check = async (role: Role, form: Record<string, string>) => {
    const visitor = await signedIn(role);
    const csrf = tokenIn((await visitor.get('/claims')).body);
    return visitor.post('/claims', { csrf, team: '', ...form });
  };

  it('is answered claim by claim, each with its basis', async () => {
    const { statusCode: status, body } = await check('director', {
      measure: 'AS-01',
      words: 'Timeliness improved to 12.3%.',
    });
    assert.equal(status, 200);
    assert.match(body, /The figures do not carry this sentence/);
    assert.match(body, /No month has that figure; that of .+\(AS-01, the council,/);
  });

  it('without a claim is not confirmed', async () => {
    const { body } = await check('director', { measure: 'AS-01', words: 'We are proud of our staff.' });
    assert.match(body, /No claim was found/);
  });

  it('needs a measure and words', async () => {
    const { statusCode: status, body } = await check('director', { measure: '', words: ' ' });
    assert.equal(status, 422);
    assert.match(body, /Choose the measure that the sentence is about/);
    assert.match(body, /Write the sentence, in 1000 characters or fewer/);
  });

  it('is shown as it was written, and never run', async () => {
    const { body } = await check('director', { measure: 'AS-01', words: '<script>alert(1)</script> improved' });
    assert.ok(!body.includes('<script>alert'));
    assert.ok(body.includes('&lt;script&gt;alert'));
  });

  it('about another’s team is not answered', async () => {
    assert.equal((await check('teamManager', { measure: 'AS-01', words: 'improved', team: WEST })).statusCode, 404);
  });
});
