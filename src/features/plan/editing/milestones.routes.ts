import { type FormShown, found, refused, untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { dayFields, dayIn } from '#kernel/form.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { shownAnswer } from '../form.routes.ts';
import { type Action, isOpen, isPartOfPlan, type Milestone } from '../plan.ts';
import { answersFor } from '../updates/due.ts';
import { addMilestone } from '../writing.store.ts';
import { metPage, milestonePage } from './action-form.page.ts';
import { planOf, tooLate } from './choices.routes.ts';
import { changeMilestone, isSettled, meetMilestone } from './editing.store.ts';
import { readMet, readMilestone, readMilestoneTitle } from './read-action.ts';

const PERMISSION = 'plan.manage';
const ALL = '/plan/actions/:id/milestones';
const LABELS = { title: 'Milestone', due: 'Due' };

/** The steps of an action on its way. */
export function milestoneRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: `${ALL}/new`,
      what: 'Add a milestone',
      permission: PERMISSION,
      handle: async (request) => formAnswer(request, await aroundOf(request), null, untouched(request)),
    },
    { method: 'POST', path: `${ALL}/new`, what: 'Add a milestone', permission: PERMISSION, handle: add },
    {
      method: 'GET',
      path: `${ALL}/:milestone/edit`,
      what: 'Change a milestone',
      permission: PERMISSION,
      async handle(request) {
        const around = await aroundOf(request);
        return formAnswer(request, around, milestoneOf(request, around), null);
      },
    },
    {
      method: 'POST',
      path: `${ALL}/:milestone/edit`,
      what: 'Change a milestone',
      permission: PERMISSION,
      handle: change,
    },
    {
      method: 'GET',
      path: `${ALL}/:milestone/met`,
      what: 'Say when a milestone was met',
      permission: 'plan.own',
      handle: async (request) => metAnswer(request, await meeting(request), null),
    },
    {
      method: 'POST',
      path: `${ALL}/:milestone/met`,
      what: 'Say when a milestone was met',
      permission: 'plan.own',
      handle: meet,
    },
  ];
}

type Around = { action: Action; isSettled: boolean };

/** The action of the address; what is delivered keeps its milestones as they are. */
async function aroundOf(request: SignedInRequest): Promise<Around> {
  const plan = await planOf(request);
  const action = found(plan.actions.filter(isPartOfPlan), request.params['id']);
  if (!isOpen(action)) throw new AppError('STALE');
  return { action, isSettled: await isSettled(request.db, request.visitor.authority, plan.id) };
}

/** The milestone of the address; one that is no longer needed is changed no longer. */
function milestoneOf({ params }: SignedInRequest, { action }: Pick<Around, 'action'>): Milestone {
  return found(
    action.milestones.filter(({ droppedOn }) => droppedOn === null),
    params['milestone'],
  );
}

function formAnswer(
  request: SignedInRequest,
  around: Around,
  milestone: Milestone | null,
  typed: FormShown | null,
): Answer {
  const { action, isSettled: settled } = around;
  const opened = milestone === null ? {} : { title: milestone.title, due: milestone.dueOn };
  const shown = typed ?? untouched(request, { ...opened, ...dayFields('dueOn', milestone?.dueOn ?? null) });
  const main = milestonePage({ action, milestone, shown, opened, isSettled: settled });
  const title = milestone === null ? 'Add a milestone' : `Milestone ${milestone.number}`;
  return shownAnswer(request, { title, back: backTo(action), main }, shown);
}

function backTo({ id, ref, title }: Action) {
  return { href: `/plan/actions/${id}`, text: `${ref} ${title}` };
}

async function add(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const around = await aroundOf(request);
  const asked = readMilestone(form, around.action, today);
  if (!asked.ok) return formAnswer(request, around, null, refused(request, asked.problems));
  const { action } = around;
  const id = await addMilestone(db, visitor.authority, action.id, { ...asked.given, metOn: null });
  await record(db, visitor, 'plan.milestone.added', id, { detail: { action: action.ref }, after: { ...asked.given } });
  return { kind: 'redirect', to: `/plan/actions/${action.id}?done=added#milestones` };
}

async function change(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const around = await aroundOf(request);
  const { action, isSettled: settled } = around;
  const milestone = milestoneOf(request, around);
  const asked = settled ? readMilestoneTitle(form, milestone) : readMilestone(form, action, today);
  if (!asked.ok) return formAnswer(request, around, milestone, refused(request, asked.problems));
  const { id, title, dueOn, version } = milestone;
  if (!(await changeMilestone(db, visitor.authority, { id, version: versionIn(form) }, asked.given, settled))) {
    const overtaking = {
      ...{ what: `milestone ${milestone.number}`, subject: id, version, labels: LABELS, now: { title, due: dueOn } },
      ...{ action: `/plan/actions/${action.id}/milestones/${id}/edit`, keepHref: `/plan/actions/${action.id}` },
    };
    const typed = { due: settled ? dueOn : (dayIn(form, 'dueOn') ?? '') };
    return formAnswer(request, around, milestone, await tooLate(request, overtaking, typed));
  }
  const before = { title, dueOn };
  await record(db, visitor, 'plan.milestone.changed', id, {
    detail: { action: action.ref },
    before,
    after: { ...asked.given },
  });
  return { kind: 'redirect', to: `/plan/actions/${action.id}?done=saved#milestones` };
}

type Meeting = { action: Action; milestone: Milestone };

/** The milestone for who answers for its action or keeps the plan; for everybody else it does not exist. */
async function meeting(request: SignedInRequest): Promise<Meeting> {
  const { visitor, may } = request;
  const plan = await planOf(request);
  const action = found(plan.actions, request.params['id']);
  if (!may('plan.manage') && !answersFor(visitor.personId, action, plan.partners)) throw new AppError('NOT_FOUND');
  const milestone = milestoneOf(request, { action });
  if (!isOpen(action)) throw new AppError('STALE');
  return { action, milestone };
}

/** Back to the action, or to its update for who sees no more of the plan. */
function leaveHref({ may }: SignedInRequest, { id }: Action): string {
  return may('plan.read') ? `/plan/actions/${id}` : `/plan/actions/${id}/update`;
}

function metAnswer(request: SignedInRequest, { action, milestone }: Meeting, typed: FormShown | null): Answer {
  const shown = typed ?? untouched(request, dayFields('on', request.today));
  const href = leaveHref(request, action);
  const main = metPage({ action, milestone, shown, leaveHref: href });
  const back = { href, text: `${action.ref} ${action.title}` };
  return shownAnswer(request, { title: `Milestone ${milestone.number}`, back, main }, shown);
}

async function meet(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const meant = await meeting(request);
  const { action, milestone } = meant;
  const wasMet = milestone.metOn !== null;
  const asked = readMet(form, action, today);
  if (!wasMet && !asked.ok) return metAnswer(request, meant, refused(request, asked.problems));
  const metOn = wasMet || !asked.ok ? null : asked.given.on;
  const opened = { id: milestone.id, version: versionIn(form) };
  if (!(await meetMilestone(db, visitor.authority, opened, metOn))) throw new AppError('STALE');
  const detail = { action: action.ref, milestone: milestone.number };
  await record(db, visitor, wasMet ? 'plan.milestone.unmet' : 'plan.milestone.met', milestone.id, {
    ...{ detail, before: { metOn: milestone.metOn }, after: { metOn } },
  });
  return { kind: 'redirect', to: `${leaveHref(request, action)}?done=${wasMet ? 'unmet' : 'met'}` };
}
