import { evidenceAbout } from '#features/evidence/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { shownAnswer } from '../form.routes.ts';
import { outcomePage } from './outcome.page.ts';
import { answersKnown, mustStand } from './plan-page.routes.ts';

/** An outcome for children, with what shows it. */
export function outcomeRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/outcomes/:id',
      what: 'An outcome: its measures, tests, evidence and actions',
      permission: 'plan.read',
      handle: outcomeAnswer,
    },
  ];
}

async function outcomeAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, params, may, today } = request;
  const stands = await mustStand(request);
  const outcome = stands.plan.outcomes.find(({ id }) => id === params['id']);
  const priority = stands.plan.priorities.find(({ id }) => id === outcome?.priorityId);
  if (outcome === undefined || priority === undefined) throw new AppError('NOT_FOUND');
  const main = outcomePage({
    ...{ stands, priority, outcome, today, may },
    known: await answersKnown(request),
    evidence: await evidenceAbout(db, visitor.authority, { kind: 'outcome', id: outcome.id }),
  });
  const title = `${priority.number}.${outcome.number} ${outcome.words}`;
  return shownAnswer(request, { title, back: { href: '/plan', text: stands.plan.name }, main });
}
