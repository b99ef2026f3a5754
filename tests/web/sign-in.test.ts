import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createOneTimeLink, createSetUpLink, installation } from '../../src/features/access/index.ts';
import { OTHER, OWN, startInstallation, type TestInstallation } from '../support/installation.ts';

type Started = Awaited<ReturnType<typeof startInstallation>>;

describe('the demonstration’s list of people', () => {
  let started: Started;
  before(async () => {
    started = await startInstallation({ isDemonstration: true });
  });
  after(() => started.stop());

  it('lets somebody choose who they are, and goes to where they wanted to be', async () => {
    const visitor = started.anybody();
    const asked = await visitor.get('/scorecard?area=frontDoor');
    assert.equal(asked.statusCode, 303);
    assert.equal(asked.headers.location, `/sign-in?next=${encodeURIComponent('/scorecard?area=frontDoor')}`);
    const page = await visitor.get(asked.headers.location ?? '');
    assert.match(page.body, /director of 998/);
    assert.match(page.body, /director of 997/);
    const next = /name="next" value="([^"]*)"/.exec(page.body)?.[1] ?? '';
    const signedIn = await visitor.post('/sign-in', { person: `${OWN}.${started.personOf('director')}`, next });
    assert.equal(signedIn.headers.location, '/scorecard?area=frontDoor');
    assert.equal((await visitor.get('/scorecard')).statusCode, 200);
  });

  for (const person of ['', 'nobody', "' or true --", 'constructor'])
    it(`says so where the person sent is ${JSON.stringify(person)}`, async () => {
      const visitor = started.anybody();
      const answer = await visitor.post('/sign-in', { person });
      assert.equal(answer.statusCode, 422);
      assert.match(answer.body, /Choose who you are/);
      assert.equal(visitor.cookie(), null);
    });

  it('does not know somebody of one council as one of another', async () => {
    const visitor = started.anybody();
    const other = `${OWN}.${started.personOf('director', OTHER)}`;
    assert.equal((await visitor.post('/sign-in', { person: other })).statusCode, 422);
    assert.equal(visitor.cookie(), null);
  });

  const ELSEWHERE = [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '',
    'x',
    '/\r\nset-cookie: a=b',
  ];
  for (const next of ELSEWHERE)
    it(`goes to the start and not to ${JSON.stringify(next)}`, async () => {
      const answer = await started
        .anybody()
        .post('/sign-in', { person: `${OWN}.${started.personOf('director')}`, next });
      assert.equal(answer.statusCode, 303);
      assert.equal(answer.headers.location, '/');
    });
});

describe('an installation of a council’s own', () => {
  let started: Started;
  before(async () => {
    started = await startInstallation();
  });
  after(() => started.stop());

  it('shows no list of people and lets nobody choose one', async () => {
    const visitor = started.anybody();
    assert.doesNotMatch((await visitor.get('/sign-in')).body, /director of/);
    const answer = await visitor.post('/sign-in', { person: `${OWN}.${started.personOf('director')}` });
    assert.equal(answer.statusCode, 422);
    assert.doesNotMatch(answer.body, /director of/);
    assert.equal(visitor.cookie(), null);
  });

  const linkFor = (who: TestInstallation) =>
    createOneTimeLink(who.database, { authority: OWN, personId: who.personOf('director') }, who.now());

  it('opens a one-time link once', async () => {
    const token = await linkFor(started);
    const [first, second] = [started.anybody(), started.anybody()];
    assert.equal((await first.get(`/link/${token}`)).statusCode, 200);
    assert.equal((await first.post(`/link/${token}`)).headers.location, '/account/password');
    assert.equal((await first.get('/scorecard')).statusCode, 200);
    assert.equal((await second.get(`/link/${token}`)).statusCode, 404);
    assert.equal((await second.post(`/link/${token}`)).statusCode, 404);
    assert.equal(second.cookie(), null);
  });

  it('lets in one of two who use the same link at once', async () => {
    const token = await linkFor(started);
    const visitors = Array.from({ length: 6 }, () => started.anybody());
    const answers = await Promise.all(visitors.map((visitor) => visitor.post(`/link/${token}`)));
    assert.equal(answers.filter(({ statusCode }) => statusCode === 303).length, 1);
    assert.equal(visitors.filter((visitor) => visitor.cookie() !== null).length, 1);
  });

  it('stops an earlier link when a new one is made', async () => {
    const earlier = await linkFor(started);
    await linkFor(started);
    assert.equal((await started.anybody().get(`/link/${earlier}`)).statusCode, 404);
  });

  it('answers a set-up address as used once somebody is there, and a sign-in link is no set-up link', async () => {
    const token = await linkFor(started);
    assert.equal((await started.anybody().get(`/set-up/${token}`)).statusCode, 404);
    assert.equal((await started.anybody().get('/set-up/anything')).statusCode, 404);
  });

  it('ends a link after a day', async () => {
    const [soon, late] = [await linkFor(started), 24.01];
    assert.equal((await started.anybody().get(`/link/${soon}`)).statusCode, 200);
    started.passHours(late);
    assert.equal((await started.anybody().get(`/link/${soon}`)).statusCode, 404);
    assert.equal((await started.anybody().post(`/link/${soon}`)).statusCode, 404);
  });
});

describe('setting up an empty installation', () => {
  let started: Started;
  before(async () => {
    started = await startInstallation({ empty: true });
  });
  after(() => started.stop());
  const form = { council: 'Newshire', code: '916', name: 'Ada Example', email: 'ada@newshire.example', loads: 'yes' };

  it('asks again where the form is not complete, and keeps what was entered', async () => {
    const token = await createSetUpLink(started.database, started.now());
    const answer = await started.anybody().post(`/set-up/${token}`, { ...form, code: '91' });
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /Enter the three digits of the council’s DfE code/);
    assert.match(answer.body, /value="Newshire"/);
    assert.equal(await installation(started.database), null);
  });

  it('refuses a link that has expired', async () => {
    const token = await createSetUpLink(started.database, new Date(started.now().getTime() - 24.01 * 3_600_000));
    assert.equal((await started.anybody().get(`/set-up/${token}`)).statusCode, 404);
    assert.equal((await started.anybody().post(`/set-up/${token}`, form)).statusCode, 404);
    assert.equal(await installation(started.database), null);
  });

  it('is not done by a link for signing in', async () => {
    const token = await createSetUpLink(started.database, started.now());
    assert.equal((await started.anybody().get(`/link/${token}`)).statusCode, 404);
    assert.equal((await started.anybody().post(`/link/${token}`)).statusCode, 404);
  });

  it('is done once, also when two try at once, and makes an administrator', async () => {
    const token = await createSetUpLink(started.database, started.now());
    assert.equal((await started.anybody().get(`/set-up/${token}`)).statusCode, 200);
    const visitors = [started.anybody(), started.anybody(), started.anybody()];
    const answers = await Promise.all(
      visitors.map((visitor, index) => visitor.post(`/set-up/${token}`, { ...form, code: `91${index}` })),
    );
    assert.deepEqual(answers.map(({ statusCode }) => statusCode).toSorted(), [303, 404, 404]);
    const administrator = visitors.find((visitor) => visitor.cookie() !== null);
    assert.match((await administrator?.get('/extracts'))?.body ?? '', /Load a file/);
    assert.equal((await started.anybody().get(`/set-up/${token}`)).statusCode, 404);
    assert.deepEqual(await installation(started.database), { demonstration: false });
  });
});
