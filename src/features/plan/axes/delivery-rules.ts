import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import type { TimescaleId } from '#kernel/timescales.ts';
import { type Action, isPartOfPlan, type Milestone, type Outcome } from '../plan.ts';
import type { DeliveryStatus, StandingContext } from './axes.ts';
import { resultsAbout } from './results.ts';

/** An action as the rules see it. */
export type Judged = {
  action: Action;
  outcome: Outcome;
  context: StandingContext;
  deliveredOn: LocalDate | null;
  /** Null where no update is awaited. */
  updateDueOn: LocalDate | null;
};

/**
 * One rule of the delivery status. The first that applies proposes the status, and the page of the rules prints these
 * very words, so that what is written there is what runs.
 */
export type DeliveryRule = {
  id: string;
  status: DeliveryStatus;
  words: string;
  /** The periods that it counts by, which a council can settle. */
  periods: readonly TimescaleId[];
  /** Something that has passed, which nobody can override to a better status. */
  isFact: boolean;
  /** Why it applies to this action, in a sentence without its full stop; null where it does not. */
  test(judged: Judged): string | null;
};

export const DELIVERY_RULES: readonly DeliveryRule[] = [
  {
    id: 'X1',
    status: 'ended',
    words: 'It was withdrawn, or went into another action.',
    periods: [],
    isFact: true,
    test: ({ action }) => (isPartOfPlan(action) ? null : endedWords(action)),
  },
  {
    id: 'E1',
    status: 'embedded',
    words: 'It is delivered, and a test that was made late enough after that found it better, and none since worse.',
    periods: ['R-PLAN-EMBED'],
    isFact: true,
    test: embedded,
  },
  {
    id: 'B1',
    status: 'delivered',
    words: 'Its owner and a second person signed that it is delivered, and there is evidence.',
    periods: [],
    isFact: true,
    test: ({ deliveredOn }) => deliveredOn && `Signed by two people on ${dateInWords(deliveredOn)}, with evidence`,
  },
  {
    id: 'R1',
    status: 'offTrack',
    words: 'The day on which it is due has passed.',
    periods: [],
    isFact: true,
    test: ({ action, context }) => (context.today > action.dueOn ? `It was due on ${dateInWords(action.dueOn)}` : null),
  },
  {
    id: 'R2',
    status: 'offTrack',
    words: 'Its owner’s forecast lies further beyond the day on which it is due than an action at risk may slip.',
    periods: ['R-PLAN-SLIP'],
    isFact: false,
    test: ({ action, context }) => {
      const forecast = forecastBeyond(action);
      if (forecast === null || forecast <= context.deadlines('R-PLAN-SLIP', action.dueOn)) return null;
      return `It is forecast for ${dateInWords(forecast)}, and due on ${dateInWords(action.dueOn)}`;
    },
  },
  {
    id: 'R3',
    status: 'offTrack',
    words: 'Something blocks it, and nobody is named who is to remove that.',
    periods: [],
    isFact: false,
    test: ({ action: { lastUpdate } }) =>
      lastUpdate !== null && lastUpdate.blocked !== '' && lastUpdate.unblockedBy === ''
        ? 'Something blocks it, and nobody is named who is to remove that'
        : null,
  },
  {
    id: 'A1',
    status: 'atRisk',
    words: 'A milestone was not met by its day.',
    periods: [],
    isFact: true,
    test: ({ action, context }) => missedWords(missedMilestones(action, context.today)),
  },
  {
    id: 'A2',
    status: 'atRisk',
    words: 'Its owner’s forecast lies beyond the day on which it is due, by no more than an action at risk may slip.',
    periods: ['R-PLAN-SLIP'],
    isFact: false,
    test: ({ action, context }) => {
      const forecast = forecastBeyond(action);
      if (forecast === null || forecast > context.deadlines('R-PLAN-SLIP', action.dueOn)) return null;
      return `It is forecast for ${dateInWords(forecast)}, and due on ${dateInWords(action.dueOn)}`;
    },
  },
  {
    id: 'A3',
    status: 'atRisk',
    words: 'Its update is overdue by a whole cycle.',
    periods: ['R-PLAN-UPDATE'],
    isFact: true,
    test: ({ updateDueOn, context }) =>
      updateDueOn !== null && context.today > context.deadlines('R-PLAN-UPDATE', updateDueOn)
        ? `An update was due on ${dateInWords(updateDueOn)}`
        : null,
  },
  {
    id: 'A4',
    status: 'atRisk',
    words: 'It was signed as delivered, and no evidence stands for that now.',
    periods: [],
    isFact: true,
    test: ({ action }) =>
      action.steps.at(-1)?.step === 'closed'
        ? 'It was closed as delivered, and no two signatures with evidence stand for that now'
        : null,
  },
  {
    id: 'W1',
    status: 'notStarted',
    words: 'Its start lies ahead.',
    periods: [],
    isFact: false,
    test: ({ action, context }) =>
      context.today < action.startsOn ? `It starts on ${dateInWords(action.startsOn)}` : null,
  },
  {
    id: 'G1',
    status: 'onTrack',
    words:
      'None of the above: milestones met so far, no forecast beyond the day on which it is due, and updated in time.',
    periods: [],
    isFact: false,
    test: ({ action, updateDueOn, context: { today } }) =>
      updateDueOn !== null && today > updateDueOn
        ? `Nothing is late but its update, which was due on ${dateInWords(updateDueOn)}`
        : `Nothing is late, and it is due on ${dateInWords(action.dueOn)}`,
  },
];

/** The rule that proposes the status: the last one always applies. */
export function firstRule(judged: Judged): DeliveryRule {
  const rule = DELIVERY_RULES.find(({ test }) => test(judged) !== null);
  if (!rule) throw new Error('no rule of the delivery status applies');
  return rule;
}

export function missedMilestones({ milestones }: Pick<Action, 'milestones'>, today: LocalDate): readonly Milestone[] {
  return milestones.filter(({ dueOn, metOn, droppedOn }) => metOn === null && droppedOn === null && dueOn < today);
}

function missedWords(missed: readonly Milestone[]): string | null {
  const [first] = missed;
  if (!first) return null;
  return missed.length === 1
    ? `Its milestone “${first.title}” was due on ${dateInWords(first.dueOn)}`
    : `${missed.length} of its milestones are overdue, the first since ${dateInWords(first.dueOn)}`;
}

/** The day that its owner forecasts, where that lies beyond the one on which it is due. */
function forecastBeyond({ lastUpdate, dueOn }: Pick<Action, 'lastUpdate' | 'dueOn'>): LocalDate | null {
  const forecast = lastUpdate?.forecastOn ?? null;
  return forecast !== null && forecast > dueOn ? forecast : null;
}

function endedWords({ steps }: Pick<Action, 'steps'>): string {
  const last = steps.at(-1);
  if (!last || last.intoRef === null) return `Withdrawn${last ? ` on ${dateInWords(last.on)}` : ''}`;
  return `It went into action ${last.intoRef} on ${dateInWords(last.on)}`;
}

function embedded({ action, outcome, deliveredOn, context }: Judged): string | null {
  if (deliveredOn === null) return null;
  const from = context.deadlines('R-PLAN-EMBED', deliveredOn);
  const results = resultsAbout(action, outcome).filter(({ on }) => on >= from);
  const better = results.findLast(({ verdict }) => verdict === 'better');
  if (!better || results.some(({ verdict, on }) => verdict === 'worse' && on >= better.on)) return null;
  return `Delivered on ${dateInWords(deliveredOn)}, and a test of ${dateInWords(better.on)} still found it better`;
}
