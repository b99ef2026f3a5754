import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import {
  addAction,
  addChange,
  addVersions,
  type By,
  type FrozenPlan,
  loadVersions,
} from '../../../src/features/plan/index.ts';
import { newName, type World } from './case.ts';

export type PlanChangeLeaf = 'planChange' | 'planVersion';

const day = (text: string) => text as LocalDate;

/** A change that the action's owner asks for and that waits, a version that is a draft, and an action that slipped. */
export async function addChangesOf(
  db: Tenant,
  council: AuthorityId,
  owner: string,
  { plan, planAction, planOutcome }: Pick<World, 'plan' | 'planAction' | 'planOutcome'>,
): Promise<Pick<World, PlanChangeLeaf>> {
  const by: By = { personId: owner, on: day('2022-08-01'), at: new Date('2022-08-01T09:00:00Z') };
  const asked = {
    kind: 'dueDate',
    actionId: planAction,
    was: { dueOn: '2022-09-30' },
    becomes: { dueOn: '2022-10-14' },
    reason: 'A long illness',
    coverage: '',
    decider: 'sponsor',
    why: 'It is put off for the first time',
  } as const;
  const change = await addChange(db, council, plan, asked, by);
  if (change === null) throw new Error('nobody asked for another day before');
  await addAction(
    db,
    council,
    plan,
    {
      ...{ outcomeId: planOutcome, ref: `9.9.${await countOf(db)}`, title: newName(), detail: '', ownerId: owner },
      ...{ ownerWords: '', partnerId: null, contributors: '', resources: '', startsOn: day('2022-04-01') },
      ...{ dueOn: day('2022-10-31'), originalDueOn: day('2022-09-30'), impactExpectedOn: null, isWider: true },
      ...{ answers: [], milestones: [] },
    },
    by,
  );
  const content: FrozenPlan = {
    ...{ format: 1, council, asAt: by.on, name: 'Plan', vision: '', from: day('2022-04-01'), priorities: [] },
  };
  const made = await loadVersions(db, council);
  const version = { name: `Version ${made.length + 1}`, content, made: by, steps: [] };
  const [planVersion = ''] = await addVersions(db, council, plan, [version]);
  return { planChange: change, planVersion };
}

async function countOf(db: Tenant): Promise<number> {
  const { count } = await db
    .selectFrom('plan_action')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count) + 1;
}
