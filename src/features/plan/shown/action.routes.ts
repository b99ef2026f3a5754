import { evidenceAbout } from '#features/evidence/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { promptsOf } from '../axes/prompts.ts';
import { placedIn } from '../axes/signing.ts';
import { shownAnswer } from '../form.routes.ts';
import { peopleNamed } from '../people-named.store.ts';
import { isOpen } from '../plan.ts';
import { updatesOf } from '../plan-updates.store.ts';
import { loadAsks } from '../updates/asks.store.ts';
import { answersFor } from '../updates/due.ts';
import { actionPage } from './action.page.ts';
import { nextSteps } from './next-steps.ts';
import { answersKnown, mustStand } from './plan-page.routes.ts';

/** An action with everything about it. */
export function actionRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/actions/:id',
      what: 'An action: how it stands and why, its milestones, updates, evidence and history',
      permission: 'plan.read',
      handle: actionAnswer,
    },
  ];
}

/** As many updates stand on the action's own page. */
const UPDATES_SHOWN = 3;

async function actionAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, may, params } = request;
  const stands = await mustStand(request);
  const placed = placedIn(stands.plan, params['id']);
  const standing = stands.standings.get(placed?.action.id ?? '');
  if (placed === null || standing === undefined) throw new AppError('NOT_FOUND');
  const { action, plan, outcome } = placed;
  const named = await peopleNamed(db, visitor.authority);
  const updates = await updatesOf(db, visitor.authority, action.id, named);
  const asks = await loadAsks(db, visitor.authority, action.id);
  const isOwn = answersFor(visitor.personId, action, plan.partners);
  const main = actionPage({
    ...{ placed, standing, may, context: stands.context, judged: stands.judged },
    known: await answersKnown(request),
    updates: updates.slice(0, UPDATES_SHOWN),
    evidence: await evidenceAbout(db, visitor.authority, { kind: 'action', id: action.id }),
    asks: asks.get(action.id) ?? [],
    prompts: promptsOf({ actions: [action], outcomes: [outcome] }, stands.standings, stands.context),
    steps: nextSteps(placed, { personId: visitor.personId, may }),
    mayMeet: isOpen(action) && (isOwn || may('plan.manage')),
  });
  const title = `${action.ref} ${action.title}`;
  return shownAnswer(request, { title, back: { href: '/plan', text: plan.name }, main });
}
