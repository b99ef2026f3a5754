import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Role } from '../../src/features/access/index.ts';
import { addTeams, assessmentsCsv, type Drawn, EAST, signedInAs, WEST } from '../support/assessments.ts';
import { startInstallation, type TestInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';

/** Who reads which words about a measure: of teams only who sees them all, and nothing small who sees what is published. */

let started: TestInstallation & { stop(): Promise<void> };
let teamIds: ReadonlyMap<string, string>;

/** In March every assessment was in time; in June nearly all of Team East were late. */
function assessmentsOf(month: string, lateInEast: number): string {
  const rows = [EAST, WEST].flatMap((team): Drawn[] =>
    Array.from({ length: 15 }, (_, index) => {
      const isLate = team === EAST && index < lateInEast;
      return { id: `MW-${month}-${team.slice(5)}-${index}`, team, worker: 'Kim Aster', isLate };
    }),
  );
  const started = month === '03' ? '2022-02-21' : '2022-05-23';
  return assessmentsCsv(rows).replaceAll('2022-06-20', started).replaceAll('2022-07-', `2022-${month}-`);
}

before(async () => {
  started = await startInstallation();
  teamIds = await addTeams(started);
  const analyst = await started.signedIn('performanceAnalyst');
  const [, ...june] = assessmentsOf('06', 14).split('\r\n');
  const bytes = [assessmentsOf('03', 0), ...june].join('\r\n');
  await loadAndAccept(started, analyst, { name: 'Assessments as at 2022-08-05.csv', bytes });
});
after(() => started.stop());

async function pageOf(role: Role, address: string): Promise<string> {
  const holder = { roles: [{ role, team: role === 'teamManager' ? EAST : null }], staffRef: null };
  return (await (await signedInAs(started, teamIds, holder)).get(address)).body;
}

const MEASURE = '/measures/AS-01?from=2022-03&to=2022-06';

describe('a measure in words', () => {
  it('names the teams in which the change shows to who sees all teams, with a table that adds up', async () => {
    const page = await pageOf('director', MEASURE);
    assert.match(page, /It is getting worse\./);
    assert.match(page, /Of the fall of [\d.]+ percentage points .+ Team East brings/);
    const table = page.slice(page.indexOf('By team: down'), page.indexOf('</table>', page.indexOf('By team: down')));
    const figures = [...table.matchAll(/([+−]?\d+\.\d+)(?=<)/g)].map(([text]) => Number(text.replace('−', '-')));
    const rows = Array.from({ length: figures.length / 3 }, (_, row) => figures.slice(row * 3, row * 3 + 3));
    assert.equal(rows.length, 3, 'two teams and the sum');
    const [east = [], west = [], all = []] = rows;
    for (const column of [0, 1, 2])
      assert.equal(((east[column] ?? 0) + (west[column] ?? 0)).toFixed(2), (all[column] ?? 0).toFixed(2));
    for (const [own = 0, grown = 0, total = 0] of rows) assert.equal((own + grown).toFixed(2), total.toFixed(2));
  });

  it('says nothing of other teams to who answers for one, and of that one its own story', async () => {
    const page = await pageOf('teamManager', MEASURE);
    assert.match(page, /In words/);
    assert.doesNotMatch(page, /By team:|Team West/);
    const own = await pageOf('teamManager', `${MEASURE}&team=Team+East`);
    assert.match(own, /Assessments completed within 45 working days \(Team East\)/);
    assert.doesNotMatch(own, /Where the change shows/);
  });

  it('stays with what is published for who sees no small numbers, and leads nowhere else', async () => {
    const page = await pageOf('scrutinyReader', MEASURE);
    assert.match(page, /In words/);
    assert.doesNotMatch(
      page,
      /Where the change shows|brings|\/claims|\/groups|\/matured|\/act-on|data-quality|rows sound/,
    );
  });

  it('leads who may from the figures to claims, groups, maturing and clocks', async () => {
    const page = await pageOf('director', MEASURE);
    for (const href of ['/claims?measure=AS-01', '/measures/AS-01/matured', '/act-on?kind=assessment'])
      assert.ok(page.includes(`href="${href}`), href);
    assert.match(page, /href="\/measures\/AS-01\/groups\?from=2022-03&amp;to=2022-06"/);
    assert.match(page, /rows sound/);
  });

  it('gives no outlook of few months, and says how many there are', async () => {
    const page = await pageOf('director', MEASURE);
    const outlook = page.slice(page.indexOf('id="outlook"'), page.indexOf('id="groups"'));
    assert.match(outlook, /Not offered: it needs 12 final months; 2 are known\./);
  });
});

describe('the ways on from the first pages', () => {
  it('are those that a role may go', async () => {
    const home = { director: await pageOf('director', '/'), scrutinyReader: await pageOf('scrutinyReader', '/') };
    for (const href of ['/changes', '/act-on', '/data-quality/fix']) {
      assert.ok(home.director.includes(`href="${href}"`), href);
      assert.ok(!home.scrutinyReader.includes(`href="${href}"`), href);
    }
    const team = await pageOf('teamManager', '/teams/Team%20East');
    for (const href of ['/act-on?team=Team+East', '/data-quality/fix?team=Team+East', '/teams/matrix'])
      assert.ok(team.includes(`href="${href}"`), href);
    const chair = await pageOf('boardChair', '/teams/Team%20East');
    assert.ok(!chair.includes('/act-on'), 'no children for the chair');
  });

  it('stand over the scorecard', async () => {
    const director = await pageOf('director', '/scorecard');
    for (const href of ['/changes', '/teams/matrix', '/durations', '/benchmarks', '/measures'])
      assert.ok(director.includes(`href="${href}"`), href);
    assert.ok(!(await pageOf('scrutinyReader', '/scorecard')).includes('href="/changes"'));
  });
});
