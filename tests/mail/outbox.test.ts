import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { LocalDate } from '#kernel/local-date.ts';
import { ACCESS_MAILS, ACCESS_NOTICES, type Role } from '../../src/features/access/index.ts';
import { EXTRACT_NOTICES } from '../../src/features/extracts/index.ts';
import { type Announcement, mailTo, notify, sendDigests, sendMails } from '../../src/features/notices/index.ts';
import { sendingOf } from '../../src/worker.ts';
import { OWN, startInstallation, type TestInstallation } from '../support/installation.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';

/** From what happens to the mail that arrives, through the outbox, at a real mail server. */

const AT = new Date('2022-08-09T09:00:00Z');
const TUESDAY = '2022-08-09' as LocalDate;
const SUNDAY = '2022-08-07' as LocalDate;
const BANK_HOLIDAY = '2022-08-29' as LocalDate;
const HOUR = 3_600_000;

let server: MailServer;
let started: TestInstallation & { stop(): Promise<void> };
before(async () => {
  server = await startMailServer();
  started = await startInstallation({ smtpUrl: server.url, publicUrl: 'https://headway.ownshire.example' });
});
after(async () => {
  await started.stop();
  await server.stop();
});
beforeEach(async () => {
  await send(); // what a test before left, so that each begins with an empty outbox
  server.received.splice(0);
});

/** As the worker does each minute; hours later where it says so. */
async function send(hoursLater = 0): Promise<void> {
  await sendMails(sending(hoursLater), OWN);
}

function sending(hoursLater = 0) {
  const log = (entry: (typeof started.logged)[number]) => void started.logged.push(entry);
  const made = sendingOf(started.opened, started.config, log, new AbortController().signal);
  return { ...made, now: () => new Date(Date.now() + hoursLater * HOUR) };
}

const says = (announcement: Omit<Announcement, 'at'>) =>
  started.database.as(OWN, (db) => notify(db, OWN, { ...announcement, at: AT }));

const person = (role: Role) => started.personOf(role);
const addressOf = (role: Role) => `${role.toLowerCase()}@${OWN}.example`;
const receivers = () => server.received.flatMap(({ to }) => to).toSorted();

async function choose(role: Role, kind: string, way: string): Promise<void> {
  const answer = await (await started.signedIn(role)).post('/account/notices', { [`way.${kind}`]: way });
  assert.equal(answer.headers.location, '/account/notices?saved=yes');
}

const mails = () =>
  started.opened.working.as(OWN, (db) =>
    db
      .selectFrom('mail')
      .select(['mail_id', 'person_id', 'template', 'state', 'tries', 'problem', 'sealed', 'due_at'])
      .orderBy('made_at')
      .orderBy('mail_id')
      .execute(),
  );

/** Lets the mail server go away while something is done. */
async function whileServerIsDown(work: () => Promise<void>): Promise<void> {
  const { port } = server;
  await server.stop();
  try {
    await work();
  } finally {
    server = await startMailServer({}, port);
  }
}

describe('a mail about something that happened', () => {
  it('says what, for which council and why, with a link that needs sign-in, and nothing else', async () => {
    const kind = EXTRACT_NOTICES['extract.ready'];
    const subject = 'CANARY-C1 as at July.xlsx';
    await says({ kind, subject, href: '/extracts/canary-c1', to: [person('performanceAnalyst')] });
    await send();
    assert.deepEqual(receivers(), [addressOf('performanceAnalyst')]);
    const [mail] = server.received;
    assert.deepEqual(mail?.headers['subject'], ['A file was read and waits for a decision – Ownshire']);
    const link = /https:\S+\/notices\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
    assert.equal(
      mail?.text.trim(),
      `A file was read and waits for a decision\nOwnshire\n\nYou are told because you loaded the file.\n\nSee it in Headway:\n${link}\n\nHeadway asks you to sign in. For the protection of children mails say no more than this.\n\nChange what you get: https://headway.ownshire.example/account/notices`,
    );
    assert.ok(mail?.html.includes(`<a href="${link}">See it in Headway</a>`));
    const whole = `${mail?.raw}${mail?.text}${mail?.html}${JSON.stringify(mail?.headers)}`;
    assert.doesNotMatch(whole, /canary|July|xlsx/i);
    const { pathname, origin } = new URL(link);
    assert.equal(origin, 'https://headway.ownshire.example');
    const strangers = await started.anybody().get(pathname, { host: 'headway.ownshire.example' });
    assert.match(strangers.headers.location ?? '', /^\/sign-in\?next=/);
    assert.doesNotMatch(JSON.stringify(started.logged), /@998\.example/);
  });

  it('goes to everybody whom the kind reaches, but not to whoever did it', async () => {
    const kind = ACCESS_NOTICES['appointment.proposed'];
    await says({ kind, subject: 'Auditor', href: '/people', to: 'everybody', except: person('director') });
    await send();
    assert.deepEqual(receivers(), [addressOf('councilAdministrator')]);
  });

  it('goes once, also where three processes look through the outbox at once', async () => {
    await says({ kind: ACCESS_NOTICES['password.changed'], href: '/account', to: [person('boardChair')] });
    await says({ kind: ACCESS_NOTICES['codes.used'], href: '/account', to: [person('boardChair')] });
    await Promise.all([send(), send(), send()]);
    await send();
    const subjects = server.received.map(({ headers }) => headers['subject']?.[0]).toSorted();
    assert.deepEqual(subjects, [
      'A recovery code of your account was used – Ownshire',
      'Your password was changed – Ownshire',
    ]);
  });

  it('is not sent once its reader has read of it in Headway', async () => {
    const kind = EXTRACT_NOTICES['extract.refused'];
    await says({ kind, subject: 'a', href: '/extracts', to: [person('performanceAnalyst')] });
    const analyst = await started.signedIn('performanceAnalyst');
    await analyst.post('/notices/reading', { until: '999999' });
    await send();
    assert.equal(server.received.length, 0);
  });

  it('has one of each header whatever the council is called', async () => {
    const name = 'Ownshire\r\nBcc: eve@evil.example\r\n\r\n<b>';
    await renameCouncil(name);
    try {
      await says({ kind: ACCESS_NOTICES['password.changed'], href: '/account', to: [person('boardMember')] });
      await send();
    } finally {
      await renameCouncil('Ownshire');
    }
    const [mail] = server.received;
    assert.deepEqual(mail?.to, [addressOf('boardMember')]);
    assert.deepEqual(mail?.headers['subject'], ['Your password was changed – Ownshire Bcc: eve@evil.example <b>']);
    assert.equal(mail?.headers['bcc'], undefined);
    for (const [header, values] of Object.entries(mail?.headers ?? {})) assert.equal(values.length, 1, header);
    assert.ok(mail?.html.includes('&lt;b&gt;'));
  });
});

describe('who gets no mail', () => {
  it('is who chose the list only', async () => {
    await choose('performanceAnalyst', 'extract.ready', 'list');
    const kind = EXTRACT_NOTICES['extract.ready'];
    await says({ kind, subject: 'b', href: '/extracts', to: [person('performanceAnalyst')] });
    await send();
    assert.equal(server.received.length, 0);
    await choose('performanceAnalyst', 'extract.ready', 'mail');
  });

  it('is not who wants no mails about safety: those cannot be turned off', async () => {
    await choose('performanceAnalyst', 'password.changed', 'list');
    await says({ kind: ACCESS_NOTICES['password.changed'], href: '/account', to: [person('performanceAnalyst')] });
    await send();
    assert.deepEqual(receivers(), [addressOf('performanceAnalyst')]);
    assert.match(server.received[0]?.text ?? '', /You cannot turn this mail off/);
    assert.equal(server.received[0]?.headers['list-unsubscribe'], undefined);
  });

  it('is who has no address', async () => {
    await setEmail('partnerMember', null);
    await says({ kind: ACCESS_NOTICES['password.changed'], href: '/account', to: [person('partnerMember')] });
    await send();
    assert.equal(server.received.length, 0);
    await setEmail('partnerMember', addressOf('partnerMember'));
  });

  it('is who was disabled before it went', async () => {
    await whileServerIsDown(async () => {
      await says({ kind: ACCESS_NOTICES['password.changed'], href: '/account', to: [person('dfeAdviser')] });
      await send();
    });
    await setDisabled('dfeAdviser', AT);
    await send(1);
    assert.equal(server.received.length, 0);
    await setDisabled('dfeAdviser', null);
    await send(2);
    assert.equal(server.received.length, 0, 'what was dropped is not taken up again');
  });

  it('is who lost the permission before it went', async () => {
    const kind = EXTRACT_NOTICES['extract.ready'];
    await whileServerIsDown(async () => {
      await says({ kind, subject: 'c', href: '/extracts', to: [person('performanceAnalyst')] });
      await send();
      const [waiting] = (await mails()).slice(-1);
      assert.deepEqual([waiting?.state, waiting?.tries, waiting?.problem], ['waiting', 1, 'ESOCKET']);
    });
    await setRoles('performanceAnalyst', 'ended');
    await send(1);
    assert.equal(server.received.length, 0);
    await setRoles('performanceAnalyst', 'active');
    const [dropped] = (await mails()).slice(-1);
    assert.deepEqual([dropped?.state, dropped?.problem], ['dropped', 'NOT_NEEDED']);
  });

  it('is everybody in an installation without a mail server, then and later', async () => {
    await says({ kind: ACCESS_NOTICES['password.changed'], href: '/account', to: [person('auditor')] });
    await sendMails({ ...sending(), mailer: null }, OWN);
    await send();
    assert.equal(server.received.length, 0);
  });
});

describe('a mail that cannot be sent', () => {
  it('is tried again after a while, and then arrives', async () => {
    await whileServerIsDown(async () => {
      await says({ kind: ACCESS_NOTICES['codes.used'], href: '/account', to: [person('moderator')] });
      await send();
      await send(); // it is not due again at once
      const [waiting] = (await mails()).slice(-1);
      assert.deepEqual([waiting?.state, waiting?.tries], ['waiting', 1]);
    });
    await send();
    assert.equal(server.received.length, 0);
    await send(0.1);
    assert.deepEqual(receivers(), [addressOf('moderator')]);
  });

  it('is given up after four days; whoever looks after accounts is told, and sees whose and why', async () => {
    await whileServerIsDown(async () => {
      await says({ kind: ACCESS_NOTICES['codes.used'], href: '/account', to: [person('scrutinyReader')] });
      await send();
      await send(95);
      await send(100);
      const [given] = (await mails()).slice(-1);
      assert.deepEqual([given?.state, given?.problem], ['undelivered', 'TOO_LATE']);
    });
    await send(101);
    assert.equal(server.received.length, 0);
    const administrator = await started.signedIn('councilAdministrator');
    assert.match((await administrator.get('/notices')).body, /Mails from Headway could not be delivered/);
    const { body } = await administrator.get('/notices/undelivered');
    assert.match(
      body,
      /scrutinyReader of 998[\s\S]*A recovery code of your account was used[\s\S]*Given up: it could not be sent in time/,
    );
    assert.doesNotMatch(body, /@998/);
  });

  it('is given up at once where the server does not know the address, and the others go', async () => {
    await setEmail('inspector', 'nobody@elsewhere.example');
    const { port } = server;
    await server.stop();
    server = await startMailServer(
      {
        onRcptTo: ({ address }, _session, done) =>
          done(address.startsWith('nobody') ? Object.assign(new Error('unknown'), { responseCode: 550 }) : null),
      },
      port,
    );
    const to = [person('inspector'), person('socialWorker')];
    await says({ kind: ACCESS_NOTICES['codes.used'], href: '/account', to });
    await send();
    assert.deepEqual(receivers(), [addressOf('socialWorker')]);
    const [refused] = (await mails()).filter(({ person_id, state }) => person_id === to[0] && state !== 'sent');
    assert.deepEqual([refused?.state, refused?.problem, refused?.tries], ['undelivered', 'SMTP_550', 1]);
  });
});

describe('the daily summary', () => {
  const accepted = EXTRACT_NOTICES['extract.accepted'];
  const refused = EXTRACT_NOTICES['extract.refused'];

  it('puts what was collected into one mail for each person, on working days', async () => {
    await choose('performanceAnalyst', 'extract.refused', 'digest');
    for (const subject of ['one.xlsx', 'two.xlsx', 'three.xlsx'])
      await says({ kind: accepted, subject, href: '/extracts', to: 'everybody', except: person('director') });
    await says({ kind: refused, subject: 'four.xlsx', href: '/extracts', to: [person('performanceAnalyst')] });
    await send();
    assert.equal(server.received.length, 0);
    for (const day of [SUNDAY, BANK_HOLIDAY]) await sendDigests(sending(), OWN, day);
    assert.equal(server.received.length, 0);
    await sendDigests(sending(), OWN, TUESDAY);
    assert.deepEqual(receivers(), [addressOf('performanceAnalyst'), addressOf('qualityAssuranceManager')]);
    const ofAnalyst = server.received.find(({ to }) => to.includes(addressOf('performanceAnalyst')));
    assert.deepEqual(ofAnalyst?.headers['subject'], ['Your daily summary from Headway – Ownshire']);
    assert.match(ofAnalyst?.text ?? '', /- An extract was accepted \(3 times\)\n- A file could not be read\n/);
    assert.doesNotMatch(`${ofAnalyst?.text}${ofAnalyst?.html}`, /xlsx/);
    server.received.splice(0);
    await sendDigests(sending(), OWN, TUESDAY);
    assert.equal(server.received.length, 0);
  });

  it('leaves out what was read meanwhile, and is not sent where nothing is left', async () => {
    await says({ kind: accepted, subject: 'five.xlsx', href: '/extracts', to: [person('director')] });
    await send();
    await (await started.signedIn('director')).post('/notices/reading', { until: '999999' });
    await sendDigests(sending(), OWN, TUESDAY);
    assert.equal(server.received.length, 0);
  });

  it('is not sent to who lost the permission since', async () => {
    await says({ kind: accepted, subject: 'six.xlsx', href: '/extracts', to: [person('director')] });
    await send();
    await setRoles('director', 'ended');
    await sendDigests(sending(), OWN, TUESDAY);
    await setRoles('director', 'active');
    assert.equal(server.received.length, 0);
  });

  it('forgets notices and mails of more than 90 days ago', async () => {
    const before = (await mails()).length;
    assert.ok(before > 5);
    await sendDigests(sending(91 * 24), OWN, SUNDAY);
    assert.deepEqual(await mails(), []);
    const kept = await started.database.as(OWN, (db) => db.selectFrom('notice').select('notice_id').execute());
    assert.deepEqual(kept, []);
  });
});

describe('a mail with a link that works once', () => {
  const invite = (expiresAt: Date, path = '/invitation/998.canary-token') =>
    started.database.as(OWN, (db) =>
      mailTo(db, OWN, { mail: ACCESS_MAILS.invitation, to: person('boardChair'), path, expiresAt, now: new Date() }),
    );
  const inHours = (hours: number) => new Date(Date.now() + hours * HOUR);

  it('carries the link, which is sealed until then and forgotten afterwards', async () => {
    await invite(inHours(24));
    const [waiting] = (await mails()).slice(-1);
    assert.ok(waiting?.sealed);
    assert.doesNotMatch(JSON.stringify([waiting, Buffer.from(waiting.sealed, 'base64url').toString()]), /canary/);
    await send();
    const [mail] = server.received;
    assert.deepEqual(mail?.headers['subject'], ['You are invited to Headway – Ownshire']);
    assert.match(mail?.text ?? '', /https:\/\/headway\.ownshire\.example\/invitation\/998\.canary-token\n/);
    assert.match(mail?.text ?? '', /The link works once, until \d+ \w+ \d{4} at \d\d:\d\d\./);
    const [sent] = (await mails()).slice(-1);
    assert.deepEqual([sent?.state, sent?.sealed], ['sent', null]);
  });

  it('cannot be read by the web, which puts it there', async () => {
    await invite(inHours(24));
    const reading = started.database.as(OWN, (db) => db.selectFrom('mail').select('sealed').execute());
    await assert.rejects(reading, /permission denied/);
  });

  it('is not sent once the link has expired, and is forgotten', async () => {
    await invite(inHours(0.5));
    await whileServerIsDown(() => send());
    await send(1);
    assert.equal(server.received.length, 0);
    const [late] = (await mails()).slice(-1);
    assert.deepEqual([late?.state, late?.problem, late?.sealed], ['undelivered', 'TOO_LATE', null]);
  });

  it('leads nowhere else, whatever its path says', async () => {
    for (const path of ['//evil.example/x', '/\\evil.example/x', 'https://evil.example/', ''])
      await assert.rejects(() => invite(inHours(24), path), /a link in a mail leads to this installation/);
  });
});

async function renameCouncil(name: string): Promise<void> {
  await started.database.as(OWN, (db) =>
    db.updateTable('authority').set({ name }).where('authority_id', '=', OWN).execute(),
  );
}

async function setEmail(role: Role, email: string | null): Promise<void> {
  await setPerson(role, { email });
}

async function setDisabled(role: Role, at: Date | null): Promise<void> {
  await setPerson(role, { disabled_at: at });
}

async function setPerson(role: Role, values: { email: string | null } | { disabled_at: Date | null }): Promise<void> {
  await started.database.as(OWN, (db) =>
    db.updateTable('person').set(values).where('person_id', '=', person(role)).execute(),
  );
}

async function setRoles(role: Role, state: 'active' | 'ended'): Promise<void> {
  await started.database.as(OWN, (db) =>
    db.updateTable('appointment').set({ state }).where('person_id', '=', person(role)).execute(),
  );
}
