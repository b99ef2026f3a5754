import { addMonths, ageOn, type LocalDate } from '#kernel/local-date.ts';
import { type Dated, type Day, dateOf, dayOf, known } from '../days.ts';
import type { CareEpisode, Child, Held, History } from '../history.ts';
import type { Workers } from '../workers.ts';

/** What the case system shows on the day of an extract: the history as far as it was entered by then. */
export type View = {
  history: History;
  workers: Workers;
  asAt: Day;
  /** The first day of the six months that Lists 1 to 8 reach back, and of the twelve of Lists 10 and 11. */
  sixMonthsAgo: Day;
  twelveMonthsAgo: Day;
  inCareNow: ReadonlySet<Child>;
};

export function viewOf(history: History, workers: Workers, asAt: Day): View {
  const date = dateOf(asAt);
  const inCareNow = history.care.filter((episode) => isOpen(episode.started, episode.ended, asAt));
  return {
    history,
    workers,
    asAt,
    sixMonthsAgo: dayOf(addMonths(date, -6)),
    twelveMonthsAgo: dayOf(addMonths(date, -12)),
    inCareNow: new Set(inCareNow.map(({ child }: CareEpisode) => child)),
  };
}

/** The columns that begin Lists 1 to 10. A child not yet born has its expected date of birth and the age of −1. */
export function whoIs({ asAt }: View, child: Child) {
  const bornOn = dateOf(child.born);
  const isUnborn = child.born > asAt;
  return {
    childId: child.id,
    gender: isUnborn ? ('notStated' as const) : child.gender,
    ethnicity: child.ethnicity,
    bornOn,
    ageYears: isUnborn ? -1 : ageOn(bornOn, dateOf(asAt)),
  };
}

export function heldBy({ workers, asAt }: View, held: Held): { team: string; worker: string } {
  return { team: held.team, worker: workers.inPost(held, asAt) };
}

/** Entered by the as-at date, and dated within the window. */
export function happenedSince({ asAt }: View, dated: Dated | null, since: Day): boolean {
  return dated !== null && dated.recorded <= asAt && dated.on >= since;
}

/** Begun, and not known to have ended. */
export function isOpen(started: Dated, ended: Dated | null, asAt: Day): boolean {
  return started.recorded <= asAt && (ended === null || ended.recorded > asAt);
}

/** Open on the day, or ended since: the cohort of Lists 6, 7 and 8. */
export function openOrEndedSince(view: View, started: Dated, ended: Dated | null, since: Day): boolean {
  return isOpen(started, ended, view.asAt) || (started.recorded <= view.asAt && happenedSince(view, ended, since));
}

/** Where a list holds one row for each child: the latest begun of the child's spells. */
export function latestOfEachChild<T extends { child: Child; started: Dated }>(spells: readonly T[]): T[] {
  const latest = new Map<Child, T>();
  for (const spell of spells) {
    const other = latest.get(spell.child);
    if (!other || spell.started.on >= other.started.on) latest.set(spell.child, spell);
  }
  return [...latest.values()];
}

export function yesOrNo(is: boolean): 'yes' | 'no' {
  return is ? 'yes' : 'no';
}

export function dateKnown(view: View, dated: Dated | null): LocalDate | null {
  return known(dated, view.asAt);
}
