import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Route } from '#platform/web/route.ts';
import type { Role } from '../../src/features/access/index.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import type { Visitor } from '../support/visitor.ts';
import { everyRole, nameOf, told, whoMay } from './cases/asking.ts';
import { addWorld, CASES, type World } from './cases/index.ts';

/** What an address answers to methods that its route does not have. */

const OTHERS = ['OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE'] as const;
const started = await startInstallation();
const cased = started.routes.filter((route) => CASES[nameOf(route)]);
const paths = new Set(cased.map(({ path }) => path));
let visitors: ReadonlyMap<Role, Visitor>;
let own: World;
let other: World;

describe('methods', () => {
  before(async () => {
    own = await addWorld(started, OWN);
    other = await addWorld(started, OTHER);
    visitors = await everyRole(started);
  });
  after(() => started.stop());

  for (const method of OTHERS)
    it(`${method} finds nothing, and the same at every address, also where there is none`, async () => {
      for (const path of paths) {
        const visitor = somebodyWho(path);
        const nothing = told(await inject(visitor, method, '/gone'));
        assert.equal(nothing.status, 404);
        assert.equal(nothing.headers['allow'], undefined);
        assert.deepEqual(told(await inject(visitor, method, urlOf(path, own))), nothing, path);
        assert.deepEqual(told(await inject(started.anybody(), method, urlOf(path, own))).status, 404, path);
      }
    });

  it('HEAD answers as GET does, and has no body', async () => {
    for (const { path } of cased.filter((route) => route.method === 'GET' && !/\.(docx|pdf|xlsx)$/.test(route.path))) {
      const visitor = somebodyWho(path);
      const [head, get] = [
        told(await inject(visitor, 'HEAD', urlOf(path, own))),
        told(await visitor.get(urlOf(path, own))),
      ];
      assert.equal(head.body, '', path);
      assert.equal(head.status, get.status, path);
      assert.deepEqual(head.headers, get.headers, path);
    }
  });

  it('HEAD of what is another council’s is as of nothing, and nobody is told more for not being signed in', async () => {
    for (const { path } of cased.filter(
      (route) => route.method === 'GET' && urlOf(route.path, own) !== urlOf(route.path, other),
    )) {
      const visitor = somebodyWho(path);
      const gone = told(await inject(visitor, 'HEAD', '/gone'));
      assert.deepEqual(told(await inject(visitor, 'HEAD', urlOf(path, other))), gone, path);
      const nobody = told(await inject(started.anybody(), 'HEAD', urlOf(path, own)));
      assert.equal(nobody.status, 303, path);
    }
  });

  it('GET finds nothing where only a form is taken, and a form nothing where only a page is', async () => {
    for (const path of paths) {
      const methods = cased.filter((route) => route.path === path).map(({ method }) => method);
      const visitor = somebodyWho(path);
      for (const method of ['GET', 'POST'] as const) {
        if (methods.includes(method) || isElsewhere(method, path)) continue;
        const nothing = told(await inject(visitor, method, '/gone'));
        assert.deepEqual(told(await inject(visitor, method, urlOf(path, own))), nothing, `${method} ${path}`);
      }
    }
  });
});

function urlOf(path: string, world: World): string {
  const tried = CASES[`GET ${path}`] ?? CASES[`POST ${path}`];
  if (!tried) throw new Error(`no case for ${path}`);
  return tried.url(world);
}

/** Whether another route with a part to fill in takes the same address, such as `/people/:id` that of `/people/new`. */
function isElsewhere(method: Route['method'], path: string): boolean {
  const parts = path.split('/');
  return started.routes.some(
    (route) =>
      route.method === method &&
      route.path !== path &&
      route.path.split('/').length === parts.length &&
      route.path.split('/').every((part, at) => part.startsWith(':') || part === parts[at]),
  );
}

/** Somebody who may do what an address is for. */
function somebodyWho(path: string): Visitor {
  const route = cased.find((each) => each.path === path);
  const [found] = whoMay(visitors, route?.permission ?? '');
  if (!found) throw new Error(`nobody may ${path}`);
  return found[1];
}

function inject(visitor: Visitor, method: (typeof OTHERS)[number] | 'HEAD' | 'GET' | 'POST', url: string) {
  const cookie = visitor.cookie();
  return started.app.inject({ method, url, headers: cookie === null ? {} : { cookie } });
}
