import { type FormShown, found, refused, untouched, writingBy } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { dayFields, dayIn, type Form } from '#kernel/form.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { refInOutcome } from '../changes/refs.ts';
import { type PlanServices, shownAnswer } from '../form.routes.ts';
import { type Action, type Answers, isPartOfPlan, type Plan } from '../plan.ts';
import { addAction } from '../writing.store.ts';
import { actionFormPage } from './action-form.page.ts';
import { choicesOf, nameOf, planOf, tooLate } from './choices.routes.ts';
import { changeAction, changeActionWords, isSettled } from './editing.store.ts';
import { withSponsor } from './priorities.routes.ts';
import { type ActionChoices, beginsWithVerb, readAction, readActionWords, withUnseen } from './read-action.ts';
import { ticked } from './ticks.page.ts';

const PERMISSION = 'plan.manage';
const LABELS = {
  ...{ title: 'Action', detail: 'Detail', owner: 'Owner', organisation: 'Organisation', starts: 'Starts', due: 'Due' },
  ...{ contributors: 'Together with', resources: 'Resources', theme: 'Themes of audits', answers: 'Answers' },
};
const PATH_NEW = '/plan/actions/new';

/** The actions of the plan, while it is written; once it is settled, only their words. */
export function actionFormRoutes(services: PlanServices): Route[] {
  return [
    {
      method: 'GET',
      path: PATH_NEW,
      what: 'Add an action',
      permission: PERMISSION,
      async handle(request) {
        const around = await aroundOf(request, null);
        if (around.isSettled) return toChange(request.query['outcome']);
        const given = { outcome: request.query['outcome'] ?? '', ...dayFields('startsOn', request.today) };
        return formAnswer(request, around, untouched(request, given));
      },
    },
    {
      method: 'POST',
      path: PATH_NEW,
      what: 'Add an action',
      permission: PERMISSION,
      handle: (request) => add(services, request),
    },
    {
      method: 'GET',
      path: '/plan/actions/:id/edit',
      what: 'Change an action',
      permission: PERMISSION,
      handle: async (request) => formAnswer(request, await aroundOf(request, request.params['id'] ?? ''), null),
    },
    {
      method: 'POST',
      path: '/plan/actions/:id/edit',
      what: 'Change an action',
      permission: PERMISSION,
      handle: change,
    },
  ];
}

type Around = { plan: Plan; action: Action | null; choices: ActionChoices; isSettled: boolean };

/** What the form of an action needs; `id` null for a new one. One that is no longer in the plan is changed no longer. */
async function aroundOf(request: SignedInRequest, id: string | null): Promise<Around> {
  const { db, visitor } = request;
  const plan = await planOf(request);
  const action = id === null ? null : found(plan.actions.filter(isPartOfPlan), id);
  const choices = await choicesOf(request);
  const stays = <T extends { id: string; endedOn: unknown }>(things: readonly T[], own: string | null | undefined) =>
    things.filter((thing) => thing.endedOn === null || thing.id === own);
  return {
    ...{ plan, action, isSettled: await isSettled(db, visitor.authority, plan.id) },
    choices: {
      ...choices,
      people: withSponsor(choices.people, action?.owner ?? null),
      outcomes: stays(plan.outcomes, action?.outcomeId),
      partners: stays(plan.partners, action?.partnerId),
    },
  };
}

/** Once the plan is settled, another action is asked for and decided. */
function toChange(outcome: string | undefined): Answer {
  const query = new URLSearchParams({ kind: 'add', ...(outcome && { outcome }) });
  return { kind: 'redirect', to: `/plan/changes/new?${query}` };
}

function formAnswer(request: SignedInRequest, around: Around, typed: FormShown | null): Answer {
  const { plan, action, choices, isSettled: settled } = around;
  const opened = action === null ? {} : inWords(action, around);
  const shown = typed ?? untouched(request, action === null ? {} : fieldsOf(action));
  const backHref = action === null ? '/plan' : `/plan/actions/${action.id}`;
  const main = actionFormPage({
    ...{ action, shown, opened, choices, backHref, isSettled: settled },
    outcomeRef: (id) => outcomeRef(plan, id),
  });
  const title = action === null ? 'Add an action' : `Action ${action.ref}`;
  const back = { href: backHref, text: action === null ? plan.name : `${action.ref} ${action.title}` };
  return shownAnswer(request, { title, back, main }, shown);
}

function outcomeRef({ outcomes, priorities }: Plan, id: string): string {
  const outcome = outcomes.find((one) => one.id === id);
  const priority = priorities.find((one) => one.id === outcome?.priorityId);
  return `${priority?.number ?? 0}.${outcome?.number ?? 0}`;
}

function idsOf(answers: readonly Answers[], kind: 'recommendation' | 'finding'): string[] {
  return answers.flatMap((answer) => (answer.kind === kind ? [answer.id] : []));
}

function themesOf(answers: readonly Answers[]): string {
  return answers.flatMap((answer) => (answer.kind === 'theme' ? [answer.words] : [])).join('; ');
}

function fieldsOf(action: Action): Form {
  return {
    ...{ title: action.title, detail: action.detail, contributors: action.contributors, resources: action.resources },
    ...{ outcome: action.outcomeId, ownerId: action.owner?.id ?? '', ownerWords: action.ownerWords },
    ...{ partner: action.partnerId ?? '', theme: themesOf(action.answers), wider: action.isWider ? 'yes' : '' },
    ...dayFields('startsOn', action.startsOn),
    ...dayFields('dueOn', action.dueOn),
    ...dayFields('impactExpectedOn', action.impactExpectedOn),
    ...ticked('recommendation', idsOf(action.answers, 'recommendation')),
    ...ticked('finding', idsOf(action.answers, 'finding')),
  };
}

/** An action in words, to be laid beside another one. */
function inWords(action: Action, { choices }: Around): Form {
  return {
    ...{ title: action.title, detail: action.detail, contributors: action.contributors, resources: action.resources },
    ...{ owner: action.owner?.name ?? action.ownerWords, starts: action.startsOn, due: action.dueOn },
    organisation: choices.partners.find(({ id }) => id === action.partnerId)?.name ?? '',
    ...{ theme: themesOf(action.answers), answers: answersInWords(action.answers, choices) },
  };
}

function answersInWords(answers: readonly Answers[], { recommendations, findings }: ActionChoices): string {
  const refs = recommendations.filter(({ id }) => idsOf(answers, 'recommendation').includes(id)).map(({ ref }) => ref);
  const found = findings.filter(({ id }) => idsOf(answers, 'finding').includes(id)).map(({ label }) => label);
  return [...refs, ...found].join(', ');
}

async function add(services: PlanServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const around = await aroundOf(request, null);
  if (around.isSettled) return toChange(form['outcome']);
  const asked = readAction(form, around.choices, today);
  if (!asked.ok) return formAnswer(request, around, refused(request, asked.problems));
  const given = { ...asked.given, ref: refInOutcome(around.plan, asked.given.outcomeId), milestones: [] };
  const id = await addAction(db, visitor.authority, around.plan.id, given, writingBy(request, services));
  const { answers, milestones: _none, ...after } = given;
  await record(db, visitor, 'plan.action.added', id, { after: { ...after, answers: answers.length } });
  return saved(id, 'added', given.title);
}

async function change(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today, params } = request;
  const around = await aroundOf(request, params['id'] ?? '');
  const { action, choices, isSettled: settled } = around;
  if (action === null) throw new AppError('NOT_FOUND');
  const opened = { id: action.id, version: versionIn(form) };
  const whole = settled ? null : readAction(form, choices, today);
  const asked = whole ?? readActionWords(form, choices, action);
  if (!asked.ok) return formAnswer(request, around, refused(request, asked.problems));
  const answers = withUnseen(asked.given.answers, settled ? [] : action.answers, choices);
  const isWritten =
    whole?.ok === true
      ? await changeAction(db, visitor.authority, opened, { ...whole.given, answers })
      : await changeActionWords(db, visitor.authority, opened, { ...asked.given, answers });
  if (!isWritten) return formAnswer(request, around, await staleOf(request, around, action, answers));
  const { title, detail, contributors, resources, isWider } = asked.given;
  await record(db, visitor, 'plan.action.changed', action.id, {
    before: { ...inWords(action, around), wider: action.isWider },
    after: {
      ...{ title, detail, contributors, resources, wider: isWider, answers: answersInWords(answers, choices) },
      ...(whole?.ok === true && { starts: whole.given.startsOn, due: whole.given.dueOn, ownerId: whole.given.ownerId }),
    },
  });
  return saved(action.id, 'saved', title);
}

function staleOf(
  request: SignedInRequest,
  around: Around,
  action: Action,
  answers: readonly Answers[],
): Promise<FormShown> {
  const { form } = request;
  const { choices, isSettled: settled } = around;
  const now = inWords(action, around);
  const overtaking = {
    ...{ what: `action ${action.ref}`, subject: action.id, version: action.version, labels: LABELS, now },
    ...{ action: `/plan/actions/${action.id}/edit`, keepHref: `/plan/actions/${action.id}` },
  };
  const fixed = {
    owner: now['owner'] ?? '',
    organisation: now['organisation'] ?? '',
    starts: action.startsOn,
    due: action.dueOn,
  };
  const typed = {
    owner: nameOf(choices.people, form['ownerId'] ?? null) || (form['ownerWords'] ?? ''),
    organisation: choices.partners.find(({ id }) => id === form['partner'])?.name ?? '',
    ...{ starts: dayIn(form, 'startsOn') ?? '', due: dayIn(form, 'dueOn') ?? '' },
  };
  return tooLate(request, overtaking, { ...(settled ? fixed : typed), answers: answersInWords(answers, choices) });
}

/** Back to the action, with advice where its title does not say what to do. */
function saved(id: string, done: 'added' | 'saved', title: string): Answer {
  return { kind: 'redirect', to: `/plan/actions/${id}?done=${done}${beginsWithVerb(title) ? '' : 'NoVerb'}` };
}
