import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { peopleToChoose } from '#features/structure/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { shownAnswer } from '../form.routes.ts';
import { isOpen, type Plan, type Priority } from '../plan.ts';
import { addPriority } from '../writing.store.ts';
import { foundOpen, inConflict, nameOf, planOf, tooLate } from './choices.routes.ts';
import { changePriority } from './editing.store.ts';
import { endingPage, priorityPage } from './plan-forms.page.ts';
import { readPriority } from './read-plan.ts';

const PERMISSION = 'plan.manage';
const BACK = { href: '/plan', text: 'Plan' };
const LABELS = { title: 'Priority', aim: 'Aim', sponsor: 'Sponsor' };

/** The priorities of the plan. */
export function priorityRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/priorities/new',
      what: 'Add a priority',
      permission: PERMISSION,
      handle: async (request) => {
        await planOf(request);
        return formAnswer(request, null, untouched(request));
      },
    },
    { method: 'POST', path: '/plan/priorities/new', what: 'Add a priority', permission: PERMISSION, handle: add },
    {
      method: 'GET',
      path: '/plan/priorities/:id/edit',
      what: 'Change a priority',
      permission: PERMISSION,
      handle: async (request) => formAnswer(request, await priorityOf(request), null),
    },
    {
      method: 'POST',
      path: '/plan/priorities/:id/edit',
      what: 'Change a priority',
      permission: PERMISSION,
      handle: change,
    },
    {
      method: 'GET',
      path: '/plan/priorities/:id/end',
      what: 'Confirm ending a priority',
      permission: PERMISSION,
      handle: endAnswer,
    },
    { method: 'POST', path: '/plan/priorities/:id/end', what: 'End a priority', permission: PERMISSION, handle: end },
  ];
}

async function priorityOf(request: SignedInRequest): Promise<Priority> {
  return foundOpen((await planOf(request)).priorities, request.params['id']);
}

async function formAnswer(
  request: SignedInRequest,
  priority: Priority | null,
  typed: FormShown | null,
): Promise<Answer> {
  const people = await peopleToChoose(request.db, request.visitor.authority);
  const opened =
    priority === null ? {} : { title: priority.title, aim: priority.aim, sponsor: priority.sponsor?.name ?? '' };
  const shown = typed ?? untouched(request, { ...opened, sponsorId: priority?.sponsor?.id ?? '' });
  const main = priorityPage({ priority, shown, opened, people: withSponsor(people, priority?.sponsor ?? null) });
  const title = priority === null ? 'Add a priority' : `Priority ${priority.number}`;
  return shownAnswer(request, { title, back: BACK, main }, shown);
}

/** Who left stays what they were until somebody else is chosen. */
export function withSponsor<T extends { id: string; name: string; post: string }>(
  people: readonly T[],
  sponsor: T | null,
): T[] {
  return sponsor === null || people.some(({ id }) => id === sponsor.id) ? [...people] : [...people, sponsor];
}

async function add(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const plan = await planOf(request);
  const asked = readPriority(form, { people: await peopleToChoose(db, visitor.authority) });
  if (!asked.ok) return formAnswer(request, null, refused(request, asked.problems));
  const id = await addPriority(db, visitor.authority, plan.id, asked.given);
  await record(db, visitor, 'plan.priority.added', id, { after: { ...asked.given } });
  return { kind: 'redirect', to: '/plan?done=added' };
}

async function change(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const priority = await priorityOf(request);
  const people = withSponsor(await peopleToChoose(db, visitor.authority), priority.sponsor);
  const asked = readPriority(form, { people });
  if (!asked.ok) return formAnswer(request, priority, refused(request, asked.problems));
  const { id, title, aim, sponsor, number, version } = priority;
  if (!(await changePriority(db, visitor.authority, { id, version: versionIn(form) }, asked.given))) {
    const now = { title, aim, sponsor: sponsor?.name ?? '' };
    const overtaking = {
      ...{ what: `priority ${number}`, subject: id, version, labels: LABELS, now },
      ...{ action: `/plan/priorities/${id}/edit`, keepHref: '/plan' },
    };
    const typed = { sponsor: nameOf(people, asked.given.sponsorId) };
    return formAnswer(request, priority, await tooLate(request, overtaking, typed));
  }
  const before = { title, aim, sponsorId: sponsor?.id ?? null };
  await record(db, visitor, 'plan.priority.changed', id, { before, after: { ...asked.given } });
  return { kind: 'redirect', to: '/plan?done=saved' };
}

/** Why a priority cannot be ended; null where it can. */
function hindranceOf(plan: Plan, priority: Priority): string | null {
  const outcomes = plan.outcomes.filter(({ priorityId }) => priorityId === priority.id);
  const ids = new Set(outcomes.map(({ id }) => id));
  const open = plan.actions.filter((action) => ids.has(action.outcomeId) && isOpen(action)).length;
  if (open > 0)
    return `${open} ${open === 1 ? 'action is' : 'actions are'} still open under it: they have to be delivered, withdrawn or moved first.`;
  const going = outcomes.filter(({ endedOn }) => endedOn === null).length;
  return going > 0
    ? `${going} ${going === 1 ? 'outcome' : 'outcomes'} under it ${going === 1 ? 'has' : 'have'} not ended: end ${going === 1 ? 'it' : 'them'} first.`
    : null;
}

async function endAnswer(request: SignedInRequest): Promise<Answer> {
  const plan = await planOf(request);
  const priority = foundOpen(plan.priorities, request.params['id']);
  const { id, number, title, version } = priority;
  const main = endingPage({
    ...{ heading: `End priority ${number}, ${title}?`, hindrance: hindranceOf(plan, priority), version },
    consequence: 'It stays in the plan’s history with everything under it, and cannot be begun again.',
    ...{ action: `/plan/priorities/${id}/end`, csrfToken: request.csrfToken, save: 'End this priority' },
    leaveHref: `/plan/priorities/${id}/edit`,
  });
  return shownAnswer(request, { title: 'End a priority', back: BACK, main });
}

async function end(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const plan = await planOf(request);
  const priority = foundOpen(plan.priorities, request.params['id']);
  if (hindranceOf(plan, priority) !== null) return inConflict(await endAnswer(request));
  const { id, title } = priority;
  if (!(await changePriority(db, visitor.authority, { id, version: versionIn(form) }, { endedOn: today })))
    throw new AppError('STALE');
  await record(db, visitor, 'plan.priority.ended', id, { before: { title }, after: { ended: today } });
  return { kind: 'redirect', to: '/plan?done=ended' };
}
