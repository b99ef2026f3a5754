import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createOneTimeLink } from '../../src/features/access/index.ts';
import { begunIn, codeOf, codesIn, enterPassword, invited, keyIn, PASSWORD, signIn } from '../support/accounts.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import type { Visitor } from '../support/visitor.ts';

type Started = Awaited<ReturnType<typeof startInstallation>>;

let started: Started;
before(async () => {
  started = await startInstallation();
});
after(() => started.stop());

const MINUTE = 1 / 60;
const NEW = 'herring bicycle trombone';

/** The addresses at which an account page offers to end sessions. */
async function endings(visitor: Visitor): Promise<string[]> {
  const { body } = await visitor.get('/account');
  return [...body.matchAll(/action="(\/account\/sessions\/[0-9a-f-]{36}\/end)"/g)].map(([, action]) => action ?? '');
}

describe('one’s own sessions', () => {
  it('are listed with browser, address and time, and each can be ended', async () => {
    const account = await invited(started, 'boardMember');
    const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0';
    const other = started.anybody();
    const { authority: council, email, password } = account;
    await other.post('/sign-in', { council, email, password }, { 'user-agent': firefox });
    const page = (await account.visitor.get('/account')).body;
    assert.match(page, /Firefox on Linux/);
    assert.match(page, /10\.\d+\.\d+\.\d+/);
    assert.match(page, /This one/);
    const [end = '', ...more] = await endings(account.visitor);
    assert.deepEqual(more, []);
    assert.equal((await account.visitor.post(end)).headers.location, '/account?done=sessions');
    assert.equal((await other.get('/scorecard')).statusCode, 303);
    assert.equal((await account.visitor.get('/scorecard')).statusCode, 200);
  });

  it('end all but the one that asks', async () => {
    const account = await invited(started, 'boardMember');
    const others = [await signIn(started, account), await signIn(started, account)];
    await account.visitor.post('/account/sessions/end');
    for (const other of others) assert.equal((await other.get('/scorecard')).statusCode, 303);
    assert.equal((await account.visitor.get('/scorecard')).statusCode, 200);
  });

  it('are ended by who proved within 15 minutes who they are, and after that asks for it', async () => {
    const account = await invited(started, 'boardMember');
    const other = await signIn(started, account);
    const [end = ''] = await endings(account.visitor);
    started.passHours(15.1 * MINUTE);
    for (const address of [end, '/account/sessions/end']) {
      assert.match((await account.visitor.post(address)).body, /Confirm that it is you/);
      assert.equal((await other.get('/scorecard')).statusCode, 200, address);
    }
    const proof = { proof: 'yes', proof_password: PASSWORD };
    assert.equal((await account.visitor.post(end, proof)).headers.location, '/account?done=sessions');
    assert.equal((await other.get('/scorecard')).statusCode, 303);
  });

  it('are not ended by anybody else, who gets what a session that does not exist gives (S012)', async () => {
    const account = await invited(started, 'boardMember');
    const second = await signIn(started, account);
    const [end = ''] = await endings(account.visitor);
    const nobodys = '/account/sessions/00000000-0000-4000-8000-000000000000/end';
    for (const visitor of [
      await started.signedIn('councilAdministrator'),
      await started.signedIn('boardMember', OTHER),
      await started.signedIn('systemAdministrator'),
    ])
      for (const address of [end, nobodys, '/account/sessions/x/end']) {
        const answer = await visitor.post(address);
        assert.equal(answer.statusCode, 404);
      }
    assert.equal((await second.get('/scorecard')).statusCode, 200);
  });

  it('do not outlive sign-out, and no page of theirs is kept by the browser (S002)', async () => {
    const { visitor } = await invited(started, 'boardMember');
    const cookie = visitor.cookie();
    assert.equal((await visitor.get('/account')).headers['cache-control'], 'no-store');
    await visitor.post('/sign-out');
    visitor.useCookie(cookie);
    const answer = await visitor.get('/account');
    assert.equal(answer.statusCode, 303);
    assert.match(answer.headers.location ?? '', /^\/sign-in/);
  });

  it('may no more from the next request on when a role ends (S003)', async () => {
    const { visitor } = await invited(started, 'boardChair');
    assert.equal((await visitor.get('/teams')).statusCode, 200);
    await started.database.as(OWN, (db) =>
      db
        .updateTable('appointment')
        .set({ state: 'ended' })
        .where('person_id', '=', started.personOf('boardChair'))
        .execute(),
    );
    assert.equal((await visitor.get('/teams')).statusCode, 404);
    assert.equal((await visitor.get('/scorecard')).statusCode, 404);
  });

  it('are gone at once for somebody who is disabled, who cannot come back (S004)', async () => {
    const account = await invited(started, 'partnerMember');
    await started.database.as(OWN, (db) =>
      db
        .updateTable('person')
        .set({ disabled_at: new Date() })
        .where('person_id', '=', started.personOf('partnerMember'))
        .execute(),
    );
    assert.equal((await account.visitor.get('/account')).statusCode, 303);
    const answer = await enterPassword(started.anybody(), account);
    assert.equal(answer.statusCode, 422);
  });
});

describe('one’s own password', () => {
  const change = (visitor: Visitor, present: string, password = NEW, again = password) =>
    visitor.post('/account/password', { present, password, again });

  it('is changed by who knows it, ends the other sessions and is told', async () => {
    const account = await invited(started, 'scrutinyReader');
    const other = await signIn(started, account);
    assert.equal((await change(account.visitor, PASSWORD)).headers.location, '/account?done=password');
    assert.match((await account.visitor.get('/account?done=password')).body, /Your password is kept/);
    assert.equal((await other.get('/scorecard')).statusCode, 303);
    assert.equal((await account.visitor.get('/scorecard')).statusCode, 200);
    assert.equal((await enterPassword(started.anybody(), account)).statusCode, 422);
    assert.equal((await enterPassword(started.anybody(), { ...account, password: NEW })).statusCode, 303);
    assert.match((await account.visitor.get('/notices')).body, /Your password was changed/);
  });

  it('stays where the present one is wrong, and is not to be guessed that way', async () => {
    const { visitor } = await invited(started, 'dfeAdviser');
    const statuses: number[] = [];
    for (let time = 0; time < 6; time += 1) statuses.push((await change(visitor, `wrong ${time}`)).statusCode);
    assert.deepEqual(statuses, [422, 422, 422, 422, 422, 429]);
    assert.equal((await change(visitor, PASSWORD)).statusCode, 429);
    started.passHours(1.1 * MINUTE);
    assert.match((await change(visitor, PASSWORD, 'too short')).body, /12 characters or more/);
    assert.match((await change(visitor, PASSWORD, 'walnut 0wnsh1re')).body, /without your name/);
    assert.match((await change(visitor, PASSWORD, NEW, `${NEW}!`)).body, /Enter the same password twice/);
    assert.equal((await change(visitor, PASSWORD)).statusCode, 303);
  });

  it('is changed by no form without its token, with another session’s or an old one (F016)', async () => {
    const account = await invited(started, 'auditor');
    const { visitor } = account;
    const other = await signIn(started, account);
    const old = await visitor.formToken();
    const tokens = ['', 'made-up', await other.formToken()];
    await enterPassword(visitor, account);
    for (const csrf of [...tokens, old]) {
      const form = { present: PASSWORD, password: NEW, again: NEW, csrf };
      assert.equal((await visitor.post('/account/password', form)).statusCode, 403);
    }
    assert.equal((await enterPassword(started.anybody(), account)).statusCode, 303, 'it is the old one still');
    const refused = await started.database.as(OWN, (db) =>
      db.selectFrom('event').select('detail').where('subject', '=', 'POST /account/password').execute(),
    );
    assert.deepEqual(
      refused.map(({ detail }) => detail),
      Array(4).fill({ why: 'form_expired' }),
    );
  });

  it('is chosen first by who came in by a link', async () => {
    const visitor = await started.signedIn('moderator');
    assert.match((await visitor.get('/account')).body, /None: you came in by a link/);
    assert.equal((await change(visitor, '')).statusCode, 303);
    const email = 'moderator@998.example';
    assert.equal((await enterPassword(started.anybody(), { authority: OWN, email, password: NEW })).statusCode, 303);
  });
});

describe('a link of whoever runs the machine', () => {
  const linkFor = async (role: 'dfeAdviser' | 'inspector' = 'dfeAdviser') => {
    const link = { authority: OWN, personId: started.personOf(role) };
    return `/link/${await createOneTimeLink(started.database, link, started.now())}`;
  };

  it('leads to choosing a password where there is none, and to the first page where there is one', async () => {
    assert.equal((await started.anybody().post(await linkFor('inspector'))).headers.location, '/account/password');
    await invited(started, 'dfeAdviser');
    assert.equal((await started.anybody().post(await linkFor())).headers.location, '/');
  });

  it('replaces a forgotten password within 15 minutes, and not later', async () => {
    const account = await invited(started, 'dfeAdviser');
    const [soon, late] = [started.anybody(), started.anybody()];
    await late.post(await linkFor());
    started.passHours(15.1 * MINUTE);
    assert.match((await late.get('/account/password')).body, /name="present"/);
    const form = { password: NEW, again: NEW };
    assert.equal((await late.post('/account/password', form)).statusCode, 422);
    await soon.post(await linkFor());
    assert.doesNotMatch((await soon.get('/account/password')).body, /name="present"/);
    assert.equal((await soon.post('/account/password', form)).headers.location, '/account?done=password');
    assert.equal((await enterPassword(started.anybody(), account)).statusCode, 422);
    assert.equal((await enterPassword(started.anybody(), { ...account, password: NEW })).statusCode, 303);
  });
});

describe('one’s own app and codes', () => {
  it('can be set up anew, after which the one before is of no use', async () => {
    const account = await invited(started, 'director');
    const { visitor } = account;
    const page = await visitor.get('/account/app');
    const key = keyIn(page);
    assert.notEqual(key, account.key);
    const enter = (code: string) => visitor.post('/account/app', { begun: begunIn(page), code });
    assert.equal((await enter(codeOf(account.key ?? '', started.now()))).statusCode, 422);
    assert.equal((await enter(codeOf(key, started.now()))).headers.location, '/account?done=app');
    started.passHours(2 * MINUTE);
    const begun = begunIn(await enterPassword(started.anybody(), account));
    const withCode = (code: string) => started.anybody().post('/sign-in/code', { begun, code });
    assert.equal((await withCode(codeOf(account.key ?? '', started.now()))).statusCode, 422);
    assert.equal((await withCode(codeOf(key, started.now()))).statusCode, 303);
  });

  it('is not set up with what another person began', async () => {
    const [own, other] = [await invited(started, 'teamManager'), await invited(started, 'socialWorker')];
    const theirs = await other.visitor.get('/account/app');
    const form = { begun: begunIn(theirs), code: codeOf(keyIn(theirs), started.now()) };
    assert.equal((await own.visitor.post('/account/app', form)).headers.location, '/account/app');
  });

  it('gives ten new codes, and the ones before stop working', async () => {
    const account = await invited(started, 'performanceAnalyst');
    const shown = await account.visitor.post('/account/recovery-codes');
    const codes = codesIn(shown);
    assert.equal(new Set([...codes, ...account.codes]).size, 20);
    const enter = async (code: string) => {
      const begun = begunIn(await enterPassword(started.anybody(), account));
      return (await started.anybody().post('/sign-in/code', { begun, code })).statusCode;
    };
    assert.equal(await enter(account.codes[3] ?? ''), 422);
    assert.equal(await enter(codes[3] ?? ''), 303);
  });
});

describe('a role that needs a second factor', () => {
  it('ends a session by password alone at the next request; its person sets an app up and goes on', async () => {
    const account = await invited(started, 'dfeAdviser');
    assert.equal((await account.visitor.get('/scorecard')).statusCode, 200);
    await started.database.as(OWN, (db) =>
      db
        .insertInto('appointment')
        .values({
          authority_id: OWN,
          person_id: started.personOf('dfeAdviser'),
          role: 'performanceAnalyst',
          from_day: '2022-01-01',
          state: 'active',
          source: 'set-up',
        })
        .execute(),
    );
    assert.equal((await account.visitor.get('/extracts')).statusCode, 303);
    const asked = await enterPassword(account.visitor, account);
    assert.match(asked.body, /Set up an authenticator app/);
    const code = codeOf(keyIn(asked), started.now());
    await account.visitor.post('/sign-in/app', { begun: begunIn(asked), code });
    assert.equal((await account.visitor.get('/extracts')).statusCode, 200);
  });
});

describe('proving anew who one is', () => {
  it('is asked 15 minutes after signing in, by a code where there is an app', async () => {
    const account = await invited(started, 'qualityAssuranceManager');
    const { visitor } = account;
    started.passHours(14 * MINUTE);
    assert.match((await visitor.get('/account/app')).body, /Set up another authenticator app/);
    started.passHours(1.1 * MINUTE);
    const asked = await visitor.get('/account/app');
    assert.match(asked.body, /Confirm that it is you/);
    assert.match(asked.body, /name="proof_code"/);
    for (const form of [{}, { proof_code: '000000' }, { proof_password: PASSWORD }]) {
      const answer = await visitor.post('/confirm', { next: '/account/app', proof: 'yes', ...form });
      assert.equal(answer.statusCode, 422);
      assert.match(answer.body, /name="next" value="\/account\/app"/);
    }
    const proof_code = codeOf(account.key ?? '', started.now());
    const proved = await visitor.post('/confirm', { next: '/account/app', proof: 'yes', proof_code });
    assert.equal(proved.headers.location, '/account/app');
    assert.match((await visitor.get('/account/app')).body, /Set up another authenticator app/);
  });

  it('is asked for a password where there is no app, keeps what was typed, and comes to waits', async () => {
    const { visitor } = await invited(started, 'boardMember');
    started.passHours(15.1 * MINUTE);
    const asked = await visitor.post('/account/recovery-codes', { remember: 'what was typed' });
    assert.match(asked.body, /name="proof_password"/);
    assert.match(asked.body, /name="remember" value="what was typed"/);
    const statuses: string[] = [];
    for (let time = 0; time < 6; time += 1) {
      const { body } = await visitor.post('/confirm', { next: '/', proof: 'yes', proof_password: `wrong ${time}` });
      statuses.push(/too many tries/.test(body) ? 'wait' : /That is not your password/.test(body) ? 'wrong' : 'in');
    }
    assert.deepEqual(statuses, ['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'wait']);
    started.passHours(1.1 * MINUTE);
    const form = { next: '/scorecard', proof: 'yes', proof_password: PASSWORD };
    assert.equal((await visitor.post('/confirm', form)).headers.location, '/scorecard');
  });

  it('is not done by who came in by a link and has neither', async () => {
    const visitor = await started.signedIn('inspector');
    started.passHours(15.1 * MINUTE);
    assert.match((await visitor.get('/account/app')).body, /You came in by a link and have no password yet/);
    assert.equal((await visitor.post('/confirm', { next: '/', proof: 'yes' })).statusCode, 422);
  });
});
