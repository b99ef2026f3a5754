import { type FormShown, overtaken, refused, untouched, writingBy } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import type { Problem } from '#kernel/form.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { type PlanServices, shownAnswer } from '../form.routes.ts';
import { loadPlan } from '../plan.store.ts';
import { loadStandingContext } from '../standings.store.ts';
import type { By } from '../writing.store.ts';
import { addOverride, allOverrides, endOverride, lockAction } from './axes.store.ts';
import { overrideRefusal } from './delivery.ts';
import { DELIVERY_LOOKS } from './looks.ts';
import { overridePage } from './override.page.ts';
import { readOverride } from './override-form.ts';
import { type Placed, placedIn } from './signing.ts';
import { standingOf } from './standing.ts';

const PERMISSION = 'plan.manage';
const PATH = '/plan/actions/:id/override';

const DONE = { settled: 'Settled. It is shown with its reason.', ended: 'Ended: the rules decide again.' } as const;

/** A delivery status other than the rules propose, and its end. */
export function overrideRoutes(services: PlanServices): Route[] {
  return [
    {
      method: 'GET',
      path: PATH,
      what: 'Settle an action’s delivery status by hand',
      permission: PERMISSION,
      handle: async (request) => pageAnswer(request, await placedFor(request), null),
    },
    {
      method: 'POST',
      path: PATH,
      what: 'Settle an action’s delivery status by hand',
      permission: PERMISSION,
      handle: (request) => settle(request, writingBy(request, services)),
    },
    {
      method: 'POST',
      path: `${PATH}/end`,
      what: 'Leave an action’s delivery status to the rules again',
      permission: PERMISSION,
      handle: (request) => end(request, writingBy(request, services)),
    },
  ];
}

async function placedFor({ db, visitor, params }: SignedInRequest): Promise<Placed> {
  const plan = await loadPlan(db, visitor.authority);
  const placed = plan && placedIn(plan, params['id']);
  if (!placed) throw new AppError('NOT_FOUND');
  return placed;
}

async function pageAnswer(
  request: SignedInRequest,
  { action, outcome }: Placed,
  shown: FormShown | null,
): Promise<Answer> {
  const { db, visitor, today } = request;
  const { context } = await loadStandingContext(db, visitor, today);
  const main = overridePage({
    ...{ action, standing: standingOf(action, outcome, context) },
    overrides: await allOverrides(db, visitor.authority, action.id),
    shown: shown ?? untouched(request),
  });
  const back = { href: `/plan/actions/${action.id}`, text: `Action ${action.ref}` };
  return shownAnswer(request, { title: `Settle the status of action ${action.ref}`, back, main }, shown, DONE);
}

async function settle(request: SignedInRequest, by: By): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const { action, outcome } = await placedFor(request);
  await lockAction(db, visitor.authority, action.id);
  const placed = await placedFor(request);
  const again = (problems: readonly Problem[]) => pageAnswer(request, placed, refused(request, problems));
  const asked = readOverride(form);
  if (!asked.ok) return again(asked.problems);
  const { context } = await loadStandingContext(db, visitor, today);
  const refusal = overrideRefusal(placed.action, outcome, asked.given.status, context);
  if (refusal !== null) return again([{ field: 'status', text: refusal }]);
  const before = await allOverrides(db, visitor.authority, action.id);
  if (versionIn(form) !== before.length)
    return pageAnswer(request, placed, await overtakenBy(request, placed, before.length));
  await addOverride(db, visitor.authority, action.id, asked.given, by);
  const was = placed.action.override;
  await record(db, visitor, 'plan.override.settled', action.id, {
    before: was === null ? {} : { status: was.status, reason: was.reason },
    after: { ref: action.ref, ...asked.given },
  });
  return { kind: 'redirect', to: `/plan/actions/${action.id}/override?done=settled` };
}

function overtakenBy(request: SignedInRequest, { action }: Placed, version: number): Promise<FormShown> {
  const { override } = action;
  return overtaken(request, {
    what: `the delivery status of action ${action.ref}`,
    ...{ subject: action.id, version, labels: { status: 'Status', reason: 'Why' } },
    now: { status: override === null ? '' : DELIVERY_LOOKS[override.status].words, reason: override?.reason ?? '' },
    action: `/plan/actions/${action.id}/override`,
    keepHref: `/plan/actions/${action.id}/override`,
  });
}

async function end(request: SignedInRequest, by: By): Promise<Answer> {
  const { db, visitor, form } = request;
  const { action } = await placedFor(request);
  await lockAction(db, visitor.authority, action.id);
  const overrides = await allOverrides(db, visitor.authority, action.id);
  if (versionIn(form) !== overrides.length) throw new AppError('STALE');
  if (!(await endOverride(db, visitor.authority, action.id, by))) throw new AppError('STALE');
  await record(db, visitor, 'plan.override.ended', action.id, { before: { ref: action.ref, ...lastOf(overrides) } });
  return { kind: 'redirect', to: `/plan/actions/${action.id}/override?done=ended` };
}

function lastOf(overrides: readonly { status: string; reason: string }[]) {
  const [last] = overrides;
  return last ? { status: last.status, reason: last.reason } : {};
}
