import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { AuthorityId } from '#platform/database/database.ts';
import { createLink } from '../../src/features/access/links.store.ts';
import {
  DISCOVERY_PATH,
  type IdentityProvider,
  startIdentityProvider,
  type Told,
} from '../support/identity-provider.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import type { Answered, Visitor } from '../support/visitor.ts';

const REDIRECT = 'http://localhost:3000/sign-in/answer';
const SETTINGS = '/settings/sign-in';

let entra: IdentityProvider;
let second: IdentityProvider;
let started: Awaited<ReturnType<typeof startInstallation>>;
let administrator: Visitor;
let director: Visitor;
/** The addresses of the settings of both providers of the council. */
let settings: string;
let secondSettings: string;

before(async () => {
  entra = await startIdentityProvider({ redirectUri: REDIRECT });
  second = await startIdentityProvider({ redirectUri: REDIRECT });
  started = await startInstallation({ outbound: `${entra.host},${second.host}` });
  administrator = await started.signedIn('councilAdministrator');
  director = await started.signedIn('director');
  settings = await added(entra, 'Ownshire account');
  secondSettings = await added(second, 'Partner account');
  for (const address of [settings, secondSettings]) await administrator.post(`${address}/offer`, { version: '1' });
});
after(async () => {
  await started.stop();
  await entra.stop();
  await second.stop();
});
beforeEach(() => {
  for (const provider of [entra, second]) provider.forge(null);
});

async function added(provider: IdentityProvider, name: string): Promise<string> {
  const answer = await administrator.post(SETTINGS, {
    ...{ name, issuer: provider.issuer, clientId: provider.clientId, clientSecret: provider.clientSecret },
    ...{ scopes: 'profile email', groupsClaim: 'groups' },
  });
  assert.equal(answer.statusCode, 303, answer.body);
  return answer.headers.location ?? '';
}

const wayIn = (address: string) => `/sign-in/with/${OWN}/${address.split('/').at(-1)}`;

/** Presses the button that leads to the provider: what the address has after a question mark, the form has in it. */
function goAway(visitor: Visitor, to: string): Promise<Answered> {
  const [path = '', query] = to.split('?');
  return visitor.post(path, Object.fromEntries(new URLSearchParams(query)));
}

/** Where a page goes on by itself. */
function whither({ body }: Answered): string {
  return /http-equiv="refresh" content="0; url=([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? '';
}

/** Goes to the provider, signs in there, and comes back. */
async function come(
  visitor: Visitor,
  { to = wayIn(settings), from = entra }: { to?: string; from?: IdentityProvider } = {},
): Promise<Answered> {
  const isAgain = to.startsWith('/sign-in/again');
  const away = isAgain ? await visitor.get(to) : await goAway(visitor, to);
  assert.equal(away.statusCode, isAgain ? 303 : 200, away.body);
  const back = await from.browse(away.headers.location ?? whither(away));
  return visitor.get(`${back.pathname}${back.search}`);
}

async function signIn(subject: string, told: Told = {}, visitor = started.anybody()): Promise<[Answered, Visitor]> {
  entra.signInAs(subject, told);
  return [await come(visitor), visitor];
}

/** Lets a group give a role, approved by somebody else where it must be. */
async function mapped(group: string, role: string, at = settings): Promise<void> {
  const answer = await administrator.post(`${at}/groups`, { group, role, part: 'council' });
  assert.equal(answer.statusCode, 303, answer.body);
  const id = await groupId(group, role);
  const page = (await director.get(`${at}/groups`)).body;
  if (page.includes(`${id}/approval`)) await director.post(`${at}/groups/${id}/approval`);
}

async function groupId(group: string, role: string): Promise<string> {
  const row = await started.database.as(OWN, (db) =>
    db
      .selectFrom('group_role')
      .select('group_role_id')
      .where('group_name', '=', group)
      .where('role', '=', role)
      .executeTakeFirstOrThrow(),
  );
  return row.group_role_id;
}

async function events(kind: string, council: AuthorityId = OWN) {
  return started.database.as(council, (db) =>
    db.selectFrom('event').selectAll().where('kind', '=', kind).orderBy('sequence').execute(),
  );
}

async function personOf(subject: string) {
  return started.database.as(OWN, (db) =>
    db
      .selectFrom('identity')
      .innerJoin('person', 'person.person_id', 'identity.person_id')
      .select(['person.person_id', 'person.name', 'person.email'])
      .where('subject', '=', subject)
      .executeTakeFirst(),
  );
}

async function rolesOf(personId: string) {
  const rows = await started.database.as(OWN, (db) =>
    db.selectFrom('appointment').select(['role', 'source', 'state']).where('person_id', '=', personId).execute(),
  );
  return rows.map(({ role, source, state }) => `${role} ${source} ${state}`).toSorted();
}

function assertNotIn(answer: Answered, visitor: Visitor, says: RegExp, status = 403): void {
  assert.equal(answer.statusCode, status, answer.body);
  assert.match(answer.body, says);
  assert.equal(visitor.cookie(), null);
}

describe('the sign-in page', () => {
  it('offers the accounts of the council, and a password beside them', async () => {
    const { body } = await started.anybody().get('/sign-in?next=/scorecard');
    assert.match(body, /Sign in with Ownshire account/);
    assert.match(
      body,
      new RegExp(`action="${wayIn(settings)}"[^>]*>\\s*<input type="hidden" name="next" value="/scorecard">`),
    );
    assert.match(body, /type="password"/);
  });

  it('begins nothing that another site asks for, neither by a link nor by a form', async () => {
    const visitor = started.anybody();
    assert.equal((await visitor.get(wayIn(settings))).statusCode, 404);
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: 'https://evil.example' }]) {
      const answer = await visitor.post(wayIn(settings), { next: '/' }, headers);
      assert.equal(answer.statusCode, 403);
      assert.deepEqual(answer.cookies, []);
    }
    const { statusCode, headers } = await visitor.post(wayIn(settings), { next: '/' });
    assert.equal(statusCode, 200);
    assert.equal(headers['x-ratelimit-limit'], '120', 'and from one address not more often than a password is tried');
  });

  it('leads nowhere for a provider of another council, of nobody, or of no council', async () => {
    const id = settings.split('/').at(-1);
    for (const path of [`${OTHER}/${id}`, `${OWN}/00000000-0000-4000-8000-000000000000`, `${OWN}/x`, `abc/${id}`])
      assert.equal((await started.anybody().post(`/sign-in/with/${path}`)).statusCode, 404, path);
  });
});

describe('somebody whom the provider knows and nobody has given a role', () => {
  it('is told so plainly, is not signed in, and leaves a line in the record', async () => {
    const before = (await events('session.refused')).length;
    const [answer, visitor] = await signIn('nobody-yet', { name: 'Nora Body', groups: ['others'] });
    assertNotIn(answer, visitor, /has no role here/);
    assert.equal(await personOf('nobody-yet'), undefined);
    const [event, ...more] = (await events('session.refused')).slice(before);
    assert.deepEqual(more, []);
    const { why, account } = (event?.detail ?? {}) as Record<string, unknown>;
    assert.deepEqual([event?.person_id, event?.subject, why, account], [null, 'unknown', 'noRole', 'nobody-yet']);
  });
});

describe('groups', () => {
  it('give a role that shows children only once another has approved it', async () => {
    await administrator.post(`${settings}/groups`, { group: 'leaders', role: 'director', part: 'council' });
    const id = await groupId('leaders', 'director');
    assert.match((await director.get('/notices')).body, /A role for a group waits for approval/);
    assert.doesNotMatch((await administrator.get('/notices')).body, /A role for a group waits for approval/);
    const [early, first] = await signIn('lead', { name: 'Lea Leader', groups: ['leaders'] });
    assertNotIn(early, first, /has no role here/);
    assert.doesNotMatch((await administrator.get(`${settings}/groups`)).body, /\/approval"/);
    assert.equal((await administrator.post(`${settings}/groups/${id}/approval`)).statusCode, 404);
    assert.match((await director.get(`${settings}/groups`)).body, new RegExp(`${id}/approval`));
    assert.equal((await director.post(`${settings}/groups/${id}/approval`)).statusCode, 303);
    const [answer, visitor] = await signIn('lead', {
      name: 'Lea Leader',
      email: 'Lea@Own.example',
      groups: ['leaders'],
    });
    assert.equal(answer.headers.location, '/');
    assert.match((await visitor.get('/scorecard')).body, /Lea Leader/);
    const person = await personOf('lead');
    assert.deepEqual([person?.name, person?.email], ['Lea Leader', 'lea@own.example']);
    assert.deepEqual(await rolesOf(person?.person_id ?? ''), ['director group active']);
  });

  it('give and take roles at each sign-in, and leave those that people gave', async () => {
    await mapped('board', 'boardMember');
    await mapped('chairs', 'boardChair');
    await signIn('bo', { name: 'Bo Board', groups: ['board'] });
    const id = (await personOf('bo'))?.person_id ?? '';
    await started.database.as(OWN, (db) =>
      db
        .insertInto('appointment')
        .values({
          ...{ authority_id: OWN, person_id: id, role: 'scrutinyReader', from_day: '2020-01-01' },
          ...{ state: 'active', source: 'set-up' },
        })
        .execute(),
    );
    await signIn('bo', { name: 'Bo Board', groups: ['chairs', 'others'] });
    assert.deepEqual(await rolesOf(id), [
      'boardChair group active',
      'boardMember group ended',
      'scrutinyReader set-up active',
    ]);
    const count = async () => (await events('appointment.given')).length + (await events('appointment.ended')).length;
    const before = await count();
    await signIn('bo', { name: 'Bo Board', groups: ['chairs'] });
    assert.equal(await count(), before);
    const [answer, visitor] = await signIn('bo', { name: 'Bo Board', groups: [] });
    assert.equal(answer.statusCode, 303);
    assert.doesNotMatch((await visitor.get('/')).body, /Independent chair/);
    assert.equal(await count(), before + 1);
  });

  it('let nobody in any more who lost the last role with them', async () => {
    await mapped('readers', 'scrutinyReader');
    const [first] = await signIn('gone', { name: 'Gon E', groups: ['readers'] });
    assert.equal(first.statusCode, 303);
    const [answer, visitor] = await signIn('gone', { name: 'Gon E', groups: [] });
    assertNotIn(answer, visitor, /has no role here/);
  });

  it('take their role at once when they are taken away here, and no other', async () => {
    await mapped('advisers', 'dfeAdviser');
    await mapped('more advisers', 'dfeAdviser');
    const [, visitor] = await signIn('ad', { name: 'Ad Viser', groups: ['advisers', 'board'] });
    const id = (await personOf('ad'))?.person_id ?? '';
    await administrator.post(`${settings}/groups/${await groupId('advisers', 'dfeAdviser')}/removal`);
    assert.deepEqual(await rolesOf(id), ['boardMember group active', 'dfeAdviser group active']);
    assert.equal((await visitor.get('/teams')).statusCode, 200);
    await administrator.post(`${settings}/groups/${await groupId('more advisers', 'dfeAdviser')}/removal`);
    assert.deepEqual(await rolesOf(id), ['boardMember group active', 'dfeAdviser group ended']);
    assert.equal((await visitor.get('/teams')).statusCode, 404);
    assert.equal((await visitor.get('/scorecard')).statusCode, 200);
  });

  it('cannot be told where the provider leaves them out, and the page says what to do', async () => {
    const [answer, visitor] = await signIn('many', { name: 'Man Y', _claim_names: { groups: 'src1' } });
    assertNotIn(answer, visitor, /too many groups/);
  });

  it('never give the role of who runs the installation', async () => {
    const form = { group: 'leaders', role: 'systemAdministrator', part: 'council' };
    assert.equal((await administrator.post(`${settings}/groups`, form)).statusCode, 422);
  });

  it('are asked for approval again where the claim that lists them becomes another', async () => {
    const opened = (await administrator.get(`${secondSettings}/edit`)).body;
    await mapped('leaders', 'director', secondSettings);
    const version = /name="version" value="(\d+)"/.exec(opened)?.[1] ?? '';
    const form = { name: 'Partner account', clientId: 'headway', clientSecret: '', scopes: 'profile email', version };
    await administrator.post(secondSettings, { ...form, groupsClaim: 'names' });
    assert.match((await director.get(`${secondSettings}/groups`)).body, /To be approved/);
    await administrator.post(secondSettings, { ...form, groupsClaim: 'groups', version: String(Number(version) + 1) });
  });

  it('are approved and taken away only at the provider that they belong to (U007)', async () => {
    const id = await groupId('board', 'boardMember');
    for (const what of ['approval', 'removal'])
      assert.equal((await administrator.post(`${secondSettings}/groups/${id}/${what}`)).statusCode, 404);
  });
});

describe('who somebody is', () => {
  it('is issuer and subject: the same address from another provider is somebody else (S013)', async () => {
    await mapped('readers', 'scrutinyReader', secondSettings);
    second.signInAs('lea-elsewhere', { name: 'Not Lea', email: 'lea@own.example', groups: ['readers'] });
    const visitor = started.anybody();
    const answer = await come(visitor, { to: wayIn(secondSettings), from: second });
    assert.equal(answer.statusCode, 303, answer.body);
    const [lea, other] = [await personOf('lead'), await personOf('lea-elsewhere')];
    assert.notEqual(other?.person_id, lea?.person_id);
    assert.equal(other?.email, null);
    assert.doesNotMatch((await visitor.get('/scorecard')).body, /Lea Leader/);
  });

  it('is not the same subject of another provider', async () => {
    second.signInAs('lead', { name: 'Lea Leader', email: 'lea@own.example', groups: [] });
    const visitor = started.anybody();
    assertNotIn(await come(visitor, { to: wayIn(secondSettings), from: second }), visitor, /has no role here/);
  });

  it('is one person, also when the first two sign-ins come at once', async () => {
    const visitors = Array.from({ length: 4 }, () => started.anybody());
    entra.signInAs('twin', { name: 'Tw In', groups: ['readers'] });
    const answers = await Promise.all(visitors.map((visitor) => come(visitor)));
    assert.deepEqual(
      answers.map(({ statusCode }) => statusCode),
      [303, 303, 303, 303],
    );
    const people = await started.database.as(OWN, (db) =>
      db.selectFrom('person').select('person_id').where('name', '=', 'Tw In').execute(),
    );
    assert.equal(people.length, 1);
    assert.deepEqual(await rolesOf(people[0]?.person_id ?? ''), ['scrutinyReader group active']);
  });

  it('is let in no more when disabled, in the same words as somebody without a role', async () => {
    const [before] = await signIn('nobody-yet', { groups: [] });
    const id = (await personOf('twin'))?.person_id ?? '';
    await started.database.as(OWN, (db) =>
      db.updateTable('person').set({ disabled_at: new Date() }).where('person_id', '=', id).execute(),
    );
    const [answer, visitor] = await signIn('twin', { groups: ['readers'] });
    assertNotIn(answer, visitor, /has no role here/);
    assert.equal(answer.body, before.body);
  });

  it('goes on when the provider changes its keys', async () => {
    entra.rotateKeys();
    assert.equal((await signIn('lead', { name: 'Lea Leader', groups: ['leaders'] }))[0].statusCode, 303);
  });
});

describe('an invitation', () => {
  const invite = (role: 'auditor' | 'moderator', council = OWN) =>
    started.database.as(council, (db) =>
      createLink(db, { authority: council, personId: started.personOf(role, council) }, 'invitation', started.now()),
    );

  it('is accepted with the council’s account, which is that person from then on', async () => {
    const token = await invite('auditor');
    const page = (await started.anybody().get(`/invitation/${token}`)).body;
    assert.match(page, new RegExp(`action="${wayIn(settings)}"`));
    assert.match(page, new RegExp(`name="invitation" value="${token}"`));
    const href = `${wayIn(settings)}?next=/&invitation=${token}`;
    entra.signInAs('aud', { name: 'Another Name', email: 'aud@elsewhere.example', groups: [] });
    const visitor = started.anybody();
    assert.equal((await come(visitor, { to: href })).statusCode, 303);
    assert.match((await visitor.get('/scorecard')).body, /auditor of 998/);
    assert.equal((await personOf('aud'))?.person_id, started.personOf('auditor'));
    assert.equal((await signIn('aud', { groups: [] }))[0].statusCode, 303);
    entra.signInAs('stranger', { groups: [] });
    const late = started.anybody();
    assertNotIn(await come(late, { to: href }), late, /invitation no longer works/);
  });

  it('lets nobody take over another’s account with their own', async () => {
    const token = await invite('moderator');
    entra.signInAs('aud', { groups: [] });
    const visitor = started.anybody();
    const to = `${wayIn(settings)}?invitation=${token}`;
    assertNotIn(await come(visitor, { to }), visitor, /belongs to somebody else/);
    entra.signInAs('mod', { groups: [] });
    assert.equal((await come(visitor, { to })).statusCode, 303);
  });

  it('of another council invites nobody here', async () => {
    const to = `${wayIn(settings)}?invitation=${await invite('auditor', OTHER)}`;
    entra.signInAs('wanderer', { groups: [] });
    const visitor = started.anybody();
    assertNotIn(await come(visitor, { to }), visitor, /invitation no longer works/);
  });
});

describe('an answer', () => {
  const begun = async (visitor: Visitor) => {
    entra.signInAs('lead', { name: 'Lea Leader', groups: ['leaders'] });
    const back = await entra.browse(whither(await goAway(visitor, `${wayIn(settings)}?next=/scorecard`)));
    return `${back.pathname}${back.search}`;
  };

  it('signs somebody in once', async () => {
    const visitor = started.anybody();
    const back = await begun(visitor);
    assert.equal((await visitor.get(back)).headers.location, '/scorecard');
    const again = await visitor.get(back);
    assert.equal(again.statusCode, 403);
    assert.match(again.body, /cannot go on/);
  });

  it('opens a new session, and ends the one that the browser had', async () => {
    const visitor = started.anybody();
    await visitor.get(await begun(visitor));
    const earlier = visitor.cookie();
    assert.equal((await visitor.get(await begun(visitor))).statusCode, 303);
    assert.notEqual(visitor.cookie(), earlier);
    assert.equal((await visitor.get('/scorecard')).statusCode, 200);
    visitor.useCookie(earlier);
    assert.equal((await visitor.get('/scorecard')).statusCode, 303);
  });

  it('is nothing in another browser, which did not begin', async () => {
    const back = await begun(started.anybody());
    const victim = started.anybody();
    assertNotIn(await victim.get(back), victim, /cannot go on/);
    const own = started.anybody();
    await goAway(own, wayIn(settings));
    assertNotIn(await own.get(back), own, /could not be trusted/);
  });

  it('is nothing after ten minutes', async () => {
    const visitor = started.anybody();
    const back = await begun(visitor);
    started.passHours(10.1 / 60);
    assertNotIn(await visitor.get(back), visitor, /cannot go on/);
    assert.equal((await visitor.get(await begun(visitor))).statusCode, 303);
  });

  it('is nothing without a state, with another or with one of nowhere', async () => {
    for (const query of ['', '?code=x', '?code=x&state=x', `?code=x&state=${OTHER}.x`, '?code=x&state=999.x']) {
      const visitor = started.anybody();
      await begun(visitor);
      assertNotIn(await visitor.get(`/sign-in/answer${query}`), visitor, /cannot go on/);
    }
  });

  it('leads nowhere but to a path of this site', async () => {
    const visitor = started.anybody();
    entra.signInAs('lead', { name: 'Lea Leader', groups: ['leaders'] });
    assert.equal((await come(visitor, { to: `${wayIn(settings)}?next=//evil.example` })).headers.location, '/');
  });

  it('keeps its secret from scripts and other sites, and for ten minutes', async () => {
    const { cookies } = await goAway(started.anybody(), wayIn(settings));
    const [kept] = cookies.filter(({ name }) => name === 'headway-begun');
    assert.deepEqual([kept?.httpOnly, kept?.sameSite, kept?.path, kept?.maxAge], [true, 'Lax', '/', 600]);
  });

  it('with a token that somebody changed is refused, and the record says by what', async () => {
    entra.forge(({ payload, signed }) => signed({ ...payload, aud: 'another' }));
    const [answer, visitor] = await signIn('lead', { groups: ['leaders'] });
    assertNotIn(answer, visitor, /could not be trusted/);
    const detail = (await events('session.refused')).at(-1)?.detail as Record<string, unknown>;
    assert.deepEqual([detail['why'], detail['code']], ['notTrusted', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED']);
  });
});

describe('a provider that is down', () => {
  it('is said to be so plainly, and passwords and links go on working', async () => {
    const gone = await startIdentityProvider({ redirectUri: REDIRECT });
    const alone = await startInstallation({ outbound: gone.host });
    const keeper = await alone.signedIn('councilAdministrator');
    const form = { name: 'A', issuer: gone.issuer, clientId: 'headway', clientSecret: gone.clientSecret };
    const added = await keeper.post(SETTINGS, { ...form, scopes: '', groupsClaim: 'groups' });
    const address = added.headers.location ?? '';
    await keeper.post(`${address}/offer`, { version: '1' });
    gone.instead('/token', (request) => request.socket.destroy());
    gone.signInAs('x');
    const visitor = alone.anybody();
    const back = await gone.browse(whither(await goAway(visitor, wayIn(address))));
    assertNotIn(await visitor.get(back.pathname + back.search), visitor, /does not answer/, 503);
    await gone.stop();
    assert.match((await keeper.post(`${address}/trial`)).body, /does not answer/);
    assert.equal((await visitor.get('/sign-in')).statusCode, 200);
    assert.equal((await (await alone.signedIn('director')).get('/scorecard')).statusCode, 200);
    await alone.stop();
  });
});

describe('proving again who one is', () => {
  const stepUp = async (visitor: Visitor, subject: string) => {
    started.passHours(0.3);
    entra.signInAs(subject, { name: 'Kee Per', groups: ['keepers'] });
    const authTime = () => Math.floor(started.now().getTime() / 1000);
    entra.forge(({ payload, signed }) => signed({ ...payload, auth_time: authTime() }));
    return come(visitor, { to: '/sign-in/again?next=%2Fsign-in%2Fproved' });
  };
  const form = { group: 'new ones', role: 'boardMember', part: 'council' };
  let keeper: Visitor;
  before(async () => {
    administrator = await started.signedIn('councilAdministrator');
    director = await started.signedIn('director');
    await mapped('keepers', 'councilAdministrator');
    keeper = (await signIn('keeper', { name: 'Kee Per', groups: ['keepers'] }))[1];
  });

  it('is asked for before what weighs, in a tab of its own, and lets what was typed go on', async () => {
    started.passHours(0.3);
    const asked = await keeper.post(`${settings}/groups`, form);
    assert.match(asked.body, /href="\/sign-in\/again/);
    assert.match(asked.body, /name="group" value="new ones"/);
    assert.equal((await stepUp(keeper, 'keeper')).headers.location, '/sign-in/proved');
    assert.match((await keeper.get('/sign-in/proved')).body, /it is you/);
    assert.equal((await keeper.post(`${settings}/groups`, { ...form, proof: 'yes' })).statusCode, 303);
  });

  it('is not done by somebody else at the provider', async () => {
    const answer = await stepUp(keeper, 'lead');
    assert.equal(answer.statusCode, 403);
    assert.match(answer.body, /belongs to somebody else/);
    const asked = await keeper.post(`${settings}/groups`, { ...form, group: 'others', proof: 'yes' });
    assert.equal(asked.statusCode, 422);
  });

  it('is not done by a provider that lets an old sign-in count', async () => {
    entra.signInAs('keeper', { name: 'Kee Per', groups: ['keepers'] });
    entra.forge(null); // its clock is behind ours by what passed, so that its sign-in of now is one of before
    const answer = await come(keeper, { to: '/sign-in/again' });
    assert.equal(answer.statusCode, 403);
    assert.match(answer.body, /not asked who you are/);
  });
});

describe('the settings', () => {
  before(async () => {
    administrator = await started.signedIn('councilAdministrator');
  });

  it('never show a client secret again, and keep it sealed', async () => {
    for (const path of ['', '/edit', '/groups', '/withdrawal'])
      assert.ok(!(await administrator.get(settings + path)).body.includes(entra.clientSecret), path);
    const rows = await started.database.as(OWN, (db) => db.selectFrom('identity_provider').selectAll().execute());
    const all = JSON.stringify([rows, await events('provider.added'), await events('provider.changed')]);
    assert.ok(!all.includes(entra.clientSecret));
  });

  it('ask for a secret again that another installation sealed', async () => {
    const id = settings.split('/').at(-1) ?? '';
    const seal = (sealed_secret: string) =>
      started.database.as(OWN, (db) =>
        db.updateTable('identity_provider').set({ sealed_secret }).where('provider_id', '=', id).execute(),
      );
    const { sealed_secret: sealed } = await started.database.as(OWN, (db) =>
      db
        .selectFrom('identity_provider')
        .select('sealed_secret')
        .where('provider_id', '=', id)
        .executeTakeFirstOrThrow(),
    );
    await seal('of-another-installation-of-another-installation');
    const [answer, visitor] = await signIn('lead', { groups: ['leaders'] });
    assertNotIn(answer, visitor, /not set up right/, 503);
    await seal(sealed ?? '');
    assert.equal((await signIn('lead', { groups: ['leaders'] }))[0].statusCode, 303);
  });

  it('say what is wrong with what was typed, and keep it', async () => {
    const form = {
      name: '',
      issuer: 'https://login.microsoftonline.com/common/v2.0',
      clientId: 'abc',
      groupsClaim: 'g',
    };
    const answer = await administrator.post(SETTINGS, form);
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /accounts of every organisation/);
    assert.match(answer.body, /value="abc"/);
  });

  it('have each issuer once', async () => {
    const form = { name: 'Twice', issuer: entra.issuer, clientId: 'abc', scopes: '', groupsClaim: 'g' };
    const answer = await administrator.post(SETTINGS, form);
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /an account with this issuer already/);
  });

  it('show both sides of a save that comes too late, and save it when told to', async () => {
    const opened = (await administrator.get(`${settings}/edit`)).body;
    const version = /name="version" value="(\d+)"/.exec(opened)?.[1] ?? '';
    const form = { clientId: 'headway', clientSecret: '', scopes: 'profile email', groupsClaim: 'groups', version };
    assert.equal((await administrator.post(settings, { ...form, name: 'First name' })).statusCode, 303);
    const late = await administrator.post(settings, { ...form, name: 'Second name' });
    assert.equal(late.statusCode, 409);
    assert.match(late.body, /First name/);
    assert.match(late.body, /Second name/);
    const now = String(Number(version) + 1);
    const saved = await administrator.post(settings, { ...form, name: 'Second name', version: now });
    assert.equal(saved.statusCode, 303);
    assert.match((await administrator.get(settings)).body, /Second name/);
  });

  it('try a provider and say which host is missing', async () => {
    const form = {
      name: 'Elsewhere',
      issuer: 'https://login.example/t',
      clientId: 'abc',
      scopes: '',
      groupsClaim: 'g',
    };
    const address = (await administrator.post(SETTINGS, form)).headers.location ?? '';
    const trial = await administrator.post(`${address}/trial`);
    assert.match(trial.body, /add login\.example/);
    const offer = await administrator.post(`${address}/offer`, { version: '1' });
    assert.equal(offer.statusCode, 422);
    assert.doesNotMatch((await started.anybody().get('/sign-in')).body, /Elsewhere/);
  });

  it('try a provider that answers', async () => {
    const asked = entra.asked.length;
    const trial = await administrator.post(`${settings}/trial`);
    assert.match(trial.body, /It answers/);
    assert.deepEqual(entra.asked.slice(asked), [DISCOVERY_PATH]);
  });

  it('stop offering it, and then nobody comes in with it', async () => {
    const page = (await administrator.get(`${settings}/withdrawal`)).body;
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? '';
    const visitor = started.anybody();
    entra.signInAs('lead', { groups: ['leaders'] });
    const away = await goAway(visitor, wayIn(settings));
    assert.equal((await administrator.post(`${settings}/withdrawal`, { version })).statusCode, 303);
    const back = await entra.browse(whither(away));
    assertNotIn(await visitor.get(back.pathname + back.search), visitor, /cannot go on/);
    assert.equal((await goAway(started.anybody(), wayIn(settings))).statusCode, 404);
    const lead = await personOf('lead');
    assert.ok(!(await rolesOf(lead?.person_id ?? '')).includes('director group active'));
  });
});

describe('what is written down', () => {
  it('holds no token, code or secret, in the record or in the log', async () => {
    const all = await started.database.as(OWN, (db) => db.selectFrom('event').selectAll().execute());
    const written = JSON.stringify([all, started.logged]);
    assert.doesNotMatch(written, /eyJ|code_verifier|client_secret/);
    assert.ok(!written.includes(entra.clientSecret));
    assert.deepEqual(
      started.logged.filter(({ event }) => event === 'request.failed'),
      [],
    );
  });

  it('is nothing of the other council', async () => {
    for (const kind of ['provider.added', 'session.refused', 'identity.bound'])
      assert.deepEqual(await events(kind, OTHER), []);
  });
});
