import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Route } from '#platform/web/route.ts';
import type { Role } from '../../src/features/access/index.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import { rowsOfCouncil } from '../support/rows.ts';
import type { Answered, Visitor } from '../support/visitor.ts';
import { everyRole, nameOf, send, told, whoMay } from './cases/asking.ts';
import { idFieldsOn } from './cases/fields.ts';
import { addWorld, CASES, type Case, LEAVES, type Leaf, type Naming, nobodysWorld, type World } from './cases/index.ts';

/** Two things of one kind that belong together by being of one council; plan-changes.test.ts tries another council's. */
const COMPARED = ['GET /plan/versions/:a/compare/:b', 'GET /plan/versions/:a/compare/:b/differences.csv'];

/**
 * Addresses and forms that name two things: a part of something must be a part of it, and what a form names must be of
 * the same council. Whatever is not, is answered as what nobody has.
 */

const started = await startInstallation();
const NOBODY = nobodysWorld();
let visitors: ReadonlyMap<Role, Visitor>;
let own: World;
let second: World;
let other: World;
let theirs: Record<string, string>;

describe('whatever names two things', () => {
  before(async () => {
    own = await addWorld(started, OWN);
    second = await addWorld(started, OWN, own);
    other = await addWorld(started, OTHER);
    visitors = await everyRole(started);
    await visitorFor('GET /measures/:id/children').get('/measures/FD-07/children'); // so that somebody has looked
    theirs = await rowsOfCouncil(started, OTHER);
  });
  after(() => started.stop());

  describe('an address', () => {
    const several = Object.entries(CASES).filter(([name]) => (name.match(/:/g) ?? []).length > 1);
    /** A measure, a month, a number and a format are no council's own. */
    const withoutPart = [
      'POST /measures/:id/rebases/:month/removal',
      'GET /evidence/documents/:id/:number',
      'GET /plan/papers/:paper/:format',
      'GET /plan/versions/:id/paper/:format',
      'GET /plan/papers/written/:id/sections/:number',
      'POST /plan/papers/written/:id/sections/:number',
      'POST /plan/papers/written/:id/sections/:number/build',
      'GET /plan/papers/written/:id/:format',
      ...COMPARED,
    ];

    it('of several parts is tried with each part of another', () => {
      assert.ok(several.length > 5);
      for (const [name, tried] of several)
        assert.equal(partsIn(tried).length > 1, !withoutPart.includes(name), `${name} names ${partsIn(tried).join()}`);
    });

    for (const [name, tried] of several.filter(([each]) => !withoutPart.includes(each)))
      it(`${name} is nothing where its parts do not belong together (own and another council’s, and two of the own)`, async () => {
        const visitor = visitorFor(name);
        const nobodys = told(await send(visitor, name, tried.url(NOBODY), tried.form?.(NOBODY)));
        assert.equal(nobodys.status, 404);
        for (const leaf of partsIn(tried))
          for (const [one, another] of [
            [own, other],
            [other, own],
            [own, second],
          ] as const) {
            const mixed = { ...one, [leaf]: another[leaf] };
            assert.deepEqual(told(await send(visitor, name, tried.url(mixed), tried.form?.(mixed))), nobodys, leaf);
          }
      });

    it('to sign in with another council’s account is as one to sign in with nobody’s', async () => {
      const at = (provider: string) => started.anybody().post(`/sign-in/with/${OWN}/${provider}`);
      assert.deepEqual(told(await at(other.provider)), told(await at(NOBODY.provider)));
    });
  });

  describe('a form, or a question in an address', () => {
    const named = Object.entries(CASES).flatMap(([name, tried]) =>
      (tried.names ?? []).map((naming) => [name, tried, naming] as const),
    );
    for (const [name, tried, naming] of named)
      it(`${name} takes another council’s ${naming.field} for nobody’s`, async () => {
        const visitor = visitorFor(name);
        const [others, nobodys] = [
          await fill(visitor, name, tried, naming, other),
          await fill(visitor, name, tried, naming, NOBODY),
        ];
        assert.deepEqual(withoutTyped(others, naming, other), withoutTyped(nobodys, naming, NOBODY));
        const mine = await fill(visitor, name, tried, naming, own);
        assert.equal(mine.statusCode, naming.status, mine.body);
        assert.notDeepEqual(withoutTyped(mine, naming, own), withoutTyped(nobodys, naming, NOBODY));
      });

    it('has every field listed that holds an id, and no field holds many at once (A010)', async () => {
      const found = new Map<string, string>();
      for (const { method, path, permission } of started.routes.filter((route) => route.method === 'GET'))
        for (const [, visitor] of whoMay(visitors, permission).slice(0, 2)) {
          const tried = CASES[nameOf({ method, path })];
          if (!tried || /\.(csv|docx|jsonl|pdf|xlsx)$/.test(path)) continue;
          const url = tried.url(own);
          const { body, statusCode } = await visitor.get(url);
          if (statusCode !== 200) continue;
          for (const { method: by, action, field } of idFieldsOn(url, body))
            found.set(`${routeOf(by, action)} ${field}`, url);
        }
      const listed = new Set(
        Object.entries(CASES).flatMap(([name, { names = [] }]) => names.map(({ field }) => `${name} ${field}`)),
      );
      assert.ok(found.size > 8, [...found.keys()].join('\n'));
      assert.deepEqual(
        [...found].filter(([each]) => !listed.has(each)),
        [],
      );
    });
  });

  it('nothing of the other council was changed', async () => {
    assert.deepEqual(await rowsOfCouncil(started, OTHER), theirs);
  });
});

/** The parts of a council's world that an address is made of. */
function partsIn({ url }: Case): Leaf[] {
  return LEAVES.filter((leaf) => url({ ...own, [leaf]: 'another' }) !== url(own));
}

function fill(visitor: Visitor, name: string, tried: Case, naming: Naming, world: World): Promise<Answered> {
  const form = { ...tried.form?.(own), ...naming.rest?.(own), [naming.field]: naming.value(world) };
  if (tried.sends === 'file') return visitor.upload(null, { ...form }, tried.url(own));
  return send(visitor, name, tried.url(own), form);
}

/** An answer without what was typed, which it may repeat, and without what is new each time: ids, pseudonyms, and names of tests. */
function withoutTyped(answered: Answered, { value }: Naming, world: World) {
  const typed = value(world);
  const { body, headers, status } = told(answered);
  const neutral = (text: string) =>
    [typed, encodeURIComponent(typed), typed.replaceAll(' ', '+'), typed.toLowerCase()]
      .reduce((said, one) => said.replaceAll(one, '…'), text)
      .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|New \d{4}|C-\w{5}-\w{5}/g, 'new');
  return { status, location: neutral(String(headers['location'] ?? '')), body: neutral(body) };
}

/** Somebody who may, by the widest reach. */
function visitorFor(name: string): Visitor {
  const route = started.routes.find((each) => nameOf(each) === name);
  const [found] = whoMay(visitors, route?.permission ?? '').filter(
    ([role]) => role !== 'teamManager' && role !== 'socialWorker',
  );
  if (!found) throw new Error(`nobody may ${name}`);
  return found[1];
}

/** The route that an address is of; the one that says most of it literally. */
function routeOf(method: Route['method'], address: string): string {
  const parts = (address.split('?')[0] ?? '').split('/');
  const fits = ({ path }: Route) => {
    const pattern = path.split('/');
    return pattern.length === parts.length && pattern.every((part, at) => part.startsWith(':') || part === parts[at]);
  };
  const [route] = started.routes
    .filter((each) => each.method === method && fits(each))
    .toSorted((one, another) => one.path.split(':').length - another.path.split(':').length);
  return route ? nameOf(route) : `${method} ${address}`;
}
