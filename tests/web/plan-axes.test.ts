import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LocalDate } from '#kernel/local-date.ts';
import { addEvidence } from '../../src/features/evidence/index.ts';
import { addAction, addOutcome, addPlan, addPriority, loadPlan } from '../../src/features/plan/index.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import { formsTo } from '../support/page-forms.ts';
import type { Visitor } from '../support/visitor.ts';

/** What takes two people, what takes a reason, and what a test finds. */

const started = await startInstallation();
const day = (text: string) => text as LocalDate;
let owner: Visitor;
let director: Visitor;
let manager: Visitor;
let sponsor: Visitor;
let stranger: Visitor;
let outcomeId: string;
let actionId: string;
let otherId: string;

describe('delivered, and what it did', () => {
  before(async () => {
    owner = await started.signedIn('socialWorker');
    director = await started.signedIn('director');
    manager = await started.signedIn('qualityAssuranceManager');
    sponsor = await started.signedIn('boardChair');
    stranger = await started.signedIn('partnerMember');
    await started.database.as(OWN, async (db) => {
      const by = {
        personId: started.personOf('director'),
        on: day('2022-04-01'),
        at: new Date('2022-04-01T09:00:00Z'),
      };
      const plan = await addPlan(db, OWN, { name: 'Plan', vision: '', from: by.on });
      const sponsorId = started.personOf('boardChair');
      const priority = await addPriority(db, OWN, plan, { title: 'Practice', aim: '', sponsorId });
      const words = 'Children are seen in time';
      const links = { measures: [], recommendationIds: [] };
      outcomeId = await addOutcome(db, OWN, priority, { words, howKnown: '', sponsorId: null, ...links });
      const given = {
        ...{ outcomeId, title: 'Train every team', detail: '', ownerId: started.personOf('socialWorker') },
        ...{ ownerWords: '', partnerId: null, contributors: '', resources: '', startsOn: by.on },
        ...{ dueOn: day('2022-09-30'), impactExpectedOn: null, isWider: true, answers: [], milestones: [] },
      };
      actionId = await addAction(db, OWN, plan, { ...given, ref: '1.1.1' }, by);
      const missed = { title: 'First team', dueOn: day('2022-08-01'), metOn: null };
      otherId = await addAction(db, OWN, plan, { ...given, ref: '1.1.2', milestones: [missed] }, by);
    });
  });
  after(() => started.stop());

  const path = () => `/plan/actions/${actionId}/delivered`;
  const action = (id = actionId) =>
    started.database.as(OWN, async (db) => {
      const found = (await loadPlan(db, OWN))?.actions.find((each) => each.id === id);
      return found ?? assert.fail('the action is there');
    });

  it('is not called delivered without evidence, and says what to do', async () => {
    assert.match((await owner.get(path())).body, /Add evidence that it is delivered first/);
    const { statusCode, body } = await owner.post(path(), { words: 'Trained' });
    assert.equal(statusCode, 422);
    assert.match(body, /Add evidence that it is delivered first/);
    assert.equal((await action()).signatures.length, 0);
  });

  it('is hidden from those who neither read the plan nor answer for it', async () => {
    assert.equal((await stranger.get(path())).statusCode, 404);
    assert.equal((await stranger.post(path(), { words: 'Trained' })).statusCode, 404);
    assert.equal((await started.signedIn('director', OTHER).then((other) => other.get(path()))).statusCode, 404);
  });

  it('is said to be delivered by its owner alone, in words that name no child, and the sponsor is told', async () => {
    await started.database.as(OWN, (db) =>
      addEvidence(
        db,
        OWN,
        {
          ...{ about: { kind: 'action', id: actionId }, claim: 'Every team was trained', stance: 'supports' },
          ...{ source: 'staff', strength: 'moderate', aboutOn: day('2022-08-01'), note: '', document: null },
          ...{ link: 'https://intranet.example/training', figure: null },
        },
        { personId: started.personOf('socialWorker'), on: day('2022-08-01'), at: started.now() },
      ),
    );
    assert.equal((await director.post(path(), { words: 'Trained' })).statusCode, 404);
    assert.match((await owner.post(path(), { words: '' })).body, /Say in a few words what was delivered/);
    assert.equal((await owner.post(path(), { words: 'Ask 07700 900123' })).statusCode, 422);
    assert.equal((await owner.post(path(), { words: 'Every team was trained' })).statusCode, 303);
    assert.match((await sponsor.get('/notices')).body, /Action 1\.1\.1 is said to be delivered/);
    assert.match((await owner.get(path())).body, /It waits for a second signature/);
    assert.equal((await owner.post(path(), { words: 'Again' })).statusCode, 422);
  });

  it('goes back with what is wanting, which is counted', async () => {
    assert.equal((await owner.post(`${path()}/answer`, { answer: 'delivered' })).statusCode, 404);
    assert.equal((await manager.post(`${path()}/answer`, { answer: 'delivered' })).statusCode, 404);
    assert.match((await sponsor.post(`${path()}/answer`, {})).body, /Say whether it is delivered/);
    assert.match((await sponsor.post(`${path()}/answer`, { answer: 'notYet' })).body, /Say what is still wanting/);
    const answer = await sponsor.post(`${path()}/answer`, {
      answer: 'notYet',
      words: 'Two teams are missing',
      version: '1',
    });
    assert.equal(answer.statusCode, 303);
    assert.match((await owner.get('/notices')).body, /There is an answer to whether action 1\.1\.1 is delivered/);
    assert.match((await owner.get(path())).body, /“not yet” once[\s\S]*Two teams are missing/);
    assert.equal((await action()).steps.at(-1)?.step, 'raised');
  });

  it('is delivered with the second signature of somebody else, once', async () => {
    assert.equal((await owner.post(path(), { words: 'The two are trained as well' })).statusCode, 303);
    const both = await Promise.all([
      director.post(`${path()}/answer`, { answer: 'delivered', version: '2' }),
      sponsor.post(`${path()}/answer`, { answer: 'delivered', version: '2' }),
    ]);
    assert.deepEqual(both.map(({ statusCode }) => statusCode).sort(), [303, 422]);
    const { steps, signatures } = await action();
    assert.deepEqual(
      steps.map(({ step }) => step),
      ['raised', 'closed'],
    );
    assert.equal(new Set(signatures.map(({ byId }) => byId)).size, 2);
    assert.match((await director.get(path())).body, /ask for it to be opened again/);
    assert.equal((await owner.post(path(), { words: 'Again' })).statusCode, 422);
  });

  it('has a status settled by hand with a reason, as far as the facts allow, until somebody ends it', async () => {
    const at = `/plan/actions/${otherId}/override`;
    assert.equal((await owner.get(at)).statusCode, 404);
    const empty = await manager.post(at, { version: '0' });
    assert.match(empty.body, /Choose a status[\s\S]*Say why/);
    const lifted = await manager.post(at, { status: 'onTrack', reason: 'It will be', version: '0' });
    assert.equal(lifted.statusCode, 422);
    assert.match(
      lifted.body,
      /Choose a status that fits the facts: Its milestone “First team” was due on 1 August 2022/,
    );
    assert.equal(
      (await manager.post(at, { status: 'offTrack', reason: 'The trainer left', version: '0' })).statusCode,
      303,
    );
    assert.match((await director.get(at)).body, /Settled by .* on 9 August 2022: The trainer left/);
    const late = await director.post(at, { status: 'offTrack', reason: 'Another reason', version: '0' });
    assert.equal(late.statusCode, 409);
    assert.match(late.body, /The trainer left[\s\S]*Another reason/);
    const end = `${at}/end`;
    assert.equal((await director.post(end, formsTo((await director.get(at)).body, end)[0])).statusCode, 303);
    assert.equal((await action(otherId)).override, null);
    assert.match((await manager.get(at)).body, /The trainer left/);
  });

  it('is tested: a test is added, found something, is changed and retired', async () => {
    const wrong = await manager.post(`/plan/outcomes/${outcomeId}/tests`, { source: 'measure', how: '' });
    assert.match(wrong.body, /Choose the measure[\s\S]*Say how it is tested[\s\S]*Enter the day/);
    const added = await manager.post(`/plan/outcomes/${outcomeId}/tests`, {
      ...{ source: 'audit', how: 'Audit twelve files', 'dueOn-day': '31', 'dueOn-month': '10', 'dueOn-year': '2022' },
    });
    assert.equal(added.statusCode, 303, added.body);
    const test = (added.headers.location ?? '').replace(/\?.*/, '');
    const found = { verdict: 'better', words: 'Nine of twelve', 'on-day': '9', 'on-month': '8', 'on-year': '2022' };
    assert.match((await manager.post(`${test}/results`, { ...found, 'on-day': '10' })).body, /today or earlier/);
    assert.equal((await manager.post(`${test}/results`, found)).statusCode, 303);
    const { body } = await manager.get(test);
    assert.match(body, /Nine of twelve/);
    const [form = {}] = formsTo(body, test);
    assert.equal((await manager.post(test, { ...form, how: 'Audit twenty files' })).statusCode, 303);
    assert.equal((await director.post(test, { ...form, how: 'Audit thirty files' })).statusCode, 409);
    const [retire] = formsTo((await manager.get(test)).body, `${test}/retire`);
    assert.equal((await manager.post(`${test}/retire`, retire)).statusCode, 303);
    assert.equal((await manager.post(`${test}/results`, found)).statusCode, 409);
    assert.match((await manager.get(test)).body, /Audit twenty files[\s\S]*Retired[\s\S]*Nine of twelve/);
  });

  it('takes a figure along with the result of a test on a measure, where there is one', async () => {
    const added = await manager.post(`/plan/outcomes/${outcomeId}/tests`, {
      ...{ source: 'measure', measure: 'CP-04', how: 'Visits in time' },
      ...{ 'dueOn-day': '31', 'dueOn-month': '10', 'dueOn-year': '2022' },
    });
    const test = (added.headers.location ?? '').replace(/\?.*/, '');
    assert.match((await manager.get(`${test}/results/new`)).body, /There is no figure of CP-04 yet/);
  });

  it('prints the rules that run for anybody, with the periods in force', async () => {
    const { statusCode, body } = await stranger.get('/plan/rules');
    assert.equal(statusCode, 200);
    for (const period of ['R-PLAN-SLIP', 'R-PLAN-STALE-SPONSOR', 'R-PLAN-STALE-DIRECTOR', 'R-PLAN-RECOVER'])
      assert.match(body, new RegExp(period), period);
    assert.match(body, /20 working days from the day on which an action is due \(R-PLAN-SLIP\)/);
    assert.match(body, /The day on which it is due has passed\. Nobody can settle a better status by hand\./);
  });
});
