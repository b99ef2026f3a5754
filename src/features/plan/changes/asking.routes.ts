import { type FormShown, refused, untouched, writingBy } from '#features/forms/index.ts';
import { improvementNavigation } from '#features/inspections/index.ts';
import { record } from '#features/record/index.ts';
import { type Form, oneOf } from '#kernel/form.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { type PlanServices, shownAnswer } from '../form.routes.ts';
import { type Action, CHANGE_KINDS, type ChangeKind } from '../plan.ts';
import { applyChange } from './apply.store.ts';
import { askingAround, mayAsk, standingOf } from './around.routes.ts';
import { askingPage, kindsPage } from './asking.page.ts';
import { openingFields } from './asking-fields.ts';
import { aboutOf, KIND_ASKS } from './change-words.ts';
import { addChange, decideChange, loadAllChanges } from './changes.store.ts';
import { type DecidedBy, deciderOf } from './decider.ts';
import { loadDecidingRules } from './deciding-rules.store.ts';
import { rulesOn } from './deciding-rules.ts';
import { type AskingAround, type ChangeAsked, readChange } from './read-change.ts';
import { hindranceOf } from './sides-now.ts';
import { tellAsked } from './telling.store.ts';

/** Asking for a change: of an action by those who answer for it, of the plan by those who keep it. */
export function askingRoutes(services: PlanServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/changes/new',
      what: 'The form to ask for a new action',
      permission: 'plan.manage',
      handle: (request) => formAnswer(request, 'add', null, null),
    },
    {
      method: 'POST',
      path: '/plan/changes/new',
      what: 'Ask for a new action',
      permission: 'plan.manage',
      handle: (request) => ask(services, request, 'add', null),
    },
    {
      method: 'GET',
      path: '/plan/actions/:id/changes/new',
      what: 'The form to ask for a change of an action',
      permission: 'plan.own',
      handle: async (request) => formAnswer(request, kindIn(request.query), await actionOf(request), null),
    },
    {
      method: 'POST',
      path: '/plan/actions/:id/changes/new',
      what: 'Ask for a change of an action',
      permission: 'plan.own',
      handle: async (request) => ask(services, request, kindIn(request.form), await actionOf(request)),
    },
  ];
}

const OF_ACTIONS = CHANGE_KINDS.filter((kind) => kind !== 'add');

function kindIn(fields: Form): ChangeKind | null {
  return oneOf(OF_ACTIONS, fields['kind']);
}

type Found = { action: Action; around: AskingAround };

/** The action of the address, for those who may ask for its changes. */
async function actionOf(request: SignedInRequest): Promise<Found> {
  const around = await askingAround(request);
  const action = around.plan.actions.find(({ id }) => id === request.params['id']);
  if (!action || !mayAsk(request, standingOf(request, around.plan, action))) throw new AppError('NOT_FOUND');
  return { action, around };
}

async function formAnswer(
  request: SignedInRequest,
  kind: ChangeKind | null,
  found: Found | null,
  typed: FormShown | null,
): Promise<Answer> {
  const around = found?.around ?? (await askingAround(request));
  const action = found?.action ?? null;
  const navigation = improvementNavigation(request.may, '/plan/changes');
  const back =
    action === null
      ? { href: '/plan/changes', text: 'Changes' }
      : request.may('plan.read')
        ? { href: `/plan/actions/${action.id}`, text: `Action ${action.ref}` }
        : { href: '/my-actions', text: 'My actions' };
  if (kind === null && action !== null) {
    const kinds = OF_ACTIONS.map((one) => ({ kind: one, hindrance: hindranceOf(one, action, around) }));
    return shownAnswer(request, { title: 'Ask for a change', back, main: kindsPage({ action, kinds, navigation }) });
  }
  const asked = kind ?? 'add';
  const hindrance = hindranceOf(asked, action, around);
  const shown = typed ?? untouched(request, openingFields(asked, action, around));
  const main = askingPage({
    ...{ kind: asked, action, around, shown, hindrance, navigation },
    backHref: back.href,
  });
  return shownAnswer(request, { title: KIND_ASKS[asked], back, main }, typed);
}

async function ask(
  services: PlanServices,
  request: SignedInRequest,
  kind: ChangeKind | null,
  found: Found | null,
): Promise<Answer> {
  const { db, visitor, form, today } = request;
  if (kind === null) return formAnswer(request, null, found, null);
  const around = found?.around ?? (await askingAround(request));
  const action = found?.action ?? null;
  if (hindranceOf(kind, action, around) !== null) throw new AppError('STALE');
  const asked = readChange(form, kind, action, around);
  if (!asked.ok) return formAnswer(request, kind, found, refused(request, asked.problems));
  const { rules } = rulesOn(await loadDecidingRules(db, visitor.authority), today);
  const decided = deciderOf(asked.given, action, rules, {
    ...{ plan: around.plan, workingDays: englandWorkingDays, today },
  });
  const by = writingBy(request, services);
  const id = await addChange(db, visitor.authority, around.plan.id, { ...asked.given, ...decided }, by);
  if (id === null)
    return formAnswer(request, kind, found, refused(request, [{ field: 'reason', text: WAITS_ALREADY }]));
  await record(db, visitor, 'plan.change.asked', id, {
    detail: { change: kind, about: aboutOf(asked.given, action), decider: decided.decider },
    before: { ...asked.given.was },
    after: { ...asked.given.becomes },
    reason: asked.given.reason,
  });
  const page = hrefOf(id, action);
  if (decided.decider === 'owner' && standingOf(request, around.plan, action).isOwner)
    return decideAtOnce(services, request, { id, around, asked: asked.given, decided });
  const about = aboutOf(asked.given, action);
  await tellAsked(db, visitor.authority, {
    ...{ kind, about, decider: decided.decider, href: page, askedBy: visitor.personId, at: by.at },
    ...{ plan: around.plan, action },
  });
  return { kind: 'redirect', to: `${page}?done=asked` };
}

const WAITS_ALREADY =
  'A change of this kind waits for a decision on this action already: it is decided or taken back first';

/** Where a change is read by whoever asked for it or decides it. */
export function hrefOf(id: string, action: Pick<Action, 'id'> | null): string {
  return action === null ? `/plan/changes/${id}` : `/plan/actions/${action.id}/changes/${id}`;
}

/** What the rule leaves to the owner is decided by the owner in asking for it. */
async function decideAtOnce(
  services: PlanServices,
  request: SignedInRequest,
  { id, around, decided }: { id: string; around: AskingAround; asked: ChangeAsked; decided: DecidedBy },
): Promise<Answer> {
  const { db, visitor } = request;
  const by = writingBy(request, services);
  const of = (await loadAllChanges(db, visitor.authority, around.plan)).find(({ change }) => change.id === id);
  if (!of) throw new Error('a change that was just asked for is there');
  const decision = { id, version: of.change.version, state: 'approved', decider: decided.decider } as const;
  if (!(await decideChange(db, visitor.authority, { ...decision, words: '', minute: '' }, by)))
    throw new AppError('STALE');
  await applyChange(db, visitor.authority, { ...of, plan: around.plan, by, decidedBy: visitor.name, minute: '' });
  await record(db, visitor, 'plan.change.decided', id, { detail: { decision: 'approved', decider: 'owner' } });
  return { kind: 'redirect', to: `${hrefOf(id, of.action)}?done=at-once` };
}
