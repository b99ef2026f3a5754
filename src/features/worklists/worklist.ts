import { daysBetween, type LocalDate } from '#kernel/local-date.ts';
import { monthOf } from '#kernel/month.ts';
import { CLOCK_KINDS, type ClockKind } from './kinds.ts';

/** When a clock runs out, in working days from today. */
export const WHENS = ['overdue', 'next5', 'next20'] as const;
export type When = (typeof WHENS)[number];

export const WHEN_WORDS: Record<When, string> = {
  overdue: 'Overdue',
  next5: 'Due in the next 5 working days',
  next20: 'Due in the next 20 working days',
};

const DAYS_AHEAD: Record<Exclude<When, 'overdue'>, number> = { next5: 5, next20: 20 };

/** What an address asks for; null where it asks for all. */
export type Asked = {
  team: string | null;
  /** A worker's name, or the pseudonym under which the reader sees it. */
  worker: string | null;
  kind: ClockKind | null;
  when: When | null;
  page: number;
};

export const ROWS_A_PAGE = 100;

/** Whatever an address does not say, or says in a way that means nothing, asks for all. */
export function askedIn(fields: Readonly<Record<string, string>>): Asked {
  const { team = '', worker = '', kind, when, page } = fields;
  return {
    team: team === '' ? null : team,
    worker: worker === '' ? null : worker,
    kind: CLOCK_KINDS.find((known) => known === kind) ?? null,
    when: WHENS.find((known) => known === when) ?? null,
    page: Math.max(1, Math.trunc(Number(page)) || 1),
  };
}

/** The fields of an address, without those that ask for all. */
export function fieldsOf({ team, worker, kind, when, page }: Asked): Record<string, string> {
  return {
    ...(team !== null && { team }),
    ...(worker !== null && { worker }),
    ...(kind !== null && { kind }),
    ...(when !== null && { when }),
    ...(page > 1 && { page: String(page) }),
  };
}

export function addressOf(path: string, asked: Asked): string {
  const query = String(new URLSearchParams(fieldsOf(asked)));
  return query === '' ? path : `${path}?${query}`;
}

type Due = { kind: ClockKind; team: string | null; worker: string | null; isOverdue: boolean; workingDaysLeft: number };

/** The clocks of a team and a worker. */
export function of<C extends Due>(clocks: readonly C[], { team, worker }: Pick<Asked, 'team' | 'worker'>): C[] {
  return clocks.filter(
    (clock) => (team === null || clock.team === team) && (worker === null || clock.worker === worker),
  );
}

/** Of those, the ones of a kind that run out when it is asked. */
export function narrowed<C extends Due>(clocks: readonly C[], { kind, when }: Pick<Asked, 'kind' | 'when'>): C[] {
  return clocks.filter((clock) => (kind === null || clock.kind === kind) && (when === null || isDue(clock, when)));
}

/**
 * The order in which clocks are shown: one whose day is hidden stands behind the others of its month, or its neighbours
 * would tell the day.
 */
export function inOrderShown<C extends { dueOn: LocalDate; sheetRow: number }>(
  clocks: readonly C[],
  hidesDay: (clock: C) => boolean,
): C[] {
  const placed = clocks.map((clock) => {
    const isHidden = hidesDay(clock);
    return { clock, isHidden, key: isHidden ? `${monthOf(clock.dueOn)}-32` : clock.dueOn };
  });
  return placed
    .toSorted((a, b) => {
      if (a.key !== b.key) return a.key < b.key ? -1 : 1;
      return a.isHidden ? a.clock.sheetRow - b.clock.sheetRow : 0;
    })
    .map(({ clock }) => clock);
}

/** An overdue clock is not due any more; one that runs out today is due in the next 5 and in the next 20 days. */
export function isDue({ isOverdue, workingDaysLeft }: Due, when: When): boolean {
  return when === 'overdue' ? isOverdue : !isOverdue && workingDaysLeft <= DAYS_AHEAD[when];
}

/** How many clocks of a kind run out when: each is counted once. */
export type KindCount = { kind: ClockKind; overdue: number; next5: number; next20: number; later: number };

/** Of every kind that runs at all, in the order in which kinds press. */
export function countsByKind(clocks: readonly Due[]): KindCount[] {
  const byKind = Map.groupBy(clocks, ({ kind }) => kind);
  return CLOCK_KINDS.flatMap((kind) => {
    const ofKind = byKind.get(kind);
    if (!ofKind) return [];
    const by = (when: When) => ofKind.filter((clock) => isDue(clock, when)).length;
    const [overdue, next5, within20] = [by('overdue'), by('next5'), by('next20')];
    return [{ kind, overdue, next5, next20: within20 - next5, later: ofKind.length - overdue - within20 }];
  });
}

/** Councils load once a month: after so many days an extract says little of who is due what today. */
const OLD_AFTER_DAYS = 35;

/** How many days old an extract is that is too old to act on without looking; null for one that is not. */
export function daysTooOld(asAt: LocalDate, today: LocalDate): number | null {
  const age = daysBetween(asAt, today);
  return age > OLD_AFTER_DAYS ? age : null;
}

/** `3 working days overdue`, `due today`, `5 working days left`. */
export function leftInWords(
  { isOverdue, workingDaysLeft, dueOn }: Due & { dueOn: LocalDate },
  today: LocalDate,
): string {
  if (!isOverdue) return dueOn === today ? 'Due today' : `${days(workingDaysLeft)} left`;
  return workingDaysLeft === 0 ? 'Overdue by less than a working day' : `${days(-workingDaysLeft)} overdue`;
}

function days(count: number): string {
  return `${count.toLocaleString('en-GB')} working ${count === 1 ? 'day' : 'days'}`;
}
