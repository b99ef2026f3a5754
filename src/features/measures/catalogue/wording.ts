import type { CodeSet } from '#features/extracts/index.ts';
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

/** A line of detail with a count from the file. */
export function recorded(label: string, value: number | null): Detail {
  return { label, text: value === null ? 'not recorded' : String(value) };
}

type Coded = { codes: CodeSet };

/** A line of detail with a code's words; a code of the Department for Education stands before them (`C2: FCO`). */
export function coded(label: string, { codes }: Coded, code: string | null): Detail {
  const entry = codes.entries.find((known) => known.code === code);
  if (code === null || !entry) return { label, text: 'not recorded' };
  const words = entry.meaning ?? entry.label;
  return { label, text: /^[A-Z0-9]+$/.test(code) ? `${code}: ${words}` : words };
}
