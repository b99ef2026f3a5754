import type { DemonstrationMoment } from '#demo/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { people } from './features/access/index.ts';
import { loadFindings, loadInspections } from './features/inspections/index.ts';
import { loadPlan } from './features/plan/index.ts';
import {
  type AreaEvent,
  addChallenge,
  addEvaluationStep,
  addProposal,
  addReview,
  addSaid,
  addStatement,
  addVersion,
  answerChallenge,
  changeStatement,
  contentOf,
  frozen,
  loadAreas,
  loadEvaluation,
  openChallenges,
  proposedNow,
  setArea,
  setFollowed,
  stateAfter,
  stateOf,
} from './features/self-evaluation/index.ts';
import { judgedOn, writeEvidence } from './load-plan-evidence.ts';
import type { AuthorityId, Tenant } from './platform/database/database.ts';

type Council = { authority: AuthorityId; council: string };
type By = { personId: string; on: LocalDate; at: Date };
type Moment<Does extends DemonstrationMoment['does']> = Extract<DemonstrationMoment, { does: Does }>;

/** Writes down what the made-up county did with its self-evaluation, in the order of the days, by its own people. */
export async function addSelfEvaluationOf(
  db: Tenant,
  council: Council,
  moments: readonly DemonstrationMoment[],
  today: LocalDate,
): Promise<void> {
  if (moments.length === 0) return;
  const ids = new Map((await people(db, council.authority, today)).map(({ name, personId }) => [name, personId]));
  const judged = await judgedOn(db, council, today);
  const actions = (await loadPlan(db, council.authority))?.actions ?? [];
  const work: Work = {
    ...{ db, ...council, findId: (name) => ids.get(name) ?? null },
    idOf(name) {
      const id = ids.get(name);
      if (id === undefined) throw new Error(`the demonstration's self-evaluation names somebody unknown: ${name}`);
      return id;
    },
    actionIds: new Map(actions.map(({ id, ref }) => [ref, id])),
    prove: async (id, evidence) => writeEvidence(work, { kind: 'statement', id }, [evidence], judged),
  };
  const inOrder = moments.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  for (const moment of inOrder) await write(work, moment);
}

type Work = Council & {
  db: Tenant;
  idOf(name: string): string;
  findId(name: string): string | null;
  /** Of the plan, by what they are called. */
  actionIds: ReadonlyMap<string, string>;
  prove(statementId: string, evidence: Moment<'evidence'>['evidence']): Promise<void>;
};

async function write(work: Work, moment: DemonstrationMoment): Promise<void> {
  const { db, authority, idOf, findId } = work;
  const by: By = { personId: idOf(moment.by), on: moment.on, at: new Date(`${moment.on}T15:00:00Z`) };
  switch (moment.does) {
    case 'lead': {
      const given = { summary: moment.summary, ownerId: idOf(moment.person), ownerWords: '' };
      await setArea(db, authority, { area: moment.area, version: 0 }, given);
      return;
    }
    case 'state': {
      const { owner, ...statement } = moment.statement;
      const ownerId = findId(owner);
      const given = { ...statement, ownerId, ownerWords: ownerId === null ? owner : '' };
      await addStatement(db, authority, given, by);
      return moveOn(work, statement.area, 'changed', 'A statement was added', by);
    }
    case 'end': {
      const { id, version, area } = await statementNumbered(work, moment.number);
      await changeStatement(db, authority, { id, version }, { ended_on: moment.on, ended_reason: moment.reason });
      return moveOn(work, area, 'changed', 'A statement was ended', by);
    }
    case 'review':
      return addReview(db, authority, (await statementNumbered(work, moment.number)).id, moment.words, by);
    case 'follow': {
      const { id } = await statementNumbered(work, moment.number);
      for (const ref of moment.actions) {
        const action = work.actionIds.get(ref);
        if (action === undefined) throw new Error(`the demonstration's plan has no action ${ref}`);
        await setFollowed(db, authority, id, action, true);
      }
      return;
    }
    case 'evidence':
      return work.prove((await statementNumbered(work, moment.number)).id, moment.evidence);
    case 'freeze':
      return freeze(work, moment, by);
    case 'say':
      return say(work, moment, by);
    default:
      return judge(work, moment, by);
  }
}

async function judge(work: Work, moment: Moment<'grade' | 'challenge' | 'answer' | 'own'>, by: By): Promise<void> {
  const { db, authority } = work;
  const area = await areaNamed(work, moment.area);
  if (moment.does === 'grade') {
    const { grade, reason } = moment;
    await addProposal(db, authority, area.area, { number: area.proposals.length + 1, grade, reason }, by);
    return moveOn(work, area.area, 'proposed', 'A new grade was proposed', by);
  }
  if (moment.does === 'challenge') {
    const proposal = proposedNow(area)?.number ?? 0;
    const given = { proposal, otherGrade: moment.grade, reason: moment.reason };
    await addChallenge(db, authority, area.area, given, by);
    return moveOn(work, area.area, 'challenged', 'Its grade was challenged', by);
  }
  if (moment.does === 'answer') {
    for (const { id } of openChallenges(area)) await answerChallenge(db, authority, id, moment.words, by);
    return;
  }
  return moveOn(work, area.area, 'owned', '', by);
}

async function freeze(work: Work, { name, purpose, on }: Moment<'freeze'>, by: By): Promise<void> {
  const { db, authority, council } = work;
  const { inForce } = await loadEvaluation(db, authority, on);
  if (purpose === 'ofsted') for (const area of inForce) await moveOn(work, area, 'shared', name, by);
  const { areas, statements, actionRefs } = await loadEvaluation(db, authority, on);
  const content = contentOf(frozen({ council, asAt: on }, areas, statements, actionRefs));
  await addVersion(db, authority, { name, purpose, content }, by);
}

async function say(work: Work, moment: Moment<'say'>, by: By): Promise<void> {
  const { db, authority } = work;
  const inspections = await loadInspections(db, authority, { seesHeld: false });
  const inspection = inspections.find(({ title }) => title === moment.inspection);
  const findings = await loadFindings(db, authority, { seesHeld: false });
  const finding = findings.find(
    ({ inspectionId, number }) => inspectionId === inspection?.id && number === moment.finding,
  );
  if (!finding) throw new Error(`the demonstration has no finding ${moment.finding} of ${moment.inspection}`);
  const { said, words, number } = moment;
  const statementId = number === null ? null : (await statementNumbered(work, number)).id;
  await addSaid(db, authority, finding.id, { said, statementId, words }, by);
}

async function moveOn(work: Work, name: string, event: AreaEvent, reason: string, by: By): Promise<void> {
  const area = await areaNamed(work, name);
  const state = stateAfter(stateOf(area), event);
  if (state === null) throw new Error(`the demonstration's ${name} cannot be ${event} on ${by.on}`);
  if (state !== stateOf(area)) await addEvaluationStep(work.db, work.authority, name, { state, reason }, by);
}

async function areaNamed({ db, authority }: Work, name: string) {
  const area = (await loadAreas(db, authority, [name])).find((one) => one.area === name);
  if (!area) throw new Error(`the demonstration's self-evaluation has no area ${name}`);
  return area;
}

async function statementNumbered({ db, authority }: Work, number: number) {
  const all = (await loadAreas(db, authority, [])).flatMap(({ statements }) => statements);
  const found = all.find((statement) => statement.number === number);
  if (!found) throw new Error(`the demonstration's self-evaluation has no statement ${number}`);
  return found;
}
