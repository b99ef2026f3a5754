import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { type Action, isOpen, isPartOfPlan, type Outcome, type Override } from '../plan.ts';
import { updateDueOn } from '../updates/due.ts';
import type { DeliveryStanding, DeliveryStatus, StandingContext } from './axes.ts';
import { DELIVERY_RULES, firstRule, type Judged } from './delivery-rules.ts';

/**
 * From the best to the worst. What has not begun can be no later than it is, and comes before what is under way: the
 * day alone only ever moves an action towards the end of this list.
 */
const BEST_FIRST: readonly DeliveryStatus[] = [
  'ended',
  'embedded',
  'delivered',
  'notStarted',
  'onTrack',
  'atRisk',
  'offTrack',
];

/** How much worse than the best: for comparing two statuses. */
export function rankOf(status: DeliveryStatus): number {
  return BEST_FIRST.indexOf(status);
}

export function worseOf(a: DeliveryStatus, b: DeliveryStatus): DeliveryStatus {
  return rankOf(a) > rankOf(b) ? a : b;
}

/** How the delivery of an action stands: what the rules propose, and what a person made of it. */
export function deliveryOf(action: Action, outcome: Outcome, context: StandingContext): DeliveryStanding {
  const judged = judgedOf(action, outcome, context);
  const proposed = firstRule(judged).status;
  const status = withOverride(judged, proposed);
  const override = status === proposed ? null : action.override;
  const isOverdue = isAwaited(judged) && context.today > action.dueOn;
  return {
    status,
    proposed,
    reasons: [...overrideWords(override), ...reasonsOf(judged, proposed)],
    override,
    isOverdue,
    overdueWorkingDays: isOverdue ? context.workingDays.between(action.dueOn, context.today) : 0,
    updateDueOn: judged.updateDueOn,
    isStale: judged.updateDueOn !== null && context.today > judged.updateDueOn,
    slippedWorkingDays: Math.max(0, context.workingDays.between(action.originalDueOn, endsOn(judged))),
    deliveredOn: judged.deliveredOn,
  };
}

/** All that speaks against an action that is late or may be; for any other status the one rule that gave it. */
function reasonsOf(judged: Judged, proposed: DeliveryStatus): string[] {
  const isWanting = (status: DeliveryStatus) => status === 'offTrack' || status === 'atRisk';
  if (!isWanting(proposed)) return [firstRule(judged).test(judged) ?? ''];
  return DELIVERY_RULES.filter(({ status }) => isWanting(status)).flatMap((rule) => rule.test(judged) ?? []);
}

function overrideWords(override: Override | null): string[] {
  if (override === null) return [];
  return [`Settled by ${override.by} on ${dateInWords(override.from)}: ${override.reason}`];
}

/** The day by which it ends, as far as is known: delivered, forecast, or due. */
function endsOn({ action, deliveredOn }: Judged): LocalDate {
  if (deliveredOn !== null) return deliveredOn;
  const forecast = action.lastUpdate?.forecastOn ?? null;
  return forecast !== null && isPartOfPlan(action) && forecast > action.dueOn ? forecast : action.dueOn;
}

/** Whether it is still to be delivered: open, or signed without anything that shows it. */
function isAwaited({ action, deliveredOn }: Judged): boolean {
  return isPartOfPlan(action) && deliveredOn === null;
}

/**
 * The status that a person chose, as far as it goes: never better than what has passed without being met, and, once
 * the owner has reported on a later day, never better than the rules say by then.
 */
function withOverride(judged: Judged, proposed: DeliveryStatus): DeliveryStatus {
  const { action } = judged;
  const { override, lastUpdate } = action;
  if (override === null || !isAwaited(judged)) return proposed;
  const hasReported = lastUpdate !== null && lastUpdate.on > override.from;
  return worseOf(override.status, hasReported ? proposed : factOf(judged));
}

/** The best status that the facts leave: those that an override cannot lift. */
export function factOf(judged: Judged): DeliveryStatus {
  return DELIVERY_RULES.find((rule) => rule.isFact && rule.test(judged) !== null)?.status ?? 'onTrack';
}

/** Why an action cannot be given this status by hand; null where it can. */
export function overrideRefusal(
  action: Action,
  outcome: Outcome,
  status: DeliveryStatus,
  context: StandingContext,
): string | null {
  const judged = judgedOf(action, outcome, context);
  if (!isOpen(action)) return 'Only an action that is still to be delivered can be given another status';
  if (worseOf(status, factOf(judged)) === status) {
    if (firstRule(judged).status === status) return 'The rules propose this status by themselves';
    return null;
  }
  const facts = DELIVERY_RULES.filter(({ isFact }) => isFact).flatMap((rule) => rule.test(judged) ?? []);
  return `Choose a status that fits the facts: ${facts.join('. ')}. Meet what has passed, or ask for another date`;
}

/** What the rules look at. */
export function judgedOf(action: Action, outcome: Outcome, context: StandingContext): Judged {
  const delivered = deliveredOn(action);
  return {
    action,
    outcome,
    context,
    deliveredOn: delivered,
    updateDueOn: updateDueOn(action, context.deadlines),
  };
}

/**
 * The day of the second signature, where two different people signed and there is evidence now; null otherwise. What
 * was signed counts no longer once its evidence was withdrawn.
 */
export function deliveredOn({ steps, signatures, evidence }: Action): LocalDate | null {
  if (steps.at(-1)?.step !== 'closed' || evidence.supports === 0) return null;
  const owner = signatures.find(({ who }) => who === 'owner');
  const second = signatures.find(({ who, answer }) => who === 'sponsor' && answer === 'delivered');
  if (!owner || !second || owner.byId === second.byId) return null;
  return second.on;
}
