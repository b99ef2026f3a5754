import type { ChildInCareRecord } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { isOpenOn } from '../open-on.ts';

/** In care on a day, as it is counted nationally: without children in an agreed series of short breaks (V3, V4). */
export function isInCareOn(child: ChildInCareRecord, on: LocalDate): boolean {
  return isOpenOn(child, on) && !isShortBreak(child);
}

/** One of an agreed series of short breaks. */
export function isShortBreak({ legalStatus }: ChildInCareRecord): boolean {
  return legalStatus === 'V3' || legalStatus === 'V4';
}
