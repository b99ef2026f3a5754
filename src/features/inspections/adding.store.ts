import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { addFinding, addRecommendation, findingStep, recommendationStep } from './findings-writing.store.ts';
import type { FindingGiven, RecommendationGiven, StepGiven } from './given.ts';
import { INSPECTION_STATES, type Inspection, type Judgement } from './register.ts';
import { dayOf } from './states.ts';
import { addFeedback, addInspection, addInspectionStep, type By, setJudgements } from './writing.store.ts';

/** An inspection as somebody writes it down with everything that it said; `follows` names the title of an earlier one. */
export type InspectionGiven = Omit<Inspection, 'id' | 'version' | 'answerDueOn' | 'answerEntered'> & {
  answerEntered?: Inspection['answerEntered'];
  judgements?: readonly Omit<Judgement, 'inspectionId'>[];
  /** Raised on the day of publication, or where there is none yet, of the letter. */
  findings?: readonly (Omit<FindingGiven, 'teamId' | 'serviceId' | 'area'> & {
    area?: string | null;
    teamId?: string | null;
    serviceId?: string | null;
    steps?: readonly StepGiven[];
  })[];
  recommendations?: readonly (RecommendationGiven & { steps?: readonly StepGiven[] })[];
  feedback?: readonly { heardOn: LocalDate; words: string }[];
};

/** Adds inspections, in the order given; the ids of what was added, by title, by ref, and by `title/number`. */
export async function addInspections(
  db: Tenant,
  authority: AuthorityId,
  given: readonly InspectionGiven[],
  by: By,
): Promise<{
  inspections: ReadonlyMap<string, string>;
  recommendations: ReadonlyMap<string, string>;
  findings: ReadonlyMap<string, string>;
}> {
  const inspections = new Map<string, string>();
  const recommendations = new Map<string, string>();
  const findings = new Map<string, string>();
  for (const inspection of given) {
    const follows = inspection.follows === null ? null : (inspections.get(inspection.follows) ?? null);
    const id = await addInspection(db, authority, {
      ...{ ...inspection, follows, answerEntered: inspection.answerEntered ?? null },
    });
    inspections.set(inspection.title, id);
    for (const state of INSPECTION_STATES) {
      const on = dayOf(inspection, state);
      if (on !== null) await addInspectionStep(db, authority, id, { state, on, reason: '' }, onDay(by, on));
    }
    await setJudgements(db, authority, id, inspection.judgements ?? []);
    const raisedOn = inspection.publishedOn ?? inspection.letterOn ?? by.on;
    let number = 0;
    for (const { steps = [], teamId = null, serviceId = null, area = null, ...finding } of inspection.findings ?? []) {
      const findingId = await addFinding(
        db,
        authority,
        id,
        { ...finding, teamId, serviceId, area },
        onDay(by, raisedOn),
      );
      number += 1;
      findings.set(`${inspection.title}/${number}`, findingId);
      for (const step of steps) await findingStep(db, authority, findingId, step, onDay(by, step.on));
    }
    for (const { steps = [], ...recommendation } of inspection.recommendations ?? []) {
      const recommendationId = await addRecommendation(db, authority, id, recommendation, onDay(by, raisedOn));
      recommendations.set(recommendation.ref, recommendationId);
      for (const step of steps) await recommendationStep(db, authority, recommendationId, step, onDay(by, step.on));
    }
    for (const heard of inspection.feedback ?? [])
      await addFeedback(db, authority, id, heard, onDay(by, heard.heardOn));
  }
  return { inspections, recommendations, findings };
}

/** The same person writing on another day, at noon. */
function onDay(by: By, on: LocalDate): By {
  return { ...by, on, at: new Date(`${on}T12:00:00Z`) };
}
