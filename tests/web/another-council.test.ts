import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { ROLES, type Role } from '../../src/features/access/index.ts';
import { referralsCsv } from '../support/files.ts';
import { OTHER, OWN, ROLE_NAMES, startInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';
import type { Visitor } from '../support/visitor.ts';
import { everyRole, send, whoMay } from './cases/asking.ts';
import { addWorld, CASES, type World } from './cases/index.ts';
import { crawl } from './forms-on-pages.ts';

/**
 * A second council cannot be counted or inferred: every page that every role of the first can reach is the same before
 * and after the second loads files, adds people, teams and boards, and is told and does things.
 */

const started = await startInstallation();
const owner = new pg.Client(started.opened.owner);
let visitors: ReadonlyMap<Role, Visitor>;
let own: World;
let other: World;

describe('what a second council does', () => {
  let seen: Map<Role, Map<string, string>>;

  before(async () => {
    await owner.connect();
    own = await addWorld(started, OWN);
    other = await addWorld(started, OTHER);
    visitors = await everyRole(started);
    for (const visitor of visitors.values()) await visitor.get('/');
    await keepTraces();
    seen = await everyPage();
    await bringTracesBack();
    await muchHappensElsewhere();
  });
  after(async () => {
    await owner.end();
    await started.stop();
  });

  it('is much: the second council has another extract, people, teams, bodies, notices and events', async () => {
    const count = async (table: 'extract' | 'person' | 'team' | 'body' | 'notice' | 'event') =>
      (await started.database.as(OTHER, (db) => db.selectFrom(table).select('authority_id').execute())).length;
    assert.ok((await count('extract')) >= 5);
    assert.ok((await count('person')) > ROLE_NAMES.length + 2);
    for (const table of ['team', 'body', 'notice'] as const) assert.ok((await count(table)) > 1, table);
    assert.ok((await count('event')) > 20);
  });

  it('changes not one byte of any page that anybody of the first council reaches', async () => {
    const later = await everyPage();
    for (const [role, pages] of seen) {
      assert.deepEqual(
        [...(later.get(role)?.keys() ?? [])],
        [...pages.keys()],
        `${ROLES[role].title} reaches the same`,
      );
      for (const [page, body] of pages) assert.equal(later.get(role)?.get(page), body, `${role} at ${page}`);
    }
    assert.ok([...seen.values()].reduce((sum, pages) => sum + pages.size, 0) > 200);
  });

  it('would be seen: a page of the first council changes where the first council does something', async () => {
    const director = visitors.get('director');
    assert.ok(director);
    const before = neutral((await director.get('/people')).body);
    await post('POST /people', visitors, own);
    assert.notEqual(neutral((await director.get('/people')).body), before);
  });
});

/** A new key for an app is drawn at each look. */
const DRAWN_BY_CHANCE = '/account/app';

/** The file of a paper says when it was made. */
const MADE_WHEN_ASKED = /\/(docx|pdf|xlsx)$/;

/** Every page that each role comes to by links, from the start and from every address of its own council. */
async function everyPage(): Promise<Map<Role, Map<string, string>>> {
  const all = new Map<Role, Map<string, string>>();
  for (const [role, visitor] of visitors) {
    const pages = new Map<string, string>();
    const beginnings = ['/', '/account', '/notices', '/administration', '/people', '/extracts'];
    const keep = (page: string, body: string) => {
      if (page !== DRAWN_BY_CHANCE) pages.set(page, neutral(body));
    };
    await crawl(visitor, beginnings, keep, (page) => MADE_WHEN_ASKED.test(page));
    all.set(role, pages);
  }
  return all;
}

/** A page without what is another at each time of looking: the form's token, and the time of day. */
function neutral(body: string): string {
  return body
    .replaceAll(/name="csrf" value="[^"]+"/g, '')
    .replaceAll(/name="opened" value="\d+"/g, '')
    .replaceAll(/\b\d{1,2}(:\d\d)?(am|pm)\b/g, 'then')
    .replaceAll(/\d\d:\d\d(:\d\d)?(\.\d+)?Z?/g, 'then')
    .replaceAll(/\b[0-9a-f]{64}\b/g, 'hash');
}

/** What looking writes of the looker: put back, both crawls begin alike. */
const TRACES = ['event', 'session', 'notice_read'] as const;

async function keepTraces(): Promise<void> {
  for (const table of TRACES)
    await owner.query(`create temp table kept_${table} as select * from ${table} where authority_id = '${OWN}'`);
}

async function bringTracesBack(): Promise<void> {
  await owner.query(`delete from event where authority_id = '${OWN}'`);
  await owner.query('insert into event select * from kept_event');
  await owner.query(`delete from notice_read where authority_id = '${OWN}'`);
  await owner.query('insert into notice_read select * from kept_notice_read');
  await owner.query(`update session set seen_at = k.seen_at from kept_session k
    where k.authority_id = session.authority_id and k.token_hash = session.token_hash`);
}

/** The second council works: by every form that names something of it, by another file, and by everything there is. */
async function muchHappensElsewhere(): Promise<void> {
  const working = await everyRole(started, OTHER);
  const world = await addWorld(started, OTHER, other);
  for (const name of Object.keys(CASES)) await post(name, working, world);
  const analyst = working.get('performanceAnalyst');
  assert.ok(analyst);
  const bytes = referralsCsv({ children: 40, prefix: `${OTHER}-later`, team: `Team ${OTHER}`, month: '2022-06' });
  const given = { asAt: '2022-07-09', dataMonth: '2022-06' };
  await loadAndAccept(started, analyst, { name: 'as at 2022-07-09.csv', bytes }, given);
  await started.settled();
}

/** Sends every form of a case that is taken. */
async function post(name: string, working: ReadonlyMap<Role, Visitor>, world: World): Promise<void> {
  const permission = started.routes.find(({ method, path }) => `${method} ${path}` === name)?.permission ?? '';
  const [found] = whoMay(working, permission);
  const tried = CASES[name];
  if (!found || !tried || !name.startsWith('POST')) return;
  for (const { field, value, rest } of tried.names ?? [])
    await send(found[1], name, tried.url(world), { ...rest?.(world), [field]: value(world) });
}
