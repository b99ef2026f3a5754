import { addMonths, type LocalDate } from '#kernel/local-date.ts';
import { isOpen, type PersonNamed, type Plan } from '../plan.ts';

/** What somebody sent in a time, and how long it took them. */
export type Written = {
  updates: number;
  /** Those that said that nothing has changed. */
  unchanged: number;
  /** Those of which it is known how long they took. */
  timed: number;
  medianSeconds: number | null;
};

/** What updating takes of one person. */
export type Burden = Written & { person: PersonNamed; openActions: number };

const NONE: Written = { updates: 0, unchanged: 0, timed: 0, medianSeconds: null };
const MONTHS = 3;

/** The day after which updates count: those of the three months up to a day. */
export function burdenSince(today: LocalDate): LocalDate {
  return addMonths(today, -MONTHS);
}

/** What updating takes of everybody who owns an open action or sent an update, whoever has most actions first. */
export function burdenOf(
  plan: Plan,
  written: ReadonlyMap<string, Written>,
  named: (id: string | null) => PersonNamed | null,
): Burden[] {
  const open = plan.actions.filter(isOpen).flatMap(({ owner }) => owner?.id ?? []);
  const counts = new Map([...Map.groupBy(open, (id) => id)].map(([id, some]) => [id, some.length]));
  return [...new Set([...counts.keys(), ...written.keys()])]
    .flatMap((id) => {
      const person = named(id);
      return person === null ? [] : [{ person, openActions: counts.get(id) ?? 0, ...(written.get(id) ?? NONE) }];
    })
    .toSorted(
      (a, b) => b.openActions - a.openActions || b.updates - a.updates || (a.person.name < b.person.name ? -1 : 1),
    );
}

/** Seconds as people say them: `45 seconds`, `2 minutes`, `1 hour 5 minutes`. */
export function secondsInWords(seconds: number): string {
  if (seconds < 60) return plural(seconds, 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return plural(minutes, 'minute');
  const rest = minutes % 60;
  return `${plural(Math.floor(minutes / 60), 'hour')}${rest === 0 ? '' : ` ${plural(rest, 'minute')}`}`;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
