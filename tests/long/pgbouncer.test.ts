import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { openDatabase } from '#platform/database/database.ts';
import { buildApp } from '../../src/app.ts';
import { allows, type Role } from '../../src/features/access/index.ts';
import { verifyNow } from '../../src/features/record/index.ts';
import { referralsCsv } from '../support/files.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';
import { hasPgBouncer, type Pooled, startPgBouncer } from '../support/pgbouncer.ts';
import { withoutChance } from '../support/visitor.ts';

/**
 * Many people of two councils at once through a pooler that hands each connection to the next transaction: nobody sees
 * a row of the other council, and the record stays one chain.
 */

const REQUESTS = 10_000;
const AT_ONCE = 24;
const COUNCILS = [OWN, OTHER] as const;
const NAMES = { [OWN]: 'Ownshire', [OTHER]: 'Othershire' };
const ROLES_ASKING = ['performanceAnalyst', 'director', 'teamManager', 'boardChair', 'scrutinyReader'] as const;
const ASKED = [
  { path: '/', permission: 'scorecard.read' },
  { path: '/scorecard', permission: 'scorecard.read' },
  { path: '/teams', permission: 'teams.read' },
  { path: '/measures/FD-07', permission: 'scorecard.read' },
  { path: '/measures/FD-07/children', permission: 'children.read' },
  { path: '/extracts', permission: 'extracts.read' },
  { path: '/record', permission: 'trail.read' },
] as const;

describe('through a pooler in transaction mode', {
  skip: hasPgBouncer ? false : 'this machine has no pgbouncer',
}, () => {
  let started: Awaited<ReturnType<typeof startInstallation>>;
  let pooled: Pooled;
  let database: ReturnType<typeof openDatabase>;
  let app: FastifyInstance;

  before(async () => {
    started = await startInstallation();
    for (const council of COUNCILS) {
      const analyst = await started.signedIn('performanceAnalyst', council);
      const bytes = referralsCsv({ children: 8, prefix: council, team: `Team ${council}` });
      await loadAndAccept(started, analyst, { name: `as at 2022-08-05 of ${council}.csv`, bytes });
    }
    const { connection } = started.opened;
    if (!('host' in connection)) throw new Error('the tests’ database is embedded');
    pooled = await startPgBouncer(connection);
    database = openDatabase(pooled.connection, { secret: started.opened.secret });
    app = await buildApp({ ...started.dependencies, database });
  });
  after(async () => {
    await app?.close();
    await database?.close();
    await pooled?.stop();
    await started?.stop();
  });

  it(`answers ${REQUESTS} mixed requests, none of them wrong`, async () => {
    const cookies = new Map<string, string>();
    for (const council of COUNCILS)
      for (const role of ROLES_ASKING)
        cookies.set(`${council}/${role}`, (await started.signedIn(role, council)).cookie() ?? '');
    const wrong: string[] = [];
    let left = REQUESTS;
    const asker = async (seed: number) => {
      for (let turn = seed; left > 0; turn += 7919) {
        left -= 1;
        const council = COUNCILS[turn % 2] ?? OWN;
        const role: Role = ROLES_ASKING[turn % ROLES_ASKING.length] ?? 'director';
        const { path, permission } = ASKED[turn % ASKED.length] ?? ASKED[0];
        const answer = await app.inject({
          method: 'GET',
          url: path,
          headers: { cookie: cookies.get(`${council}/${role}`) ?? '' },
          remoteAddress: `10.1.${turn % 200}.${seed}`,
        });
        const [other] = COUNCILS.filter((code) => code !== council);
        const said = withoutChance(answer);
        const isRight =
          answer.statusCode === (allows(role, permission) ? 200 : 404) &&
          said.includes(NAMES[council] ?? '') &&
          !said.includes(NAMES[other ?? ''] ?? '') &&
          !new RegExp(`${other}-C\\d|Team ${other}`).test(said);
        if (!isRight) wrong.push(`${answer.statusCode} ${path} for ${role} of ${council}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => asker(index + 1)));
    assert.deepEqual(wrong.slice(0, 5), []);
    assert.equal(wrong.length, 0);
  });

  it('leaves one whole chain in each council', async () => {
    for (const council of COUNCILS) {
      const { broken, lastSequence } = await database.as(council, (db) => verifyNow(db, council, new Date()));
      assert.equal(broken, null);
      assert.ok(lastSequence > REQUESTS / 100);
    }
  });
});
