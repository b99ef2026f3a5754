import assert from 'node:assert/strict';
import { after, beforeEach, describe, it } from 'node:test';
import { createLink } from '../../src/features/access/index.ts';
import { enterPassword, invited, PASSWORD, type TestAccount } from '../support/accounts.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import { startMailServer } from '../support/mail-server.ts';
import type { Visitor } from '../support/visitor.ts';

/** An administrator wants to come in as somebody else, alone and with another who approves what they propose. */
const mails = await startMailServer();
const started = await startInstallation({ smtpUrl: mails.url });
const EVIL = 'mallory@evil.example';
const MINUTE = 1 / 60;

let victim: TestAccount;
let id: string;
let attacker: Visitor;
let accomplice: Visitor;

beforeEach(async () => {
  attacker = await started.signedIn('councilAdministrator');
  accomplice = await started.signedIn('director');
  await remove();
  victim = await invited(started, 'performanceAnalyst');
  id = started.personOf('performanceAnalyst');
});
after(async () => {
  await started.stop();
  await mails.stop();
});

/** The victim is as before, whatever the test before did. */
async function remove(): Promise<void> {
  await started.database.as(OWN, (db) =>
    db
      .updateTable('person')
      .set({ email: 'performanceanalyst@998.example', email_changed_at: null })
      .where('person_id', '=', started.personOf('performanceAnalyst'))
      .execute(),
  );
  await started.database.as(OWN, (db) =>
    db
      .updateTable('second_factor_removal')
      .set({ state: 'declined', decided_at: started.now() })
      .where('state', '=', 'proposed')
      .execute(),
  );
}

const factorOf = () =>
  started.database.as(OWN, (db) =>
    db.selectFrom('totp').select('person_id').where('person_id', '=', id).executeTakeFirst(),
  );

async function events(kind: string): Promise<number> {
  const rows = await started.database.as(OWN, (db) =>
    db.selectFrom('event').select('sequence').where('kind', '=', kind).where('subject', '=', id).execute(),
  );
  return rows.length;
}

/** How many links for a new password were ever made for the victim. */
async function resetLinks(): Promise<number> {
  const rows = await started.database.as(OWN, (db) =>
    db
      .selectFrom('one_time_link')
      .select('made_at')
      .where('person_id', '=', id)
      .where('purpose', '=', 'reset')
      .execute(),
  );
  return rows.length;
}

/** Changes the address as the form of somebody's details does. */
async function changeAddress(email: string) {
  const { body } = await attacker.get(`/people/${id}/details`);
  const version = /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';
  const form = { version, name: 'performanceAnalyst of 998', post: 'Performance analyst', email, staffRef: '' };
  return attacker.post(`/people/${id}/details`, form);
}

/** Every mail that went out for what was done so far. */
async function mailsTo(address: string) {
  await started.dependencies.extracts.send('mails.send', OWN, '');
  await started.settled();
  return mails.received.filter(({ to }) => to.includes(address));
}

describe('an administrator alone', () => {
  it('removes nobody’s second factor: that waits for another person', async () => {
    const answer = await attacker.post(`/people/${id}/second-factor/removal`);
    assert.equal(answer.headers.location, `/people/${id}?done=factorProposed`);
    assert.ok(await factorOf());
    assert.match((await attacker.get(`/people/${id}`)).body, /Somebody else decides/);
    assert.doesNotMatch((await attacker.get(`/people/${id}`)).body, /second-factor\/approval/);
    assert.equal((await attacker.post(`/people/${id}/second-factor/approval`)).statusCode, 403);
    assert.ok(await factorOf(), 'nor by approving it themselves');
    assert.equal((await attacker.post(`/people/${id}/second-factor/removal`)).statusCode, 409, 'nor by asking twice');
    assert.match((await accomplice.get('/notices')).body, /second factor/);
    await attacker.post(`/people/${id}/leaving`, { reason: 'x' });
    assert.ok(await factorOf(), 'nor by having them leave');
    await started.database.as(OWN, (db) =>
      db.updateTable('person').set({ disabled_at: null }).where('person_id', '=', id).execute(),
    );
    await started.database.as(OWN, (db) =>
      db
        .updateTable('appointment')
        .set({ state: 'active', ended_by: null, ended_at: null })
        .where('person_id', '=', id)
        .execute(),
    );
  });

  it('gets no invitation to an account that is somebody’s, and one that was made before works no more', async () => {
    const before = await mailsTo(victim.email);
    assert.match((await attacker.get(`/people/${id}/invitation`)).body, /can sign in already/);
    assert.doesNotMatch((await attacker.get(`/people/${id}`)).body, />\s*Invite\s*</);
    const answer = await attacker.post(`/people/${id}/invitation`);
    assert.equal(answer.statusCode, 422);
    assert.doesNotMatch(answer.body, /\/invitation\/998\./);
    assert.equal((await mailsTo(victim.email)).length, before.length);
    const early = await started.database.as(OWN, (db) =>
      createLink(db, { authority: OWN, personId: id }, 'invitation', started.now()),
    );
    assert.equal((await started.anybody().get(`/invitation/${early}`)).statusCode, 404);
    const form = { password: 'mallory knows this one', again: 'mallory knows this one' };
    assert.equal((await started.anybody().post(`/invitation/${early}`, form)).statusCode, 404);
  });

  it('gets no link for a new password by changing the address, not after a day either, and the address before is told', async () => {
    assert.equal((await changeAddress(EVIL)).statusCode, 303);
    const told = (await mailsTo(victim.email)).filter(({ text }) =>
      /Your e-mail address in Headway was changed/.test(text),
    );
    assert.equal(told.length, 1);
    const links = await resetLinks();
    for (const hours of [0, 25]) {
      started.passHours(hours);
      const shown = await started.anybody().post('/forgotten', { council: OWN, email: EVIL });
      started.passHours(-hours);
      assert.match(shown.body, /Look at your e-mail/, 'in the same words as always');
      assert.equal(await resetLinks(), links);
      assert.deepEqual(await mailsTo(EVIL), []);
    }
  });

  it('cannot use a link for a new password that was on its way to the address before', async () => {
    const link = await started.database.as(OWN, (db) =>
      createLink(db, { authority: OWN, personId: id }, 'reset', started.now()),
    );
    await changeAddress(EVIL);
    assert.equal((await started.anybody().get(`/reset/${link}`)).statusCode, 404);
  });

  it('is asked anew who they are before an address is changed', async () => {
    const later = await started.signedIn('councilAdministrator');
    const held = attacker;
    attacker = later;
    started.passHours(15.1 * MINUTE);
    assert.match((await changeAddress(EVIL)).body, /no password yet|Confirm that it is you/);
    attacker = held;
    started.passHours(-15.1 * MINUTE);
  });
});

describe('an administrator with an accomplice', () => {
  it('removes the second factor, of which its person is told, and still knows no password', async () => {
    await attacker.post(`/people/${id}/second-factor/removal`);
    assert.match((await accomplice.get(`/people/${id}`)).body, /speak to them/);
    const approved = await accomplice.post(`/people/${id}/second-factor/approval`);
    assert.equal(approved.headers.location, `/people/${id}?done=factor`);
    assert.equal(await factorOf(), undefined);
    assert.equal((await victim.visitor.get('/account')).statusCode, 303, 'their sessions end');
    assert.deepEqual(
      [await events('person.second-factor.proposed'), await events('person.second-factor.reset')].map(Boolean),
      [true, true],
    );
    const told = (await mailsTo(victim.email)).filter(({ text }) => /Your second factor was removed/.test(text));
    assert.equal(told.length, 1);
    assert.equal((await attacker.post(`/people/${id}/invitation`)).statusCode, 422);
    await changeAddress(EVIL);
    await started.anybody().post('/forgotten', { council: OWN, email: EVIL });
    assert.deepEqual(await mailsTo(EVIL), []);
    const guess = await enterPassword(started.anybody(), { ...victim, email: EVIL, password: 'not the password' });
    assert.equal(guess.statusCode, 422);
  });

  it('declines it as well, and then it stays', async () => {
    await attacker.post(`/people/${id}/second-factor/removal`);
    const declined = await accomplice.post(`/people/${id}/second-factor/refusal`);
    assert.equal(declined.headers.location, `/people/${id}?done=factorDeclined`);
    assert.ok(await factorOf());
    assert.equal((await accomplice.post(`/people/${id}/second-factor/approval`)).statusCode, 409);
  });
});

describe('its own person', () => {
  it('gets links at a changed address once they have signed in with it', async () => {
    const address = 'new.name@998.example';
    await changeAddress(address);
    await started.anybody().post('/forgotten', { council: OWN, email: address });
    assert.deepEqual(await mailsTo(address), []);
    const asked = await enterPassword(started.anybody(), { ...victim, email: address, password: PASSWORD });
    assert.match(asked.body, /Enter your code/);
    await started.anybody().post('/forgotten', { council: OWN, email: address });
    assert.equal((await mailsTo(address)).filter(({ text }) => /\/reset\/998\./.test(text)).length, 1);
  });
});

describe('the database', () => {
  for (const [what, change] of [
    ['approved by who proposed it', { decided_by: 'councilAdministrator' }],
    ['approved by the person', { decided_by: 'performanceAnalyst' }],
    ['approved by nobody', { decided_by: null }],
  ] as const)
    it(`keeps no removal that is ${what}`, async () => {
      await attacker.post(`/people/${id}/second-factor/removal`);
      const decided_by = change.decided_by && started.personOf(change.decided_by);
      await assert.rejects(
        started.database.as(OWN, (db) =>
          db
            .updateTable('second_factor_removal')
            .set({ state: 'approved', decided_by, decided_at: started.now() })
            .where('person_id', '=', id)
            .where('state', '=', 'proposed')
            .execute(),
        ),
        /check constraint/,
      );
    });
});

describe('where nobody else could approve', () => {
  it('one administrator removes it alone, and the record says so', async () => {
    await started.database.as(OWN, (db) =>
      db
        .updateTable('appointment')
        .set({ state: 'ended' })
        .where('role', 'in', ['director', 'systemAdministrator'])
        .execute(),
    );
    const answer = await attacker.post(`/people/${id}/second-factor/removal`);
    assert.equal(answer.headers.location, `/people/${id}?done=factor`);
    assert.equal(await factorOf(), undefined);
    assert.equal(await events('person.second-factor.reset.alone'), 1);
  });
});
