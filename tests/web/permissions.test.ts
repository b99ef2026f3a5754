import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { allows, type Role } from '../../src/features/access/index.ts';
import { OTHER, OWN, ROLE_NAMES, startInstallation } from '../support/installation.ts';
import { rowsOfCouncil } from '../support/rows.ts';
import { type Answered, type Visitor, withoutChance } from '../support/visitor.ts';
import { ask, everyRole, nameOf, namesSomething, told } from './cases/asking.ts';
import { addWorld, BY_TOKEN, CASES, type Case, freshOne, nobodysWorld, OPEN, type World } from './cases/index.ts';

/**
 * Council × role × route: who may gets an answer, and for everybody else, as for another council's things, there is
 * nothing. A route is added here by its case, in `cases/<feature>.ts`.
 */

const started = await startInstallation();
const NOBODY = nobodysWorld();
let visitors: Map<Role, Visitor>;
let own: World;
let other: World;
let theirs: Record<string, string>;
/** What a page that does not exist tells each role. */
const gone = new Map<Role, ReturnType<typeof told>>();

describe('every route', () => {
  before(async () => {
    own = await addWorld(started, OWN);
    other = await addWorld(started, OTHER);
    visitors = await everyRole(started);
    for (const [role, visitor] of visitors) gone.set(role, told(await visitor.get('/gone')));
    theirs = await rowsOfCouncil(started, OTHER);
  });
  after(() => started.stop());

  it('every route has its case, and every case its route', () => {
    const names = started.routes.map(nameOf);
    assert.deepEqual(Object.keys(CASES).concat(OPEN, BY_TOKEN).toSorted(), names.toSorted());
    const open = started.routes.filter(({ permission }) => permission === 'anybody');
    assert.deepEqual(open.map(nameOf).toSorted(), OPEN);
    const byToken = started.routes.filter((route) => 'serve' in route);
    assert.deepEqual(byToken.map(nameOf).toSorted(), BY_TOKEN);
    for (const { permission } of byToken)
      assert.deepEqual(
        ROLE_NAMES.filter((role) => allows(role, permission)),
        [],
      );
  });

  describe('who may do what, by the table of roles and permissions (U001, U003)', () => {
    for (const [name, tried] of Object.entries(CASES)) {
      it(`${name} asks somebody not signed in to sign in, and tells them nothing`, async () => {
        const visitor = started.anybody();
        const answer = await ask(visitor, name, tried, own);
        if (name.startsWith('GET')) {
          assert.equal(answer.statusCode, 303);
          assert.match(answer.headers.location ?? '', /^\/sign-in\?next=/);
          assert.equal(answer.body, '');
          return;
        }
        assert.equal(answer.statusCode, 401);
        assert.deepEqual(told(answer), told(await visitor.post('/extracts', {})));
      });

      for (const role of ROLE_NAMES) {
        const may = allows(role, permissionOf(name));
        it(`${name} ${may ? 'answers' : 'does not exist for'} ${role}`, async () => {
          const visitor = visitorOf(role);
          const answer = await ask(visitor, name, tried, may ? await worldFor(tried) : own);
          if (may) assert.equal(answer.statusCode, tried.statusOf?.[role] ?? tried.status);
          else assert.deepEqual(told(answer), gone.get(role));
          if (isText(answer) && !name.includes('/councils'))
            assert.doesNotMatch(withoutChance(answer), /997-C\d|(?:of|Team|Worker) 997|Othershire/);
          if (tried.ends) visitors.set(role, await started.signedIn(role));
          if (!namesSomething(tried, own, other)) return;
          const others = told(await ask(visitor, name, tried, other));
          assert.deepEqual(others, told(await ask(visitor, name, tried, NOBODY)));
          assert.deepEqual(others, gone.get(role));
        });
      }
    }
  });

  describe('pages for those who may less', () => {
    for (const role of ROLE_NAMES)
      it(`lead ${role} nowhere that is closed to them`, async () => {
        const visitor = visitorOf(role);
        const open = started.routes
          .filter(({ method, path, permission }) => method === 'GET' && !/[:.]/.test(path) && allows(role, permission))
          .map(({ path }) => path);
        const pages = [...open, ...(allows(role, 'scorecard.read') ? ['/measures/FD-07', '/measures/FD-01'] : [])];
        const followed = new Set<string>();
        for (const page of pages) {
          const { body } = await visitor.get(page);
          for (const link of linksIn(body).filter((href) => !followed.has(href))) {
            const answer = await visitor.get(link);
            const onward = answer.statusCode === 303 ? await visitor.get(answer.headers.location ?? '') : answer;
            assert.equal(onward.statusCode, 200, `${page} leads ${role} to ${link}`);
            followed.add(link);
          }
        }
        assert.ok(followed.size > 0);
      });

    it('write down who saw children, how many and of which figure, and nothing else', async () => {
      const visitor = visitorOf('teamManager');
      const before = await listed();
      assert.match((await visitor.get('/measures/FD-07/children')).body, /998-C\d/);
      const [event, ...more] = (await listed()).slice(before.length);
      assert.deepEqual(more, []);
      assert.equal(event?.person_id, started.personOf('teamManager'));
      assert.equal(event?.subject, 'FD-07');
      assert.doesNotMatch(JSON.stringify(event), /998-C\d/);
      assert.equal(event?.children.length, 5);
    });
  });

  it('what nobody of another council did changed nothing of theirs', async () => {
    assert.ok(Object.keys(theirs).length > 20);
    assert.deepEqual(await rowsOfCouncil(started, OTHER), theirs);
  });
});

async function listed() {
  return started.database.as(OWN, (db) =>
    db.selectFrom('event').selectAll().where('kind', '=', 'children.listed').orderBy('sequence').execute(),
  );
}

/** Where a page leads within Headway; what is downloaded from it included. */
function linksIn(body: string): string[] {
  const links = [...body.matchAll(/href="(\/[^"#]*)"/g)].map((match) => (match[1] ?? '').replaceAll('&amp;', '&'));
  return [...new Set(links.filter((href) => !href.startsWith('/assets/')))];
}

function permissionOf(name: string): string {
  return started.routes.find((route) => nameOf(route) === name)?.permission ?? '';
}

function visitorOf(role: Role): Visitor {
  const visitor = visitors.get(role);
  if (!visitor) throw new Error(`nobody is ${role}`);
  return visitor;
}

function worldFor({ fresh }: Case): World | Promise<World> {
  return fresh ? freshOne(started.database, OWN, fresh, own) : own;
}

function isText({ headers }: Answered): boolean {
  return String(headers['content-type']).startsWith('text/');
}
