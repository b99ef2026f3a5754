import { type FormShown, formAnswer, type Shown, writingBy } from '#features/forms/index.ts';
import { areaTitle } from '#features/inspections/index.ts';
import type { Clock } from '#platform/clock.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import { type AreaEvaluation, stateOf } from './area.ts';
import { type AreaEvent, stateAfter } from './life.ts';
import type { StatementShown } from './list.ts';
import { type Evaluation, loadEvaluation } from './standing.store.ts';
import { addEvaluationStep, lockArea } from './writing.store.ts';

/** What the pages of the self-evaluation need from those who wire them. */
export type EvaluationServices = { clock: Clock };

const DONE: Readonly<Record<string, string>> = {
  saved: 'Saved.',
  graded: 'The grade is proposed. Somebody else has to challenge it.',
  challenged: 'The challenge is recorded. It stays beside the grade.',
  answered: 'The answer is recorded.',
  settled: 'It is recorded that you are content with the answer.',
  owned: 'The area is owned.',
  added: 'The statement is added. Add its evidence next.',
  ended: 'The statement ended. It stays in earlier versions.',
  reviewed: 'The review is noted.',
  followed: 'What comes next is saved.',
  frozen: 'The version is frozen.',
  said: 'Saved.',
};

export function evaluationAnswer(
  request: Pick<SignedInRequest, 'query'>,
  page: Shown,
  shown: FormShown | null = null,
): Answer {
  return formAnswer(request, page, shown, { section: 'plan', done: DONE });
}

export function evaluationOf({ db, visitor, today }: SignedInRequest): Promise<Evaluation> {
  return loadEvaluation(db, visitor.authority, today);
}

/** The area of the address: one that inspections judge, or one of which something was said. */
export function areaOf({ params }: Pick<SignedInRequest, 'params'>, { areas }: Evaluation): AreaEvaluation {
  const area = areas.find((one) => one.area === params['area']);
  if (!area) throw new AppError('NOT_FOUND');
  return area;
}

/** The statement of the address; another council's does not exist. */
export function statementOf({ params }: Pick<SignedInRequest, 'params'>, { statements }: Evaluation): StatementShown {
  const found = statements.find(({ statement }) => statement.id === params['statement']);
  if (!found) throw new AppError('NOT_FOUND');
  return found;
}

export function backToArea(area: string): { href: string; text: string } {
  return { href: `/self-evaluation/areas/${area}`, text: areaTitle(area) };
}

/** Takes an area on to the state that an event leads to, where it is another one. */
export async function moveOn(
  services: EvaluationServices,
  request: SignedInRequest,
  area: AreaEvaluation,
  event: AreaEvent,
  reason: string,
): Promise<void> {
  const { db, visitor } = request;
  await lockArea(db, visitor.authority, area.area);
  const next = stateAfter(stateOf(area), event);
  if (next === null) throw new AppError('STALE');
  if (next === stateOf(area)) return;
  await addEvaluationStep(db, visitor.authority, area.area, { state: next, reason }, writingBy(request, services));
}
