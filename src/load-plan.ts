import type { Demonstration, DemonstrationAction, DemonstrationOutcome, DemonstrationPlan } from '#demo/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { people } from './features/access/index.ts';
import { addInspections } from './features/inspections/index.ts';
import {
  addAction,
  addAnswer,
  addAsk,
  addDecidedChange,
  addOutcome,
  addOverride,
  addPartner,
  addPlan,
  addPriority,
  addSignature,
  addStep,
  addTest,
  addTestResult,
  addUpdate,
} from './features/plan/index.ts';
import { type Judgements, judgedOn, type Writing, writeEvidence } from './load-plan-evidence.ts';
import { addVersionsOf } from './load-plan-versions.ts';
import type { AuthorityId, Tenant } from './platform/database/database.ts';

/** Writes down the county's inspections and its plan, by its own people on the days on which they did it. */
export async function addPlanOf(
  db: Tenant,
  authority: AuthorityId,
  { council, inspections, plan }: Pick<Demonstration, 'council' | 'inspections' | 'plan'>,
  today: LocalDate,
): Promise<void> {
  if (plan === null) return;
  const ids = new Map((await people(db, authority, today)).map(({ name, personId }) => [name, personId]));
  const findId = (name: string) => ids.get(name) ?? null;
  const writing: Writing = {
    ...{ db, authority, findId },
    idOf(name) {
      const id = findId(name);
      if (id === null) throw new Error(`the demonstration's plan names somebody unknown: ${name}`);
      return id;
    },
  };
  const director = writing.idOf(plan.director);
  const teams = await db.selectFrom('team').select(['team_id', 'name']).where('authority_id', '=', authority).execute();
  const given = inspections.map((inspection) => ({
    ...inspection,
    findings: inspection.findings.map(({ team, ...finding }) => ({
      ...finding,
      teamId: teams.find(({ name }) => name === team)?.team_id ?? null,
    })),
  }));
  const { recommendations } = await addInspections(db, authority, given, by(director, today));
  const planId = await addPlan(db, authority, plan);
  const partners = new Map<string, string>();
  for (const { name, people: names } of plan.partners) {
    const id = await addPartner(db, authority, { name, people: names.map(writing.idOf) });
    if (id === null) throw new Error(`two partners of the plan are called ${name}`);
    partners.set(name, id);
  }
  const actions = new Map<string, string>();
  const judged = await judgedOn(db, { authority, council: council.name }, today);
  for (const { title, aim, sponsor, outcomes } of plan.priorities) {
    const priorityId = await addPriority(db, authority, planId, { title, aim, sponsorId: writing.idOf(sponsor) });
    for (const outcome of outcomes)
      await writeOutcome(writing, { planId, priorityId, partners, recommendations, actions, judged }, outcome);
  }
  const all = plan.priorities.flatMap(({ outcomes }) => outcomes.flatMap((outcome) => outcome.actions));
  for (const action of all) await writeEnd(writing, planId, action, actions);
  for (const action of all)
    await writeEvidence(writing, { kind: 'action', id: known(actions, action.ref) }, action.evidence, judged);
  for (const ask of plan.asks) await writeAsk(writing, known(actions, ask.action), ask);
  await addVersionsOf({ db, authority, council: council.name, director }, plan.versions);
}

type Named = ReadonlyMap<string, string>;
type Shelf = {
  planId: string;
  priorityId: string;
  partners: Named;
  recommendations: Named;
  /** Filled as actions are written. */
  actions: Map<string, string>;
  judged: Judgements;
};

async function writeOutcome(writing: Writing, shelf: Shelf, outcome: DemonstrationOutcome): Promise<void> {
  const { db, authority, idOf } = writing;
  const { planId, priorityId, partners, recommendations, actions, judged } = shelf;
  const answers = (refs: readonly string[]) => refs.map((ref) => known(recommendations, ref));
  const outcomeId = await addOutcome(db, authority, priorityId, {
    words: outcome.words,
    howKnown: outcome.howKnown,
    sponsorId: outcome.sponsor === null ? null : idOf(outcome.sponsor),
    measures: outcome.measures,
    recommendationIds: answers(outcome.recommendations),
  });
  for (const action of outcome.actions) {
    const partnerId = action.partner === null ? null : known(partners, action.partner);
    const place = { planId, outcomeId, partnerId };
    actions.set(action.ref, await writeAction(writing, place, action, answers(action.answers)));
  }
  for (const test of outcome.tests) {
    const testId = await addTest(db, authority, outcomeId, test);
    for (const { on, by: who, action, verdict, words } of test.results) {
      const actionId = action === null ? null : known(actions, action);
      const figure = judged.figureOn(test.measure, on);
      const result = { verdict, words, actionId, figure, evidenceId: null };
      await addTestResult(db, authority, testId, result, by(idOf(who), on));
    }
  }
}

type Place = { planId: string; outcomeId: string; partnerId: string | null };

async function writeAction(
  { db, authority, idOf, findId }: Writing,
  place: Place,
  action: DemonstrationAction,
  recommendationIds: readonly string[],
): Promise<string> {
  const ownerId = findId(action.owner);
  const id = await addAction(
    db,
    authority,
    place.planId,
    {
      ...{ outcomeId: place.outcomeId, partnerId: place.partnerId, ref: action.ref, title: action.title },
      ...{ detail: '', contributors: '', resources: '', ownerId, ownerWords: ownerId === null ? action.owner : '' },
      ...{ startsOn: action.from, dueOn: action.due, originalDueOn: action.originalDue },
      impactExpectedOn: action.expected,
      isWider: recommendationIds.length === 0,
      answers: recommendationIds.map((recommendation) => ({ kind: 'recommendation', id: recommendation })),
      milestones: action.milestones.map(({ title, due, met }) => ({ title, dueOn: due, metOn: met })),
    },
    by(idOf(action.writtenBy), action.raisedOn),
  );
  const writer = ownerId ?? idOf(action.writtenBy);
  for (const { on, ...update } of action.updates)
    await addUpdate(db, authority, id, { ...update, through: 'page', documentId: null }, by(writer, on));
  let dueOn = action.originalDue;
  for (const move of action.moved) {
    await addDecidedChange(db, authority, place.planId, id, {
      kind: 'dueDate',
      was: { dueOn },
      becomes: { dueOn: move.to },
      reason: move.reason,
      askedBy: writer,
      askedOn: move.askedOn,
      ...{ decider: move.decider, decidedBy: idOf(move.decidedBy), decidedOn: move.decidedOn, minute: move.minute },
    });
    dueOn = move.to;
  }
  if (action.override !== null) {
    const { status, reason, by: who, from } = action.override;
    await addOverride(db, authority, id, { status, reason }, by(idOf(who), from));
  }
  if (action.delivered !== null) {
    const { on, words, signedOn, signedBy } = action.delivered;
    const owner = { round: 1, who: 'owner', answer: 'delivered', words } as const;
    await addSignature(db, authority, id, owner, by(writer, on));
    const sponsor = { round: 1, who: 'sponsor', answer: 'delivered', words: '' } as const;
    await addSignature(db, authority, id, sponsor, by(idOf(signedBy), signedOn));
    const closed = { step: 'closed', reason: 'Delivered', intoId: null } as const;
    await addStep(db, authority, id, closed, by(idOf(signedBy), signedOn));
  }
  return id;
}

async function writeAsk(
  { db, authority, idOf }: Writing,
  actionId: string,
  { words, by: asker, on, answer }: DemonstrationPlan['asks'][number],
): Promise<void> {
  const askId = await addAsk(db, authority, { actionId, words }, by(idOf(asker), on));
  if (answer !== null) await addAnswer(db, authority, askId, answer, by(idOf(answer.by), answer.on));
}

/** An action that left the plan, which is written once the one that took it over is there. */
async function writeEnd(
  { db, authority, idOf }: Writing,
  planId: string,
  action: DemonstrationAction,
  actions: ReadonlyMap<string, string>,
): Promise<void> {
  if (action.ended === null) return;
  const { on, reason, by: who, into, minute } = action.ended;
  const id = known(actions, action.ref);
  const intoId = into === null ? null : known(actions, into);
  await addDecidedChange(db, authority, planId, id, {
    ...(into === null ? { kind: 'withdraw', was: {}, becomes: {} } : { kind: 'merge', was: {}, becomes: { into } }),
    ...{ reason, askedBy: idOf(action.writtenBy), askedOn: on, decidedBy: idOf(who), decidedOn: on, minute },
    decider: minute === '' ? 'director' : 'board',
  });
  await addStep(db, authority, id, { step: 'superseded', reason, intoId }, by(idOf(who), on));
}

function known(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`the demonstration's plan names something unknown: ${name}`);
  return id;
}

function by(personId: string, on: LocalDate) {
  return { personId, on, at: new Date(`${on}T10:00:00Z`) };
}
