import type { LocalDate } from '#kernel/local-date.ts';
import { DELIVERY_STATUSES, IMPACT_RATINGS, type ImpactRating, type Standing } from '../axes/standing.ts';
import { type Action, isOpen, isPartOfPlan, type Outcome, ownerOf, type Plan } from '../plan.ts';
import { DUE_CHOICES, type DueChoice, spanOf } from './due.ts';

/** `open`: still to be delivered; `notOnTrack`: at risk or off track; `done`: delivered or embedded. */
export const DELIVERY_CHOICES = ['open', 'notOnTrack', 'done', ...DELIVERY_STATUSES] as const;
/** `proven`: evidenced or sustained; `overdue`: the day from which children ought to notice has passed, and nothing shows it. */
export const IMPACT_CHOICES = ['proven', 'overdue', ...IMPACT_RATINGS] as const;
export const ANSWERS_CHOICES = ['recommendation', 'finding', 'theme', 'wider', 'nothing'] as const;

/** The council's own actions, as a choice beside its partners. */
export const THE_COUNCIL = 'council';
/** Before the words of a post, where nobody with an account answers for an action. */
const POST = 'post:';

/** What of the plan an address asks for; what is empty leaves nothing out. */
export type PlanView = {
  delivery: (typeof DELIVERY_CHOICES)[number] | '';
  impact: ImpactRating | 'proven' | 'overdue' | '';
  owner: string;
  priority: string;
  partner: string;
  due: DueChoice | '';
  answers: (typeof ANSWERS_CHOICES)[number] | '';
  q: string;
};

export const WHOLE_PLAN: PlanView = {
  ...{ delivery: '', impact: '', owner: '', priority: '', partner: '', due: '', answers: '', q: '' },
};

const LONGEST_WORDS = 100;

/** Reads a view from an address; what it does not know it leaves out. */
export function planViewFrom(query: Readonly<Record<string, string>>): PlanView {
  return {
    delivery: oneOf(DELIVERY_CHOICES, query['delivery']),
    impact: oneOf(IMPACT_CHOICES, query['impact']),
    owner: query['owner'] ?? '',
    priority: query['priority'] ?? '',
    partner: query['partner'] ?? '',
    due: oneOf(DUE_CHOICES, query['due']),
    answers: oneOf(ANSWERS_CHOICES, query['answers']),
    q: (query['q'] ?? '').trim().slice(0, LONGEST_WORDS),
  };
}

/** The address of a view: what is not asked for is left out. */
export function planAddress(path: string, view: Partial<PlanView>): string {
  const query = new URLSearchParams(Object.entries(view).filter(([, value]) => value !== ''));
  return query.size === 0 ? path : `${path}?${query}`;
}

export function isWholePlan(view: PlanView): boolean {
  return Object.values(view).every((value) => value === '');
}

/**
 * The actions that a view asks for, in the order of their numbers. Those that are no longer part of the plan are only
 * there when they are asked for.
 */
export function actionsShown(
  plan: Pick<Plan, 'actions' | 'outcomes'>,
  standings: ReadonlyMap<string, Standing>,
  view: PlanView,
  today: LocalDate,
): Action[] {
  const outcomes = new Map(plan.outcomes.map((outcome) => [outcome.id, outcome]));
  return plan.actions.filter((action) => {
    const standing = standings.get(action.id);
    const outcome = outcomes.get(action.outcomeId);
    return standing !== undefined && outcome !== undefined && isShown(action, outcome, standing, view, today);
  });
}

function isShown(action: Action, outcome: Outcome, standing: Standing, view: PlanView, today: LocalDate): boolean {
  return (
    fitsDelivery(action, standing, view) &&
    fitsImpact(standing, view) &&
    (view.owner === '' || ownerKey(action) === view.owner) &&
    (view.priority === '' || outcome.priorityId === view.priority) &&
    (view.partner === '' || (action.partnerId ?? THE_COUNCIL) === view.partner) &&
    fitsDue(action, standing, view, today) &&
    fitsAnswers(action, view) &&
    fitsWords(action, outcome, view)
  );
}

function fitsDelivery(action: Action, { delivery }: Standing, view: PlanView): boolean {
  if (view.delivery === '') return isPartOfPlan(action);
  if (view.delivery === 'open') return isOpen(action);
  if (view.delivery === 'notOnTrack') return delivery.status === 'atRisk' || delivery.status === 'offTrack';
  if (view.delivery === 'done') return delivery.status === 'delivered' || delivery.status === 'embedded';
  return delivery.status === view.delivery;
}

function fitsImpact({ impact }: Standing, view: PlanView): boolean {
  if (view.impact === '') return true;
  if (view.impact === 'proven') return isProven(impact.rating);
  return view.impact === 'overdue' ? impact.isOverdue : impact.rating === view.impact;
}

export function isProven(rating: ImpactRating): boolean {
  return rating === 'evidenced' || rating === 'sustained';
}

function fitsDue(action: Action, { delivery }: Standing, { due }: PlanView, today: LocalDate): boolean {
  if (due === '') return true;
  if (due === 'overdue') return delivery.isOverdue;
  const { from, until } = spanOf(due, today);
  return isOpen(action) && action.dueOn >= from && action.dueOn <= until;
}

function fitsAnswers({ answers, isWider }: Action, view: PlanView): boolean {
  if (view.answers === '') return true;
  if (view.answers === 'wider') return isWider;
  if (view.answers === 'nothing') return answers.length === 0 && !isWider;
  return answers.some(({ kind }) => kind === view.answers);
}

/** A number finds what is numbered so and what is under it; anything else is looked for in the words. */
function fitsWords(action: Action, { words }: Outcome, { q }: PlanView): boolean {
  if (/^\d+(\.\d+)+$/.test(q)) return action.ref === q || action.ref.startsWith(`${q}.`);
  const text = `${action.ref} ${action.title} ${action.detail} ${ownerOf(action)} ${action.contributors} ${words}`;
  return text.toLowerCase().includes(q.toLowerCase());
}

/** By what an action's owner is chosen: somebody's id, or the words of a post. */
export function ownerKey({ owner, ownerWords }: Pick<Action, 'owner' | 'ownerWords'>): string {
  return owner === null ? `${POST}${ownerWords}` : owner.id;
}

/** Everybody who answers for an action of the plan, by name. */
export function ownersIn({ actions }: Pick<Plan, 'actions'>): { value: string; text: string }[] {
  const owners = new Map(actions.filter(isPartOfPlan).map((action) => [ownerKey(action), ownerOf(action)]));
  return [...owners].map(([value, text]) => ({ value, text })).sort((a, b) => a.text.localeCompare(b.text, 'en'));
}

function oneOf<const T extends string>(choices: readonly T[], text: string | undefined): T | '' {
  return choices.find((choice) => choice === text) ?? '';
}
