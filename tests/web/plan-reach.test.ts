import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Role } from '../../src/features/access/index.ts';
import { addEvidence } from '../../src/features/evidence/index.ts';
import {
  addAction,
  addOutcome,
  addPartner,
  addPlan,
  addPriority,
  addStep,
  addTest,
  type By,
} from '../../src/features/plan/index.ts';
import { referralsCsv } from '../support/files.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import { hiddenFields, loadAndAccept } from '../support/loading.ts';
import type { Visitor } from '../support/visitor.ts';

/** How far the plan reaches: what those see who answer for one action, and what is closed to everybody. */

const started = await startInstallation();
after(() => started.stop());

const day = (text: string) => text as LocalDate;
const by = (role: Role, on = '2022-04-01'): By => ({
  ...{ personId: started.personOf(role), on: day(on), at: new Date(`${on}T09:00:00Z`) },
});
const who: Partial<Record<Role, Visitor>> = {};
async function as(role: Role): Promise<Visitor> {
  who[role] ??= await started.signedIn(role);
  return who[role];
}

const at: Record<string, string> = {};
before(async () => {
  await started.database.as(OWN, async (db) => {
    const plan = await addPlan(db, OWN, { name: 'Plan', vision: '', from: day('2022-04-01') });
    const priority = await addPriority(db, OWN, plan, { title: 'Practice', aim: '', sponsorId: null });
    const outcome = async (words: string) =>
      addOutcome(db, OWN, priority, {
        ...{ words, howKnown: '', sponsorId: null, measures: ['CP-04'], recommendationIds: [] },
      });
    const own = await outcome('Children are seen in time');
    const other = await outcome('Carers hear what was decided');
    const personIds = [started.personOf('partnerMember')];
    at['partner'] = (await addPartner(db, OWN, { name: 'Health', people: personIds })) ?? '';
    await addPartner(db, OWN, { name: 'Police of the county', people: [] });
    const action = (outcomeId: string, ref: string, title: string, more: object) =>
      addAction(
        db,
        OWN,
        plan,
        {
          ...{ outcomeId, ref, title, detail: '', ownerId: null, ownerWords: '', partnerId: null, contributors: '' },
          ...{ resources: '', startsOn: day('2022-04-01'), dueOn: day('2022-09-30'), impactExpectedOn: null },
          ...{ isWider: true, answers: [], milestones: [], ...more },
        },
        by('director'),
      );
    at['partners'] = await action(own, '1.1.1', 'Offer checks', { partnerId: at['partner'], ownerWords: 'Nurse' });
    at['secret'] = await action(other, '1.2.1', 'Tell carers', { ownerId: started.personOf('boardMember') });
    at['social'] = await action(own, '1.1.2', 'Keep diaries', { ownerId: started.personOf('socialWorker') });
    const milestones = [{ title: 'First team', dueOn: day('2022-08-31'), metOn: day('2022-07-01') }];
    at['closed'] = await action(own, '1.1.3', 'Train teams', { ownerId: started.personOf('teamManager'), milestones });
    const closing = { step: 'closed', reason: '', intoId: null } as const;
    await addStep(db, OWN, at['closed'] ?? '', closing, by('director', '2022-07-05'));
    const { milestone_id } = await db
      .selectFrom('plan_milestone')
      .select('milestone_id')
      .where('action_id', '=', at['closed'] ?? '')
      .executeTakeFirstOrThrow();
    at['milestone'] = milestone_id;
    at['test'] = await addTest(db, OWN, own, {
      ...{ source: 'measure', how: 'Fewer come back', measure: 'FD-07', dueOn: day('2022-10-31') },
    });
    const figure = {
      ...{ measure: 'CP-04', title: 'Conferences in time', from: '2022-01', to: '2022-06', figure: '66.7%' },
      ...{ fraction: '2 of 3', extractId: '00000000-0000-4000-8000-000000000000', asAt: day('2022-07-05') },
      ...{ definitionVersion: 1, verdict: 'noChange' as const, reason: 'Too few' },
    };
    await addEvidence(
      db,
      OWN,
      {
        ...{ about: { kind: 'action', id: at['partners'] ?? '' }, claim: 'Checks are offered', stance: 'supports' },
        ...{ source: 'measure', strength: 'strong', aboutOn: day('2022-06-30'), note: '', document: null, link: null },
        figure,
      },
      by('performanceAnalyst'),
    );
  });
});

describe('those who answer for one action and read no plan', () => {
  it('see no small numbers that were kept as its evidence', async () => {
    const page = await (await as('partnerMember')).get(`/plan/actions/${at['partners']}/delivered`);
    assert.equal(page.statusCode, 200);
    assert.match(page.body, /Checks are offered/);
    assert.doesNotMatch(page.body, /2 of 3|66\.7%/);
    const reader = await (await as('boardMember')).get(`/plan/actions/${at['partners']}`);
    assert.match(reader.body, /2 of 3/);
  });

  it('are shown nothing else of the plan where they ask for a change', async () => {
    for (const [role, action] of [
      ['partnerMember', at['partners']],
      ['socialWorker', at['social']],
    ] as const)
      for (const kind of [
        'scope',
        'owner',
        'merge',
        'split',
        'dueDate',
        'impactDate',
        'withdraw',
        'milestone',
        'target',
      ]) {
        const { statusCode, body } = await (await as(role)).get(`/plan/actions/${action}/changes/new?kind=${kind}`);
        assert.ok(statusCode === 200 || statusCode === 404, `${kind}: ${statusCode}`);
        assert.doesNotMatch(body, /Carers hear|Tell carers|Police of the county/, `${role}, ${kind}`);
        assert.doesNotMatch(body, new RegExp(started.personOf('councilAdministrator')), `${role}, ${kind}`);
      }
  });

  it('put their action into no other one, and under no other outcome', async () => {
    const url = `/plan/actions/${at['partners']}/changes/new`;
    const partner = await as('partnerMember');
    const merge = await partner.post(url, { kind: 'merge', intoId: at['secret'] ?? '', reason: 'The same' });
    assert.equal(merge.statusCode, 422);
  });
});

describe('an organisation whose part has ended', () => {
  it('has people who see, ask for and add nothing any more', async () => {
    const partner = await as('partnerMember');
    const about = `action:${at['partners']}`;
    assert.equal((await partner.get(`/evidence/new?about=${about}`)).statusCode, 200);
    await started.database.as(OWN, (db) =>
      db
        .updateTable('plan_partner')
        .set({ ended_on: '2022-08-01' })
        .where('partner_id', '=', at['partner'] ?? '')
        .execute(),
    );
    for (const url of [
      `/evidence/new?about=${about}`,
      `/plan/actions/${at['partners']}/changes/new?kind=dueDate`,
      `/plan/actions/${at['partners']}/update`,
      `/plan/actions/${at['partners']}/delivered`,
    ])
      assert.equal((await partner.get(url)).statusCode, 404, url);
  });
});

describe('an action that is delivered', () => {
  it('gets no milestone, and keeps those it has as they are', async () => {
    const manager = await as('performanceAnalyst');
    const fields = { title: 'Another', 'dueOn-day': '15', 'dueOn-month': '8', 'dueOn-year': '2022', version: '1' };
    const url = `/plan/actions/${at['closed']}/milestones`;
    assert.equal((await manager.post(`${url}/new`, fields)).statusCode, 409);
    assert.equal((await manager.post(`${url}/${at['milestone']}/edit`, fields)).statusCode, 409);
    assert.equal((await manager.get(`${url}/new`)).statusCode, 409);
    const { rows } = await started.database.as(OWN, async (db) => ({
      rows: await db
        .selectFrom('plan_milestone')
        .select('title')
        .where('action_id', '=', at['closed'] ?? '')
        .execute(),
    }));
    assert.deepEqual(rows, [{ title: 'First team' }]);
  });
});

describe('what is typed', () => {
  it('is taken without signs that no database keeps, also where a file may come with it', async () => {
    const owner = await as('boardMember');
    const sent = { seen: '0', done: 'Carers were\u0000 told' };
    const answer = await owner.upload(null, sent, `/plan/actions/${at['secret']}/update`);
    assert.equal(answer.statusCode, 303, answer.body);
  });
});

describe('two versions of the plan that go live at once', () => {
  it('leave one of them live', async () => {
    const manager = await as('performanceAnalyst');
    const versions: string[] = [];
    for (const name of ['For the board', 'For the cabinet']) {
      const made = await manager.post('/plan/versions', { name });
      versions.push(String(made.headers.location).split('?')[0] ?? '');
    }
    const today = { 'on-day': '9', 'on-month': '8', 'on-year': '2022' };
    for (const url of versions) {
      const approved = { ...today, state: 'approved', version: '1', minute: 'Cabinet, minute 7' };
      assert.equal((await manager.post(`${url}/steps`, approved)).statusCode, 303);
    }
    await Promise.all(versions.map((url) => manager.post(`${url}/steps`, { ...today, state: 'live', version: '2' })));
    const steps = await started.database.as(OWN, (db) =>
      db.selectFrom('plan_version_step').select('state').orderBy('version_id').orderBy('number').execute(),
    );
    const count = (state: string) => steps.filter((step) => step.state === state).length;
    assert.equal(count('live') - count('superseded'), 1);
  });
});

describe('a form that names a version that cannot be', () => {
  it('is answered as one that is too old', async () => {
    const manager = await as('performanceAnalyst');
    const begun = await manager.post('/readiness/calls', { mock: 'mock', kind: 'ilacsStandard', note: '' });
    const call = String(begun.headers.location).split('?')[0];
    for (const version of ['99999999999', '2147483648', '1e3', 'NaN', '-1', '0x10', '']) {
      const retired = await manager.post(`/plan/tests/${at['test']}/retire`, { version });
      assert.equal(retired.statusCode, 409, version);
      const ended = await manager.post(`${call}/end`, { sure: 'yes', version });
      assert.equal(ended.statusCode, 409, version);
    }
  });
});

describe('a document', () => {
  it('gets its next version from who added it, or from who keeps the plan', async () => {
    const author = await as('teamManager');
    const said = {
      ...{ about: `action:${at['secret']}`, claim: 'Carers are told', stance: 'supports', source: 'audit' },
      ...{ strength: 'weak', 'aboutOn-day': '1', 'aboutOn-month': '8', 'aboutOn-year': '2022' },
    };
    const file = { name: 'letter.txt', bytes: 'The letter that carers get' };
    assert.equal((await author.upload(file, said, '/evidence')).statusCode, 303);
    const { document_id: id } = await started.database.as(OWN, (db) =>
      db.selectFrom('document').select('document_id').orderBy('added_at', 'desc').executeTakeFirstOrThrow(),
    );
    const url = `/evidence/documents/${id}`;
    const add = async (role: Role, words: string) => {
      const visitor = await as(role);
      const { version = '1' } = await hiddenFields(visitor, url);
      const fields = { version, note: words, 'aboutOn-day': '1', 'aboutOn-month': '8', 'aboutOn-year': '2022' };
      return visitor.upload({ name: 'other.txt', bytes: words }, fields, url);
    };
    assert.doesNotMatch((await (await as('boardMember')).get(url)).body, /Add a version/);
    assert.equal((await add('boardMember', 'Another letter')).statusCode, 404);
    assert.equal((await add('teamManager', 'A better letter')).statusCode, 303);
    assert.equal((await add('performanceAnalyst', 'The best letter')).statusCode, 303);
  });
});

describe('what a test found', () => {
  it('is in the record without its figure, which not everybody may see who reads the record', async () => {
    const analyst = await as('performanceAnalyst');
    const bytes = referralsCsv({ children: 12, prefix: OWN, team: `Team ${OWN}` });
    await loadAndAccept(started, analyst, { name: 'as at 2022-08-05.csv', bytes });
    const url = `/plan/tests/${at['test']}/results`;
    assert.match((await analyst.get(`${url}/new`)).body, /The figure is kept with the result/);
    const found = { action: '', verdict: 'noChange', words: 'As before', 'on-day': '9', 'on-month': '8' };
    assert.equal((await analyst.post(url, { ...found, 'on-year': '2022' })).statusCode, 303);
    const kept = await started.database.as(OWN, async (db) => ({
      result: await db.selectFrom('plan_test_result').select('figure').executeTakeFirstOrThrow(),
      event: await db
        .selectFrom('event')
        .select(['detail', 'before', 'after'])
        .where('kind', '=', 'plan.test.result')
        .executeTakeFirstOrThrow(),
    }));
    const figure = /"figure":"([^"]+)"/.exec(JSON.stringify(kept.result.figure))?.[1] ?? '';
    assert.match(figure, /\d/);
    assert.match(JSON.stringify(kept.event), /FD-07/);
    assert.ok(!JSON.stringify(kept.event).includes(figure));
  });
});
