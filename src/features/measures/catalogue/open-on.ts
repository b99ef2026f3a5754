import type { LocalDate } from '#kernel/local-date.ts';

/** Something that began and may have ended; an end after the day was still to come. */
export type Spell = { startedOn: LocalDate | null; endedOn: LocalDate | null };

/** Whether a plan or a period of care was running on a day: begun by then and not ended by then. */
export function isOpenOn({ startedOn, endedOn }: Spell, on: LocalDate): boolean {
  return startedOn !== null && startedOn <= on && (endedOn === null || endedOn > on);
}
