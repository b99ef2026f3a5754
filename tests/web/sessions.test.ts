import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createOneTimeLink } from '../../src/features/access/index.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import { tokenIn } from '../support/visitor.ts';

type Started = Awaited<ReturnType<typeof startInstallation>>;
let started: Started;
before(async () => {
  started = await startInstallation();
});
after(() => started.stop());

const SCORECARD = '/scorecard';

describe('a form of somebody signed in', () => {
  const REFUSED = 403;
  const SAYS = /This form was open for too long/;

  for (const [what, csrf] of [
    ['no token', ''],
    ['a token made up', 'abcdefgh-abcdefghijklmnopqrstuvwxyz0'],
    ['a very long token', 'x'.repeat(100_000)],
  ] as const)
    it(`is refused with ${what}, and that is written down (F016)`, async () => {
      const visitor = await started.signedIn('performanceAnalyst');
      const answer = await visitor.post('/sign-out', { csrf });
      assert.equal(answer.statusCode, REFUSED);
      assert.match(answer.body, SAYS);
      assert.equal((await visitor.get(SCORECARD)).statusCode, 200, 'and the session goes on');
      const refusals = await started.database.as(OWN, (db) =>
        db.selectFrom('event').select('subject').where('kind', '=', 'request.refused').execute(),
      );
      assert.ok(refusals.some(({ subject }) => subject === 'POST /sign-out'));
    });

  it('is refused with the token of another session, also of the same person (F016)', async () => {
    const [one, other] = [await started.signedIn('director'), await started.signedIn('director')];
    const answer = await one.post('/sign-out', { csrf: await other.formToken() });
    assert.equal(answer.statusCode, REFUSED);
    assert.equal((await one.get(SCORECARD)).statusCode, 200);
  });

  it('is refused where the token comes by the address and not by the form', async () => {
    const visitor = await started.signedIn('director');
    const answer = await visitor.post(`/sign-out?csrf=${await visitor.formToken()}`, { csrf: '' });
    assert.equal(answer.statusCode, REFUSED);
  });

  it('is refused for an upload too, before the file is kept', async () => {
    const visitor = await started.signedIn('performanceAnalyst');
    const answer = await visitor.upload({ name: 'List 1.csv', bytes: 'a,b\n' }, { csrf: 'wrong' });
    assert.equal(answer.statusCode, REFUSED);
    assert.doesNotMatch((await visitor.get('/extracts')).body, /List 1\.csv/);
  });

  it('has a different token in each page, and each of them works', async () => {
    const visitor = await started.signedIn('director');
    const tokens = [await visitor.formToken(), await visitor.formToken()];
    assert.notEqual(tokens[0], tokens[1]);
    assert.equal((await visitor.post('/sign-out', { csrf: tokens[0] ?? '' })).statusCode, 303);
  });
});

describe('a form on somebody else’s page', () => {
  const CASES: [string, Record<string, string>, number][] = [
    ['is refused where the browser says cross-site (F017)', { 'sec-fetch-site': 'cross-site' }, 403],
    ['is refused where the browser says same-site', { 'sec-fetch-site': 'same-site' }, 403],
    ['is refused by its origin (F017)', { origin: 'https://evil.example' }, 403],
    [
      'is refused by an origin that only begins like ours',
      { origin: 'http://localhost.evil.example', host: 'localhost' },
      403,
    ],
    [
      'is taken from our own page',
      { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:80', host: 'localhost' },
      303,
    ],
  ];
  for (const [name, headers, status] of CASES)
    it(name, async () => {
      const visitor = await started.signedIn('director');
      assert.equal((await visitor.post('/sign-out', {}, headers)).statusCode, status);
    });

  it('cannot sign anybody in either', async () => {
    const answer = await started.anybody().post('/sign-in', { person: 'x' }, { 'sec-fetch-site': 'cross-site' });
    assert.equal(answer.statusCode, 403);
  });
});

describe('a session', () => {
  it('ends when somebody signs out, also for a copy of the cookie (S002)', async () => {
    const visitor = await started.signedIn('director');
    const cookie = visitor.cookie();
    assert.equal((await visitor.post('/sign-out')).headers.location, '/sign-in');
    assert.equal(visitor.cookie(), null);
    visitor.useCookie(cookie);
    assert.equal((await visitor.get(SCORECARD)).statusCode, 303);
  });

  it('ends after eight hours without use', async () => {
    const [used, idle] = [await started.signedIn('director'), await started.signedIn('director')];
    started.passHours(7.9);
    assert.equal((await used.get(SCORECARD)).statusCode, 200);
    started.passHours(0.2);
    assert.equal((await used.get(SCORECARD)).statusCode, 200);
    assert.equal((await idle.get(SCORECARD)).statusCode, 303);
  });

  it('ends after twelve hours however much it is used', async () => {
    const visitor = await started.signedIn('director');
    for (let hours = 0; hours < 10; hours += 5) {
      started.passHours(5);
      assert.equal((await visitor.get(SCORECARD)).statusCode, 200);
    }
    started.passHours(2.1);
    assert.equal((await visitor.get(SCORECARD)).statusCode, 303);
  });

  it('ends when the person is disabled', async () => {
    const visitor = await started.signedIn('scrutinyReader');
    await started.database.as(OWN, (db) =>
      db
        .updateTable('person')
        .set({ disabled_at: new Date() })
        .where('person_id', '=', started.personOf('scrutinyReader'))
        .execute(),
    );
    assert.equal((await visitor.get(SCORECARD)).statusCode, 303);
  });

  it('is not found by a cookie that names another council, or by the hash that the database keeps', async () => {
    const visitor = await started.signedIn('director');
    const cookie = visitor.cookie() ?? '';
    const hashes = await started.database.as(OWN, (db) => db.selectFrom('session').select('token_hash').execute());
    const forged = [
      cookie.replace('998.', '997.'),
      ...hashes.flatMap(({ token_hash: hash }) => [
        `headway=998.${hash.toString('hex')}`,
        `headway=998.${hash.toString('base64url')}`,
      ]),
      'headway=',
      'headway=998.',
      'headway=998',
      "headway=998.' or true --",
      `headway=${'9'.repeat(4000)}`,
      'headway=__proto__.x',
    ];
    for (const other of forged) {
      visitor.useCookie(other);
      assert.equal((await visitor.get(SCORECARD)).statusCode, 303, other);
    }
  });

  it('keeps no token in the database', async () => {
    const visitor = await started.signedIn('director');
    const token = (visitor.cookie() ?? '').split('.')[1] ?? '';
    assert.ok(token.length >= 43);
    const rows = await started.database.as(OWN, (db) => db.selectFrom('session').selectAll().execute());
    assert.ok(rows.length > 0);
    assert.ok(!JSON.stringify(rows).includes(token));
  });
});

describe('the cookie', () => {
  it('is out of reach of scripts and of other sites, and lasts as long as the browser is open (S011)', async () => {
    const { visitor, set } = await freshCookie(started);
    assert.match(set, /^headway=998\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    assert.ok(visitor.cookie());
  });

  it('travels only encrypted, and bound to its host, where the address is https (S011)', async () => {
    const secure = await startInstallation({ publicUrl: 'https://headway.example' });
    try {
      const { set, page } = await freshCookie(secure);
      assert.match(set, /^__Host-headway=998\.[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
      assert.match(String(page.headers['strict-transport-security']), /max-age=31536000/);
    } finally {
      await secure.stop();
    }
  });
});

async function freshCookie(where: Started) {
  const visitor = where.anybody();
  const link = { authority: OWN, personId: where.personOf('director') };
  const answer = await visitor.post(`/link/${await createOneTimeLink(where.database, link, where.now())}`);
  const page = await visitor.get(SCORECARD);
  assert.notEqual(tokenIn(page.body), '');
  return { visitor, page, set: String(answer.headers['set-cookie']) };
}
