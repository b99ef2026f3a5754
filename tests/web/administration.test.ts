import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { authorityId } from '#platform/database/database.ts';
import { startJobs } from '#platform/jobs.ts';
import { ADMINISTRATION } from '../../src/features/access/administration/links.ts';
import { allows } from '../../src/features/access/index.ts';
import { OTHER, OWN, ROLE_NAMES, startInstallation } from '../support/installation.ts';
import type { Visitor } from '../support/visitor.ts';

const started = await startInstallation();
let systemAdministrator: Visitor;

describe('administration', () => {
  before(async () => {
    systemAdministrator = await started.signedIn('systemAdministrator');
  });
  after(() => started.stop());

  it('every link of it leads to a page that takes the permission for which it is shown', () => {
    for (const { href, permission } of ADMINISTRATION.flatMap(({ links }) => links)) {
      const route = started.routes.find(({ method, path }) => method === 'GET' && path === href);
      assert.equal(route?.permission, permission, href);
    }
  });

  for (const role of ROLE_NAMES)
    it(`shows ${role} what they may open and nothing else`, async () => {
      const visitor = await started.signedIn(role);
      const { body, statusCode } = await visitor.get('/administration');
      assert.equal(statusCode, 200);
      const links = ADMINISTRATION.flatMap((section) => section.links);
      const mine = links.filter(({ permission }) => allows(role, permission));
      for (const link of links)
        assert.equal(body.includes(`href="${link.href}">${link.title}`), mine.includes(link), link.href);
      assert.equal(body.includes('Nothing to administer'), mine.length === 0);
      assert.equal(
        /<nav class="hw-header__nav"[\s\S]*?href="\/administration"[\s\S]*?<\/nav>/.test(body),
        mine.length > 0,
      );
    });

  describe('councils', () => {
    const form = { council: 'Thirdshire', code: '996', name: 'Ida Noor', email: 'Ida@996.example' };

    it('are listed by name, and nothing else of them is shown', async () => {
      const { body } = await systemAdministrator.get('/councils');
      assert.match(body, /Ownshire \(yours\)/);
      assert.match(body, /Othershire/);
      assert.doesNotMatch(body, /of 997|@997/);
    });

    it('one is added with its first administrator, who is invited by a link, and both records tell', async () => {
      const answer = await systemAdministrator.post('/councils', form);
      assert.equal(answer.statusCode, 303);
      assert.equal(answer.headers.location, '/councils?done=council');
      const added = authorityId('996');
      const people = await started.database.as(added, (db) =>
        db.selectFrom('person').select(['name', 'email']).execute(),
      );
      assert.deepEqual(people, [{ name: 'Ida Noor', email: 'ida@996.example' }]);
      assert.deepEqual(await kinds('996'), ['council.created']);
      assert.ok((await kinds(OWN)).includes('council.added'));

      const shown = await systemAdministrator.post('/councils/996/invitation');
      const link = /value="http:\/\/localhost:3000(\/invitation\/996\.[\w-]{43})"/.exec(shown.body)?.[1];
      assert.ok(link);
      assert.equal((await started.anybody().get(link)).statusCode, 200);
    });

    it('of one code there is one, also where the form arrives twenty times at once', async () => {
      const again = await systemAdministrator.post('/councils', form);
      assert.equal(again.statusCode, 422);
      assert.match(again.body, /There is a council of this code already/);
      const csrf = await systemAdministrator.formToken();
      const twice = { csrf, ...form, code: '995', council: 'Fourthshire' };
      const answers = await Promise.all(Array.from({ length: 20 }, () => systemAdministrator.post('/councils', twice)));
      assert.deepEqual(new Set(answers.map(({ statusCode }) => statusCode)), new Set([303]));
      assert.equal((await kinds('995')).length, 1);
    });

    it('what is wrong is said at once and kept in the form', async () => {
      const { statusCode, body } = await systemAdministrator.post('/councils', {
        ...form,
        code: '12',
        email: 'none',
        name: '',
      });
      assert.equal(statusCode, 422);
      for (const text of ['Enter the three digits', 'Enter an e-mail address', 'Enter the name of its first'])
        assert.ok(body.includes(text), text);
      assert.match(body, /value="Thirdshire"/);
    });

    it('somebody of a council that works already cannot be invited from another', async () => {
      await started.signedIn('councilAdministrator', OTHER);
      const { statusCode, body } = await systemAdministrator.post(`/councils/${OTHER}/invitation`);
      assert.equal(statusCode, 409);
      assert.match(body, /its people are its own/);
      assert.equal((await systemAdministrator.post('/councils/000/invitation')).statusCode, 404);
      assert.equal((await systemAdministrator.post(`/councils/${OWN}/invitation`)).statusCode, 404);
    });
  });

  describe('work in the background', () => {
    it('is listed for the own council, and what failed is asked for again', { timeout: 60_000 }, async () => {
      assert.match((await systemAdministrator.get('/administration/jobs')).body, /loading a file is the first work/);
      const jobs = await startJobs(started.opened.owner, ['extract.withdrawn'], () => undefined);
      try {
        await jobs.work('extract.withdrawn', async ({ authority }) => {
          if (authority === OWN) throw new Error('words-of-the-fault');
        });
        await jobs.send('extract.withdrawn', { authority: OWN, subject: 'subject-of-998' });
        await jobs.send('extract.withdrawn', { authority: OTHER, subject: 'subject-of-997' });
        for (let waited = 0; (await failedOnes()).length === 0 && waited < 120; waited += 1) await delay(200);
      } finally {
        await jobs.stop();
      }
      const { body } = await systemAdministrator.get('/administration/jobs?state=failed');
      const ids = await failedOnes();
      assert.equal(ids.length, 1);
      assert.match(body, /counting measures after an extract was withdrawn/);
      assert.doesNotMatch(body, /subject-of|words-of-the-fault/);
      assert.equal(
        (
          await started
            .signedIn('systemAdministrator', OTHER)
            .then((they) => they.post(`/administration/jobs/${ids[0]}/retry`))
        ).statusCode,
        404,
      );
      const again = await systemAdministrator.post(`/administration/jobs/${ids[0]}/retry`);
      assert.equal(again.headers.location, '/administration/jobs?done=again');
      assert.ok((await kinds(OWN)).includes('job.retried'));
    });
  });
});

/** The ids of the work that can be asked for again. */
async function failedOnes(): Promise<string[]> {
  const { body } = await systemAdministrator.get('/administration/jobs?state=failed');
  return [...body.matchAll(/action="\/administration\/jobs\/([\w-]+)\/retry"/g)].map((match) => match[1] ?? '');
}

async function kinds(council: string): Promise<string[]> {
  const rows = await started.database.as(authorityId(council), (db) =>
    db.selectFrom('event').select('kind').orderBy('sequence').execute(),
  );
  return rows.map(({ kind }) => kind);
}
