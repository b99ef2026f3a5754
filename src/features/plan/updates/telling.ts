import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { type Action, isOpen, isPartOfPlan, type Plan } from '../plan.ts';
import { type Limits, updateDueOn } from './due.ts';

/**
 * Who is told next of a missing update; `recovery`: the sponsor, of an action off track without a way back; `overdue`:
 * the owner, once its day has passed; `reversal`: the sponsor, where a measure of the outcome turned.
 */
export type TellingStep = 'owner' | 'sponsor' | 'director' | 'recovery' | 'overdue' | 'reversal';

/** Whom: somebody, or everybody of the partner, who keeps the plan, or who decides on it. */
export type Told = { person: string } | { everybody: 'partner' | 'keepers' | 'directors' };

export type TellingKey = {
  actionId: string;
  step: TellingStep;
  /** The day on which the update or the action was due, or from which it is off track; of a reversal, its month's last. */
  aboutOn: LocalDate;
};
export type Telling = TellingKey & { to: Told };
/** What was told already, and on which day. */
export type ToldBefore = TellingKey & { on: LocalDate };

/**
 * Who is to be told what on a day, given everything that was told before. An update that is due is told of in three
 * steps, each on its own day at the earliest and each once: the owner on the day, the sponsor by R-PLAN-STALE-SPONSOR,
 * the director by R-PLAN-STALE-DIRECTOR. At most one step a day, however often it is asked on it, so that whoever is told
 * has that day to answer.
 */
export function tellingsDue(
  plan: Plan,
  told: readonly ToldBefore[],
  { today, limits }: { today: LocalDate; limits: Limits },
): Telling[] {
  const before = new Map(told.map((one) => [keyOf(one), one.on]));
  return plan.actions.flatMap((action) =>
    [
      staleTelling(plan, action, before, today, limits),
      overdueTelling(plan, action, before, today),
      recoveryTelling(plan, action, before, today, limits),
    ].filter((telling) => telling !== null),
  );
}

function keyOf({ actionId, step, aboutOn }: TellingKey): string {
  return `${actionId} ${step} ${aboutOn}`;
}

const STEPS = ['owner', 'sponsor', 'director'] as const;

function staleTelling(
  plan: Plan,
  action: Action,
  before: ReadonlyMap<string, LocalDate>,
  today: LocalDate,
  limits: Limits,
): Telling | null {
  const dueOn = updateDueOn(action, limits);
  if (dueOn === null) return null;
  const toldOn = (step: TellingStep) => before.get(keyOf({ actionId: action.id, step, aboutOn: dueOn }));
  const step = STEPS.find((each) => toldOn(each) === undefined);
  if (step === undefined || today < tellsFrom(step, dueOn, limits)) return null;
  if (STEPS.some((each) => toldOn(each) === today)) return null;
  return { actionId: action.id, step, aboutOn: dueOn, to: toldIn(step, plan, action) };
}

/** The first day on which a step is told. */
export function tellsFrom(step: (typeof STEPS)[number], dueOn: LocalDate, limits: Limits): LocalDate {
  if (step === 'owner') return dueOn;
  return limits(step === 'sponsor' ? 'R-PLAN-STALE-SPONSOR' : 'R-PLAN-STALE-DIRECTOR', dueOn);
}

function toldIn(step: (typeof STEPS)[number], plan: Plan, action: Action): Told {
  if (step === 'director') return { everybody: 'directors' };
  return step === 'sponsor' ? besideOwner(sponsorOf(plan, action), action) : ownerTold(plan, action);
}

/** Nobody is asked to watch over themselves: where the sponsor owns the action, who keeps the plan hears of it. */
function besideOwner(to: Told, { owner }: Action): Told {
  return 'person' in to && to.person === owner?.id ? { everybody: 'keepers' } : to;
}

function ownerTold(plan: Plan, { owner, partnerId }: Action): Told {
  if (owner !== null) return { person: owner.id };
  const hasPeople = plan.partners.some(({ id, people }) => id === partnerId && people.length > 0);
  return { everybody: hasPeople ? 'partner' : 'keepers' };
}

/** Whom questions about an action go to: the owner, or the partner's people where no owner has an account. */
export function answering(plan: Plan, { owner, partnerId }: Pick<Action, 'owner' | 'partnerId'>): string[] {
  if (owner !== null) return [owner.id];
  const partner = plan.partners.find(({ id, endedOn }) => id === partnerId && endedOn === null);
  return (partner?.people ?? []).map(({ id }) => id);
}

/** Who sponsors an action: the outcome's sponsor, else the priority's; without one, who keeps the plan hears of it. */
export function sponsorOf(plan: Plan, { outcomeId }: Pick<Action, 'outcomeId'>): Told {
  const outcome = plan.outcomes.find(({ id }) => id === outcomeId);
  const priority = plan.priorities.find(({ id }) => id === outcome?.priorityId);
  const sponsor = outcome?.sponsor ?? priority?.sponsor ?? null;
  return sponsor === null ? { everybody: 'keepers' } : { person: sponsor.id };
}

/** On the first day after an action was due, its owner hears that it is overdue. */
function overdueTelling(
  plan: Plan,
  action: Action,
  before: ReadonlyMap<string, LocalDate>,
  today: LocalDate,
): Telling | null {
  if (!isOpen(action) || action.dueOn >= today) return null;
  const key: TellingKey = { actionId: action.id, step: 'overdue', aboutOn: action.dueOn };
  return before.has(keyOf(key)) ? null : { ...key, to: ownerTold(plan, action) };
}

/** A measure that turned, and the last day of the month in which it did. */
export type Turned = { measure: string; on: LocalDate };

/** Sponsors hear once of the measures of an outcome that turned in a month; written down beside its first action. */
export function reversalTellings(
  plan: Plan,
  told: readonly TellingKey[],
  turned: readonly Turned[],
): (Telling & { outcomeId: string; measures: readonly string[] })[] {
  const before = new Set(told.map(keyOf));
  return plan.outcomes.flatMap((outcome) => {
    const action = plan.actions.find((each) => each.outcomeId === outcome.id && isPartOfPlan(each));
    if (action === undefined || outcome.endedOn !== null) return [];
    const own = turned.filter(({ measure }) => outcome.measures.includes(measure));
    return [...Map.groupBy(own, ({ on }) => on)].flatMap(([aboutOn, some]) => {
      const key: TellingKey = { actionId: action.id, step: 'reversal', aboutOn };
      const measures = some.map(({ measure }) => measure);
      return before.has(keyOf(key)) ? [] : [{ ...key, outcomeId: outcome.id, measures, to: sponsorOf(plan, action) }];
    });
  });
}

function recoveryTelling(
  plan: Plan,
  action: Action,
  before: ReadonlyMap<string, LocalDate>,
  today: LocalDate,
  limits: Limits,
): Telling | null {
  const since = offTrackWithoutWayBack(action, today, limits);
  if (since === null || today < limits('R-PLAN-RECOVER', since)) return null;
  const key: TellingKey = { actionId: action.id, step: 'recovery', aboutOn: since };
  return before.has(keyOf(key)) ? null : { ...key, to: besideOwner(sponsorOf(plan, action), action) };
}

/** Since when an action is off track, where nobody has said since then what is to be done; null otherwise. */
export function offTrackWithoutWayBack(action: Action, today: LocalDate, limits: Limits): LocalDate | null {
  const since = offTrackSince(action, today, limits);
  return since === null || hasWayBack(action, since) ? null : since;
}

/**
 * The first day on which an action was off track: its day passed, what is forecast lies beyond R-PLAN-SLIP, it is
 * blocked and nobody is named who removes that, or somebody said so. Null where it is not; what passed cannot be
 * overridden, the rest can.
 */
export function offTrackSince(action: Action, today: LocalDate, limits: Limits): LocalDate | null {
  const { dueOn, override } = action;
  if (!isOpen(action)) return null;
  const days = [
    dueOn < today ? addDays(dueOn, 1) : null,
    override?.status === 'offTrack' ? override.from : null,
    override === null ? saidOffTrackOn(action, limits) : null,
  ];
  return days.filter((day) => day !== null).toSorted()[0] ?? null;
}

/** The day of the last update, where what it says means that the action is off track. */
function saidOffTrackOn({ dueOn, lastUpdate }: Action, limits: Limits): LocalDate | null {
  if (lastUpdate === null) return null;
  const { forecastOn, blocked, unblockedBy, on } = lastUpdate;
  const isBeyond = forecastOn !== null && forecastOn > limits('R-PLAN-SLIP', dueOn);
  return isBeyond || (blocked !== '' && unblockedBy === '') ? on : null;
}

/** Whether it was said since then what is to be done, or another day was asked for. */
function hasWayBack({ lastUpdate, changes }: Action, since: LocalDate): boolean {
  const said = lastUpdate !== null && lastUpdate.on >= since && lastUpdate.next !== '';
  const asked = changes.some(
    ({ kind, state, askedOn }) => kind === 'dueDate' && askedOn >= since && (state === 'asked' || state === 'approved'),
  );
  return said || asked;
}
