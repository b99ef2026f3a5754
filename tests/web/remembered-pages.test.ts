import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { allows, type Role } from '../../src/features/access/index.ts';
import { addTeams, assessmentsCsv, drawnRows, EAST, type Holder, signedInAs, WEST } from '../support/assessments.ts';
import { OWN, startInstallation, type TestInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';
import type { Visitor } from '../support/visitor.ts';

/** Pages of figures are kept and given again: whatever changes in between, nobody sees what was, or is another's. */

type Reader = { holder: Holder; visitor: Visitor & { personId: string } };

const PAGES = [
  '/',
  '/scorecard',
  '/measures/AS-01',
  '/teams',
  '/teams/Team%20East',
  '/scorecard?team=Team+East',
] as const;
const MONTH = '2022-07';

let started: TestInstallation & { stop(): Promise<void> };
let teamIds: ReadonlyMap<string, string>;
let readers: Reader[];
let changing: Reader;

const of = (role: Role, team: string | null = null): Holder => ({ roles: [{ role, team }], staffRef: null });
const MAY_BECOME = [of('director'), of('teamManager', EAST), of('teamManager', WEST), of('partnerMember')];

/** What is so now: the last thing written of each kind, each by a text that is written once. */
const now = { reason: '', event: '', locality: 'Locality East', of: '' };
let writtenSoFar = 0;

before(async () => {
  started = await startInstallation();
  teamIds = await addTeams(started);
  const analyst = await started.signedIn('performanceAnalyst');
  const bytes = assessmentsCsv(drawnRows('KEPT'));
  await loadAndAccept(started, analyst, { name: 'Assessments as at 2022-08-05.csv', bytes });
  const holders = [of('director'), of('boardMember'), of('partnerMember'), ...MAY_BECOME.slice(1, 3), of('director')];
  readers = [];
  for (const holder of holders) readers.push({ holder, visitor: await signedInAs(started, teamIds, holder) });
  const last = readers.at(-1);
  if (!last) throw new Error('nobody reads');
  changing = last;
});
after(() => started.stop());

const CHANGES = {
  async rebase() {
    now.reason = now.reason === '' ? `Reason ${++writtenSoFar}` : '';
    await started.database.as(OWN, async (db) => {
      await db.deleteFrom('rebase').where('authority_id', '=', OWN).execute();
      const made = { authority_id: OWN, measure: 'AS-01', month: MONTH, made_by: changing.visitor.personId };
      if (now.reason !== '')
        await db
          .insertInto('rebase')
          .values({ ...made, reason: now.reason })
          .execute();
    });
  },
  async event() {
    now.event = `Event ${++writtenSoFar}`;
    await started.database.as(OWN, async (db) => {
      await db.deleteFrom('annotation').where('authority_id', '=', OWN).execute();
      const values = { authority_id: OWN, month: MONTH, measure: 'AS-01', words: now.event };
      await db.insertInto('annotation').values(values).execute();
    });
  },
  async structure() {
    const before = now.locality;
    now.locality = `Locality ${++writtenSoFar}`;
    await started.database.as(OWN, (db) =>
      db.updateTable('locality').set({ name: now.locality }).where('name', '=', before).execute(),
    );
  },
  async values() {
    const denominator = 7000 + ++writtenSoFar;
    now.of = String(denominator);
    await started.opened.working.as(OWN, async (db) => {
      const counted = { numerator: 3000, denominator };
      await db
        .updateTable('measure_value')
        .set(counted)
        .where('measure', '=', 'AS-01')
        .where('dimension', '=', 'council')
        .where('month', '=', MONTH)
        .execute();
      await db
        .updateTable('extract')
        .set((extract) => ({ version: extract('version', '+', 1) }))
        .where('state', '=', 'accepted')
        .execute();
    });
  },
  async role() {
    const next = MAY_BECOME[++writtenSoFar % MAY_BECOME.length] ?? of('director');
    const { personId } = changing.visitor;
    await started.database.as(OWN, async (db) => {
      const [given] = next.roles;
      const part = { team_id: given?.team ? (teamIds.get(given.team) ?? null) : null };
      await db.updateTable('appointment').set({ state: 'ended' }).where('person_id', '=', personId).execute();
      const held = {
        authority_id: OWN,
        person_id: personId,
        from_day: '2000-01-01',
        state: 'active',
        source: 'set-up',
      };
      await db
        .insertInto('appointment')
        .values({ ...held, ...part, role: given?.role ?? 'director' })
        .execute();
    });
    changing.holder = next;
  },
} as const;
type Change = keyof typeof CHANGES;

const read = fc.record({ reader: fc.nat({ max: 5 }), page: fc.constantFrom(...PAGES) });
const step = fc.record({
  change: fc.option(fc.constantFrom(...(Object.keys(CHANGES) as Change[])), { nil: null }),
  meanwhile: fc.array(read, { maxLength: 3 }),
  reads: fc.array(read, { minLength: 2, maxLength: 8 }),
});

describe('a page of figures that was kept', () => {
  it('is never shown after a change, nor to somebody who may not see it, in whatever order people read', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
        for (const { change, meanwhile, reads } of steps) {
          const asked = meanwhile.map(({ reader, page }) => readers[reader]?.visitor.get(page));
          if (change !== null) {
            await everyPage(); // so that there is something kept that would be wrong
            await CHANGES[change]();
            await everyPage();
          }
          await Promise.all(asked);
          for (const { reader, page } of reads) await seesWhatIsSo(readers[reader], page);
        }
      }),
      { numRuns: 5 },
    );
  });

  it('is the same page for a second reader who may do the same, but for their name', async () => {
    const [one, other] = [of('boardChair'), of('boardChair')];
    const [first, second] = [await signedInAs(started, teamIds, one), await signedInAs(started, teamIds, other)];
    const without = (body: string) => body.replaceAll(/Holder \d+/g, '').replaceAll(/name="csrf" value="[^"]+"/g, '');
    for (const page of PAGES)
      assert.equal(without((await first.get(page)).body), without((await second.get(page)).body));
  });
});

/** Every page as the first reader sees it, who may see them all. */
async function everyPage(): Promise<void> {
  for (const page of PAGES) await seesWhatIsSo(readers[0], page);
}

async function seesWhatIsSo(reader: Reader | undefined, page: (typeof PAGES)[number]): Promise<void> {
  if (!reader) throw new Error('nobody reads');
  const { holder, visitor } = reader;
  const [held] = holder.roles;
  const may = (permission: string) => allows(held?.role ?? '', permission);
  const { statusCode, body } = await visitor.get(page);
  const isOfEast = page.includes('East');
  const seesEast = may('teams.read') && (held?.team === null || held?.team === EAST);
  assert.equal(statusCode, (isOfEast && !seesEast) || (page === '/teams' && !may('teams.read')) ? 404 : 200, page);
  const written = (body.match(/(Reason|Event|Locality) \d+/g) ?? []).filter(
    (text) => ![now.reason, now.event, now.locality].includes(text),
  );
  assert.deepEqual(written, [], `${page} shows what was`);
  if (statusCode !== 200) return;
  if (page === '/measures/AS-01')
    for (const text of [now.reason, now.event].filter((words) => words !== ''))
      assert.equal(body.includes(text), may('counts.read'), `${page}: ${text}`);
  if (page === '/teams' && seesEast) assert.ok(body.includes(now.locality));
  if (held?.team) assert.ok(!body.includes(held.team === EAST ? WEST : EAST), `${page} names a team of another`);
  const bases = [...body.matchAll(/of (7,?0\d\d)(?!\d)/g)].map(([, base]) => base?.replace(',', ''));
  if (page === '/scorecard' && now.of !== '') assert.ok(bases.includes(now.of), `${page} lacks ${now.of}`);
  assert.deepEqual(
    bases.filter((base) => base !== now.of),
    [],
    `${page} shows an earlier figure`,
  );
}
