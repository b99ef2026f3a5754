import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { buildApp } from '../../src/app.ts';
import { PERMISSIONS, type Permission, type Role } from '../../src/features/access/index.ts';
import { sendMails } from '../../src/features/notices/index.ts';
import { sendingOf, startWorker } from '../../src/worker.ts';
import { FIRST, signedInAs } from '../support/assessments.ts';
import { startBrowser } from '../support/browser.ts';
import { ALL, CHILD_IDS, canariesIn, canaryFile, OF_CHILDREN, WORDS_OF_THE_FILE, WORKER } from '../support/canary.ts';
import { OWN, ROLE_NAMES, startInstallation, type TestInstallation } from '../support/installation.ts';
import { accept, hiddenFields } from '../support/loading.ts';
import { type MailServer, startMailServer } from '../support/mail-server.ts';
import type { Answered, Visitor } from '../support/visitor.ts';

/**
 * A child that can be told from anything else is loaded, and looked for wherever no child may be: on every page of every
 * role, in addresses, titles, errors, logs, mails, jobs, the record, the tables, and what a browser keeps.
 */

const REASON = 'Preparing the strategy meeting';
const LIST = '/measures/AS-01/children';
const NOBODYS = '00000000-0000-4000-8000-000000000000';

let mails: MailServer;
let started: TestInstallation & { stop(): Promise<void> };
let worker: Awaited<ReturnType<typeof startWorker>>;
let own: TestInstallation;
let owner: pg.Client;
let extract: string;
let teamIds: ReadonlyMap<string, string>;
const visitors = new Map<Role, Visitor>();

before(async () => {
  mails = await startMailServer();
  started = await startInstallation({ smtpUrl: mails.url, outbound: `127.0.0.1:${mails.port}` });
  const log = (entry: TestInstallation['logged'][number]) => void started.logged.push(entry);
  worker = await startWorker(started.opened, started.config, log);
  const app = await buildApp({ ...started.dependencies, log, extracts: worker.services });
  own = { ...started, app };
  owner = new pg.Client(started.opened.owner);
  await owner.connect();
  teamIds = await started.database.as(OWN, async (db) => {
    const rows = await db.selectFrom('team').select(['team_id', 'name']).execute();
    return new Map(rows.map(({ team_id, name }) => [name, team_id]));
  });
  for (const role of ROLE_NAMES)
    visitors.set(
      role,
      await signedInAs(own, teamIds, {
        roles: [{ role, team: FIRST }],
        staffRef: role === 'socialWorker' ? WORKER : null,
      }),
    );
  extract = await loadCanaries(visitorOf('performanceAnalyst'));
});
after(async () => {
  await owner.end();
  await own.app.close();
  await worker.stop();
  await started.stop();
  await mails.stop();
});

function visitorOf(role: Role): Visitor {
  const visitor = visitors.get(role);
  if (!visitor) throw new Error(`nobody is ${role}`);
  return visitor;
}

async function loadCanaries(analyst: Visitor): Promise<string> {
  const answer = await analyst.upload({ name: 'Annex A as at 2022-08-05.zip', bytes: canaryFile() });
  const address = answer.headers.location ?? '';
  await stateIs(address, 'preview');
  const fields = await hiddenFields(analyst, address);
  const accepted = await accept(analyst, address, { ...fields, decided: 'yes' });
  assert.equal(accepted.statusCode, 303, accepted.body);
  await stateIs(address, 'accepted');
  return address;
}

/** The worker is a real one, with its queue: what is sent to it is done when it is done. */
async function stateIs(address: string, wanted: string): Promise<void> {
  const id = address.split('/').at(-1) ?? '';
  for (let tries = 0; tries < 300; tries++) {
    const [row] = await started.database.as(OWN, (db) =>
      db.selectFrom('extract').select(['state', 'refusal']).where('extract_id', '=', id).execute(),
    );
    if (row?.state === wanted) return;
    assert.notEqual(row?.state, 'refused', row?.refusal ?? '');
    await delay(100);
  }
  assert.fail(`${address} did not become ${wanted}`);
}

/** The addresses of a route, with what there is put in its place. */
function addressesOf(path: string): string[] {
  const id = extract.split('/').at(-1) ?? '';
  if (path.startsWith('/measures/')) return ['AS-01', 'CL-08', 'RC-07'].map((measure) => path.replace(':id', measure));
  if (path.startsWith('/extracts/')) return [path.replace(':id', id)];
  if (path.startsWith('/teams/')) return [path.replace(':name', encodeURIComponent(FIRST))];
  return [path.replaceAll(/:\w+/g, NOBODYS)];
}

type Seen = { role: Role; permission: string; address: string; answer: Answered };
const seen: Seen[] = [];

async function walk(role: Role): Promise<void> {
  const visitor = visitorOf(role);
  for (const { method, path, permission } of own.routes.filter((route) => route.method === 'GET'))
    for (const address of addressesOf(path)) {
      if (method !== 'GET' || /\.(pdf|docx|xlsx)$/.test(path)) continue;
      seen.push({ role, permission, address, answer: await visitor.get(address) });
    }
  for (const address of [LIST, `${LIST}.csv`, '/measures/CL-08/children'])
    for (const reason of [REASON, 'short']) {
      const answer = await visitor.post(address, { reason });
      seen.push({ role, permission: 'children.identify', address, answer });
    }
}

const isChildLevel = (permission: string) =>
  Object.hasOwn(PERMISSIONS, permission) && PERMISSIONS[permission as Permission].isChildLevel;

describe('a child of a file', () => {
  before(async () => {
    for (const role of ROLE_NAMES) await walk(role);
    const anybody: Answered[] = [];
    const { visitorOf: browser } = await import('../support/visitor.ts');
    for (const { method, path } of own.routes.filter((route) => route.method === 'GET'))
      for (const address of addressesOf(path)) if (method === 'GET') anybody.push(await browser(own.app).get(address));
    for (const answer of anybody)
      seen.push({ role: 'scrutinyReader', permission: 'anybody', address: 'not signed in', answer });
  });

  it('is shown on pages of children, which this test would be blind without', () => {
    const shown = (role: Role, address: string) =>
      seen
        .filter((one) => one.role === role && one.address === address)
        .flatMap(({ answer }) => canariesIn(answer.body));
    assert.deepEqual(shown('qualityAssuranceManager', LIST).toSorted().slice(0, 3), [...CHILD_IDS]);
    assert.ok(shown('socialWorker', '/my-cases').includes(CHILD_IDS[0]));
    assert.ok(shown('performanceAnalyst', extract).includes(WORDS_OF_THE_FILE[0]));
  });

  it('is on no other page, whoever looks', () => {
    const elsewhere = seen
      .filter(({ permission }) => !isChildLevel(permission))
      .filter(({ answer }) => canariesIn(answer.body, OF_CHILDREN).length > 0)
      .map(({ role, address }) => `${address} for ${role}`);
    assert.deepEqual(elsewhere, []);
  });

  it('is shown with neither birthday nor postcode, on no page', () => {
    const facts = OF_CHILDREN.filter((canary) => canary !== WORKER && !CHILD_IDS.some((id) => id === canary));
    const shown = seen.filter(({ answer }) => canariesIn(answer.body, facts).length > 0);
    assert.deepEqual(
      shown.map(({ role, address }) => `${address} for ${role}`),
      [],
    );
  });

  it('words of the file are shown only to who loads files, and the cells of other columns to nobody', () => {
    for (const { role, address, answer } of seen) {
      assert.deepEqual(canariesIn(answer.body, ['QZWORD-CELL']), [], address);
      if (role !== 'performanceAnalyst')
        assert.deepEqual(canariesIn(answer.body, WORDS_OF_THE_FILE), [], `${address} for ${role}`);
    }
  });

  it('is in no title, heading, breadcrumb, address or header', () => {
    for (const { role, address, answer } of seen) {
      const named = [...answer.body.matchAll(/<(title|h1|nav)\b.*?<\/\1>/gs)].map((match) => match[0]).join(' ');
      const led = [...answer.body.matchAll(/\b(?:href|action|formaction|src)="([^"]*)"/g)].map((match) => match[1]);
      const headers = JSON.stringify(answer.headers);
      assert.deepEqual(canariesIn([named, ...led, headers, address].join('\n')), [], `${address} for ${role}`);
    }
  });

  it('is said back by no error page, also where somebody typed it', async () => {
    for (const role of ['performanceAnalyst', 'qualityAssuranceManager', 'boardMember'] as const)
      for (const canary of [CHILD_IDS[0], WORKER])
        for (const address of [
          `/${encodeURIComponent(canary)}`,
          `/teams/${encodeURIComponent(canary)}`,
          `/measures/${encodeURIComponent(canary)}`,
          `/extracts/${encodeURIComponent(canary)}`,
          `/scorecard?team=${encodeURIComponent(canary)}`,
          `${LIST}?dimension=team&group=${encodeURIComponent(canary)}`,
        ]) {
          const answer = await visitorOf(role).get(address);
          assert.equal(answer.statusCode, 404, address);
          assert.deepEqual(canariesIn(answer.body), [], address);
        }
  });

  it('is said back by no file that is refused, and no job that fails', async () => {
    const analyst = visitorOf('performanceAnalyst');
    for (const [name, bytes] of [
      ['broken.xlsx', Buffer.from(`PK${ALL.join(' ')}`)],
      ['nothing.csv', Buffer.from(`${ALL.join(',')}\r\n${ALL.join(',')}`)],
    ] as const) {
      const { headers } = await analyst.upload({ name, bytes });
      const address = headers.location ?? '';
      const id = address.split('/').at(-1) ?? '';
      for (let tries = 0; tries < 200; tries++) {
        const { state } = await started.database.as(OWN, (db) =>
          db.selectFrom('extract').select('state').where('extract_id', '=', id).executeTakeFirstOrThrow(),
        );
        if (state !== 'reading') break;
        await delay(100);
      }
      assert.deepEqual(canariesIn((await analyst.get(address)).body), [], name);
    }
  });
});

describe('what is written of a child that somebody saw', () => {
  it('in logs is nothing', () => assert.deepEqual(canariesIn(JSON.stringify(started.logged)), []));

  it('in mails is nothing', async () => {
    const sending = sendingOf(
      started.opened,
      started.config,
      (entry) => void started.logged.push(entry),
      new AbortController().signal,
    );
    await sendMails(sending, OWN);
    assert.ok(mails.received.length > 0, 'somebody was told of the extract');
    for (const { raw, text, html } of mails.received) assert.deepEqual(canariesIn([raw, text, html].join('\n')), []);
  });

  it('in the data of jobs is nothing', async () => {
    const jobs = await owner.query<{ job: string }>('select j::text as job from jobs.job as j');
    assert.ok(jobs.rows.length > 0);
    assert.deepEqual(canariesIn(jobs.rows.map(({ job }) => job).join('\n')), []);
  });

  it('in the record is a pseudonym, and in no field anything else', async () => {
    const events = await started.database.as(OWN, (db) => db.selectFrom('event').selectAll().execute());
    assert.ok(events.some(({ kind, children }) => kind === 'children.identified' && children.length > 0));
    assert.ok(events.every(({ children }) => children.every((child) => /^C-[0-9A-Z]{5}-[0-9A-Z]{5}$/.test(child))));
    assert.deepEqual(canariesIn(JSON.stringify(events)), []);
  });

  it('in the tables are the rows of the extract, what was not understood in its summary, and who the worker is', async () => {
    const tables = await owner.query<{ name: string }>(
      `select c.relname as name from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind = 'r' order by 1`,
    );
    const holding: string[] = [];
    for (const { name } of tables.rows) {
      const rows = await owner.query<{ row: string }>(`select r::text as row from "${name}" as r`);
      if (canariesIn(rows.rows.map(({ row }) => row).join('\n')).length > 0) holding.push(name);
    }
    assert.deepEqual(holding, ['extract', 'extract_row', 'person']);
    const people = await owner.query<{ row: string }>('select p::text as row from person as p');
    assert.deepEqual(canariesIn(people.rows.map(({ row }) => row).join('\n')), [WORKER]);
    const summaries = await owner.query<{ row: string }>('select e::text as row from extract as e');
    const kept = canariesIn(summaries.rows.map(({ row }) => row).join('\n'));
    assert.deepEqual(
      kept.filter((canary) => OF_CHILDREN.includes(canary)),
      [],
    );
  });
});

const browser = await startBrowser();

describe('what a browser keeps', { skip: typeof browser === 'string' ? browser : false }, () => {
  it('of pages of children is the cookie of the session, and nothing of a child', async () => {
    if (typeof browser === 'string') return;
    const base = await own.app.listen({ port: 0, host: '127.0.0.1' });
    const context = await browser.newContext({ baseURL: base });
    try {
      const [name = '', value = ''] = (visitorOf('director').cookie() ?? '').split('=');
      await context.addCookies([{ name, value, url: base }]);
      const page = await context.newPage();
      await page.goto(LIST);
      await page.getByText('Show the ids of these children').click();
      await page.getByLabel('Why do you need the ids?').fill(REASON);
      await page.getByRole('button', { name: 'Show the ids on this page' }).click();
      await page.waitForLoadState('load');
      assert.ok((await page.locator('main').innerText()).includes(CHILD_IDS[0]));
      assert.deepEqual(canariesIn(`${page.url()} ${await page.title()}`), []);
      const kept = await page.evaluate<string>(`(async () => JSON.stringify({
        local: { ...localStorage }, session: { ...sessionStorage }, cookie: document.cookie,
        databases: await indexedDB.databases(), caches: await caches.keys(), state: history.state,
      }))()`);
      assert.deepEqual(canariesIn(kept), []);
      const { databases, caches } = JSON.parse(kept);
      assert.deepEqual([databases, caches], [[], []]);
      const cookies = await context.cookies();
      assert.deepEqual(
        cookies.map((cookie) => cookie.name),
        [name],
      );
      assert.deepEqual(canariesIn(JSON.stringify(await context.storageState({ indexedDB: true }))), []);
      await page.goBack();
      assert.ok(!(await page.locator('body').innerText()).includes(CHILD_IDS[0]), 'going back shows no id again');
    } finally {
      await context.close();
      await browser.close();
    }
  });
});
