import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId } from '#platform/database/database.ts';
import { addAction, addOutcome, addPlan, addPriority } from '../../src/features/plan/index.ts';
import { MOST_UPDATES, makeUpdateLink } from '../../src/features/plan/updates/links.store.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import { type Visitor, withoutChance } from '../support/visitor.ts';

const started = await startInstallation();
const day = (text: string) => text as LocalDate;
const actions = new Map<string, string>();

/** A plan of two actions: of the team manager, and of the board member. */
async function draw(council: AuthorityId): Promise<void> {
  const by = { personId: started.personOf('director', council), on: day('2022-04-01'), at: new Date() };
  await started.database.as(council, async (db) => {
    const plan = await addPlan(db, council, { name: 'Plan', vision: '', from: by.on });
    const priority = await addPriority(db, council, plan, { title: 'First', aim: '', sponsorId: null });
    const outcome = await addOutcome(db, council, priority, {
      ...{ words: 'Children are seen', howKnown: '', sponsorId: null, measures: [], recommendationIds: [] },
    });
    for (const [ref, title, role] of [
      ['1.1.1', 'See every child', 'teamManager'],
      ['1.1.2', 'Another one', 'boardMember'],
    ] as const) {
      const given = {
        ...{ outcomeId: outcome, ref, title, detail: '', ownerId: started.personOf(role, council), ownerWords: '' },
        ...{ partnerId: null, contributors: '', resources: '', startsOn: by.on, dueOn: day('2022-09-30') },
        ...{ impactExpectedOn: null, isWider: true, answers: [], milestones: [] },
      };
      actions.set(`${council}/${ref}`, await addAction(db, council, plan, given, by));
    }
  });
}

before(async () => {
  await draw(OWN);
  await draw(OTHER);
});
after(() => started.stop());

const action = (ref = '1.1.1', council: AuthorityId = OWN) => actions.get(`${council}/${ref}`) ?? '';

/** A link as it is mailed, to the team manager unless said otherwise. */
async function link(
  more: { hours?: number; council?: AuthorityId; ref?: string; person?: string } = {},
): Promise<string> {
  const { hours = 24, council = OWN, ref = '1.1.1' } = more;
  const now = started.now();
  const made = {
    ...{ actionId: action(ref, council), askedBy: null, now, expiresAt: new Date(now.getTime() + hours * 3_600_000) },
    personId: more.person ?? started.personOf('teamManager', council),
  };
  return `/u/${await started.database.as(council, (db) => makeUpdateLink(db, council, made))}`;
}

async function opened(address: string): Promise<Visitor> {
  const visitor = started.anybody();
  const answer = await visitor.post(`${address}/open`);
  assert.equal(answer.statusCode, 303);
  assert.equal(answer.headers.location, address);
  return visitor;
}

const sent = (ref = '1.1.1') =>
  started.database.as(OWN, (db) =>
    db.selectFrom('plan_update').selectAll().where('action_id', '=', action(ref)).orderBy('number').execute(),
  );

describe('the link of a mail', () => {
  it('tells nothing and binds nothing until a person opens it', async () => {
    const address = await link();
    const answer = await started.anybody().get(address);
    assert.equal(answer.statusCode, 200);
    assert.doesNotMatch(answer.body, /See every child|1\.1\.1|Children are seen/);
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.headers['referrer-policy'], 'no-referrer');
    await opened(address);
  });

  it('leads to the update of one action, and to nothing else of the plan', async () => {
    const address = await link();
    const visitor = await opened(address);
    const { body } = await visitor.get(address);
    assert.match(body, /Update on 1\.1\.1 See every child/);
    assert.doesNotMatch(body, /Another one|Children are seen|aria-label="Main"|href="\/(plan|my-actions)/);
    assert.match((await visitor.get('/plan')).headers.location ?? '', /^\/sign-in/);
    assert.match((await visitor.get('/my-actions')).headers.location ?? '', /^\/sign-in/);
  });

  it('brings an update by its person, as page, and says so', async () => {
    const address = await link();
    const visitor = await opened(address);
    const wrong = await visitor.post(address, { seen: '0', next: 'word '.repeat(151) });
    assert.equal(wrong.statusCode, 422);
    assert.match(wrong.body, /there are 151/);
    const answer = await visitor.post(address, { seen: '0', done: 'By the link', opened: String(Date.now() - 60_000) });
    assert.equal(answer.statusCode, 303, answer.body);
    assert.match((await visitor.get(answer.headers.location ?? '')).body, /Your update is sent/);
    const [update] = await sent();
    assert.deepEqual(
      [update?.done, update?.by, update?.through],
      ['By the link', started.personOf('teamManager'), 'link'],
    );
    assert.ok((update?.seconds ?? 0) >= 60);
    const file = { name: 'minutes.txt', bytes: 'The team met and agreed.' };
    const wrongFile = await visitor.upload({ name: 'x.pdf', bytes: 'MZ' }, { seen: '1', done: 'With a file' }, address);
    assert.equal(wrongFile.statusCode, 422);
    assert.match(wrongFile.body, /With a file<\/textarea>/);
    assert.equal((await visitor.upload(file, { seen: '1', done: 'With a file' }, address)).statusCode, 303);
    assert.notEqual((await sent()).at(-1)?.document_id, null);
    const forwarded = await started.anybody().upload(file, { seen: '2', done: 'Forwarded file' }, address);
    assert.equal(forwarded.statusCode, 403);
    assert.equal((await started.anybody().upload(file, { done: 'x' }, `/u/${OWN}.${'y'.repeat(43)}`)).statusCode, 404);
    assert.equal((await sent()).length, 2);
    const events = await started.database.as(OWN, (db) =>
      db.selectFrom('event').selectAll().where('kind', 'like', 'plan.update.%').execute(),
    );
    assert.ok(events.some(({ kind, person_id }) => kind === 'plan.update.sent' && person_id === update?.by));
  });

  it('takes that nothing has changed, and a draft, which waits under the account as well', async () => {
    const address = await link();
    const visitor = await opened(address);
    assert.equal((await visitor.post(`${address}/draft`, { seen: '1', done: 'Half of it' })).statusCode, 303);
    assert.match((await visitor.get(address)).body, /Half of it<\/textarea>/);
    const owner = await started.signedIn('teamManager');
    assert.match((await owner.get(`/plan/actions/${action()}/update`)).body, /Half of it<\/textarea>/);
    assert.equal((await visitor.post(`${address}/unchanged`, { seen: '1' })).statusCode, 303);
    assert.equal((await sent()).at(-1)?.is_unchanged, true);
  });

  it('is refused in another browser, with the reason and the way in by signing in', async () => {
    const address = await link();
    await opened(address);
    const other = started.anybody();
    await other.post(`${address}/open`);
    for (const answer of [await other.get(address), await other.post(address, { seen: '0', done: 'Forwarded' })]) {
      assert.equal(answer.statusCode, 403);
      assert.match(answer.body, /opened in another browser/);
      assert.match(answer.body, /href="\/sign-in/);
      assert.doesNotMatch(answer.body, /See every child/);
    }
    assert.ok((await sent()).every(({ done }) => done !== 'Forwarded'));
  });

  it('is opened beside another in one browser', async () => {
    const [first, second] = [await link(), await link({ ref: '1.1.2', person: started.personOf('boardMember') })];
    const visitor = await opened(first);
    await visitor.post(`${second}/open`);
    assert.match((await visitor.get(first)).body, /See every child/);
    assert.match((await visitor.get(second)).body, /Another one/);
  });

  it('leads who is signed in to their own page, and tells another person that it is not theirs', async () => {
    const address = await link();
    const owner = await started.signedIn('teamManager');
    assert.equal((await owner.get(address)).headers.location, `/plan/actions/${action()}/update`);
    const member = await started.signedIn('boardMember');
    const answer = await member.get(address);
    assert.equal(answer.statusCode, 403);
    assert.match(answer.body, /for somebody else/);
    assert.doesNotMatch(answer.body, /See every child/);
  });

  it('is answered alike where it expired, was replaced, was used up, or never was', async () => {
    const expired = await link({ hours: 1 });
    const bound = await opened(expired);
    started.passHours(2);
    const replaced = await link();
    await link();
    const used = await link();
    const visitor = await opened(used);
    for (let number = 0; number < MOST_UPDATES; number += 1)
      assert.equal((await visitor.post(used, { seen: '99', done: `Number ${number}` })).statusCode, 303);
    const invented = `/u/${OWN}.${'x'.repeat(43)}`;
    const elsewhere = used.replace(`/u/${OWN}`, `/u/${OTHER}`);
    const nobody = await started.anybody().get(invented);
    assert.equal(nobody.statusCode, 404);
    for (const [browser, address] of [
      [bound, expired],
      [visitor, replaced],
      [visitor, used],
      [visitor, elsewhere],
      [visitor, '/u/nothing'],
      [visitor, '/u/998.'],
      [visitor, '/u/998.short.more'],
    ] as const) {
      const answer = await browser.get(address);
      assert.equal(answer.statusCode, 404, address);
      assert.equal(withoutChance(answer), withoutChance(nobody), address);
    }
    assert.equal((await visitor.post(used, { seen: '99', done: 'One too many' })).statusCode, 404);
    assert.equal((await bound.post(expired, { seen: '0', done: 'Too late' })).statusCode, 404);
  });

  it('ends with the owner, the account, the role and the action', async () => {
    const change = (work: (council: AuthorityId) => Promise<unknown>) => work(OWN);
    const set = (values: object) =>
      change((council) =>
        started.database.as(council, (db) =>
          db.updateTable('plan_action').set(values).where('action_id', '=', action()).execute(),
        ),
      );
    const address = await link();
    const visitor = await opened(address);
    assert.equal((await visitor.get(address)).statusCode, 200);
    await set({ owner_id: started.personOf('boardMember') });
    assert.equal((await visitor.get(address)).statusCode, 404);
    await set({ owner_id: started.personOf('teamManager') });
    assert.equal((await visitor.get(address)).statusCode, 200);
    const disable = (disabled_at: Date | null) =>
      started.database.as(OWN, (db) =>
        db
          .updateTable('person')
          .set({ disabled_at })
          .where('person_id', '=', started.personOf('teamManager'))
          .execute(),
      );
    await disable(new Date());
    assert.equal((await visitor.get(address)).statusCode, 404);
    await disable(null);
    const closing = { step: 'superseded', on_day: '2022-08-09', by: started.personOf('director'), at: new Date() };
    await started.database.as(OWN, (db) =>
      db
        .insertInto('plan_action_step')
        .values({ authority_id: OWN, action_id: action(), number: 2, ...closing })
        .execute(),
    );
    assert.equal((await visitor.get(address)).statusCode, 404);
  });

  it('keeps neither token nor browser as they are', async () => {
    const address = await link({ ref: '1.1.2', person: started.personOf('boardMember') });
    const visitor = await opened(address);
    assert.equal((await visitor.get(address)).statusCode, 200);
    const rows = await started.database.as(OWN, (db) => db.selectFrom('plan_update_link').selectAll().execute());
    const kept = JSON.stringify(rows.map((row) => ({ ...row, token: row.token_hash.toString('latin1') })));
    assert.ok(!kept.includes(address.split('.')[1] ?? '?'));
    assert.doesNotMatch(JSON.stringify(started.logged), new RegExp(address.split('.')[1] ?? '?'));
  });
});
