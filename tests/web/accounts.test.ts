import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createLink } from '../../src/features/access/index.ts';
import { begunIn, codeOf, codesIn, enterPassword, invited, keyIn, PASSWORD, signIn } from '../support/accounts.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';

type Started = Awaited<ReturnType<typeof startInstallation>>;

let started: Started;
before(async () => {
  started = await startInstallation();
});
after(() => started.stop());

const MINUTE = 1 / 60;

describe('an invitation', () => {
  const invite = (
    role: 'boardMember' | 'systemAdministrator' | 'partnerMember' | 'scrutinyReader',
    now = started.now(),
  ) =>
    started.database.as(OWN, (db) =>
      createLink(db, { authority: OWN, personId: started.personOf(role) }, 'invitation', now),
    );

  it('lets somebody choose a password and come in, once', async () => {
    const token = await invite('boardMember');
    const visitor = started.anybody();
    const page = await visitor.get(`/invitation/${token}`);
    assert.match(page.body, /boardMember of 998, Ownshire has made you an account/);
    const answer = await visitor.post(`/invitation/${token}`, { password: PASSWORD, again: PASSWORD });
    assert.equal(answer.headers.location, '/');
    assert.equal((await visitor.get('/scorecard')).statusCode, 200);
    const second = started.anybody();
    assert.equal((await second.get(`/invitation/${token}`)).statusCode, 404);
    const again = await second.post(`/invitation/${token}`, { password: PASSWORD, again: PASSWORD });
    assert.equal(again.statusCode, 404);
    assert.equal(second.cookie(), null);
  });

  it('is accepted by one of two who follow it at once', async () => {
    const token = await invite('scrutinyReader');
    const visitors = [started.anybody(), started.anybody(), started.anybody()];
    const answers = await Promise.all(
      visitors.map((visitor) => visitor.post(`/invitation/${token}`, { password: PASSWORD, again: PASSWORD })),
    );
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).sort(), [303, 404, 404]);
  });

  it('works for seven days, and not with the council of another in front or as a link of another kind', async () => {
    const day = 24 * 3_600_000;
    const [good, old] = [new Date(Date.now() - 6.9 * day), new Date(Date.now() - 7.1 * day)];
    assert.equal((await started.anybody().get(`/invitation/${await invite('partnerMember', good)}`)).statusCode, 200);
    assert.equal((await started.anybody().get(`/invitation/${await invite('partnerMember', old)}`)).statusCode, 404);
    const token = await invite('partnerMember');
    assert.equal((await started.anybody().get(`/invitation/${token.replace('998.', '997.')}`)).statusCode, 404);
    assert.equal((await started.anybody().get(`/reset/${token}`)).statusCode, 404);
    assert.equal((await started.anybody().get(`/link/${token}`)).statusCode, 404);
  });

  for (const [password, again, says] of [
    ['', '', /12 characters or more/],
    ['kettle-oboe', 'kettle-oboe', /12 characters or more/],
    ['a'.repeat(129), 'a'.repeat(129), /128 characters or fewer/],
    ['Password1234!', 'Password1234!', /not so easily guessed/],
    ['walnut Ownshire oboe', 'walnut Ownshire oboe', /without your name/],
    [PASSWORD, `${PASSWORD}x`, /Enter the same password twice/],
  ] as const)
    it(`refuses the password ${JSON.stringify(password).slice(0, 30)} and stays good`, async () => {
      const token = await invite('partnerMember');
      const visitor = started.anybody();
      const answer = await visitor.post(`/invitation/${token}`, { password, again });
      assert.equal(answer.statusCode, 422);
      assert.match(answer.body, says);
      if (password !== '') assert.ok(!answer.body.includes(password), 'and does not send it back');
      assert.equal((await visitor.get(`/invitation/${token}`)).statusCode, 200);
    });

  it('leads on to setting an app up where the role sees children, and nobody is in before', async () => {
    const token = await invite('systemAdministrator');
    const visitor = started.anybody();
    const asked = await visitor.post(`/invitation/${token}`, { password: PASSWORD, again: PASSWORD });
    assert.match(asked.body, /Set up an authenticator app/);
    assert.match(asked.body, /<svg[^>]+role="img" aria-label="The key as a picture/);
    assert.equal(visitor.cookie(), null);
    const wrong = await visitor.post('/sign-in/app', { begun: begunIn(asked), code: '000000' });
    assert.equal(wrong.statusCode, 422);
    assert.equal(keyIn(wrong), keyIn(asked), 'the picture that was scanned stays good');
    assert.equal(visitor.cookie(), null);
    const code = codeOf(keyIn(asked), started.now());
    const shown = await visitor.post('/sign-in/app', { begun: begunIn(wrong), code });
    assert.equal(codesIn(shown).length, 10);
    assert.equal((await visitor.get('/account')).statusCode, 200);
    const late = await started.anybody().post('/sign-in/app', { begun: begunIn(asked), code });
    assert.equal(late.statusCode, 422, 'an app that is set up is not replaced by an older try');
  });
});

describe('signing in with a password', () => {
  it('lets somebody in whose role needs no more, to where they wanted to be', async () => {
    const account = await invited(started, 'boardMember');
    const visitor = started.anybody();
    const { authority: council, email, password } = account;
    const answer = await visitor.post('/sign-in', {
      council,
      email: ` ${email.toUpperCase()} `,
      password,
      next: '/scorecard',
    });
    assert.equal(answer.headers.location, '/scorecard');
    assert.equal((await visitor.get('/scorecard')).statusCode, 200);
  });

  it('does not let anybody in with the password alone whose role sees children', async () => {
    const account = await invited(started, 'performanceAnalyst');
    const visitor = started.anybody();
    const asked = await enterPassword(visitor, account);
    assert.match(asked.body, /Enter your code/);
    assert.equal(visitor.cookie(), null);
    started.passHours(MINUTE);
    const code = codeOf(account.key ?? '', started.now());
    assert.equal((await visitor.post('/sign-in/code', { begun: begunIn(asked), code })).statusCode, 303);
    assert.equal((await visitor.get('/extracts')).statusCode, 200);
  });

  for (const [what, form] of [
    ['another password', { password: 'another one entirely' }],
    ['an unknown address', { email: 'nobody@998.example' }],
    ['the address of another council', { email: 'boardmember@997.example' }],
    ['the right one at another council', { council: OTHER }],
  ] as const)
    it(`says the same of ${what} as of every other fault (S009)`, async () => {
      const { email, password } = await invited(started, 'boardMember');
      const answer = await started.anybody().post('/sign-in', { council: OWN, email, password, ...form });
      const known = await started.anybody().post('/sign-in', { council: OWN, email, password: 'not the password' });
      assert.equal(answer.statusCode, 422);
      const plain = (body: string) => body.replaceAll(/value="[^"]*"( selected)?/g, '');
      assert.equal(plain(answer.body), plain(known.body));
    });

  for (const [form, says] of [
    [{ council: OWN, email: '', password: 'x' }, /Enter your e-mail address/],
    [{ council: OWN, email: 'no address', password: 'x' }, /Enter your e-mail address/],
    [{ council: OWN, email: 'a@b', password: '' }, /Enter your password/],
    [{ council: '', email: 'a@b', password: 'x' }, /Choose your council/],
    [{ council: '996', email: 'a@b', password: 'x' }, /Choose your council/],
  ] as const)
    it(`asks for what is missing: ${JSON.stringify(form)}`, async () => {
      const answer = await started.anybody().post('/sign-in', form);
      assert.equal(answer.statusCode, 422);
      assert.match(answer.body, says);
    });

  it('takes no sign-in of a disabled person, nor of one that was begun before', async () => {
    const account = await invited(started, 'moderator');
    const { key } = await invited(started, 'auditor');
    assert.equal(key, null);
    const personId = started.personOf('moderator');
    const disable = (disabled_at: Date | null) =>
      started.database.as(OWN, (db) =>
        db.updateTable('person').set({ disabled_at }).where('person_id', '=', personId).execute(),
      );
    await disable(new Date());
    assert.equal((await enterPassword(started.anybody(), account)).statusCode, 422);
    await disable(null);
    assert.equal((await enterPassword(started.anybody(), account)).statusCode, 303);
  });

  it('gives a new session, and the one that the browser had is dead (S001)', async () => {
    const account = await invited(started, 'boardMember');
    const { visitor } = account;
    const before = visitor.cookie();
    await enterPassword(visitor, account);
    assert.notEqual(visitor.cookie(), before);
    assert.equal((await visitor.get('/scorecard')).statusCode, 200);
    visitor.useCookie(before);
    assert.equal((await visitor.get('/scorecard')).statusCode, 303);
    visitor.useCookie('headway=998.planted-by-somebody-else');
    await enterPassword(visitor, account);
    assert.doesNotMatch(visitor.cookie() ?? '', /planted/);
  });
});

describe('an account used from elsewhere', () => {
  it('is told to its person, unless it was used from such a browser before', async () => {
    const account = await invited(started, 'scrutinyReader');
    const { authority: council, email, password, visitor } = account;
    const from = (device: string) =>
      started.anybody().post('/sign-in', { council, email, password }, { 'user-agent': device });
    const told = () =>
      started.database.as(OWN, (db) =>
        db
          .selectFrom('notice')
          .select('kind')
          .where('person_id', '=', started.personOf('scrutinyReader'))
          .where('kind', '=', 'sign-in.new-device')
          .execute(),
      );
    await from('another that nobody knows');
    assert.deepEqual(await told(), []);
    const firefox = 'Mozilla/5.0 (Windows NT 10.0; rv:127.0) Gecko/20100101 Firefox/127.0';
    await from(firefox);
    await from(firefox.replaceAll('127', '128'));
    assert.equal((await told()).length, 1);
    assert.match((await visitor.get('/notices')).body, /used from a device that it was not used from before/);
  });

  it('lets in everybody who presses twice', async () => {
    const { authority: council, email, password } = await invited(started, 'scrutinyReader');
    const visitor = started.anybody();
    const presses = Array.from({ length: 4 }, () => visitor.post('/sign-in', { council, email, password, csrf: '' }));
    assert.deepEqual(
      (await Promise.all(presses)).map(({ statusCode }) => statusCode),
      [303, 303, 303, 303],
    );
  });
});

describe('the code of an app', () => {
  it('is taken once, with a clock half a minute off and not with one five minutes off (S007)', async () => {
    const account = await invited(started, 'qualityAssuranceManager');
    const key = account.key ?? '';
    const at = (seconds: number) => new Date(started.now().getTime() + seconds * 1000);
    const enter = async (code: string) => {
      const visitor = started.anybody();
      const asked = await enterPassword(visitor, account);
      return (await visitor.post('/sign-in/code', { begun: begunIn(asked), code })).statusCode;
    };
    started.passHours(2 * MINUTE);
    assert.equal(await enter(codeOf(key, at(-300))), 422);
    assert.equal(await enter(codeOf(key, at(300))), 422);
    const early = codeOf(key, at(-30));
    assert.equal(await enter(early), 303);
    assert.equal(await enter(early), 422, 'a second time');
    assert.equal(await enter(codeOf(key, at(30))), 303);
    assert.equal(await enter(codeOf(key, at(0))), 422, 'none from before one that was used');
  });

  it('lets in one of many who send the same at once', async () => {
    const account = await invited(started, 'director');
    started.passHours(2 * MINUTE);
    const visitors = Array.from({ length: 4 }, () => started.anybody());
    const asked = await Promise.all(visitors.map((visitor) => enterPassword(visitor, account)));
    const code = codeOf(account.key ?? '', started.now());
    const answers = await Promise.all(
      visitors.map((visitor, index) => {
        const page = asked[index];
        assert.ok(page);
        return visitor.post('/sign-in/code', { begun: begunIn(page), code });
      }),
    );
    assert.equal(answers.filter(({ statusCode }) => statusCode === 303).length, 1);
  });

  it('is not asked of what was begun ten minutes ago, by another seal, or before the password changed', async () => {
    const account = await invited(started, 'socialWorker');
    const code = () => codeOf(account.key ?? '', started.now());
    const visitor = started.anybody();
    const old = begunIn(await enterPassword(visitor, account));
    started.passHours(10.1 * MINUTE);
    for (const begun of [old, '', 'x', `998.${old.slice(4, -4)}AAAA`, old.replace('998.', '997.')]) {
      const answer = await visitor.post('/sign-in/code', { begun, code: code() });
      assert.equal(answer.statusCode, 422);
      assert.match(answer.body, /Sign in again/);
    }
    const before = begunIn(await enterPassword(visitor, account));
    const renewed = await resetBy(account.authority, 'socialWorker');
    assert.equal(renewed, 200);
    started.passHours(MINUTE);
    assert.equal((await visitor.post('/sign-in/code', { begun: before, code: code() })).statusCode, 422);
  });
});

async function resetBy(authority: typeof OWN, role: 'socialWorker'): Promise<number> {
  const of = { authority, personId: started.personOf(role, authority) };
  const token = await started.database.as(authority, (db) => createLink(db, of, 'reset', started.now()));
  const answer = await started.anybody().post(`/reset/${token}`, { password: PASSWORD, again: PASSWORD });
  return answer.statusCode;
}

describe('a recovery code', () => {
  it('stands in for a lost phone once, however it is typed, and its person is told', async () => {
    const account = await invited(started, 'informationGovernanceOfficer');
    const [code = ''] = account.codes;
    const enter = async (typed: string) => {
      const visitor = started.anybody();
      const begun = begunIn(await enterPassword(visitor, account));
      return { visitor, answer: await visitor.post('/sign-in/code', { begun, code: typed }) };
    };
    const { visitor, answer } = await enter(code.toUpperCase().replaceAll('-', ' '));
    assert.equal(answer.statusCode, 303);
    assert.match((await visitor.get('/notices')).body, /recovery code was used/);
    assert.match((await visitor.get('/account')).body, /9 of 10 left/);
    assert.equal((await enter(code)).answer.statusCode, 422);
  });

  it('is kept as a hash, as passwords are, and the app’s key is sealed', async () => {
    const account = await invited(started, 'teamManager');
    const rows = await started.database.as(OWN, async (db) => [
      await db.selectFrom('recovery_code').selectAll().execute(),
      await db.selectFrom('credential').selectAll().execute(),
      await db.selectFrom('totp').selectAll().execute(),
    ]);
    const kept = JSON.stringify(rows);
    assert.ok(rows.every((table) => table.length > 0));
    assert.match(kept, /\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    for (const secret of [
      PASSWORD,
      account.key ?? '',
      ...account.codes,
      ...account.codes.map((code) => code.replaceAll('-', '')),
    ])
      assert.ok(!kept.includes(secret));
  });
});

describe('no account', () => {
  it('is there before somebody made one: no password works for anybody who has not chosen one (S016)', async () => {
    const fresh = await startInstallation({ empty: true });
    try {
      const counts = await fresh.database.as(OWN, async (db) => [
        await db.selectFrom('person').select('person_id').execute(),
        await db.selectFrom('credential').select('person_id').execute(),
      ]);
      assert.deepEqual(counts, [[], []]);
    } finally {
      await fresh.stop();
    }
    for (const password of ['admin', 'password', 'headway', PASSWORD]) {
      const answer = await enterPassword(started.anybody(), {
        authority: OWN,
        email: 'dfeadviser@998.example',
        password,
      });
      assert.equal(answer.statusCode, 422);
    }
  });
});

describe('signing in by password and code', () => {
  it('is written down with how, and what was refused with by what', async () => {
    const account = await invited(started, 'boardChair');
    await signIn(started, account);
    await enterPassword(started.anybody(), { ...account, password: 'something else' });
    const events = await started.database.as(OWN, (db) =>
      db
        .selectFrom('event')
        .select(['kind', 'detail', 'from_address'])
        .where('subject', '=', started.personOf('boardChair'))
        .orderBy('sequence')
        .execute(),
    );
    assert.deepEqual(
      events.map(({ kind, detail }) => [kind, detail]),
      [
        ['password.chosen', {}],
        ['session.opened', { how: 'password', browser: 'Unknown browser' }],
        ['session.opened', { how: 'password', browser: 'Unknown browser' }],
        ['session.refused', { by: 'password' }],
      ],
    );
    assert.ok(events.every(({ from_address: from }) => from?.startsWith('10.')));
  });
});
