import type { LocalDate } from '#kernel/local-date.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { type Aged, ageAt } from '../ages.ts';
import type { Detail, RuleContext } from '../definition.ts';

/** A line of detail with a date; a blank date is said, not left out. */
export function dated(label: string, on: LocalDate | null): Detail {
  return { label, text: on === null ? 'not recorded' : dateInWords(on) };
}

/** A line of detail with the working days between two dates. */
export function workingDaysTaken(
  label: string,
  from: LocalDate | null,
  to: LocalDate | null,
  { workingDays }: RuleContext,
): Detail {
  return { label, text: from === null || to === null ? 'not known' : String(workingDays.between(from, to)) };
}

export function aged(person: Aged, on: LocalDate): Detail {
  const age = ageAt(person, on);
  return { label: 'Age', text: age === null ? 'not known' : age < 0 ? 'unborn' : String(age) };
}

/** A line of detail with a count or a code from the file. */
export function recorded(label: string, value: string | number | null): Detail {
  return { label, text: value === null ? 'not recorded' : String(value) };
}
