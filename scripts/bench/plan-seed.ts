import { addPerson } from '../../src/features/access/index.ts';
import { addEvidence } from '../../src/features/evidence/index.ts';
import { addInspections, type InspectionGiven } from '../../src/features/inspections/index.ts';
import type { RowRead } from '../../src/features/plan/exchange/reading.ts';
import { writeRows } from '../../src/features/plan/exchange/rows.store.ts';
import {
  addDecidedChange,
  addTest,
  addTestResult,
  type By,
  loadPlan,
  type Plan,
  setOutcomeLinks,
} from '../../src/features/plan/index.ts';
import { addDays, type LocalDate } from '../../src/kernel/local-date.ts';
import { wallClock } from '../../src/platform/clock.ts';
import type { AuthorityId, Database, Tenant } from '../../src/platform/database/database.ts';

export const ACTIONS = 500;
const RECOMMENDATIONS = 20;
const ACTIONS_OF_OUTCOME = 12;
const OUTCOMES_OF_PRIORITY = 5;
const MONTHS = 24;
const MEASURES = ['CP-04', 'AS-01', 'RF-02', 'CP-02'] as const;

/** A plan of 500 actions with two years of updates, and with changes, evidence and tests of impact. */
export async function seedPlan(database: Database, council: AuthorityId): Promise<void> {
  const today = wallClock.today();
  const from = addDays(today, -30 * MONTHS);
  await database.as(council, async (db) => {
    const owner = { name: 'B', post: 'Director', email: null, staffRef: null };
    const director = await addPerson(db, council, owner, [{ role: 'director', part: {} }]);
    const analyst = await db.selectFrom('person').select('person_id').where('name', '=', 'A').executeTakeFirstOrThrow();
    const by: By = { personId: director, on: from, at: morningOf(from) };
    const recommendations = await seedRecommendations(db, council, by);
    const rows = Array.from({ length: ACTIONS }, (_, index) => rowOf(index, { director, recommendations, from }));
    await writeRows(db, council, null, { rows, name: 'Improvement plan', today: from }, by);
    const plan = await loadPlan(db, council);
    if (plan === null) throw new Error('a plan was begun');
    await seedUpdates(db, council, plan, by);
    await seedChanges(db, council, plan, by, analyst.person_id);
    await seedProof(db, council, plan, { ...by, on: today });
  });
}

async function seedRecommendations(db: Tenant, council: AuthorityId, by: By): Promise<string[]> {
  const recommendations = Array.from({ length: RECOMMENDATIONS }, (_, index) => ({
    ...{ ref: `REC-${String(index + 1).padStart(2, '0')}`, words: `Words of recommendation ${index + 1}` },
    ...{ paragraph: String(index + 1), theme: '' },
  }));
  const inspection: InspectionGiven = {
    ...{ kind: 'ilacsStandard', title: 'Inspection', regulator: 'Ofsted', sequence: null, follows: null, focus: '' },
    ...{ state: 'published', window: null, notifiedOn: null, onSite: null, feedbackOn: null, letterOn: null },
    ...{ publishedOn: by.on, isAnswerOwed: true, answeredOn: by.on, closedOn: null, findings: [], recommendations },
  };
  return [...(await addInspections(db, council, [inspection], by)).recommendations.values()];
}

type Around = { director: string; recommendations: readonly string[]; from: LocalDate };

function rowOf(index: number, { director, recommendations, from }: Around): RowRead {
  const outcome = Math.floor(index / ACTIONS_OF_OUTCOME);
  const priority = Math.floor(outcome / OUTCOMES_OF_PRIORITY);
  const dueOn = addDays(from, 300 + ((index * 37) % 700));
  const ref = `${priority + 1}.${(outcome % OUTCOMES_OF_PRIORITY) + 1}.${(index % ACTIONS_OF_OUTCOME) + 1}`;
  const recommendation = recommendations[index % recommendations.length];
  return {
    ...{ row: index + 2, ref, title: `Review how teams supervise the work of group ${index}`, detail: '' },
    ...{ outcome: `Children of group ${outcome} are seen in time`, priority: `Priority ${priority + 1}` },
    ...{ owner: index % 3 === 0 ? 'B' : `Head of service ${index % 20}`, ownerId: index % 3 === 0 ? director : null },
    ...{ partner: index % 10 === 0 ? 'Health' : '', contributors: '', resources: '', update: '' },
    ...{ startsOn: from, dueOn, originalDueOn: addDays(dueOn, -30), impactExpectedOn: addDays(dueOn, 60) },
    recommendationIds: recommendation === undefined ? [] : [recommendation],
    isWider: false,
    milestones: [1, 2, 3].map((number) => ({ title: `Step ${number}`, dueOn: addDays(from, 90 * number) })),
  };
}

async function seedUpdates(db: Tenant, council: AuthorityId, plan: Plan, by: By): Promise<void> {
  for (let month = 0; month < MONTHS; month += 1) {
    const on = addDays(by.on, 15 + month * 30);
    const updates = plan.actions.map(({ id }, index) => ({
      ...{ authority_id: council, action_id: id, number: month + 1, on_day: on, by: by.personId, at: morningOf(on) },
      ...{ done: `In month ${month} ${index} visits were looked at with their teams.`, next: 'Look at the others.' },
      ...{ through: 'page', confidence: 'medium' },
    }));
    await db.insertInto('plan_update').values(updates).execute();
  }
}

/** Every other action was put off once, and one in ten twice. */
async function seedChanges(db: Tenant, council: AuthorityId, plan: Plan, by: By, askedBy: string): Promise<void> {
  for (const [index, { id, dueOn, originalDueOn }] of plan.actions.entries())
    for (let time = 0; time < (index % 10 === 0 ? 2 : (index + 1) % 2); time += 1)
      await addDecidedChange(db, council, plan.id, id, {
        ...{ kind: 'dueDate', was: { dueOn: originalDueOn }, becomes: { dueOn }, reason: 'A long illness' },
        ...{ decider: 'director', minute: '', askedBy, askedOn: addDays(by.on, 200 + time) },
        ...{ decidedBy: by.personId, decidedOn: addDays(by.on, 201 + time) },
      });
}

/** Three pieces of evidence for each action; measures, and two tests with three results, for each outcome. */
async function seedProof(db: Tenant, council: AuthorityId, plan: Plan, by: By): Promise<void> {
  const said = {
    claim: 'Children are seen in time',
    stance: 'supports',
    source: 'audit',
    strength: 'moderate',
  } as const;
  const shown = { note: 'Twelve files', document: null, link: null, figure: null, aboutOn: addDays(by.on, -60) };
  for (const { id } of plan.actions)
    for (let count = 0; count < 3; count += 1)
      await addEvidence(db, council, { about: { kind: 'action', id }, ...said, ...shown }, by);
  for (const [index, { id, recommendationIds }] of plan.outcomes.entries()) {
    const measures = [MEASURES[index % MEASURES.length] ?? MEASURES[0]];
    await setOutcomeLinks(db, council, id, { measures, recommendationIds });
    for (const how of ['Audit twelve files', 'Ask twelve children']) {
      const test = await addTest(db, council, id, { source: 'audit', how, measure: null, dueOn: addDays(by.on, 30) });
      for (let result = 0; result < 3; result += 1) {
        const found = {
          actionId: null,
          verdict: 'better',
          words: 'Nine of twelve',
          figure: null,
          evidenceId: null,
        } as const;
        await addTestResult(db, council, test, found, { ...by, on: addDays(by.on, -90 + result * 30) });
      }
    }
  }
}

function morningOf(day: LocalDate): Date {
  return new Date(`${day}T10:00:00Z`);
}
