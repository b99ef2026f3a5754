import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId } from '#platform/database/database.ts';
import {
  addAction,
  addOutcome,
  addPlan,
  addPriority,
  addUpdate,
  loadPlan,
  tellOfUpdates,
} from '../../src/features/plan/index.ts';
import { draftOf, saveDraft } from '../../src/features/plan/updates/drafts.store.ts';
import { loadTellings } from '../../src/features/plan/updates/tellings.store.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import type { Visitor } from '../support/visitor.ts';

const started = await startInstallation();
const day = (text: string) => text as LocalDate;
const BEGUN = day('2022-04-01');
const AT = new Date('2022-08-09T09:00:00Z');

type Drawn = { mine: string; theirs: string; partners: string; milestone: string; partner: string };
let own: Drawn;
let other: Drawn;
let owner: Visitor;
let manager: Visitor;
let partner: Visitor;

/** One plan of three actions: of the team manager, of the board member, and of a partner organisation. */
async function draw(council: AuthorityId): Promise<Drawn> {
  const by = { personId: started.personOf('director', council), on: BEGUN, at: AT };
  return started.database.as(council, async (db) => {
    const plan = await addPlan(db, council, { name: 'Plan', vision: '', from: BEGUN });
    const sponsorId = started.personOf('director', council);
    const priority = await addPriority(db, council, plan, { title: 'First', aim: '', sponsorId });
    const outcome = await addOutcome(db, council, priority, {
      ...{ words: 'Children are seen', howKnown: '', sponsorId: null, measures: [], recommendationIds: [] },
    });
    const { partner_id } = await db
      .insertInto('plan_partner')
      .values({ authority_id: council, name: 'Health' })
      .returning('partner_id')
      .executeTakeFirstOrThrow();
    const person_id = started.personOf('partnerMember', council);
    await db.insertInto('plan_partner_person').values({ authority_id: council, partner_id, person_id }).execute();
    const action = (ref: string, title: string, more: object) =>
      addAction(
        db,
        council,
        plan,
        {
          ...{ outcomeId: outcome, ref, title, detail: '', ownerId: null, ownerWords: '', partnerId: null },
          ...{ contributors: '', resources: '', startsOn: BEGUN, dueOn: day('2022-09-30') },
          ...{ impactExpectedOn: null, isWider: true, answers: [], milestones: [], ...more },
        },
        by,
      );
    const milestones = [{ title: 'The first step', dueOn: day('2022-08-31'), metOn: null }];
    const mine = await action('1.1.1', 'See every child', {
      ownerId: started.personOf('teamManager', council),
      milestones,
    });
    const theirs = await action('1.1.2', 'Another one', { ownerId: started.personOf('boardMember', council) });
    const partners = await action('1.1.3', 'Offer checks', { partnerId: partner_id, ownerWords: 'Designated nurse' });
    const [found] = (await loadPlan(db, council))?.actions ?? [];
    return { mine, theirs, partners, partner: partner_id, milestone: found?.milestones[0]?.id ?? '' };
  });
}

before(async () => {
  own = await draw(OWN);
  other = await draw(OTHER);
  owner = await started.signedIn('teamManager');
  manager = await started.signedIn('performanceAnalyst');
  partner = await started.signedIn('partnerMember');
});
after(() => started.stop());

const page = (action: string) => `/plan/actions/${action}/update`;
const send = (visitor: Visitor, action: string, fields: Record<string, string>) =>
  visitor.upload(null, { seen: '0', ...fields }, page(action));
const updatesOf = (action: string) =>
  started.database.as(OWN, (db) =>
    db.selectFrom('plan_update').selectAll().where('action_id', '=', action).orderBy('number').execute(),
  );

describe('an update', () => {
  it('is due on one’s own page, and leads there in one step', async () => {
    const { body } = await owner.get('/my-actions');
    assert.match(body, /You answer for one action, and one update is due/);
    assert.match(body, new RegExp(`href="${page(own.mine)}"`));
    assert.doesNotMatch(body, /Another one/);
    const auditor = await started.signedIn('auditor');
    assert.match((await auditor.get('/my-actions')).body, /You answer for no action/);
  });

  it('of nothing, of too many words or of what may identify a child is refused, and what was typed is kept', async () => {
    for (const [done, says] of [
      ['', /Say what was done/],
      ['word '.repeat(151), /there are 151/],
      ['Seen at SW1A 1AA', /Take out what looks like a postcode/],
    ] as const) {
      const answer = await send(owner, own.mine, { done, unblockedBy: 'Tom' });
      assert.equal(answer.statusCode, 422);
      assert.match(answer.body, says);
      assert.match(answer.body, /Error: /);
      assert.match(answer.body, /value="Tom"/);
    }
    const past = { done: 'Begun', 'forecast-day': '8', 'forecast-month': '8', 'forecast-year': '2022' };
    assert.match((await send(owner, own.mine, past)).body, /must be today or later/);
    assert.deepEqual(await updatesOf(own.mine), []);
  });

  it('of up to 150 words is kept with its milestones, and how long it took', async () => {
    const answer = await send(owner, own.mine, {
      ...{ done: 'word '.repeat(149), next: 'last', blocked: '', confidence: 'high', 'met-1': own.milestone },
      ...{ 'forecast-day': '9', 'forecast-month': '8', 'forecast-year': '2022' },
      opened: String(Date.now() - 95_000),
    });
    assert.equal(answer.statusCode, 303, answer.body);
    assert.match((await owner.get(answer.headers.location ?? '')).body, /Your update is sent/);
    const [sent] = await updatesOf(own.mine);
    assert.equal(sent?.confidence, 'high');
    assert.equal(sent?.forecast_on, '2022-08-09');
    assert.ok((sent?.seconds ?? 0) >= 95 && (sent?.seconds ?? 0) < 120);
    const plan = await started.database.as(OWN, (db) => loadPlan(db, OWN));
    assert.equal(plan?.actions.find(({ id }) => id === own.mine)?.milestones[0]?.metOn, '2022-08-09');
  });

  it('sent twice by an impatient browser is there once', async () => {
    const form = { seen: '1', done: 'Twice' };
    for (const _ of [1, 2]) assert.equal((await send(owner, own.mine, form)).statusCode, 303);
    assert.equal((await updatesOf(own.mine)).length, 2);
  });

  it('that another person sent meanwhile stays beside it, and both are told', async () => {
    const behalf = await manager.get(page(own.mine));
    assert.match(behalf.body, /You write for <strong>/);
    assert.equal((await send(manager, own.mine, { seen: '2', done: 'From the office' })).statusCode, 303);
    const answer = await send(owner, own.mine, { seen: '2', done: 'From the team' });
    const { body } = await owner.get(answer.headers.location ?? '');
    assert.match(body, /another update was sent by/);
    assert.match(body, /From the office/);
    assert.deepEqual(
      (await updatesOf(own.mine)).slice(2).map(({ done }) => done),
      ['From the office', 'From the team'],
    );
  });

  it('that nothing has changed keeps what blocked and what was forecast', async () => {
    await send(owner, own.mine, {
      ...{ seen: '4', blocked: 'No room', unblockedBy: 'Estates', confidence: 'low' },
      ...{ 'forecast-day': '1', 'forecast-month': '10', 'forecast-year': '2022' },
    });
    const answer = await owner.post(`${page(own.mine)}/unchanged`, { seen: '5' });
    assert.equal(answer.statusCode, 303);
    const last = (await updatesOf(own.mine)).at(-1);
    assert.deepEqual(
      [last?.is_unchanged, last?.blocked, last?.unblocked_by, last?.forecast_on, last?.confidence, last?.done],
      [true, 'No room', 'Estates', '2022-10-01', 'low', ''],
    );
  });

  it('that nothing has changed is no answer where nothing was said', async () => {
    const member = await started.signedIn('boardMember');
    const answer = await member.post(`${page(own.theirs)}/unchanged`, { seen: '0' });
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /Nothing was said before/);
    assert.doesNotMatch((await member.get(page(own.theirs))).body, />Nothing has changed</);
  });

  it('brings a file that becomes evidence, for somebody else to verify', async () => {
    const file = { name: 'minutes.txt', bytes: 'The team met and agreed.' };
    const answer = await owner.upload(file, { seen: '6', done: 'We met' }, page(own.mine));
    assert.equal(answer.statusCode, 303, answer.body);
    const [evidence] = await started.database.as(OWN, (db) =>
      db.selectFrom('evidence').selectAll().where('about_id', '=', own.mine).execute(),
    );
    assert.equal(evidence?.verified_by, null);
    assert.equal(evidence?.added_by, started.personOf('teamManager'));
    assert.equal((await updatesOf(own.mine)).at(-1)?.document_id, evidence?.document_id);
    const bad = await owner.upload(
      { name: 'x.pdf', bytes: 'MZ not a pdf' },
      { seen: '7', done: 'A file' },
      page(own.mine),
    );
    assert.equal(bad.statusCode, 422);
    assert.match(bad.body, /A file<\/textarea>/);
    assert.equal((await updatesOf(own.mine)).length, 7);
  });

  it('of somebody else’s action does not exist, nor of another council', async () => {
    for (const action of [own.theirs, own.partners, other.mine])
      for (const answer of [
        await owner.get(page(action)),
        await send(owner, action, { done: 'Not mine' }),
        await owner.post(`${page(action)}/unchanged`, {}),
        await owner.post(`${page(action)}/draft`, { done: 'Not mine' }),
        await owner.get(`/my-actions/${action}`),
      ])
        assert.equal(answer.statusCode, 404);
    assert.equal((await manager.get(page(other.mine))).statusCode, 404);
  });
});

describe('a draft', () => {
  it('comes back as it was typed, to who typed it alone', async () => {
    const form = { seen: '7', done: 'Half', next: 'a sentence', 'forecast-day': '31', confidence: 'medium' };
    const answer = await owner.post(`${page(own.mine)}/draft`, form);
    assert.equal(answer.headers.location, `${page(own.mine)}?done=draft`);
    const { body } = await owner.get(page(own.mine));
    assert.match(body, /Half<\/textarea>/);
    assert.match(body, /You saved this as a draft/);
    assert.match(body, /value="31"/);
    assert.match((await owner.get('/my-actions')).body, /Go on with the draft/);
    assert.doesNotMatch((await manager.get(page(own.mine))).body, /Half/);
  });

  it('says what was sent since, is gone once it is sent, and holds nothing that may identify a child', async () => {
    await send(manager, own.mine, { seen: '7', done: 'Meanwhile' });
    assert.match((await owner.get(page(own.mine))).body, /Since you began to write, another update was sent/);
    const quiet = await owner.post(`${page(own.mine)}/draft`, { done: 'Call 07700 900123', quiet: 'yes' });
    assert.equal(quiet.statusCode, 422);
    assert.match(quiet.body, /phone number/);
    assert.equal(
      (await owner.post(`${page(own.mine)}/draft`, { seen: '8', done: 'More', quiet: 'yes', at: '1' })).body,
      'saved',
    );
    await send(owner, own.mine, { seen: '8', done: 'Sent' });
    assert.doesNotMatch((await owner.get(page(own.mine))).body, /You saved this as a draft/);
  });

  it('is deleted when it is not wanted', async () => {
    await owner.post(`${page(own.mine)}/draft`, { seen: '9', done: 'Not wanted' });
    await owner.post(`${page(own.mine)}/draft`, { drop: 'yes' });
    assert.doesNotMatch((await owner.get(page(own.mine))).body, /Not wanted/);
  });

  it('holds any text as it is', async () => {
    const of = { actionId: own.mine, personId: started.personOf('director') };
    const text = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((words) => !words.includes('\0'));
    await fc.assert(
      fc.asyncProperty(text, text, async (done, next) => {
        const kept = await started.database.as(OWN, async (db) => {
          await saveDraft(db, OWN, of, { fields: { done, next }, seen: 1, savedAt: AT });
          return draftOf(db, OWN, of);
        });
        assert.deepEqual(kept, { fields: { done, next }, seen: 1, savedAt: AT });
      }),
      { numRuns: 50 },
    );
  });
});

/** Pages of rules that everybody may read who answers for an action: they hold nothing of the plan itself. */
const RULES = ['/plan/changes/rules', '/plan/rules'];

describe('a partner', () => {
  it('sees and updates the actions of their organisation', async () => {
    const { body } = await partner.get('/my-actions');
    assert.match(body, /Offer checks/);
    assert.doesNotMatch(body, /See every child|href="\/plan"/);
    assert.equal((await send(partner, own.partners, { done: 'Two clinics' })).statusCode, 303);
    assert.match((await partner.get(`/my-actions/${own.partners}`)).body, /Two clinics/);
  });

  it('finds nothing else of the plan', async () => {
    const routes = started.routes.filter(
      ({ method, path }) => method === 'GET' && path.startsWith('/plan') && !path.startsWith('/plan/versions'),
    );
    assert.ok(routes.length > 5);
    for (const { path } of routes) {
      const url = path.replace(/:\w+/g, own.mine);
      const { statusCode, body } = await partner.get(url);
      if (statusCode !== 404) assert.doesNotMatch(body, /1\.1\.[12]|See every child|Another one/, url);
      assert.ok(statusCode === 404 || RULES.includes(path), `${path} answers ${statusCode}`);
    }
    for (const path of ['/updates', '/asks'])
      assert.equal((await partner.get(`/plan/actions/${own.partners}${path}`)).statusCode, 404);
  });

  it('is asked something, answers it, and the council sees the answer', async () => {
    assert.equal((await partner.post(`/plan/actions/${own.partners}/asks`, { words: 'No' })).statusCode, 404);
    assert.equal((await manager.post(`/plan/actions/${own.partners}/asks`, {})).statusCode, 422);
    const asking = { words: 'Name a nurse for every panel' };
    assert.equal((await manager.post(`/plan/actions/${own.partners}/asks`, asking)).statusCode, 303);
    const ask = /\/my-actions\/asks\/([\w-]+)/.exec((await partner.get('/my-actions')).body)?.[0] ?? '';
    assert.match((await partner.get(ask)).body, /Name a nurse/);
    assert.equal((await owner.get(ask)).statusCode, 404);
    for (const [form, says] of [
      [{}, /Say whether it is clear/],
      [{ clear: 'no', ready: 'yes' }, /Say what is not clear/],
      [{ clear: 'yes', ready: 'notYet' }, /Enter the day by which/],
      [{ clear: 'yes', ready: 'notYet', 'by-day': '8', 'by-month': '8', 'by-year': '2022' }, /today or later/],
    ] as const) {
      const answer = await partner.post(ask, form);
      assert.equal(answer.statusCode, 422);
      assert.match(answer.body, says);
    }
    const notYet = { clear: 'yes', ready: 'notYet', 'by-day': '1', 'by-month': '9', 'by-year': '2022' };
    assert.equal((await partner.post(ask, notYet)).statusCode, 303);
    assert.doesNotMatch((await partner.get('/my-actions')).body, /The council asks/);
    const { body } = await manager.get(`/plan/actions/${own.partners}/asks`);
    assert.match(body, /Not ready yet/);
    assert.match(body, /Ready by 1 September 2022/);
  });
});

describe('a missing update', () => {
  const telling = (today: string) => ({
    ...{ database: started.opened.working, stamp: () => new Date(`${today}T06:30:00Z`), now: () => started.now() },
    ...{ today: () => day(today), canMail: true },
  });
  const told = () => started.database.as(OWN, (db) => loadTellings(db, OWN));
  const stepsOf = async (action: string) =>
    (await told()).filter(({ actionId }) => actionId === action).map(({ step }) => step);

  it('is told of in steps, each once, and not at a weekend', async () => {
    await tellOfUpdates(telling('2022-08-13'), OWN);
    assert.deepEqual(await told(), []);
    for (const today of ['2022-08-15', '2022-08-15', '2022-08-16', '2022-08-17', '2022-08-18'])
      await tellOfUpdates(telling(today), OWN);
    assert.deepEqual(await stepsOf(own.theirs), ['owner', 'sponsor', 'director']);
    assert.deepEqual(await stepsOf(own.mine), [], 'updated on 9 August');
  });

  it('stands on the page of updates with who was told', async () => {
    const { body } = await manager.get('/plan/updates');
    assert.match(body, /1 of 3 actions still to be delivered has no update in time/);
    assert.match(body, /Another one/);
    assert.match(body, /Director: who decides on the plan/);
    assert.doesNotMatch(body, /See every child/);
    assert.match((await manager.get('/plan/updates?show=all')).body, /See every child/);
    assert.match((await manager.get('/plan/updates.csv')).body, /1\.1\.2,Another one/);
    assert.match((await manager.get('/plan/updates/people.csv')).body, /Open actions/);
  });

  it('mails a link without a word of the plan to who has an address', async () => {
    const mails = await started.database.as(OWN, (db) =>
      db.selectFrom('mail').select(['template', 'person_id']).where('template', '=', 'plan-update').execute(),
    );
    const hasAddress = await started.database.as(OWN, (db) =>
      db
        .selectFrom('person')
        .select('email')
        .where('person_id', '=', started.personOf('boardMember'))
        .executeTakeFirstOrThrow(),
    );
    assert.equal(mails.length, hasAddress.email === null ? 0 : 1);
  });

  it('is told of no more once it is there', async () => {
    await started.database.as(OWN, (db) =>
      addUpdate(
        db,
        OWN,
        own.theirs,
        {
          ...{ done: 'Done', next: '', blocked: '', unblockedBy: '', isUnchanged: false, forecastOn: null },
          ...{ through: 'page', documentId: null, confidence: null, seconds: null },
        },
        { personId: started.personOf('boardMember'), on: day('2022-08-18'), at: AT },
      ),
    );
    await tellOfUpdates(telling('2022-09-15'), OWN);
    assert.equal((await stepsOf(own.theirs)).length, 3);
  });
});
