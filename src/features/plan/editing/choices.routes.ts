import { type FormShown, found, type Overtaking, overtaken } from '#features/forms/index.ts';
import { loadFindings, loadRecommendations } from '#features/inspections/index.ts';
import { AREA_NAMES, AREAS } from '#features/measures/index.ts';
import { loadOwnMeasures } from '#features/settings/index.ts';
import { peopleToChoose } from '#features/structure/index.ts';
import type { Form } from '#kernel/form.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import { loadPlan } from '../plan.store.ts';
import type { Plan } from '../plan.ts';
import { findingInShort } from '../shown/answers.ts';
import type { Choices } from './read-plan.ts';

/** The plan, which there must be. */
export async function planOf({ db, visitor }: SignedInRequest): Promise<Plan> {
  const plan = await loadPlan(db, visitor.authority);
  if (plan === null) throw new AppError('NOT_FOUND');
  return plan;
}

/** One of the plan’s things that has not ended: what has ended is changed no longer. */
export function foundOpen<T extends { id: string; endedOn: unknown }>(things: readonly T[], id: string | undefined): T {
  const thing = found(things, id);
  if (thing.endedOn !== null) throw new AppError('STALE');
  return thing;
}

/** Everything that can be chosen in the forms: people, measures, and what inspectors said as far as this person sees it. */
export async function choicesOf({ db, visitor, may }: SignedInRequest): Promise<Choices> {
  const seeing = { seesHeld: may('inspections.held') };
  const { descriptions } = await loadOwnMeasures(db, visitor.authority);
  const recommendations = await loadRecommendations(db, visitor.authority, seeing);
  const findings = await loadFindings(db, visitor.authority, seeing);
  return {
    people: await peopleToChoose(db, visitor.authority),
    measures: AREAS.flatMap((area) =>
      descriptions.filter((measure) => measure.area === area).map(({ id, title }) => ({ id: String(id), title, area })),
    ),
    recommendations: recommendations.map(({ id, ref, words }) => ({ id, ref, words })),
    findings: findings
      .filter(({ kind }) => kind !== 'strength')
      .map((finding) => ({ id: finding.id, words: finding.words, label: findingInShort(finding) })),
  };
}

export function areaName(area: string): string {
  const known = AREAS.find((one) => one === area);
  return known === undefined ? area : AREA_NAMES[known];
}

/** A page that says why something cannot be done now. */
export function inConflict(answer: Answer): Answer {
  return answer.kind === 'page' ? { ...answer, status: 409 } : answer;
}

/** A form that came too late; `typed` holds what it says of fields that are more than one box. */
export function tooLate(request: SignedInRequest, overtaking: Overtaking, typed: Form): Promise<FormShown> {
  return overtaken({ ...request, form: { ...request.form, ...typed } }, overtaking);
}

export function nameOf(people: Choices['people'], id: string | null): string {
  return people.find((person) => person.id === id)?.name ?? '';
}
