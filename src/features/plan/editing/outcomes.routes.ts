import { type FormShown, found, refused, untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { shownAnswer } from '../form.routes.ts';
import { isOpen, type Outcome, type Plan, type Priority } from '../plan.ts';
import { addOutcome, type OutcomeGiven } from '../writing.store.ts';
import { areaName, choicesOf, foundOpen, inConflict, nameOf, planOf, tooLate } from './choices.routes.ts';
import { changeOutcome, endOutcome } from './editing.store.ts';
import { endingPage, outcomeFormPage } from './plan-forms.page.ts';
import { withSponsor } from './priorities.routes.ts';
import { type Choices, readOutcome } from './read-plan.ts';
import { ticked } from './ticks.page.ts';

const PERMISSION = 'plan.manage';
const LABELS = {
  ...{ words: 'Outcome', howKnown: 'How anybody would know', sponsor: 'Sponsor' },
  ...{ measures: 'Measures', recommendations: 'Recommendations' },
};

/** The outcomes of the plan: what will be different for children. */
export function outcomeFormRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/outcomes/new',
      what: 'Add an outcome',
      permission: PERMISSION,
      handle: async (request) => formAnswer(request, await inPriority(request, request.query['priority']), null),
    },
    { method: 'POST', path: '/plan/outcomes/new', what: 'Add an outcome', permission: PERMISSION, handle: add },
    {
      method: 'GET',
      path: '/plan/outcomes/:id/edit',
      what: 'Change an outcome',
      permission: PERMISSION,
      handle: async (request) => formAnswer(request, await ofAddress(request), null),
    },
    {
      method: 'POST',
      path: '/plan/outcomes/:id/edit',
      what: 'Change an outcome',
      permission: PERMISSION,
      handle: change,
    },
    {
      method: 'GET',
      path: '/plan/outcomes/:id/end',
      what: 'Confirm ending an outcome',
      permission: PERMISSION,
      handle: endAnswer,
    },
    { method: 'POST', path: '/plan/outcomes/:id/end', what: 'End an outcome', permission: PERMISSION, handle: end },
  ];
}

/** `priority` null: it is still to be chosen. */
type Asked = { plan: Plan; priority: Priority | null; outcome: Outcome | null; choices: Choices };

/** A new outcome of a priority; one that there is not leads nowhere. */
async function inPriority(request: SignedInRequest, id: string | undefined): Promise<Asked> {
  const plan = await planOf(request);
  const priority = id ? foundOpen(plan.priorities, id) : null;
  return { plan, priority, outcome: null, choices: await choicesOf(request) };
}

async function ofAddress(request: SignedInRequest): Promise<Asked & { outcome: Outcome; priority: Priority }> {
  const plan = await planOf(request);
  const outcome = foundOpen(plan.outcomes, request.params['id']);
  const choices = await choicesOf(request);
  const people = withSponsor(choices.people, outcome.sponsor);
  return { plan, outcome, priority: found(plan.priorities, outcome.priorityId), choices: { ...choices, people } };
}

async function formAnswer(request: SignedInRequest, asked: Asked, typed: FormShown | null): Promise<Answer> {
  const { plan, priority, outcome, choices } = asked;
  const opened = outcome === null ? {} : inWords(outcome, choices);
  const given = outcome === null ? { priority: priority?.id ?? '' } : fieldsOf(outcome);
  const shown = typed ?? untouched(request, given);
  const priorities = plan.priorities.filter(({ endedOn }) => endedOn === null);
  const main = outcomeFormPage({ outcome, priority, priorities, shown, opened, choices, areaName });
  const title = outcome === null ? 'Add an outcome' : `Outcome ${priority?.number}.${outcome.number}`;
  const back =
    outcome === null
      ? { href: '/plan', text: plan.name }
      : { href: `/plan/outcomes/${outcome.id}`, text: outcome.words };
  return shownAnswer(request, { title, back, main }, shown);
}

function fieldsOf({ words, howKnown, sponsor, measures, recommendationIds }: Outcome) {
  return {
    ...{ words, howKnown, sponsorId: sponsor?.id ?? '' },
    ...ticked('measure', measures),
    ...ticked('recommendation', recommendationIds),
  };
}

/** An outcome in words, to be laid beside another one. */
function inWords(
  outcome: Pick<Outcome, 'words' | 'howKnown' | 'sponsor' | 'measures' | 'recommendationIds'>,
  choices: Choices,
) {
  return {
    ...{ words: outcome.words, howKnown: outcome.howKnown, sponsor: outcome.sponsor?.name ?? '' },
    ...linksInWords(outcome, choices),
  };
}

function linksInWords(
  { measures, recommendationIds }: Pick<Outcome, 'measures' | 'recommendationIds'>,
  choices: Choices,
) {
  const refs = choices.recommendations.filter(({ id }) => recommendationIds.includes(id)).map(({ ref }) => ref);
  return { measures: [...measures].sort().join(', '), recommendations: refs.join(', ') };
}

async function add(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const around = await inPriority(request, form['priority']);
  const asked = readOutcome(form, around.choices);
  const { priority } = around;
  if (!asked.ok || priority === null) {
    const unchosen = priority === null ? [{ field: 'priority', text: 'Choose the priority that it belongs to' }] : [];
    return formAnswer(request, around, refused(request, [...unchosen, ...(asked.ok ? [] : asked.problems)]));
  }
  const id = await addOutcome(db, visitor.authority, priority.id, asked.given);
  await record(db, visitor, 'plan.outcome.added', id, { after: inRecord(asked.given) });
  return { kind: 'redirect', to: `/plan/outcomes/${id}?done=added` };
}

async function change(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const around = await ofAddress(request);
  const { outcome, priority, choices } = around;
  const asked = readOutcome(form, choices);
  if (!asked.ok) return formAnswer(request, around, refused(request, asked.problems));
  const { id, version } = outcome;
  const given = withKept(asked.given, outcome, choices);
  if (!(await changeOutcome(db, visitor.authority, { id, version: versionIn(form) }, given))) {
    const overtaking = {
      ...{ what: `outcome ${priority.number}.${outcome.number}`, subject: id, version, labels: LABELS },
      ...{ now: inWords(outcome, choices), action: `/plan/outcomes/${id}/edit`, keepHref: `/plan/outcomes/${id}` },
    };
    const typed = { sponsor: nameOf(choices.people, given.sponsorId), ...linksInWords(given, choices) };
    return formAnswer(request, around, await tooLate(request, overtaking, typed));
  }
  const { words, howKnown, sponsor, measures, recommendationIds } = outcome;
  const before = inRecord({ words, howKnown, sponsorId: sponsor?.id ?? null, measures, recommendationIds });
  await record(db, visitor, 'plan.outcome.changed', id, { before, after: inRecord(given) });
  return { kind: 'redirect', to: `/plan/outcomes/${id}?done=saved` };
}

/** What this person cannot see stays: recommendations that are held back, measures that are no more. */
function withKept(given: OutcomeGiven, before: Outcome, { measures, recommendations }: Choices): OutcomeGiven {
  const unseen = (ids: readonly string[], known: readonly { id: string }[]) =>
    ids.filter((id) => !known.some((one) => one.id === id));
  return {
    ...given,
    measures: [...given.measures, ...unseen(before.measures, measures)],
    recommendationIds: [...given.recommendationIds, ...unseen(before.recommendationIds, recommendations)],
  };
}

function inRecord({ words, howKnown, sponsorId, measures, recommendationIds }: OutcomeGiven) {
  return { words, howKnown, sponsorId, measures: measures.join(', '), recommendations: recommendationIds.join(', ') };
}

function hindranceOf(plan: Plan, { id }: Outcome): string | null {
  const open = plan.actions.filter((action) => action.outcomeId === id && isOpen(action)).length;
  if (open === 0) return null;
  return `${open} ${open === 1 ? 'action is' : 'actions are'} still open under it: they have to be delivered, withdrawn or moved first.`;
}

async function endAnswer(request: SignedInRequest): Promise<Answer> {
  const plan = await planOf(request);
  const outcome = foundOpen(plan.outcomes, request.params['id']);
  const { id, words, version } = outcome;
  const main = endingPage({
    ...{ heading: `End the outcome “${words}”?`, hindrance: hindranceOf(plan, outcome), version },
    consequence: 'It stays in the plan’s history with its actions and tests, and cannot be begun again.',
    ...{ action: `/plan/outcomes/${id}/end`, csrfToken: request.csrfToken, save: 'End this outcome' },
    leaveHref: `/plan/outcomes/${id}`,
  });
  return shownAnswer(request, { title: 'End an outcome', back: { href: `/plan/outcomes/${id}`, text: words }, main });
}

async function end(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const plan = await planOf(request);
  const outcome = foundOpen(plan.outcomes, request.params['id']);
  if (hindranceOf(plan, outcome) !== null) return inConflict(await endAnswer(request));
  const { id, words } = outcome;
  if (!(await endOutcome(db, visitor.authority, { id, version: versionIn(form) }, today))) throw new AppError('STALE');
  await record(db, visitor, 'plan.outcome.ended', id, { before: { words }, after: { ended: today } });
  return { kind: 'redirect', to: '/plan?done=ended' };
}
