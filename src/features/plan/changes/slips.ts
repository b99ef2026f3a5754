import { csv } from '#kernel/csv.ts';
import { stateOn } from '#kernel/ledger.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { lastDayOf, type Month, monthAfter, monthOf, monthsFrom } from '#kernel/month.ts';
import { englandWorkingDays, type WorkingDays } from '#kernel/working-days.ts';
import { type Action, type Change, type Decider, isOpen, ownerOf, type Plan } from '../plan.ts';
import { DECIDER_WORDS } from './deciding-rules.ts';

/** One move of the day on which an action is due: who asked for it and who allowed it, where that is known here. */
export type Move = {
  from: LocalDate;
  to: LocalDate;
  /** Negative where it was brought forward. */
  workingDays: number;
  change:
    | (Pick<Change, 'id' | 'kind' | 'askedBy' | 'askedOn' | 'decidedBy' | 'decidedOn' | 'minute' | 'reason'> & {
        decider: Decider;
      })
    | null;
};

export type Slip = {
  action: Action;
  moves: readonly Move[];
  /** Working days from the day on which it was due at first to the one now: what was agreed. Negative: brought forward. */
  agreed: number;
  /** The day on which it is due has passed, and it is still to be delivered. */
  isOverdue: boolean;
  /** Working days from that day to today, which nobody agreed; 0 where it is not overdue. */
  notAgreed: number;
  /** Both: how late it is by now, or will be at least. */
  lateBy: number;
  /** How often it was put off. */
  times: number;
};

/**
 * Every action whose day moved or has passed: those that were put off twice or more first, then by how late they are by
 * now.
 */
export function slipsOf(
  plan: Pick<Plan, 'actions'>,
  today: LocalDate,
  workingDays: WorkingDays = englandWorkingDays,
): Slip[] {
  return plan.actions
    .map((action) => slipOf(action, today, workingDays))
    .filter((slip) => slip.moves.length > 0 || slip.isOverdue)
    .toSorted((a, b) => Number(b.times > 1) - Number(a.times > 1) || b.lateBy - a.lateBy || b.times - a.times);
}

export function slipOf(action: Action, today: LocalDate, workingDays: WorkingDays = englandWorkingDays): Slip {
  const moves = movesOf(action, workingDays);
  const agreed = workingDays.between(action.originalDueOn, action.dueOn);
  const isOverdue = isOpen(action) && action.dueOn < today;
  const notAgreed = isOverdue ? workingDays.between(action.dueOn, today) : 0;
  return {
    ...{ action, moves, agreed, isOverdue, notAgreed, lateBy: agreed + notAgreed },
    times: moves.filter(({ from, to }) => to > from).length,
  };
}

/**
 * The moves in their order, without a gap from the first day to the one now: what was not asked for as a change here, such
 * as a delay before the plan came in, is a move that nobody is named for.
 */
function movesOf(action: Action, workingDays: WorkingDays): Move[] {
  const asked = action.changes
    .filter(({ kind, state }) => state === 'approved' && (kind === 'dueDate' || kind === 'reopen'))
    .toSorted((a, b) => (a.decidedOn ?? '').localeCompare(b.decidedOn ?? ''));
  const moves: Move[] = [];
  let at = action.originalDueOn;
  const go = (to: LocalDate, change: Move['change']) => {
    if (to === at) return;
    moves.push({ from: at, to, workingDays: workingDays.between(at, to), change });
    at = to;
  };
  for (const change of asked) {
    go((change.was['dueOn'] ?? at) as LocalDate, null);
    go((change.becomes['dueOn'] ?? at) as LocalDate, change);
  }
  go(action.dueOn, null);
  return moves;
}

/** What the list shows; empty: everything. */
export type SlipFilter = { times: string; owner: string; priority: string; state: string };

export const SLIP_TIMES = {
  ...{ putOff: 'Put off, once or more', once: 'Once', twice: 'Twice or more' },
  ...{ forward: 'Only brought forward', never: 'Overdue, and never put off' },
} as const;
export const SLIP_STATES = {
  ...{ overdue: 'Overdue now', open: 'Still to be delivered', other: 'Delivered or ended' },
} as const;

export function slipFilterIn(query: Readonly<Record<string, string>>): SlipFilter {
  const { times = '', owner = '', priority = '', state = '' } = query;
  return {
    times: Object.hasOwn(SLIP_TIMES, times) ? times : '',
    state: Object.hasOwn(SLIP_STATES, state) ? state : '',
    ...{ owner, priority },
  };
}

export function filteredSlips(slips: readonly Slip[], filter: SlipFilter, plan: Pick<Plan, 'outcomes'>): Slip[] {
  const { times, owner, priority, state } = filter;
  const priorities = new Map(plan.outcomes.map(({ id, priorityId }) => [id, priorityId]));
  return slips.filter(
    (slip) =>
      (times === '' || timesOf(slip).includes(times)) &&
      (owner === '' || ownerOf(slip.action) === owner) &&
      (priority === '' || priorities.get(slip.action.outcomeId) === priority) &&
      (state === '' || statesOf(slip).includes(state)),
  );
}

function timesOf({ times, moves }: Slip): string[] {
  if (times === 0) return moves.length === 0 ? ['never'] : ['forward'];
  return ['putOff', times === 1 ? 'once' : 'twice'];
}

function statesOf({ action, isOverdue }: Slip): string[] {
  if (!isOpen(action)) return ['other'];
  return isOverdue ? ['overdue', 'open'] : ['open'];
}

export type SlippageMonth = {
  month: Month;
  /** Open and past its day, on the last day of the month, or today. */
  overdue: number;
  /**
   * Mean working days over the actions that were open: from the first day to the one of that time, which was agreed, and
   * from that one to the last day of the month or today, where it had passed. Null: none was open.
   */
  meanAgreed: number | null;
  meanNotAgreed: number | null;
};

/** How much was overdue and how far days had moved, month by month, told again from the record. */
export function slippageByMonth(
  plan: Pick<Plan, 'actions' | 'from'>,
  today: LocalDate,
  workingDays: WorkingDays = englandWorkingDays,
): SlippageMonth[] {
  const histories = plan.actions.map((action) => ({ action, moves: movesOf(action, workingDays) }));
  const last = monthOf(today);
  const first =
    monthOf(plan.from) < monthAfter(last, 1 - MOST_MONTHS) ? monthAfter(last, 1 - MOST_MONTHS) : monthOf(plan.from);
  return monthsFrom(first, last).map((month) => {
    const day = lastDayOf(month) < today ? lastDayOf(month) : today;
    const open = histories.filter(({ action }) => stateOn(action.steps, day) === 'open');
    const days = open.map(({ action, moves }) => ({ original: action.originalDueOn, due: dueAt(action, moves, day) }));
    const overdue = days.filter(({ due }) => due < day);
    const mean = (sum: number) => (days.length === 0 ? null : sum / days.length);
    return {
      ...{ month, overdue: overdue.length },
      meanAgreed: mean(days.reduce((sum, { original, due }) => sum + workingDays.between(original, due), 0)),
      meanNotAgreed: mean(overdue.reduce((sum, { due }) => sum + workingDays.between(due, day), 0)),
    };
  });
}

const MOST_MONTHS = 36;

/** When an action was due as it stood on a day; a move that nobody is named for was there from the start. */
function dueAt(action: Action, moves: readonly Move[], day: LocalDate): LocalDate {
  let due = action.originalDueOn;
  for (const { to, change } of moves) if ((change?.decidedOn ?? '') <= day) due = to;
  return due;
}

/** Who allowed a move, in words: `The board, Ada Obi, minute 7`. */
export function allowedBy({ change }: Move): string {
  if (change === null) return 'Not asked for here';
  const minute = change.minute === '' ? '' : `: ${change.minute}`;
  return `${DECIDER_WORDS[change.decider]}, ${change.decidedBy ?? ''}${minute}`;
}

/** A line for each move; one for what is overdue and was never moved. */
export function slipsCsv(slips: readonly Slip[]): string {
  return csv(
    [
      ...['Action', 'Title', 'Owner', 'Due at first', 'Due now', 'Working days agreed', 'Working days overdue by now'],
      ...[
        'Working days later than at first',
        'Times put off',
        'Move',
        'From',
        'To',
        'Working days',
        'Asked by',
        'Asked on',
      ],
      ...['Allowed by', 'Decided on', 'Minute', 'Why'],
    ],
    slips.flatMap(({ action, moves, agreed, notAgreed, lateBy, times }) => {
      const head = [action.ref, action.title, ownerOf(action), action.originalDueOn, action.dueOn];
      const late = [agreed, notAgreed, lateBy, times];
      if (moves.length === 0) return [[...head, ...late, ...Array<string>(6).fill(''), NEVER_MOVED, '', '', '']];
      return moves.map((move, index) => [
        ...[...head, ...late, index + 1, move.from, move.to, move.workingDays, move.change?.askedBy ?? ''],
        ...[move.change?.askedOn ?? '', allowedBy(move), move.change?.decidedOn ?? '', move.change?.minute ?? ''],
        move.change?.reason ?? '',
      ]);
    }),
  );
}

/** What stands in place of who allowed it. */
export const NEVER_MOVED = 'Nobody: it was never put off';
