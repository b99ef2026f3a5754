import type { LocalDate } from '#kernel/local-date.ts';
import type { WorkingDays } from '#kernel/working-days.ts';
import {
  type Action,
  type ChangeKind,
  DECIDERS,
  type Decider,
  extensionsOf,
  impactExtensionsOf,
  type Plan,
} from '../plan.ts';
import type { DecidingRules } from './deciding-rules.ts';
import { isLowered, targetIn } from './target-sides.ts';

/** What is asked for, as far as it says who decides. */
export type Asked = {
  kind: ChangeKind;
  was: Readonly<Record<string, string>>;
  becomes: Readonly<Record<string, string>>;
};

export type DecidedBy = { decider: Decider; why: string };

/**
 * Who decides a change, and why, by the rules of the day on which it was asked for. What puts an action off counts as
 * that whatever it is called: a merger, a split or a new start with a later day needs no less than the later day alone.
 */
export function deciderOf(
  asked: Asked,
  action: Action | null,
  rules: DecidingRules,
  { plan, workingDays, today }: { plan: Plan; workingDays: WorkingDays; today: LocalDate },
): DecidedBy {
  const { kind, becomes } = asked;
  const ruled = (which: keyof DecidingRules['by'], why: string): DecidedBy => ({ decider: rules.by[which], why });
  if (action === null) return ruled('add', 'It is a new action');
  const put = () => movedBy(dueOf(action), latestDay(asked), rules, workingDays);
  const impact = () => movedBy(impactOf(action, today), becomes['impactExpectedOn'] ?? '', rules, workingDays);
  switch (kind) {
    case 'dueDate':
      return put() ?? { decider: 'sponsor', why: 'It is brought forward' };
    case 'impactDate':
      if (action.impactExpectedOn === null) return ruled('impactDate', 'No day was named for its impact before');
      return impact() ?? { decider: 'sponsor', why: 'Its impact is expected earlier' };
    case 'milestone':
      return milestoneBy(asked, action, rules);
    case 'scope':
      return losesRecommendation(plan, action, becomes['outcomeId'])
        ? { decider: 'board', why: 'Under the other outcome it would no longer answer a recommendation' }
        : ruled('scope', 'It changes what the action is');
    case 'owner':
      return ruled('owner', 'Somebody else is to answer for it');
    case 'target':
      return isLowered(targetIn(asked.was), targetIn(becomes))
        ? ruled('lowerTarget', 'It lowers a target')
        : ruled('target', 'It changes a target');
    case 'withdraw':
      return answersRecommendation(plan, action)
        ? { decider: 'board', why: 'The action answers a recommendation' }
        : ruled('withdraw', 'It withdraws an action');
    case 'merge':
      return stricter(stricter(ruled('merge', 'It puts one action into another'), put()), impact());
    case 'split':
      return stricter(ruled('split', 'It makes several actions of one'), put());
    case 'reopen':
      return stricter(ruled('reopen', 'It was delivered, and is opened again'), put());
    case 'add':
      return ruled('add', 'It is a new action');
  }
}

/** A day of an action that can be put off, and why that is the board's by any rules; null: it is not. */
type Movable = { what: string; now: LocalDate | null; boards: string | null };

function dueOf(action: Action): Movable {
  const wasPutOff = extensionsOf(action).length > 0 || action.dueOn > action.originalDueOn;
  return { what: 'It', now: action.dueOn, boards: wasPutOff ? 'It was put off before: a second extension' : null };
}

/** An impact that should have shown by now is not waited for anew but by the board, which saw that it did not show. */
function impactOf(action: Action, today: LocalDate): Movable {
  const { impactExpectedOn: now, originalImpactExpectedOn: first } = action;
  const wasPutOff = impactExtensionsOf(action).length > 0 || (now !== null && first !== null && now > first);
  const hasPassed = now !== null && now < today ? 'The day on which its impact was expected has passed' : null;
  const boards = wasPutOff ? 'Its impact was put off before: a second extension' : hasPassed;
  return { what: 'Its impact', now, boards };
}

/** Who decides that a day is put off until another one; null where it is not put off. */
function movedBy(
  { what, now, boards }: Movable,
  until: string,
  rules: DecidingRules,
  workingDays: WorkingDays,
): DecidedBy | null {
  if (now === null || until <= now) return null;
  if (boards !== null) return { decider: 'board', why: boards };
  const days = workingDays.between(now, until as LocalDate);
  const why = `${what} is put off for the first time, by ${days} working ${days === 1 ? 'day' : 'days'}`;
  if (days <= rules.sponsorDays) return { decider: 'sponsor', why };
  return { decider: days <= rules.directorDays ? 'director' : 'board', why };
}

/** The latest day that is asked for: the new one, that of the action it goes into, or that of the last part. */
function latestDay({ becomes }: Asked): string {
  const days = Object.entries(becomes).filter(([field, value]) => /^(part\d+D|d)ueOn$/.test(field) && value !== '');
  return days.map(([, value]) => value).reduce((last, day) => (day > last ? day : last), '');
}

function milestoneBy({ becomes }: Asked, action: Action, rules: DecidingRules): DecidedBy {
  const isWithin = becomes['dropped'] !== 'yes' && (becomes['dueOn'] ?? '') <= action.dueOn;
  if (isWithin && rules.ownerMilestones)
    return { decider: 'owner', why: 'It stays within the day on which the action is due' };
  const why = isWithin
    ? 'Owners do not move milestones by themselves'
    : becomes['dropped'] === 'yes'
      ? 'A milestone is dropped'
      : 'The milestone would lie after the day on which the action is due';
  return { decider: rules.by.milestone, why };
}

/** The recommendations that an action answers: its own, and its outcome's unless it goes beyond them. */
export function recommendationsOf(
  plan: Pick<Plan, 'outcomes'>,
  action: Pick<Action, 'answers' | 'isWider' | 'outcomeId'>,
): string[] {
  const own = action.answers.flatMap((answer) => (answer.kind === 'recommendation' ? [answer.id] : []));
  const outcome = plan.outcomes.find(({ id }) => id === action.outcomeId);
  return [...new Set([...own, ...(action.isWider ? [] : (outcome?.recommendationIds ?? []))])];
}

export function answersRecommendation(plan: Pick<Plan, 'outcomes'>, action: Action): boolean {
  return recommendationsOf(plan, action).length > 0;
}

function losesRecommendation(plan: Plan, action: Action, outcomeId: string | undefined): boolean {
  if (outcomeId === undefined || outcomeId === action.outcomeId) return false;
  const after = new Set(recommendationsOf(plan, { ...action, outcomeId }));
  return recommendationsOf(plan, action).some((id) => !after.has(id));
}

function rank(decider: Decider): number {
  return DECIDERS.indexOf(decider);
}

/** Of two deciders the one who stands higher; the first where they are the same. */
export function stricter(one: DecidedBy, other: DecidedBy | null): DecidedBy {
  return other !== null && rank(other.decider) > rank(one.decider) ? other : one;
}

/** What somebody is to an action, and may do in the council. */
export type Standing = { isOwner: boolean; isSponsor: boolean; isDirector: boolean; isBoard: boolean };

/** May somebody decide what belongs to a decider? Who stands higher may; nobody their own, but an owner's as its owner. */
export function mayDecide(decider: Decider, isOwnRequest: boolean, standing: Standing): boolean {
  if (isOwnRequest) return decider === 'owner' && standing.isOwner;
  const held: readonly boolean[] = [standing.isOwner, standing.isSponsor, standing.isDirector, standing.isBoard];
  return held.some((holds, index) => holds && index >= rank(decider));
}

/** Who sponsors an action: its outcome's sponsor, else its priority's. */
export function sponsorOf(plan: Plan, action: Pick<Action, 'outcomeId'>) {
  const outcome = plan.outcomes.find(({ id }) => id === action.outcomeId);
  const priority = plan.priorities.find(({ id }) => id === outcome?.priorityId);
  return outcome?.sponsor ?? priority?.sponsor ?? null;
}
