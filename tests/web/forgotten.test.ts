import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { enterPassword, invited } from '../support/accounts.ts';
import { OWN, startInstallation } from '../support/installation.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import type { Answered } from '../support/visitor.ts';

type Started = Awaited<ReturnType<typeof startInstallation>>;

let mails: MailServer;
let started: Started;
before(async () => {
  mails = await startMailServer();
  started = await startInstallation({ smtpUrl: mails.url, publicUrl: 'http://headway.ownshire.example' });
});
after(async () => {
  await started.stop();
  await mails.stop();
});

const NEW = 'herring bicycle trombone';

describe('a forgotten password', () => {
  const ask = (email: string, headers: Record<string, string> = {}, visitor = started.anybody()) =>
    visitor.post('/forgotten', { council: OWN, email }, headers);
  const linkTo = (email: string) =>
    mails.received
      .filter(({ to }) => to.includes(email))
      .flatMap(({ text }) => text.match(/https?:\/\/\S+\/reset\/\S+/g) ?? []);

  it('is replaced by a mailed link that leads to the configured address, works once and ends sessions (U022)', async () => {
    const account = await invited(started, 'informationGovernanceOfficer');
    const { email, visitor } = account;
    assert.equal((await ask(email, { host: 'evil.example', 'x-forwarded-host': 'evil.example' })).statusCode, 200);
    await started.settled();
    const [link = '', ...more] = linkTo(email);
    assert.deepEqual(more, []);
    assert.equal(new URL(link).host, 'headway.ownshire.example');
    assert.ok(!mails.received.some(({ raw }) => raw.includes('evil')));
    const address = new URL(link).pathname;
    const browser = started.anybody();
    assert.match((await browser.get(address)).body, /you are signed out everywhere/);
    const answer = await browser.post(address, { password: NEW, again: NEW });
    assert.match(answer.body, /Enter your code/, 'the app is asked for all the same');
    assert.equal((await visitor.get('/account')).statusCode, 303);
    assert.equal((await started.anybody().get(address)).statusCode, 404);
    assert.equal((await started.anybody().post(address, { password: NEW, again: NEW })).statusCode, 404);
    assert.equal((await enterPassword(started.anybody(), account)).statusCode, 422);
    assert.match((await enterPassword(started.anybody(), { ...account, password: NEW })).body, /Enter your code/);
  });

  it('is answered the same, and mailed to nobody, where there is no account or none with a password', async () => {
    const known = await ask('informationgovernanceofficer@998.example');
    await started.settled();
    const before = mails.received.length;
    for (const email of ['nobody@998.example', 'systemadministrator@998.example', 'boardmember@997.example'])
      assert.equal((await ask(email)).body, known.body);
    await started.settled();
    assert.equal(mails.received.length, before);
  });

  it('fills nobody’s mailbox, and lets no address ask for ever', async () => {
    const { email } = await invited(started, 'boardMember');
    const answers: Answered[] = [];
    for (let time = 0; time < 6; time += 1) answers.push(await ask(email));
    await started.settled();
    assert.ok(answers.every(({ statusCode, body }) => statusCode === 200 && body === answers[0]?.body));
    assert.equal(linkTo(email).length, 3);
    const visitor = started.anybody();
    const statuses: number[] = [];
    for (let user = 0; user < 22; user += 1) statuses.push((await ask(`u${user}@998.example`, {}, visitor)).statusCode);
    assert.deepEqual(statuses, [...Array(20).fill(200), 429, 429]);
  });

  it('is for the administrator to help with where no mail can be sent', async () => {
    const silent = await startInstallation();
    try {
      assert.match((await silent.anybody().get('/forgotten')).body, /This installation sends no mail/);
      const answer = await silent.anybody().post('/forgotten', { council: OWN, email: 'boardmember@998.example' });
      assert.match(answer.body, /This installation sends no mail/);
    } finally {
      await silent.stop();
    }
  });

  it('ends after an hour, and a newer link ends the one before', async () => {
    const { email } = await invited(started, 'councilAdministrator');
    await ask(email);
    await started.settled();
    await ask(email);
    await started.settled();
    const [first = '', second = ''] = linkTo(email).map((link) => new URL(link).pathname);
    assert.equal((await started.anybody().get(first)).statusCode, 404);
    assert.equal((await started.anybody().get(second)).statusCode, 200);
    started.passHours(1.01);
    assert.equal((await started.anybody().get(second)).statusCode, 404);
  });
});
