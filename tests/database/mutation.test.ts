import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type BinaryOperationNode, type KyselyPlugin, OperationNodeTransformer, RawNode } from 'kysely';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { people } from '../../src/features/access/people.store.ts';
import { rowsOf } from '../../src/features/extracts/extract-rows.store.ts';
import { acceptedExtracts, findExtract, listExtracts } from '../../src/features/extracts/extracts.store.ts';
import { correctionsOf, saveCorrections } from '../../src/features/extracts/headings.store.ts';
import { issuesOf } from '../../src/features/extracts/issues.store.ts';
import { listsHeld } from '../../src/features/extracts/preview.store.ts';
import { councilFacts, happeningsOf } from '../../src/features/measures/council/facts.store.ts';
import { extractsToRevalue, groupsOf, teamsNamed, valuesOf } from '../../src/features/measures/values.store.ts';
import { noticesIn } from '../../src/features/notices/outbox.store.ts';
import { trail, trailChoices } from '../../src/features/record/trail.store.ts';
import { earlierChecks } from '../../src/features/record/verify.store.ts';
import { addRebase, loadRebases } from '../../src/features/scorecard/rebases.store.ts';
import { loadBasis } from '../../src/features/scorecard/scorecard.store.ts';
import { loadBodies, loadMemberships, peopleToChoose } from '../../src/features/structure/bodies/bodies.store.ts';
import { namesSeen } from '../../src/features/structure/names.store.ts';
import { loadStructure } from '../../src/features/structure/structure.store.ts';
import { referralsCsv } from '../support/files.ts';
import { OTHER, OWN, startInstallation } from '../support/installation.ts';
import { loadAndAccept } from '../support/loading.ts';

/**
 * What happens where a developer forgets the council in a query: each of these is run with its condition on the council
 * taken out. The database still shows no row of another council, because its policies do not depend on the query.
 */

/** Takes every `authority_id = …` out of a query, in conditions and in joins, and counts them. */
class WithoutCouncil extends OperationNodeTransformer {
  taken = 0;
  protected override transformBinaryOperation(node: BinaryOperationNode): BinaryOperationNode {
    if (!JSON.stringify(node.leftOperand).includes('"authority_id"')) return super.transformBinaryOperation(node);
    this.taken += 1;
    return { ...node, leftOperand: RawNode.createWithSql('1'), rightOperand: RawNode.createWithSql('1') };
  }
  protected override transformRaw(node: RawNode): RawNode {
    const { sqlFragments } = super.transformRaw(node);
    const without = sqlFragments.map((fragment) =>
      fragment.replaceAll(/\b(\w+\.)?authority_id = (\w+\.authority_id)?/g, (_, __, joined) => {
        this.taken += 1;
        return joined === undefined ? "'' <> " : 'true';
      }),
    );
    return { ...super.transformRaw(node), sqlFragments: without };
  }
}

function pluginOf(without: WithoutCouncil): KyselyPlugin {
  return {
    transformQuery: ({ node }) => without.transformNode(node),
    transformResult: async ({ result }) => result,
  };
}

type Query = (db: Tenant, authority: AuthorityId) => Promise<unknown>;
const NOBODYS = '00000000-0000-4000-8000-000000000000';
const ANY = { person: null, kind: null, subject: null, month: null, before: null };

const started = await startInstallation();
const extracts: Record<string, string> = {};
const TODAY = '2022-08-09' as never;

const QUERIES: Record<string, Query> = {
  people: (db, own) => people(db, own, TODAY),
  'rows of a list': (db, own) => rowsOf(db, own, { id: extracts[OWN], lists: ['referrals'] } as never),
  extracts: (db, own) => listExtracts(db, own),
  'an extract': (db, own) => findExtract(db, own, extracts[OWN] ?? ''),
  'accepted extracts': (db, own) => acceptedExtracts(db, own),
  'corrections of headings': (db, own) => correctionsOf(db, own),
  'issues of an extract': (db, own) => issuesOf(db, own, extracts[OWN] as never),
  'lists held': (db, own) => listsHeld(db, own, extracts[OWN] as never),
  'facts of a council': (db, own) => councilFacts(db, own),
  happenings: (db, own) => happeningsOf(db, own, 'FD-07'),
  values: (db, own) => valuesOf(db, own, { dimension: 'team' }),
  groups: (db, own) => groupsOf(db, own, 'team' as never),
  'extracts to revalue': (db, own) => extractsToRevalue(db, own),
  'names of teams': (db, own) => teamsNamed(db, own),
  'notices in a digest': (db, own) => noticesIn(db, own, { mailId: NOBODYS, personId: NOBODYS }),
  'checks of the record': (db, own) => earlierChecks(db, own),
  'the record': (db, own) => trail(db, own, ANY, 1000),
  'what to choose from in the record': (db, own) => trailChoices(db, own),
  rebases: (db, own) => loadRebases(db, own),
  'what a scorecard is made of': (db, own) => loadBasis(db, own),
  bodies: (db, own) => loadBodies(db, own),
  memberships: (db, own) => loadMemberships(db, own, NOBODYS),
  'people to choose': (db, own) => peopleToChoose(db, own),
  'names that extracts bring': (db, own) => namesSeen(db, own),
  'how the council is organised': (db, own) => loadStructure(db, own),
};

/** What a query gives, with all or without any of its conditions on the council. */
async function asked(query: Query, mutated: boolean): Promise<{ said: string; taken: number }> {
  const without = new WithoutCouncil();
  const answer = await started.database.as(OWN, (db) =>
    query(mutated ? (db.withPlugin(pluginOf(without)) as Tenant) : db, OWN),
  );
  return {
    said: JSON.stringify(answer, (_, value) => (value instanceof Map ? [...value] : value)),
    taken: without.taken,
  };
}

describe('a query that forgets the council', () => {
  before(async () => {
    for (const council of [OWN, OTHER]) {
      const analyst = await started.signedIn('performanceAnalyst', council);
      const bytes = referralsCsv({ children: 5, prefix: council, team: `Team ${council}` });
      const name = `as at 2022-08-05 of ${council}.csv`;
      extracts[council] = (await loadAndAccept(started, analyst, { name, bytes })).split('/').at(-1) ?? '';
      await started.database.as(council, async (db) => {
        const by = started.personOf('performanceAnalyst', council);
        const month = '2022-06' as never;
        await addRebase(db, council, { measure: 'FD-07' as never, month, reason: `why in ${council}`, personId: by });
        await saveCorrections(db, council, by, [{ list: 'referrals', heading: `Heading ${council}`, field: null }]);
      });
    }
  });
  after(() => started.stop());

  it('is tried with twenty queries and more', () => assert.ok(Object.keys(QUERIES).length >= 20));

  for (const [name, query] of Object.entries(QUERIES))
    it(`shows nothing of another council: ${name}`, async () => {
      const right = await asked(query, false);
      const mutated = await asked(query, true);
      assert.ok(mutated.taken > 0, 'there was a condition to take out');
      assert.equal(mutated.said, right.said);
      assert.doesNotMatch(mutated.said.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|"[0-9a-f]{64}"/g, ''), /997|Othershire/);
    });

  it('would show another council without the policies, so that these tests can fail', async () => {
    const plugin = pluginOf(new WithoutCouncil());
    const seen = await started.database.as(OTHER, (db) => people(db.withPlugin(plugin) as Tenant, OWN, TODAY));
    assert.ok(
      seen.length > 0,
      'asked for one council as another, the mutated query answers with what the policies show',
    );
    assert.ok(seen.every((person) => person.name.endsWith(' of 997')));
    const kept = await started.database.as(OTHER, (db) => people(db, OWN, TODAY));
    assert.deepEqual(kept, []);
  });
});
