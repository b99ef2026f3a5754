import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import {
  addAction,
  addOutcome,
  addPartner,
  addPlan,
  addPriority,
  addTest,
  type By,
} from '../../../src/features/plan/index.ts';
import { addAsk } from '../../../src/features/plan/updates/asks.store.ts';
import { newName, type World } from './case.ts';

export type PlanLeaf =
  | 'plan'
  | 'planPriority'
  | 'planOutcome'
  | 'planAction'
  | 'planMilestone'
  | 'planTest'
  | 'planPartner'
  | 'planAsk';

const day = (text: string) => text as LocalDate;

/**
 * A council's plan, which it has once, and in it one of everything that addresses name. The action is the chair's;
 * another one is of the person and the partner by whom lists are narrowed.
 */
export async function addPlanOf(
  db: Tenant,
  council: AuthorityId,
  owner: string,
  another: string,
): Promise<Pick<World, PlanLeaf>> {
  const by: By = { personId: owner, on: day('2022-04-01'), at: new Date('2022-04-01T09:00:00Z') };
  const plan = (await openPlan(db)) ?? (await addPlan(db, council, { name: 'Plan', vision: '', from: by.on }));
  const planPriority = await addPriority(db, council, plan, { title: newName(), aim: '', sponsorId: null });
  const planOutcome = await addOutcome(db, council, planPriority, {
    ...{
      words: 'Children are seen in time',
      howKnown: '',
      sponsorId: null,
      measures: ['CP-04'],
      recommendationIds: [],
    },
  });
  const planPartner = (await addPartner(db, council, { name: newName(), people: [] })) ?? '';
  const milestone = { title: 'First team', dueOn: day('2022-08-31'), metOn: null };
  const action = async (ownerId: string, partnerId: string | null) => ({
    ...{ outcomeId: planOutcome, ref: await freeRef(db), title: newName(), detail: '', ownerId, ownerWords: '' },
    ...{ partnerId, contributors: '', resources: '', startsOn: by.on, dueOn: day('2022-09-30') },
    ...{ impactExpectedOn: null, isWider: true, answers: [], milestones: [milestone] },
  });
  const planAction = await addAction(db, council, plan, await action(owner, null), by);
  await addAction(db, council, plan, await action(another, planPartner), by);
  const how = 'Audit twelve files';
  const planTest = await addTest(db, council, planOutcome, {
    ...{ source: 'audit', how, measure: null, dueOn: day('2022-10-31') },
  });
  return {
    plan,
    planPriority,
    planOutcome,
    planAction,
    planMilestone: await milestoneOf(db, planAction),
    planTest,
    planPartner,
    planAsk: await addAsk(db, council, { actionId: planAction, words: 'Name a nurse' }, by),
  };
}

async function openPlan(db: Tenant): Promise<string | undefined> {
  const found = await db.selectFrom('plan').select('plan_id').where('until_day', 'is', null).executeTakeFirst();
  return found?.plan_id;
}

async function freeRef(db: Tenant): Promise<string> {
  const { count } = await db
    .selectFrom('plan_action')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return `1.1.${Number(count) + 1}`;
}

async function milestoneOf(db: Tenant, action: string): Promise<string> {
  const found = db.selectFrom('plan_milestone').select('milestone_id').where('action_id', '=', action);
  return (await found.executeTakeFirstOrThrow()).milestone_id;
}
