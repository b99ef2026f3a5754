import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { localDate } from '#kernel/local-date.ts';
import { addInspections } from '../../src/features/inspections/index.ts';
import {
  addAction,
  addOutcome,
  addPlan,
  addPriority,
  addStep,
  addTest,
  addTestResult,
  type By,
} from '../../src/features/plan/index.ts';
import { referralsCsv } from '../support/files.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';
import type { Visitor } from '../support/visitor.ts';
import { inspectionGiven } from './cases/inspection-world.ts';

/** The thread is walked from a recommendation to the children and back, and what is missing is said where it is. */

const started = await startInstallation();
const day = localDate;
const ids: Record<string, string> = {};
let [director, analyst, member]: (Visitor | undefined)[] = [];

before(async () => {
  director = await started.signedIn('director');
  analyst = await started.signedIn('performanceAnalyst');
  member = await started.signedIn('boardMember');
  const bytes = referralsCsv({ children: 12, prefix: OWN, team: `Team ${OWN}`, month: '2022-07' });
  await loadAndAccept(started, analyst, { name: `as at 2022-08-05 of ${OWN}.csv`, bytes });
  const by: By = {
    ...{ personId: started.personOf('director'), on: day('2022-04-01'), at: new Date('2022-04-01T09:00Z') },
  };
  await started.database.as(OWN, async (db) => {
    const { recommendations, findings } = await addInspections(
      db,
      OWN,
      [
        inspectionGiven('Spring inspection', {
          ...{ state: 'published', publishedOn: day('2022-04-01'), isAnswerOwed: true },
          findings: [{ kind: 'areaToImprove', words: 'Visits are late', paragraph: '3', theme: '' }],
          recommendations: [
            { ref: 'REC-01', words: 'See children in time', paragraph: '12', theme: '' },
            { ref: 'REC-02', words: 'Answered by nothing', paragraph: '13', theme: '' },
          ],
        }),
        inspectionGiven('Held inspection', {
          ...{ state: 'letterReceived', letterOn: day('2022-08-05') },
          recommendations: [{ ref: 'REC-77', words: 'Wexcombe is held', paragraph: '1', theme: '' }],
        }),
      ],
      by,
    );
    for (const [ref, id] of recommendations) ids[ref] = id;
    ids['finding'] = findings.get('Spring inspection/1') ?? '';
    const recommendation = ids['REC-01'] ?? '';
    const plan = await addPlan(db, OWN, { name: 'Plan', vision: '', from: by.on });
    ids['priority'] = await addPriority(db, OWN, plan, { title: 'Front door', aim: '', sponsorId: by.personId });
    const outcome = await addOutcome(db, OWN, ids['priority'], {
      ...{ words: 'Children are seen', howKnown: 'Fewer come back', sponsorId: null },
      ...{ measures: ['FD-07'], recommendationIds: [recommendation] },
    });
    const test = await addTest(db, OWN, outcome, {
      ...{ source: 'audit', how: 'Audit twelve files', measure: null, dueOn: day('2022-11-15') },
    });
    const given = (ref: string, title: string, dueOn: string) => ({
      ...{ outcomeId: outcome, ref, title, detail: '', ownerId: by.personId, ownerWords: '', partnerId: null },
      ...{ contributors: '', resources: '', startsOn: by.on, dueOn: day(dueOn), impactExpectedOn: null },
      ...{ isWider: false, milestones: [{ title: 'First team', dueOn: day('2022-10-14'), metOn: null }] },
      answers: [
        { kind: 'recommendation' as const, id: recommendation },
        { kind: 'finding' as const, id: ids['finding'] ?? '' },
      ],
    });
    ids['action'] = await addAction(db, OWN, plan, given('1.1.1', 'Visit sooner', '2022-11-30'), by);
    ids['ended'] = await addAction(db, OWN, plan, given('1.1.2', 'Withdrawn one', '2022-11-30'), by);
    await addStep(
      db,
      OWN,
      ids['ended'],
      { step: 'superseded', reason: 'Done elsewhere', intoId: null },
      {
        ...by,
        on: day('2022-06-15'),
      },
    );
    await addTestResult(
      db,
      OWN,
      test,
      { actionId: null, verdict: 'noChange', words: 'Six of twelve', figure: null, evidenceId: null },
      { ...by, on: day('2022-07-01') },
    );
  });
});
after(() => started.stop());

async function page(visitor: Visitor | undefined, url: string, status = 200): Promise<string> {
  assert.ok(visitor);
  const answer = await visitor.get(url);
  assert.equal(answer.statusCode, status, `${url}: ${answer.body.slice(0, 300)}`);
  return answer.body;
}

const hrefs = (body: string) => [...body.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '');

describe('the golden thread', () => {
  it('leads from a recommendation to the children behind a measure, and from the measure back', async () => {
    const thread = `/plan/recommendations/${ids['REC-01']}`;
    assert.ok(hrefs(await page(analyst, '/plan/recommendations')).includes(thread));
    const shown = await page(analyst, thread);
    assert.match(shown, /paragraph 12/);
    assert.match(shown, /1\.1\.1 Visit sooner/);
    assert.match(shown, /No change: Six of twelve/);
    assert.doesNotMatch(shown, /Withdrawn one/);
    assert.ok(hrefs(shown).includes('/measures/FD-07/children'));
    assert.ok(hrefs(await page(analyst, '/measures/FD-07')).includes('/plan/measures/FD-07'));
    assert.ok(hrefs(await page(analyst, '/plan/measures/FD-07')).includes(thread));
  });

  it('leads from the children to the actions that act on their measure, for whoever sees the plan', async () => {
    const children = await page(analyst, '/measures/FD-07/children');
    assert.match(
      children,
      new RegExp(`Acted on by <a [^>]*href="/plan/actions/${ids['action']}">1.1.1 Visit sooner</a>\\.`),
    );
    assert.ok(hrefs(children).includes('/plan/measures/FD-07'));
    assert.match(await page(analyst, '/measures/FD-09/children'), /No action of the plan is for this measure/);
    const worker = await page(await started.signedIn('socialWorker'), '/measures/FD-07/children');
    assert.doesNotMatch(worker, /Acted on by|\/plan\//);
  });

  it('offers no way to children to whoever may not see them', async () => {
    for (const url of [`/plan/recommendations/${ids['REC-01']}`, '/plan/recommendations', '/plan/measures/FD-07'])
      assert.ok(!hrefs(await page(member, url)).some((href) => href.includes('/children')), url);
  });

  it('begins at a finding as well', async () => {
    const shown = await page(analyst, `/plan/findings/${ids['finding']}`);
    assert.match(shown, /Visits are late/);
    assert.match(shown, /1\.1\.1 Visit sooner/);
  });

  it('says what is missing of a recommendation that nothing answers, on each page in the same words', async () => {
    const missing = [
      'No outcome for children',
      'No action answers it',
      'No measure tells of it',
      'No test of its impact',
    ];
    for (const url of [
      `/plan/recommendations/${ids['REC-02']}`,
      '/plan/recommendations',
      '/plan/recommendations.csv',
    ]) {
      const body = await page(analyst, url);
      for (const words of missing) assert.ok(body.includes(words), `${url}: ${words}`);
    }
    const gaps = await page(analyst, '/plan/coverage');
    assert.match(gaps, /A recommendation that no action answers \(1\)/);
    assert.match(gaps, /REC-02 Answered by nothing/);
    const [, sentence = 'none', count] = /((\d+) gaps?, at [^.<]+\.)/.exec(gaps) ?? [];
    assert.ok((await page(analyst, '/')).includes(sentence), `home: ${sentence}`);
    const lines = (await page(analyst, '/plan/coverage.csv')).trimEnd().split('\r\n');
    assert.equal(lines.length - 1, Number(count));
  });

  it('keeps what is held from whoever does not see what is held', async () => {
    for (const url of [
      '/plan/recommendations',
      '/plan/recommendations.csv',
      '/plan/coverage',
      '/plan/coverage.csv',
      '/plan/impact',
    ])
      assert.doesNotMatch(await page(analyst, url), /REC-77|Wexcombe/, url);
    await page(analyst, `/plan/recommendations/${ids['REC-77']}`, 404);
    assert.match(await page(director, `/plan/recommendations/${ids['REC-77']}`), /Wexcombe/);
    assert.match(await page(analyst, '/plan/ledger.csv'), /Recommendations,2022-08-09,2,2,0,0/);
    assert.match(await page(director, '/plan/ledger.csv'), /Recommendations,2022-08-09,3,3,0,0/);
  });
});

describe('delivery against impact', () => {
  it('shows the picture in both widths, and its sentence', async () => {
    const body = await page(member, '/plan/impact');
    assert.match(body, /No action is delivered yet/);
    assert.equal([...body.matchAll(/<svg [^>]*role="img"/g)].length, 2);
  });

  it('keeps its filters in the address, and leaves out what nobody has', async () => {
    const all = await page(member, '/plan/impact.csv');
    assert.equal(all.trim().split('\r\n').length, 2);
    assert.equal(await page(member, `/plan/impact.csv?priority=${ids['priority']}`), all);
    assert.equal(await page(member, '/plan/impact.csv?priority=nobodys'), all);
    assert.equal(
      (await page(member, `/plan/impact.csv?recommendation=${ids['REC-02']}`)).trim().split('\r\n').length,
      1,
    );
  });
});

describe('what is due next, and what was raised', () => {
  it('lists actions, milestones and tests of the next quarter', async () => {
    const rows = (await page(member, '/plan/forward.csv')).trim().split('\r\n').slice(1);
    assert.deepEqual(
      rows.map((row) => row.split(',').slice(0, 4).join(',')),
      [
        '2022-10-14,Milestone,1.1.1,First team',
        '2022-11-15,Test of impact,1.1,Audit twelve files',
        '2022-11-30,Action due,1.1.1,Visit sooner',
      ],
    );
    assert.match(await page(member, '/plan/forward?kind=action'), /1 thing falls due, 1 of them an action/);
    assert.match(await page(member, '/plan/forward?span=nextMonth'), /Nothing falls due in this time/);
  });

  it('counts any day of the past: what was raised is open, closed and superseded together', async () => {
    assert.match(await page(member, '/plan/ledger.csv?on=2022-06-14'), /Actions,2022-06-14,2,2,0,0/);
    assert.match(await page(member, '/plan/ledger.csv?on=2022-06-15'), /Actions,2022-06-15,2,1,0,1/);
    assert.match(await page(member, '/plan/ledger.csv?on=2022-03-31'), /Actions,2022-03-31,0,0,0,0/);
    assert.match(await page(member, '/plan/ledger?on-day=15&on-month=6&on-year=2022'), /On 15 June 2022 open/);
  });

  it('says what is wrong with a day that is none, or that lies ahead, and keeps what was typed', async () => {
    const none = await page(member, '/plan/ledger?on-day=31&on-month=2&on-year=2022', 422);
    assert.match(none, /Enter a day with its month and year/);
    assert.match(none, /value="31"/);
    assert.match(await page(member, '/plan/ledger?on=2022-08-10', 422), /The day must be 9 August 2022 or earlier/);
  });
});

describe('a council without a plan', () => {
  it('is told so on each page', async () => {
    const other = await started.signedIn('boardMember', OTHER);
    for (const url of ['/plan/impact', '/plan/coverage', '/plan/forward'])
      assert.match(await page(other, url), /There is no plan yet/, url);
    assert.match(await page(other, '/plan/recommendations'), /There is no recommendation yet/);
    assert.match(await page(other, '/plan/ledger'), /0 of 0 actions/);
    await page(other, `/plan/recommendations/${ids['REC-01']}`, 404);
    await page(other, `/plan/findings/${ids['finding']}`, 404);
  });
});
