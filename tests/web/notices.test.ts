import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { AuthorityId } from '#platform/database/database.ts';
import { ACCESS_NOTICES, PERMISSIONS, type Role } from '../../src/features/access/index.ts';
import { EXTRACT_NOTICES } from '../../src/features/extracts/index.ts';
import { type Announcement, notify } from '../../src/features/notices/index.ts';
import { LINK_MAILS, NOTICE_KINDS } from '../../src/notice-kinds.ts';
import { referralsCsv } from '../support/files.ts';
import { OTHER, OWN, startInstallation, type TestInstallation } from '../support/installation.ts';
import { accept, load } from '../support/loading.ts';
import { withoutToken } from '../support/visitor.ts';

/** What people see of what they are told. */

const AT = new Date('2022-08-09T09:00:00Z');
const NOBODYS = '00000000-0000-4000-8000-000000000000';
const PASSWORD = ACCESS_NOTICES['password.changed'];
const READY = EXTRACT_NOTICES['extract.ready'];
const ACCEPTED = EXTRACT_NOTICES['extract.accepted'];

let started: TestInstallation & { stop(): Promise<void> };
before(async () => {
  started = await startInstallation();
});
after(() => started.stop());

function says(announcement: Omit<Announcement, 'at'>, council: AuthorityId = OWN): Promise<void> {
  return started.database.as(council, (db) => notify(db, council, { ...announcement, at: AT }));
}

/** The newest notice of a council. */
function newest(council: AuthorityId = OWN) {
  return started.database.as(council, (db) =>
    db
      .selectFrom('notice')
      .select(['notice_id', 'sequence', 'times', 'subject'])
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
}

const person = (role: Role) => started.personOf(role);

describe('every kind of notice', () => {
  for (const kind of NOTICE_KINDS.values())
    it(`${kind.name} says what happened and why one is told, and asks for a permission that there is`, () => {
      if (kind.reaches !== null) assert.ok(Object.hasOwn(PERMISSIONS, kind.reaches), kind.reaches);
      assert.match(kind.title, /^[A-Z][^.]+[^.\s]$/);
      assert.match(kind.says('Something'), /^[A-Z].+[^.\s]$/);
      assert.match(kind.why, /\.$/);
      assert.ok(kind.title.length <= 60, 'a title is the subject of a mail');
      assert.ok(kind.isSecurity ? kind.normally === 'mail' : true);
    });

  it('and every mail with a link says what the link does, and what to do where it was not expected', () => {
    for (const { title, says: words, action, unexpected } of LINK_MAILS.values()) {
      for (const text of [title, action]) assert.match(text, /^[A-Z][^.]+$/);
      for (const text of [words, unexpected]) assert.match(text, /^[A-Z].+\.$/);
    }
  });
});

describe('the list of notices', () => {
  it('begins empty and says what it is for', async () => {
    const { body, statusCode } = await (await started.signedIn('auditor')).get('/notices');
    assert.equal(statusCode, 200);
    assert.match(body, /No notices yet/);
    assert.match(body, /<a href="\/notices">Notices<\/a>/);
    assert.doesNotMatch(body, /Mark all/);
  });

  it('shows what somebody was told, counts it in the header of every page, and leads to what it is about', async () => {
    const analyst = await started.signedIn('performanceAnalyst');
    await says({ kind: READY, subject: 'July <b>.xlsx', href: '/extracts', to: [person('performanceAnalyst')] });
    const { notice_id } = await newest();
    const { body } = await analyst.get('/notices');
    assert.match(body, new RegExp(`<a class="govuk-link" href="/notices/${notice_id}">July &lt;b&gt;\\.xlsx was read`));
    assert.match(body, /You are told because you loaded the file\./);
    assert.match((await analyst.get('/scorecard')).body, /Notices <strong>1 new<\/strong>/);
    const opened = await analyst.get(`/notices/${notice_id}`);
    assert.equal(opened.statusCode, 303);
    assert.equal(opened.headers.location, '/extracts');
    assert.match((await analyst.get('/scorecard')).body, /<a href="\/notices">Notices<\/a>/);
  });

  it('is read by each for themselves', async () => {
    const [director, manager] = [await started.signedIn('director'), await started.signedIn('qualityAssuranceManager')];
    await says({ kind: ACCEPTED, subject: 'for two.xlsx', href: '/extracts', to: 'everybody' });
    const { notice_id } = await newest();
    const marked = await director.post(`/notices/${notice_id}/reading`);
    assert.equal(marked.headers.location, '/notices');
    assert.match((await director.get('/notices')).body, /Everything is read/);
    assert.match((await manager.get('/notices')).body, /1 not read yet/);
  });

  it('shows unread ones first, and the choice of what is shown stays in the address', async () => {
    const director = await started.signedIn('director');
    await says({ kind: PASSWORD, href: '/account', to: [person('director')] });
    await says({ kind: ACCEPTED, subject: 'later.xlsx', href: '/extracts', to: [person('director')] });
    const { notice_id } = await newest();
    const address = '/notices?show=unread&kind=extract.accepted';
    const chosen = (await director.get(address)).body;
    assert.match(chosen, /later\.xlsx/);
    assert.doesNotMatch(chosen, /Your password was changed<\/a>/);
    assert.match(chosen, /<option value="unread" selected>/);
    const marked = await director.post(`/notices/${notice_id}/reading`, { show: 'unread', kind: 'extract.accepted' });
    assert.equal(marked.headers.location, address);
    assert.match((await director.get(address)).body, /No notice is like what you chose/);
    const all = (await director.get('/notices')).body;
    assert.ok(all.indexOf('Your password was changed</a>') < all.indexOf('later.xlsx'), 'unread first');
    const elsewhere = await director.post(`/notices/${notice_id}/reading`, { show: '//evil.example', kind: 'x' });
    assert.equal(elsewhere.headers.location, '/notices');
  });

  it('marks all as read up to those that the page showed, and what is chosen only', async () => {
    const chair = await started.signedIn('boardChair');
    const to = [person('boardChair')];
    await says({ kind: PASSWORD, href: '/account', to });
    await says({ kind: ACCESS_NOTICES['codes.used'], href: '/account', to });
    const shown = /name="until" value="(\d+)"/.exec((await chair.get('/notices')).body)?.[1] ?? '';
    await says({ kind: PASSWORD, href: '/account', to });
    await chair.post('/notices/reading', { until: shown, kind: 'codes.used' });
    assert.match((await chair.get('/notices')).body, /2 not read yet/);
    await chair.post('/notices/reading', { until: shown });
    assert.match((await chair.get('/notices')).body, /1 not read yet/);
    await chair.post('/notices/reading', { until: 'all; --' });
    assert.match((await chair.get('/notices')).body, /1 not read yet/);
  });

  it('is in pages where it is long', async () => {
    const adviser = await started.signedIn('dfeAdviser');
    for (let count = 0; count < 31; count += 1)
      await says({ kind: PASSWORD, href: '/account', to: [person('dfeAdviser')] });
    const { body } = await adviser.get('/notices?show=unread');
    assert.equal(body.match(/class="govuk-link" href="\/notices\/[0-9a-f]/g)?.length, 30);
    assert.match(body, /href="\/notices\?show=unread&amp;page=2"/);
    const second = (await adviser.get('/notices?show=unread&page=2')).body;
    assert.equal(second.match(/class="govuk-link" href="\/notices\/[0-9a-f]/g)?.length, 1);
  });

  it('has one line for what happens again and again, until somebody has read of it', async () => {
    const manager = await started.signedIn('qualityAssuranceManager');
    const again = { kind: ACCEPTED, subject: 'again.xlsx', href: '/extracts', to: 'everybody' } as const;
    for (let count = 0; count < 3; count += 1) await says(again);
    const first = await newest();
    assert.equal(first.times, 3);
    assert.match((await manager.get('/notices')).body, /3 times, last then/);
    await manager.get(`/notices/${first.notice_id}`);
    await says(again);
    assert.notEqual((await newest()).notice_id, first.notice_id);
  });

  it('keeps every notice about safety apart', async () => {
    await says({ kind: PASSWORD, href: '/account', to: [person('moderator')] });
    const first = await newest();
    await says({ kind: PASSWORD, href: '/account', to: [person('moderator')] });
    assert.notEqual((await newest()).notice_id, first.notice_id);
  });

  it('keeps a subject to one line that fits, and refuses a page that is elsewhere', async () => {
    await says({ kind: READY, subject: `a\r\nb${'x'.repeat(300)}`, href: '/', to: [person('boardMember')] });
    assert.match((await newest()).subject, /^a bx{197}$/);
    for (const href of ['https://evil.example/', '//evil.example', '/\\evil.example', 'extracts'])
      await assert.rejects(says({ kind: READY, href, to: [person('boardMember')] }), /notice_href_check/);
  });
});

describe('whom a notice reaches', () => {
  it('is those it names, and nobody else: to others it does not exist', async () => {
    await says({ kind: PASSWORD, href: '/account', to: [person('director')] });
    const { notice_id } = await newest();
    const stranger = await started.signedIn('councilAdministrator');
    const gone = await stranger.get(`/notices/${NOBODYS}`);
    assert.equal(gone.statusCode, 404);
    for (const answer of [
      await stranger.get(`/notices/${notice_id}`),
      await stranger.post(`/notices/${notice_id}/reading`),
      await stranger.get('/notices/1'),
      await stranger.get('/notices/%27%20or%201=1'),
    ]) {
      assert.equal(answer.statusCode, 404);
      assert.equal(withoutToken(answer), withoutToken(gone));
    }
    const read = await started.database.as(OWN, (db) =>
      db.selectFrom('notice_read').select('person_id').where('notice_id', '=', notice_id).execute(),
    );
    assert.deepEqual(read, []);
  });

  it('is nobody of another council', async () => {
    await says({ kind: ACCEPTED, subject: 'theirs.xlsx', href: '/extracts', to: 'everybody' }, OTHER);
    const { notice_id, sequence } = await newest(OTHER);
    const director = await started.signedIn('director');
    assert.doesNotMatch((await director.get('/notices')).body, /theirs\.xlsx/);
    assert.equal((await director.get(`/notices/${notice_id}`)).statusCode, 404);
    await director.post('/notices/reading', { until: String(sequence) });
    const read = await started.database.as(OTHER, (db) => db.selectFrom('notice_read').select('person_id').execute());
    assert.deepEqual(read, []);
  });

  it('is not who did it', async () => {
    const by = person('director');
    await says({ kind: ACCEPTED, subject: 'mine.xlsx', href: '/extracts', to: 'everybody', except: by });
    assert.doesNotMatch((await (await started.signedIn('director')).get('/notices')).body, /mine\.xlsx/);
    const manager = await started.signedIn('qualityAssuranceManager');
    assert.match((await manager.get('/notices')).body, /mine\.xlsx/);
  });

  it('is who may, from the next request on: whoever loses the permission no longer sees it', async () => {
    const analyst = await started.signedIn('performanceAnalyst');
    await says({ kind: READY, subject: 'for the analyst.xlsx', href: '/extracts', to: [person('performanceAnalyst')] });
    const { notice_id } = await newest();
    assert.match((await analyst.get('/notices')).body, /for the analyst\.xlsx/);
    await setRole('performanceAnalyst', 'auditor');
    assert.doesNotMatch((await analyst.get('/notices')).body, /for the analyst|A file could not be read/);
    assert.equal((await analyst.get(`/notices/${notice_id}`)).statusCode, 404);
    await setRole('performanceAnalyst', 'performanceAnalyst');
    assert.match((await analyst.get('/notices')).body, /for the analyst\.xlsx/);
  });

  it('cannot be everybody where a kind reaches only whom it names', () =>
    assert.rejects(says({ kind: PASSWORD, href: '/account', to: 'everybody' }), /reaches only whom it names/));
});

describe('a file', () => {
  it('is told of when it was read, waits for nobody once it was decided, and then others are told', async () => {
    const analyst = await started.signedIn('performanceAnalyst');
    await analyst.post('/notices/reading', { until: '999999999' });
    const bytes = referralsCsv({ children: 3, prefix: 'CANARY', team: 'Team 998' });
    const address = await load(started, analyst, { name: 'told as at 2022-08-05.csv', bytes });
    const { body } = await analyst.get('/notices?show=unread');
    assert.match(body, /told as at 2022-08-05\.csv was read and waits to be accepted or rejected/);
    assert.doesNotMatch(body, /CANARY/);
    assert.equal((await accept(analyst, address)).statusCode, 303);
    await started.settled();
    assert.match((await analyst.get('/notices')).body, /Everything is read/);
    const director = await started.signedIn('director');
    assert.match((await director.get('/notices')).body, /told as at 2022-08-05\.csv was accepted/);
    assert.doesNotMatch((await analyst.get('/notices')).body, /told as at 2022-08-05\.csv was accepted/);
  });

  it('is told of where it could not be read', async () => {
    const analyst = await started.signedIn('performanceAnalyst');
    await load(started, analyst, { name: 'nothing.csv', bytes: 'a,b\n1,2\n' });
    assert.match((await analyst.get('/notices?show=unread')).body, /nothing\.csv could not be read/);
  });
});

describe('how somebody is told', () => {
  it('is shown for what can reach them, and says that no mails are sent where none are', async () => {
    const { body } = await (await started.signedIn('auditor')).get('/account/notices');
    assert.match(body, /This installation sends no mails/);
    assert.match(body, /A proposed role was decided/);
    assert.doesNotMatch(body, /A file was read/);
    assert.match(body, /They cannot be turned off/);
    assert.doesNotMatch(body, /name="way\.password\.changed"/);
  });

  it('is kept as it was chosen, said so, and written into the record', async () => {
    const analyst = await started.signedIn('performanceAnalyst');
    const saved = await analyst.post('/account/notices', {
      'way.extract.ready': 'digest',
      'way.password.changed': 'list',
    });
    assert.equal(saved.headers.location, '/account/notices?saved=yes');
    const { body } = await analyst.get('/account/notices?saved=yes');
    assert.match(body, /Saved\. This is how you are told/);
    assert.match(body, /name="way\.extract\.ready" type="radio" value="digest" checked/);
    const [event] = await started.database.as(OWN, (db) =>
      db.selectFrom('event').select(['person_id', 'detail']).where('kind', '=', 'notices.chosen').execute(),
    );
    assert.equal(event?.person_id, person('performanceAnalyst'));
    assert.deepEqual(event?.detail, { 'extract.ready': 'digest' });
  });

  it('is refused where it is none of the three, with what else was chosen still there', async () => {
    const director = await started.signedIn('director');
    const refused = await director.post('/account/notices', {
      'way.extract.accepted': 'list',
      'way.appointment.proposed': 'pigeon',
    });
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /href="#way-appointment-proposed">Choose how you are told: A role waits for approval/);
    assert.match(refused.body, /name="way\.extract\.accepted" type="radio" value="list" checked/);
    const kept = await started.database.as(OWN, (db) =>
      db.selectFrom('notice_preference').select('kind').where('person_id', '=', person('director')).execute(),
    );
    assert.deepEqual(kept, []);
  });

  it('says where no mail address is kept for somebody', async () => {
    const withMails = await startInstallation({ smtpUrl: 'smtp://127.0.0.1:1' });
    try {
      await withMails.database.as(OWN, (db) =>
        db.updateTable('person').set({ email: null }).where('person_id', '=', withMails.personOf('auditor')).execute(),
      );
      assert.match(
        (await (await withMails.signedIn('auditor')).get('/account/notices')).body,
        /No mail address is kept/,
      );
      const { body } = await (await withMails.signedIn('moderator')).get('/account/notices');
      assert.doesNotMatch(body, /No mail address is kept|sends no mails/);
    } finally {
      await withMails.stop();
    }
  });
});

async function setRole(role: Role, to: Role): Promise<void> {
  await started.database.as(OWN, (db) =>
    db.updateTable('appointment').set({ role: to }).where('person_id', '=', person(role)).execute(),
  );
}
