import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { dayFields } from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Role } from '../../src/features/access/index.ts';
import {
  type Action,
  addAction,
  addOutcome,
  addPlan,
  addPriority,
  addStep,
  addVersions,
  type By,
  isSettled,
  loadPlan,
  type Plan,
} from '../../src/features/plan/index.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import type { Answered, Visitor } from '../support/visitor.ts';

/** Changes of a plan as people ask for and decide them, and its versions: what is shown, what is done, who may not. */

const started = await startInstallation();
after(() => started.stop());

const day = (text: string) => text as LocalDate;
const DUE = day('2022-08-31');
const fields = (field: string, text: string) => dayFields(field, day(text));

const who: Partial<Record<Role, Visitor>> = {};
async function as(role: Role): Promise<Visitor> {
  who[role] ??= await started.signedIn(role);
  return who[role];
}

let outcome = '';
let planId = '';
before(async () => {
  await started.database.as(OWN, async (db) => {
    planId = await addPlan(db, OWN, { name: 'Improvement plan', vision: 'Children are safe', from: day('2022-04-01') });
    const priority = await addPriority(db, OWN, planId, { title: 'Practice', aim: '', sponsorId: null });
    outcome = await addOutcome(db, OWN, priority, {
      ...{ words: 'Children are seen in time', howKnown: '', measures: ['CP-04'], recommendationIds: [] },
      sponsorId: started.personOf('teamManager'),
    });
  });
});

let refs = 0;

/** An action of the board member, sponsored by the team manager, due at the end of August. */
async function newAction(owner: Role = 'boardMember', theme = 'Chronologies'): Promise<string> {
  refs += 1;
  const by: By = { personId: started.personOf(owner), on: day('2022-04-01'), at: new Date('2022-04-01T09:00:00Z') };
  return started.database.as(OWN, (db) =>
    addAction(
      db,
      OWN,
      planId,
      {
        ...{ outcomeId: outcome, ref: `1.1.${refs}`, title: `Begin ${refs}`, detail: '', ownerId: by.personId },
        ...{ ownerWords: '', partnerId: null, contributors: '', resources: '', startsOn: by.on, dueOn: DUE },
        ...{ impactExpectedOn: null, isWider: false, answers: [{ kind: 'theme', words: theme }] },
        milestones: [{ title: 'First team', dueOn: day('2022-08-15'), metOn: null }],
      },
      by,
    ),
  );
}

async function planNow(): Promise<Plan> {
  const plan = await started.database.as(OWN, (db) => loadPlan(db, OWN));
  assert.ok(plan);
  return plan;
}

async function actionNow(id: string): Promise<Action> {
  const action = (await planNow()).actions.find((one) => one.id === id);
  assert.ok(action);
  return action;
}

/** Asks, and gives the address and the id of what was asked for. */
async function ask(
  role: Role,
  action: string,
  kind: string,
  form: Record<string, string>,
): Promise<{ href: string; id: string }> {
  const url = action === '' ? '/plan/changes/new' : `/plan/actions/${action}/changes/new`;
  const answer = await (await as(role)).post(url, { kind, reason: 'The team is new', ...form });
  assert.equal(answer.statusCode, 303, answer.body);
  const href = String(answer.headers.location).split('?')[0] ?? '';
  return { href, id: href.split('/').at(-1) ?? '' };
}

async function decide(role: Role, id: string, form: Record<string, string> = {}): Promise<Answered> {
  return (await as(role)).post(`/plan/changes/${id}/decision`, { version: '1', answer: 'approved', ...form });
}

async function noticesOf(role: Role): Promise<string[]> {
  const rows = await started.database.as(OWN, (db) =>
    db
      .selectFrom('notice')
      .select(['kind', 'subject'])
      .where('person_id', '=', started.personOf(role))
      .where('kind', 'like', 'plan.change.%')
      .execute(),
  );
  return rows.map(({ kind, subject }) => `${kind} ${subject}`);
}

describe('another due date', () => {
  it('is for the sponsor, who is told; the first day stays as it was', async () => {
    const action = await newAction();
    const { id, href } = await ask('boardMember', action, 'dueDate', fields('dueOn', '2022-09-20'));
    const { ref, title } = await actionNow(action);
    assert.ok((await noticesOf('teamManager')).includes(`plan.change.asked Due date: ${ref} ${title}`));
    const page = await (await as('boardMember')).get(href);
    assert.match(page.body, /Waits for a decision/);
    assert.match(page.body, /The sponsor\. It is put off for the first time, by 13 working days/);
    assert.doesNotMatch(page.body, /name="answer"/);
    assert.equal((await decide('boardMember', id)).statusCode, 404);
    assert.equal((await decide('auditor', id)).statusCode, 404);
    assert.equal((await decide('teamManager', id)).statusCode, 303);
    const moved = await actionNow(action);
    assert.deepEqual([moved.dueOn, moved.originalDueOn], ['2022-09-20', DUE]);
    assert.ok((await noticesOf('boardMember')).some((text) => text.startsWith('plan.change.decided')));
    assert.equal((await decide('teamManager', id)).statusCode, 409);
  });

  it('is the board’s the second time, by however little, and needs its minute', async () => {
    const action = await newAction();
    const first = await ask('boardMember', action, 'dueDate', fields('dueOn', '2022-09-01'));
    await decide('teamManager', first.id);
    const { id } = await ask('boardMember', action, 'dueDate', fields('dueOn', '2022-09-02'));
    assert.equal((await decide('director', id)).statusCode, 404);
    const without = await decide('boardChair', id);
    assert.equal(without.statusCode, 422);
    assert.match(without.body, /Enter the minute of the board/);
    assert.equal((await decide('boardChair', id, { minute: 'Board of July, minute 7' })).statusCode, 303);
    const slips = await (await as('scrutinyReader')).get('/plan/slips');
    assert.equal(slips.statusCode, 404);
    const shown = await (await as('boardMember')).get('/plan/slips?times=twice');
    assert.match(shown.body, /Put off 2 times/);
    assert.match(shown.body, /of \d+ actions?,? .*were put off/);
    assert.match(shown.body, /Board of July, minute 7/);
    assert.match((await (await as('boardMember')).get('/plan/slips.csv')).body, /Board of July, minute 7/);
  });

  it('is not asked for twice at a time, and can be taken back', async () => {
    const action = await newAction();
    const { id, href } = await ask('boardMember', action, 'dueDate', fields('dueOn', '2022-12-30'));
    const owner = await as('boardMember');
    const again = await owner.post(`/plan/actions/${action}/changes/new`, {
      ...{ kind: 'dueDate', reason: 'Again', ...fields('dueOn', '2022-10-28') },
    });
    assert.equal(again.statusCode, 422);
    assert.match(again.body, /waits for a decision on this action already/);
    assert.equal(
      (await (await as('director')).post(`/plan/changes/${id}/taking-back`, { version: '1' })).statusCode,
      404,
    );
    assert.equal((await owner.post(`/plan/changes/${id}/taking-back`, { version: '1' })).statusCode, 303);
    assert.match((await owner.get(href)).body, /Taken back/);
  });

  it('is not approved once the action stands otherwise: both sides are shown', async () => {
    const action = await newAction();
    const { id } = await ask('boardMember', action, 'dueDate', fields('dueOn', '2022-09-05'));
    await started.database.as(OWN, (db) =>
      db.updateTable('plan_action').set({ due_on: '2022-09-01' }).where('action_id', '=', action).execute(),
    );
    const refused = await decide('teamManager', id);
    assert.equal(refused.statusCode, 404);
    const chair = await decide('boardChair', id, { minute: 'Minute 8' });
    assert.equal(chair.statusCode, 422);
    assert.match(chair.body, /The plan has changed since this was asked for/);
    assert.match(chair.body, /1 September 2022/);
    const without = await decide('boardChair', id, { answer: 'refused' });
    assert.match(without.body, /Say why it is refused/);
    assert.equal((await decide('boardChair', id, { answer: 'refused', words: 'Ask anew' })).statusCode, 303);
    assert.equal((await actionNow(action)).dueOn, '2022-09-01');
  });

  it('says what to do about what was typed, and keeps it', async () => {
    const action = await newAction();
    const form = { kind: 'dueDate', ...fields('dueOn', '2021-09-05'), reason: '' };
    const answer = await (await as('boardMember')).post(`/plan/actions/${action}/changes/new`, form);
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /The day must be today or later/);
    assert.match(answer.body, /Say why/);
    assert.match(answer.body, /value="2021"/);
    const same = await (await as('boardMember')).post(`/plan/actions/${action}/changes/new`, {
      ...{ kind: 'dueDate', ...fields('dueOn', DUE), reason: 'No change' },
    });
    assert.match(same.body, /this is how it is now/);
  });
});

describe('another day of impact', () => {
  const minute = { minute: 'Board of July, minute 9' };
  const impactOf = async (action: string) => {
    const { impactExpectedOn, originalImpactExpectedOn, dueOn } = await actionNow(action);
    return [impactExpectedOn, originalImpactExpectedOn, dueOn];
  };

  it('is named by the board where there was none, put off once by the sponsor, and then by the board alone', async () => {
    const action = await newAction();
    const named = await ask('boardMember', action, 'impactDate', fields('impactExpectedOn', '2022-10-31'));
    assert.equal((await decide('teamManager', named.id)).statusCode, 404);
    assert.equal((await decide('boardChair', named.id, minute)).statusCode, 303);
    assert.deepEqual(await impactOf(action), ['2022-10-31', '2022-10-31', DUE]);
    const first = await ask('boardMember', action, 'impactDate', fields('impactExpectedOn', '2022-11-14'));
    const page = await (await as('boardMember')).get(first.href);
    assert.match(page.body, /The sponsor\. Its impact is put off for the first time, by 10 working days/);
    assert.equal((await decide('teamManager', first.id)).statusCode, 303);
    assert.deepEqual(await impactOf(action), ['2022-11-14', '2022-10-31', DUE]);
    const again = await ask('boardMember', action, 'impactDate', fields('impactExpectedOn', '2022-11-15'));
    assert.equal((await decide('teamManager', again.id)).statusCode, 404);
    assert.equal((await decide('boardChair', again.id, minute)).statusCode, 303);
    const shown = await (await as('boardMember')).get(`/plan/actions/${action}`);
    assert.match(shown.body, /At first 31 October 2022<br>Put off twice/);
    assert.match(shown.body, /Impact expected: from 14 November 2022 to 15 November 2022/);
    const slips = await (await as('boardMember')).get('/plan/slips');
    assert.doesNotMatch(slips.body, new RegExp(`/plan/actions/${action}`));
  });

  it('can be asked for once it is delivered, and not of what is no longer part of the plan', async () => {
    const action = await newAction();
    const by = { personId: started.personOf('director'), on: day('2022-08-01'), at: new Date() };
    const end = (step: 'closed' | 'superseded') =>
      started.database.as(OWN, (db) => addStep(db, OWN, action, { step, reason: '', intoId: null }, by));
    await end('closed');
    const form = await (await as('boardMember')).get(`/plan/actions/${action}/changes/new?kind=impactDate`);
    assert.match(form.body, /By which day ought children to notice/);
    await end('superseded');
    const closed = await (await as('boardMember')).get(`/plan/actions/${action}/changes/new?kind=impactDate`);
    assert.match(closed.body, /no longer part of the plan/);
  });

  it('says what to do about what was typed', async () => {
    const action = await newAction();
    const send = async (date: string) => {
      const form = { kind: 'impactDate', reason: 'Later', ...fields('impactExpectedOn', date) };
      return (await (await as('boardMember')).post(`/plan/actions/${action}/changes/new`, form)).body;
    };
    assert.match(await send('2022-08-08'), /The day must be today or later/);
    assert.match(await send(''), /Enter the day by which children ought to notice/);
  });

  it('is shown on both sides where it was moved meanwhile', async () => {
    const action = await newAction();
    const { id, href } = await ask('boardMember', action, 'impactDate', fields('impactExpectedOn', '2022-10-31'));
    await started.database.as(OWN, (db) =>
      db
        .updateTable('plan_action')
        .set({ impact_expected_on: '2022-09-30', original_impact_expected_on: '2022-09-30' })
        .where('action_id', '=', action)
        .execute(),
    );
    const page = await (await as('boardChair')).get(href.replace(/.*changes/, '/plan/changes'));
    assert.match(page.body, /The plan has changed since this was asked for/);
    assert.match(page.body, /30 September 2022/);
    assert.equal((await decide('boardChair', id, minute)).statusCode, 422);
  });
});

describe('whoever only answers for an action', () => {
  it('asks for its changes and follows them, and sees no others', async () => {
    const own = await newAction('socialWorker');
    const others = await newAction();
    const worker = await as('socialWorker');
    assert.equal((await worker.get(`/plan/actions/${others}/changes/new`)).statusCode, 404);
    assert.equal((await worker.get(`/plan/actions/${own}/changes/new`)).statusCode, 200);
    const { href } = await ask('socialWorker', own, 'dueDate', fields('dueOn', '2022-09-05'));
    assert.equal((await worker.get(href)).statusCode, 200);
    assert.equal((await worker.get(href.replace(/.*changes/, '/plan/changes'))).statusCode, 404);
    assert.equal((await worker.get('/plan/changes')).statusCode, 404);
    assert.equal((await worker.get('/plan/changes/rules')).statusCode, 200);
  });

  it('moves a milestone within the action’s day at once', async () => {
    const action = await newAction('socialWorker');
    const milestone = (await actionNow(action)).milestones[0]?.id ?? '';
    const { href } = await ask('socialWorker', action, 'milestone', { milestone, ...fields('dueOn', '2022-08-31') });
    assert.match((await (await as('socialWorker')).get(href)).body, /Approved/);
    const [moved] = (await actionNow(action)).milestones;
    assert.deepEqual([moved?.dueOn, moved?.originalDueOn], ['2022-08-31', '2022-08-15']);
    const late = { kind: 'milestone', milestone, reason: 'Late', ...fields('dueOn', '2022-09-01') };
    const refused = await (await as('socialWorker')).post(`/plan/actions/${action}/changes/new`, late);
    assert.match(refused.body, /ask for a later due date first/);
  });
});

describe('what the board decides', () => {
  const minute = { minute: 'Board of July, minute 9' };

  it('merges an action into another one, which then answers what it answered', async () => {
    const [action, into] = [await newAction('boardMember', 'Voice'), await newAction('boardMember', 'Plans')];
    const { id } = await ask('boardMember', action, 'merge', { intoId: into });
    assert.equal((await decide('boardChair', id, minute)).statusCode, 303);
    const [gone, target] = [await actionNow(action), await actionNow(into)];
    assert.deepEqual([gone.steps.at(-1)?.step, gone.steps.at(-1)?.intoRef], ['superseded', target.ref]);
    assert.deepEqual(target.answers, [
      { kind: 'theme', words: 'Plans' },
      { kind: 'theme', words: 'Voice' },
    ]);
    const closed = await (await as('boardMember')).get(`/plan/actions/${action}/changes/new?kind=dueDate`);
    assert.match(closed.body, /no longer part of the plan/);
  });

  it('splits an action into parts, and hides no delay by it', async () => {
    const action = await newAction();
    const parts = { part1: 'Train the first team', part2: 'Train the others' };
    const days = { ...fields('part1DueOn', '2022-08-20'), ...fields('part2DueOn', '2022-10-31') };
    const { id } = await ask('boardMember', action, 'split', { ...parts, ...days });
    assert.equal((await decide('boardChair', id, minute)).statusCode, 303);
    const gone = await actionNow(action);
    const made = (await planNow()).actions.filter(({ ref }) => ref.startsWith(`${gone.ref}.`));
    assert.deepEqual(
      made.map((one) => [
        one.title,
        one.dueOn,
        one.originalDueOn,
        one.answers.length,
        one.owner?.id === gone.owner?.id,
      ]),
      [
        ['Train the first team', '2022-08-20', '2022-08-20', 1, true],
        ['Train the others', '2022-10-31', DUE, 1, true],
      ],
    );
    assert.match(gone.steps.at(-1)?.reason ?? '', new RegExp(`Split into ${gone.ref}.1, ${gone.ref}.2`));
  });

  it('withdraws, changes scope and owner, and opens again', async () => {
    const action = await newAction();
    const scope = await ask('performanceAnalyst', action, 'scope', {
      title: 'Another title',
      detail: 'More',
      outcomeId: outcome,
    });
    assert.equal((await decide('boardChair', scope.id, minute)).statusCode, 303);
    const owner = await ask('performanceAnalyst', action, 'owner', {
      ownerId: started.personOf('auditor'),
      partnerId: '',
    });
    assert.equal((await decide('boardChair', owner.id, minute)).statusCode, 303);
    const now = await actionNow(action);
    assert.deepEqual([now.title, now.owner?.id], ['Another title', started.personOf('auditor')]);
    await started.database.as(OWN, (db) =>
      addStep(
        db,
        OWN,
        action,
        { step: 'closed', reason: '', intoId: null },
        { personId: started.personOf('director'), on: day('2022-08-01'), at: new Date() },
      ),
    );
    const again = await ask('performanceAnalyst', action, 'reopen', fields('dueOn', '2022-08-31'));
    assert.equal((await decide('boardChair', again.id, minute)).statusCode, 303);
    assert.equal((await actionNow(action)).steps.at(-1)?.step, 'reopened');
    const withdrawn = await ask('performanceAnalyst', action, 'withdraw', {});
    assert.equal((await decide('boardChair', withdrawn.id, minute)).statusCode, 303);
    assert.equal((await actionNow(action)).steps.at(-1)?.step, 'superseded');
  });

  it('sets a target, with the minute as where it stands', async () => {
    const action = await newAction();
    const target = { measure: 'CP-04', targetKind: 'atMost', upper: '12', 'from-month': '9', 'from-year': '2022' };
    const { id } = await ask('performanceAnalyst', action, 'target', target);
    assert.equal((await decide('boardChair', id, minute)).statusCode, 303);
    const rows = await started.database.as(OWN, (db) =>
      db.selectFrom('measure_setting').select('reference').where('measure', '=', 'CP-04').execute(),
    );
    assert.deepEqual(rows, [{ reference: 'Board of July, minute 9' }]);
  });

  it('adds an action under the next number', async () => {
    const form = {
      ...{ title: 'Visit every week', detail: '', outcomeId: outcome, ownerId: started.personOf('auditor') },
      ...fields('startsOn', '2022-08-10'),
      ...fields('dueOn', '2022-11-30'),
    };
    const { id, href } = await ask('performanceAnalyst', '', 'add', form);
    assert.equal(href, `/plan/changes/${id}`);
    assert.equal((await decide('boardChair', id, minute)).statusCode, 303);
    const added = (await planNow()).actions.find(({ title }) => title === 'Visit every week');
    assert.equal(added?.ref, `1.1.${refs + 1}`);
    assert.equal(added?.changes[0]?.id, id);
    refs += 1;
  });

  it('is listed, what waits first, with a filter and a table', async () => {
    const reader = await as('inspector');
    const page = await reader.get('/plan/changes?kind=merge&state=approved');
    assert.match(page.body, /Board of July, minute 9/);
    assert.match(page.body, /href="\/plan\/changes.csv\?kind=merge&amp;state=approved"/);
    const table = await reader.get('/plan/changes.csv?kind=split');
    assert.match(table.body, /First part: .*Train the first team/);
    assert.equal(table.body.trim().split('\r\n').length, 2);
  });
});

describe('who may decide', () => {
  it('is settled by the director, from today on, and nobody loosens what stays the board’s', async () => {
    const director = await as('director');
    const by = Object.fromEntries(
      [
        'impactDate',
        'milestone',
        'scope',
        'owner',
        'target',
        'lowerTarget',
        'merge',
        'split',
        'withdraw',
        'add',
        'reopen',
      ].map((kind) => [`by-${kind}`, 'director']),
    );
    const form = {
      ...by,
      version: '1',
      sponsorDays: '5',
      directorDays: '30',
      source: 'Minute 3',
      approvedBy: 'The board',
    };
    const early = await director.post('/plan/changes/rules', { ...form, ...fields('from', '2022-08-08') });
    assert.match(early.body, /today or a later one/);
    assert.equal(
      (await director.post('/plan/changes/rules', { ...form, ...fields('from', '2022-08-09') })).statusCode,
      303,
    );
    assert.equal(
      (await director.post('/plan/changes/rules', { ...form, ...fields('from', '2022-08-09') })).statusCode,
      409,
    );
    const page = await (await as('boardMember')).get('/plan/changes/rules');
    assert.match(page.body, /by up to 5 working days/);
    assert.match(page.body, /The board, by any rules/);
    const action = await newAction();
    const { id } = await ask('boardMember', action, 'withdraw', {});
    assert.equal((await decide('director', id)).statusCode, 303);
  });
});

describe('versions', () => {
  let version = '';

  it('are the plan as it is, in words, and known by their hash', async () => {
    const analyst = await as('performanceAnalyst');
    assert.match((await analyst.post('/plan/versions', { name: '' })).body, /Enter what the version is called/);
    const made = await analyst.post('/plan/versions', { name: 'For the cabinet' });
    assert.equal(made.statusCode, 303);
    version = /versions\/([\w-]+)/.exec(String(made.headers.location))?.[1] ?? '';
    const page = await analyst.get(`/plan/versions/${version}`);
    assert.match(page.body, /Children are seen in time/);
    const file = await analyst.get(`/plan/versions/${version}/plan.json`);
    const hash = createHash('sha256').update(file.rawPayload).digest('hex');
    assert.match(page.body, new RegExp(hash));
  });

  it('are for others only once they were approved', async () => {
    const reader = await as('scrutinyReader');
    assert.equal((await reader.get(`/plan/versions/${version}`)).statusCode, 404);
    assert.doesNotMatch((await reader.get('/plan/versions')).body, /For the cabinet/);
    const analyst = await as('performanceAnalyst');
    const move = (form: Record<string, string>) => analyst.post(`/plan/versions/${version}/steps`, form);
    assert.equal((await move({ state: 'live', version: '1', ...fields('on', '2022-08-09') })).statusCode, 409);
    const approval = { state: 'approved', version: '1', ...fields('on', '2022-08-09') };
    assert.match((await move(approval)).body, /Enter the minute in which its approval stands/);
    assert.equal(await started.database.as(OWN, (db) => isSettled(db, OWN, planId)), false);
    assert.equal((await move({ ...approval, minute: 'Cabinet, minute 12' })).statusCode, 303);
    assert.equal(await started.database.as(OWN, (db) => isSettled(db, OWN, planId)), true);
    assert.equal(await started.database.as(OTHER, (db) => isSettled(db, OTHER, planId)), false);
    assert.equal((await reader.get(`/plan/versions/${version}`)).statusCode, 200);
    assert.match((await reader.get('/plan/versions')).body, /For the cabinet/);
    assert.equal((await reader.get(`/plan/versions/${version}/compare/now`)).statusCode, 404);
    const sent = { state: 'submitted', version: '2', sentTo: 'Ofsted', ...fields('on', '2022-08-09') };
    assert.equal((await move(sent)).statusCode, 303);
  });

  it('are changed by nobody, nor given another hash', async () => {
    for (const change of [sql`update plan_version set content = '{}'`, sql`delete from plan_version_step`])
      await assert.rejects(
        started.database.as(OWN, (db) => change.execute(db)),
        /permission denied/,
      );
    await assert.rejects(
      started.database.as(OWN, (db) =>
        sql`insert into plan_version (authority_id, plan_id, number, name, as_at, content, sha256, made_by, made_at)
          select authority_id, plan_id, 99, 'Forged', as_at, '{}', sha256, made_by, made_at from plan_version limit 1`.execute(
          db,
        ),
      ),
      /plan_version_check/,
    );
  });

  it('are compared with each other and with the plan now, word by word', async () => {
    const analyst = await as('performanceAnalyst');
    const same = await analyst.get(`/plan/versions/${version}/compare/now`);
    assert.match(same.body, /Nothing is different/);
    const action = await newAction();
    await started.database.as(OWN, (db) =>
      sql`update plan_outcome set words = 'Children are seen alone in time'`.execute(db),
    );
    const page = await analyst.get(`/plan/versions/${version}/compare/now`);
    assert.match(page.body, new RegExp((await actionNow(action)).title));
    assert.match(page.body, /<ins>alone <\/ins>/);
    assert.match((await analyst.get(`/plan/versions/${version}/compare/now/differences.csv`)).body, /Outcome,1.1/);
  });

  it('are not compared with those of another council', async () => {
    const theirs = await started.database.as(OTHER, async (db) => {
      const by: By = { personId: started.personOf('director', OTHER), on: day('2022-08-01'), at: new Date() };
      const plan = await addPlan(db, OTHER, { name: 'Theirs', vision: '', from: by.on });
      const content = {
        format: 1,
        council: 'Othershire',
        asAt: by.on,
        name: 'Theirs',
        vision: '',
        from: by.on,
      } as const;
      const [id] = await addVersions(db, OTHER, plan, [
        { name: 'Theirs', content: { ...content, priorities: [] }, made: by, steps: [] },
      ]);
      return id ?? '';
    });
    const analyst = await as('performanceAnalyst');
    for (const [a, b] of [
      [version, theirs],
      [theirs, version],
      [theirs, 'now'],
    ])
      for (const rest of ['', '/differences.csv'])
        assert.equal((await analyst.get(`/plan/versions/${a}/compare/${b}${rest}`)).statusCode, 404);
  });

  it('are live one at a time', async () => {
    const analyst = await as('performanceAnalyst');
    const live = { state: 'live', ...fields('on', '2022-08-09') };
    assert.equal((await analyst.post(`/plan/versions/${version}/steps`, { ...live, version: '3' })).statusCode, 303);
    const made = await analyst.post('/plan/versions', { name: 'Refreshed' });
    const second = /versions\/([\w-]+)/.exec(String(made.headers.location))?.[1] ?? '';
    const approval = { state: 'approved', version: '1', minute: 'Cabinet, minute 4', ...fields('on', '2022-08-09') };
    await analyst.post(`/plan/versions/${second}/steps`, approval);
    assert.equal((await analyst.post(`/plan/versions/${second}/steps`, { ...live, version: '2' })).statusCode, 303);
    assert.match((await analyst.get(`/plan/versions/${version}`)).body, /Version 2 went live/);
  });
});
