import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import { allows, type Role } from '../../src/features/access/index.ts';
import { referralsCsv } from '../support/files.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import { load, loadAndAccept } from '../support/loading.ts';
import type { Visitor } from '../support/visitor.ts';
import { crawl, type Form, filled, formsFor } from './forms-on-pages.ts';

/** Every form of every page, filled in as nobody should. The letters and numbers name the cases of the list of bad inputs. */

let started: Awaited<ReturnType<typeof startInstallation>>;
let owner: pg.Client;
/** Between them they may do whatever can be done. */
const WRITERS: readonly Role[] = [
  'performanceAnalyst',
  'councilAdministrator',
  'informationGovernanceOfficer',
  'systemAdministrator',
  'director',
  'boardChair',
];

/** Somebody of each of these roles, with the forms that they come to. */
const people: { visitor: Visitor; role: Role; forms: Form[] }[] = [];
let beginnings: string[];

before(async () => {
  started = await startInstallation();
  owner = new pg.Client(started.opened.owner);
  await owner.connect();
  beginnings = started.routes
    .filter(({ method, path }) => method === 'GET' && !/:|\.(docx|pdf|xlsx)$|^\/(sign-|\.well)/.test(path))
    .map(({ path }) => path);
  const analyst = await started.signedIn('performanceAnalyst');
  for (const [council, who] of [
    [OWN, analyst],
    [OTHER, await started.signedIn('performanceAnalyst', OTHER)],
  ] as const) {
    const bytes = referralsCsv({ children: 12, prefix: council, team: `${words(1)} ${council}` });
    await loadAndAccept(started, who, {
      name: `as at 2022-08-05 of ${council}.csv`,
      bytes: bytes.replaceAll('Worker One', words(2)),
    });
  }
  const unread = referralsCsv({ children: 3, prefix: 'later', team: 'T' });
  await load(started, analyst, { name: `${words(3).replaceAll(/["\r\n]/g, '')} as at 2022-08-06.csv`, bytes: unread });
  for (const role of WRITERS) {
    const visitor = await started.signedIn(role);
    const forms = await formsFor(visitor, beginnings);
    if (forms.length > 0) people.push({ visitor, role, forms });
  }
});
after(async () => {
  await owner.end();
  await started.stop();
});

/** Words that one place or another would take for more than words, with a number by which they are found again. */
function words(number: number): string {
  return `=c7f3x${number}<script>c7f3x</script>'"><svg onload=c7f3x></textarea>{{7*7}}`;
}
const AS_MARKUP = /<script>c7f3x|<svg onload=c7f3x|<\/textarea>\{\{|textarea&gt;49/;
const AS_FORMULA = /(^|[,"\r\n])=c7f3x/;

describe('every form', () => {
  it('is for one of those who fill them in: together they have every permission that a route for forms asks for', () => {
    const posts = started.routes.filter(({ method, permission }) => method === 'POST' && permission !== 'anybody');
    const unable = posts.filter(({ permission }) => !WRITERS.some((role) => allows(role, permission)));
    assert.deepEqual(
      unable.map(({ path }) => path),
      [],
    );
  });

  it('is found: the test comes to forms of several features', () => {
    const actions = new Set(people.flatMap(({ forms }) => forms.map(({ action }) => action)));
    assert.ok(actions.size >= 6, [...actions].join('\n'));
  });

  it('takes words as words: no page and no table gives them back as markup or as a formula (F003, F006)', async () => {
    const found = new Set(await wordsFound());
    let number = 10;
    for (const { visitor, role, forms } of people)
      for (const form of forms) {
        const { statusCode, body } = await visitor.post(
          form.action,
          filled(form, () => words(number++)),
        );
        assert.ok(statusCode < 500, `${role} ${form.action}: ${statusCode}`);
        assert.doesNotMatch(body, AS_MARKUP, `the answer to ${form.action}`);
        for (const which of whichIn(body)) found.add(which);
      }
    await started.settled();
    for (const which of await wordsFound()) found.add(which);
    assert.ok(found.size >= 4, `only ${[...found]} came back`);
  });

  it('is answered where a text holds a character that no database takes (F010)', async () => {
    for (const { visitor, role, forms } of people)
      for (const form of forms) {
        const answer = await visitor.post(
          form.action,
          filled(form, () => 'a\u0000b'),
        );
        assert.ok(answer.statusCode < 500, `${role} ${form.action}: ${answer.statusCode}`);
      }
  });

  it('takes no field that is not on it: nothing is given to another council or to somebody else (F019)', async () => {
    const theirs = started.personOf('director', OTHER);
    const extra = {
      ...{ tenant_id: OTHER, authority_id: OTHER, authority: OTHER, person_id: theirs, personId: theirs, by: theirs },
      ...{
        id: theirs,
        created_by: 'c7f3x-extra',
        published: 'c7f3x-extra',
        state: 'c7f3x-extra',
        isAdmin: 'c7f3x-extra',
      },
      ...{ role: 'systemAdministrator', roles: 'systemAdministrator', version: '9', disabled_at: '' },
    };
    const before = await everythingOf(OTHER);
    for (const { visitor, role, forms } of people)
      for (const form of forms) {
        const answer = await visitor.post(form.action, { ...extra, ...filled(form, () => 'Words that anybody types') });
        assert.ok(answer.statusCode < 500, `${role} ${form.action}: ${answer.statusCode}`);
      }
    await started.settled();
    assert.deepEqual(await everythingOf(OTHER), before);
    assert.deepEqual(await rowsWith(OWN, ['c7f3x-extra', theirs]), []);
  });
});

/** Together they may see everything there is to see, with small counts and ids, and without. */
const READERS: readonly Role[] = [
  'performanceAnalyst',
  'councilAdministrator',
  'informationGovernanceOfficer',
  'qualityAssuranceManager',
  'scrutinyReader',
];

/** Looks through everything that anybody can see, and tells which of the words came back, as nothing but words. */
async function wordsFound(): Promise<string[]> {
  const found: string[] = [];
  for (const role of READERS) {
    const visitor = await started.signedIn(role);
    await crawl(visitor, beginnings, (page, body, contentType) => {
      found.push(...whichIn(body));
      if (/html|svg/.test(contentType)) assert.doesNotMatch(body, AS_MARKUP, `${page} for ${role}`);
      if (/csv/.test(contentType)) assert.doesNotMatch(body, AS_FORMULA, `${page} for ${role}`);
    });
  }
  return found;
}

function whichIn(body: string): string[] {
  return [...body.matchAll(/=c7f3x(\d+)/g)].map(([, which = '']) => which);
}

/** The rows of all tables of a council, but for those of sessions, which say when they were last used. */
async function everythingOf(council: string): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for (const table of await tables()) {
    const { rows } = await owner.query<{ hash: string }>(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as hash from ${table} t where authority_id = $1`,
      [council],
    );
    all[table] = rows[0]?.hash ?? '';
  }
  return all;
}

async function rowsWith(council: string, texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const table of await tables()) {
    const { rows } = await owner.query<{ text: string }>(
      `select left(t::text, 300) as text from ${table} t where authority_id = $1 and t::text like any ($2)`,
      [council, texts.map((text) => `%${text}%`)],
    );
    found.push(...rows.map(({ text }) => `${table}: ${text}`));
  }
  return found;
}

async function tables(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.columns
     where table_schema = 'public' and column_name = 'authority_id' and table_name <> 'session' order by 1`,
  );
  assert.ok(rows.length > 10);
  return rows.map(({ name }) => name);
}
