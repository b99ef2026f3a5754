import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { LocalDate } from '#kernel/local-date.ts';
import { addAction, addOutcome, addPlan, addPriority } from '../../src/features/plan/index.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import { type Visitor, withoutChance } from '../support/visitor.ts';

/** The days of somebody's actions in a calendar that knows nothing of signing in. */

const started = await startInstallation();
const day = (text: string) => text as LocalDate;
let owner: Visitor;

before(async () => {
  const by = { personId: started.personOf('director'), on: day('2022-04-01'), at: new Date('2022-04-01T09:00:00Z') };
  await started.database.as(OWN, async (db) => {
    const plan = await addPlan(db, OWN, { name: 'Plan', vision: '', from: by.on });
    const priority = await addPriority(db, OWN, plan, { title: 'First', aim: '', sponsorId: null });
    const outcome = await addOutcome(db, OWN, priority, {
      ...{ words: 'Children are seen', howKnown: '', sponsorId: null, measures: [], recommendationIds: [] },
    });
    for (const [ref, role] of [
      ['1.1.1', 'teamManager'],
      ['1.1.2', 'boardMember'],
    ] as const)
      await addAction(
        db,
        OWN,
        plan,
        {
          ...{ outcomeId: outcome, ref, title: `Title of ${ref}`, detail: '', ownerId: started.personOf(role) },
          ...{ ownerWords: '', partnerId: null, contributors: '', resources: '', startsOn: by.on },
          ...{ dueOn: day('2022-09-30'), impactExpectedOn: null, isWider: true, answers: [], milestones: [] },
        },
        by,
      );
  });
  owner = await started.signedIn('teamManager');
});
after(() => started.stop());

async function link(who = owner): Promise<string> {
  const answer = await who.post('/my-actions/calendar');
  assert.equal(answer.statusCode, 200);
  const address =
    /value="(http[^"]+\/calendar\/[^"]+)"/.exec(answer.body)?.[1] ?? assert.fail('the page shows the link');
  return new URL(address).pathname;
}

const read = (address: string) => started.anybody().get(address);

async function assertGone(address: string): Promise<void> {
  const [gone, unknown] = await Promise.all([read(address), read(`/calendar/${OWN}.${'a'.repeat(43)}.ics`)]);
  assert.equal(gone.statusCode, 404);
  assert.equal(withoutChance(gone), withoutChance(unknown));
  assert.equal(gone.headers['cache-control'], 'no-store');
}

describe('the calendar of who answers for actions', () => {
  it('is a file with titles of their own actions alone', async () => {
    assert.match((await owner.get('/my-actions')).body, /href="\/my-actions\/calendar"/);
    const answer = await owner.get('/my-actions/calendar.ics');
    assert.equal(answer.headers['content-type'], 'text/calendar; charset=utf-8');
    assert.match(answer.headers['content-disposition'] as string, /my-actions\.ics/);
    assert.match(answer.body, /SUMMARY:Action due: 1\.1\.1 Title of 1\.1\.1\r\n/);
    assert.doesNotMatch(answer.body, /1\.1\.2/);
  });

  it('is read by its link without signing in, with numbers and no titles, kept by nobody on the way', async () => {
    const address = await link();
    const answer = await read(address);
    assert.equal(answer.statusCode, 200);
    assert.equal(answer.headers['content-type'], 'text/calendar; charset=utf-8');
    assert.equal(answer.headers['cache-control'], 'no-store');
    assert.equal(answer.headers['referrer-policy'], 'no-referrer');
    assert.match(answer.body, /SUMMARY:Action due: 1\.1\.1\r\n[\s\S]*SUMMARY:Update due: 1\.1\.1\r\n/);
    assert.doesNotMatch(answer.body, /Title|1\.1\.2|Children|Ownshire/);
    assert.equal((await read(address.replace(/\.ics$/, ''))).statusCode, 200);
    const kept = await started.database.as(OWN, (db) => db.selectFrom('plan_calendar').selectAll().execute());
    assert.ok(
      kept.every(({ token_hash }) => token_hash.length === 32 && !address.includes(token_hash.toString('base64url'))),
    );
  });

  it('is shown once; a new link ends the one before, and its person ends it', async () => {
    const first = await link();
    const secret = first.split('/').at(-1) ?? '';
    assert.ok(!(await owner.get('/my-actions/calendar')).body.includes(secret.slice(4, 20)));
    const second = await link();
    await assertGone(first);
    assert.equal((await read(second)).statusCode, 200);
    const other = await started.signedIn('boardMember');
    assert.equal((await other.post('/my-actions/calendar/end')).statusCode, 303);
    assert.equal((await read(second)).statusCode, 200);
    assert.equal((await owner.post('/my-actions/calendar/end')).statusCode, 303);
    await assertGone(second);
    assert.match((await owner.get('/my-actions/calendar?done=ended')).body, /The link is ended/);
  });

  it('answers nobody with an account that is disabled, or that no longer answers for actions', async () => {
    const personId = started.personOf('teamManager');
    const address = await link();
    const disabled = (at: Date | null) =>
      started.database.as(OWN, (db) =>
        db.updateTable('person').set({ disabled_at: at }).where('person_id', '=', personId).execute(),
      );
    await disabled(started.now());
    await assertGone(address);
    await disabled(null);
    assert.equal((await read(address)).statusCode, 200);
    const until = (untilDay: string | null) =>
      started.database.as(OWN, (db) =>
        db.updateTable('appointment').set({ until_day: untilDay }).where('person_id', '=', personId).execute(),
      );
    await until('2022-08-01');
    await assertGone(address);
    await until(null);
  });

  it('is nothing to another council, nor to who asks for what is no link', async () => {
    const address = await link();
    await assertGone(address.replace(`/${OWN}.`, `/${OTHER}.`));
    for (const wrong of [
      'a',
      `${OWN}.`,
      `${OWN}.short.ics`,
      `${OWN}.${'a'.repeat(43)}.ics.ics`,
      '000.%00',
      "998.'or'1'='1",
    ])
      assert.equal((await read(`/calendar/${wrong}`)).statusCode, 404, wrong);
  });
});
