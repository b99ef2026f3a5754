import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Role } from '../../src/features/access/index.ts';
import { addTeams, assessmentsCsv, drawnRows, EAST, signedInAs, WEST } from '../support/assessments.ts';
import { OTHER, startInstallation, type TestInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';

/** How long things take and what happens next: who sees which teams, and that nobody is named. */

const ROWS = drawnRows('DUR');
/** Assessments that all began within the six months before the extract. */
const ASSESSMENTS = assessmentsCsv(ROWS).replaceAll('2022-01-10', '2022-05-10');

let started: TestInstallation & { stop(): Promise<void> };
let teamIds: ReadonlyMap<string, string>;

before(async () => {
  started = await startInstallation();
  teamIds = await addTeams(started);
  const analyst = await started.signedIn('performanceAnalyst');
  await loadAndAccept(started, analyst, { name: 'Assessments as at 2022-08-05.csv', bytes: ASSESSMENTS });
  await loadAndAccept(started, analyst, { name: 'Referrals as at 2022-08-05.csv', bytes: referralsCsv() });
});
after(() => started.stop());

/** One referral of each drawn child in April 2022; every third was closed at once. */
function referralsCsv(): string {
  const headings = [
    ...['Child Unique ID', 'Gender', 'Ethnicity', 'Date of Birth', 'Age of Child (Years)', 'Date of referral'],
    ...[
      'Referral Source',
      'Referral NFA?',
      'Number of Referrals in Last 12 Months',
      'Allocated Team',
      'Allocated Worker',
    ],
  ];
  const lines = ROWS.map(({ id, team, worker }, index) => {
    const isClosed = index % 3 === 0 ? '1' : '0';
    return [id, '1', 'WBRI', '2015-03-01', '7', '2022-04-04', '1A', isClosed, '0', team, worker];
  });
  return [headings, ...lines].map((line) => line.join(',')).join('\r\n');
}

function signedIn(role: Role) {
  const team = role === 'teamManager' ? EAST : null;
  return signedInAs(started, teamIds, { roles: [{ role, team }], staffRef: null });
}

const ofTeam = (team: string) => `?${new URLSearchParams({ team })}`;
const PAGES = [
  '/durations',
  '/durations/assessments',
  '/durations.csv',
  '/durations/assessments/curve.csv',
  '/journeys',
  '/journeys/referrals',
  '/journeys/referrals/table.csv',
];
const OF_TEAMS = PAGES.filter((path) => !['/durations', '/durations.csv', '/journeys'].includes(path));

describe('how long it takes', () => {
  it('is said of the council, of teams with 10 cases or more, and of smaller ones as counts', async () => {
    const { body } = await (await signedIn('director')).get('/durations/assessments');
    assert.match(body, /Half of the assessments are authorised within \d+ working days/);
    assert.match(body, /29 counted, 0 of them not yet authorised on 5 August 2022/);
    const rowOf = (team: string) => new RegExp(`>${team}</a></th>(.*?)</tr>`, 's').exec(body)?.[1] ?? '';
    assert.match(rowOf(EAST), /working days/);
    assert.match(rowOf(WEST), /Too few to say/);
    assert.match(rowOf(WEST), />9</);
  });

  it('is empty where there is no such list, and says which list it is', async () => {
    const { body } = await (await signedIn('director')).get('/durations/care');
    assert.match(body, /Nothing to count yet/);
    assert.match(body, /List 8/);
  });
});

describe('what happens next', () => {
  it('is said in counts that add up', async () => {
    const director = await signedIn('director');
    const { body } = await director.get('/journeys/referrals');
    const closed = ROWS.filter((_, index) => index % 3 === 0).length;
    assert.match(body, new RegExp(`Of ${ROWS.length} referrals of March to May 2022`));
    assert.match(body, new RegExp(`${closed} \\(\\d+%\\) ended in no further action`));
    assert.match(body, /does not have every list/);
    const none = await director.get('/journeys/referrals?from=2022-05&to=2022-05');
    assert.match(none.body, /There were no referrals of May 2022/);
  });
});

describe('durations and journeys', () => {
  it('of a team beyond reach do not exist, in no page, filter or file', async () => {
    const manager = await signedIn('teamManager');
    for (const path of PAGES) {
      const { statusCode, body } = await manager.get(path);
      assert.equal(statusCode, 200, path);
      assert.ok(!body.includes(WEST), path);
    }
    for (const path of OF_TEAMS) {
      assert.equal((await manager.get(path + ofTeam(WEST))).statusCode, 404, path);
      assert.equal((await manager.get(path + ofTeam('No such team'))).statusCode, 404, path);
      assert.equal((await manager.get(path + ofTeam(EAST))).statusCode, 200, path);
    }
  });

  it('of those of no team, and of teams, are not for who sees no teams', async () => {
    const { body } = await (await signedIn('boardMember')).get('/durations/assessments');
    for (const name of [EAST, WEST, 'No team']) assert.equal(body.includes(`>${name}<`), false, name);
  });

  it('are not for who may not see counts', async () => {
    const reader = await signedIn('scrutinyReader');
    for (const path of PAGES) assert.equal((await reader.get(path)).statusCode, 404, path);
  });

  it('name no child and no worker', async () => {
    const analyst = await signedIn('performanceAnalyst');
    for (const path of PAGES) {
      const { body } = await analyst.get(path);
      for (const { id, worker } of ROWS) assert.ok(!body.includes(id) && !body.includes(worker), path);
    }
  });

  it('of a council without extracts are empty, and never those of another council', async () => {
    const director = await started.signedIn('director', OTHER);
    for (const path of PAGES) {
      const { statusCode, body } = await director.get(path);
      assert.equal(statusCode, 200, path);
      if (!path.endsWith('.csv')) assert.match(body, /Nothing to (count|follow) yet/, path);
      else assert.equal(body.trim().split('\n').length, 1, path);
      for (const name of [EAST, WEST]) assert.ok(!body.includes(name), path);
    }
  });

  it('of a kind that there is not do not exist', async () => {
    const director = await signedIn('director');
    for (const path of ['/durations/constructor', '/durations/x', '/journeys/__proto__', '/journeys/x/table.csv'])
      assert.equal((await director.get(path)).statusCode, 404, path);
  });

  it('follow an extract that is corrected or comes later', async () => {
    const analyst = await signedIn('performanceAnalyst');
    const later = ASSESSMENTS.replaceAll(/,2022-07-\d\d,1,/g, ',,,');
    const dates = { asAt: '2022-08-06', dataMonth: '2022-07' };
    const file = { name: 'Assessments as at 2022-08-06.csv', bytes: later };
    await loadAndAccept(started, await started.signedIn('performanceAnalyst'), file, dates);
    const { body } = await analyst.get('/durations/assessments');
    assert.match(body, /29 counted, 29 of them not yet authorised on 6 August 2022/);
    assert.match(body, /None of the assessments seen came to an end/);
  });
});
