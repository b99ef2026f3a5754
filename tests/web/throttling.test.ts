import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { hashing } from '../../src/features/access/accounts/hashing.ts';
import { clearForgottenTries } from '../../src/features/access/index.ts';
import { begunIn, codeOf, enterPassword, invited } from '../support/accounts.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import type { Visitor } from '../support/visitor.ts';

type Started = Awaited<ReturnType<typeof startInstallation>>;

let started: Started;
before(async () => {
  started = await startInstallation();
});
after(() => started.stop());

const MINUTE = 1 / 60;
const wrong = { authority: OWN, password: 'not the password' };

describe('trying passwords', () => {
  it('of one account comes to waits, wherever the tries come from, and the right one has to wait too (S005)', async () => {
    const account = await invited(started, 'boardMember');
    const tries = await Promise.all(
      Array.from({ length: 12 }, () => enterPassword(started.anybody(), { ...account, ...wrong })),
    );
    const statuses = tries.map(({ statusCode }) => statusCode).sort();
    assert.deepEqual(statuses, [...Array(5).fill(422), ...Array(7).fill(429)], 'also where all are sent at once');
    const right = await enterPassword(started.anybody(), account);
    assert.equal(right.statusCode, 429);
    assert.match(right.body, /There were too many tries\. Try again in (30|29) seconds, or choose a new password/);
    const shown = right.body;
    const nobody = { ...wrong, email: 'nobody@998.example' };
    for (let time = 0; time < 5; time += 1) await enterPassword(started.anybody(), nobody);
    const unknown = await enterPassword(started.anybody(), nobody);
    const plain = (body: string) => body.replaceAll(/value="[^"]*"|\d+ seconds/g, '');
    assert.equal(plain(unknown.body), plain(shown), 'and an account that does not exist answers the same');
    started.passHours(0.51 * MINUTE);
    assert.equal((await enterPassword(started.anybody(), account)).statusCode, 303, 'there is no permanent lock');
    const after = await Promise.all([1, 2, 3, 4].map(() => enterPassword(started.anybody(), { ...account, ...wrong })));
    assert.ok(
      after.every(({ statusCode }) => statusCode === 422),
      'and who was right starts anew',
    );
  });

  it('of many accounts from one address comes to waits for that address, and for no other (S005)', async () => {
    const account = await invited(started, 'partnerMember');
    const visitor = started.anybody();
    const statuses: number[] = [];
    for (let user = 0; user < 34; user += 1)
      statuses.push((await enterPassword(visitor, { ...wrong, email: `user${user}@998.example` })).statusCode);
    assert.deepEqual(statuses.slice(0, 30), Array(30).fill(422));
    assert.deepEqual(statuses.slice(30), Array(4).fill(429));
    assert.equal((await enterPassword(started.anybody(), account)).statusCode, 303);
    assert.equal((await enterPassword(visitor, account)).statusCode, 429);
    started.passHours(0.2 * MINUTE);
    assert.equal((await enterPassword(visitor, account)).statusCode, 303);
  });

  it('is counted for the address that the connection comes from, whatever a header says (U023)', async () => {
    const visitor = started.anybody();
    const statuses: number[] = [];
    for (let user = 0; user < 33; user += 1) {
      const form = { council: OWN, email: `forwarded${user}@998.example`, password: 'x'.repeat(12) };
      const headers = { 'x-forwarded-for': `198.51.100.${user}`, forwarded: `for=198.51.100.${user}` };
      statuses.push((await visitor.post('/sign-in', form, headers)).statusCode);
    }
    assert.deepEqual(statuses.slice(30), [429, 429, 429]);
  });

  it('costs one hash each, for known and unknown accounts, and none while one has to wait (S009)', async () => {
    const account = await invited(started, 'scrutinyReader');
    const made = async (visitor: Visitor, email: string) => {
      const before = hashing.counts().made;
      await enterPassword(visitor, { ...wrong, email });
      return hashing.counts().made - before;
    };
    await made(started.anybody(), 'first@998.example');
    assert.equal(await made(started.anybody(), account.email), 1);
    assert.equal(await made(started.anybody(), 'nobody.at.all@998.example'), 1);
    const uninvited = 'dfeadviser@998.example';
    for (let time = 0; time < 5; time += 1) assert.equal(await made(started.anybody(), uninvited), 1);
    assert.equal(await made(started.anybody(), uninvited), 0);
    assert.ok(hashing.counts().mostAtOnce <= 2);
  });

  it('leaves nothing in the database that tells an account or an address, and is cleared away in the end', async () => {
    const rows = await started.database.installation((db) => db.selectFrom('sign_in_try').selectAll().execute());
    assert.ok(rows.length > 30);
    assert.ok(rows.every((row) => row.try_key.length === 32));
    assert.deepEqual(Object.keys(rows[0] ?? {}).sort(), ['count', 'counted_at', 'forgotten_at', 'free_at', 'try_key']);
    await clearForgottenTries(started.database, new Date(started.now().getTime() + 24 * 3_600_000));
    const left = await started.database.installation((db) => db.selectFrom('sign_in_try').selectAll().execute());
    assert.deepEqual(left, []);
  });
});

describe('trying codes', () => {
  it('comes to waits after five, from any number of sign-ins at once, and the right one has to wait too (S006)', async () => {
    const account = await invited(started, 'director');
    started.passHours(2 * MINUTE);
    const enter = async (code: string) => {
      const visitor = started.anybody();
      const begun = begunIn(await enterPassword(visitor, account));
      return visitor.post('/sign-in/code', { begun, code });
    };
    const guesses = Array.from({ length: 20 }, (_, index) => `${index}`.padStart(6, '0'));
    const right = codeOf(account.key ?? '', started.now());
    const answers = [];
    for (const guess of guesses.filter((code) => code !== right)) answers.push(await enter(guess));
    assert.deepEqual(
      answers.map(({ statusCode }) => statusCode),
      [...Array(5).fill(422), ...Array(answers.length - 5).fill(429)],
    );
    const refused = await enter(codeOf(account.key ?? '', started.now()));
    assert.equal(refused.statusCode, 429);
    assert.match(refused.body, /too many tries\. Try again in \d\d seconds/);
    for (const code of account.codes.slice(0, 1))
      assert.equal((await enter(code)).statusCode, 429, 'a recovery code too');
    started.passHours(1.1 * MINUTE);
    assert.equal((await enter(codeOf(account.key ?? '', started.now()))).statusCode, 303);
  });
});
