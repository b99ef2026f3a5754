import type { CodeEntry, Column } from '#features/extracts/index.ts';
import { type LocalDate, localDate, partsOf, toDayNumber } from '#kernel/local-date.ts';

/** What a cell of the workbook holds before it is written: dates stay days until the layout says how they look. */
export type Value = string | number | null;

/** Sets whose cells hold the code before its words, without a letter: `N1 - Abuse or neglect`. */
const DASHED = new Set(['primaryNeed', 'closureReason', 'reversalReason', 'leavingReason', 'categoryOfNeed']);
/** Sets whose cells hold a letter, the code and its words: `k) 3E: Health services`. */
const LETTERED_CODES = new Set(['source', 'placementType', 'placementProvider', 'endOfCare']);
/** Sets whose cells hold the code and its words: `C2: FCO`. */
const PLAIN_CODES = new Set(['legalStatus', 'accommodation', 'activity']);

/** A value as Ofsted's workbook wants it: codes with their letters and words, everything else as it is. */
export function written(column: Column, value: Value): Value {
  if (column.kind !== 'code' || value === null) return value;
  const entry = column.codes.entries.find(({ code }) => code === value);
  if (!entry) throw new Error(`no code ${value} in ${column.codes.id}`);
  return codeInWords(column.codes.id, entry);
}

function codeInWords(set: string, { code, letter, label }: CodeEntry): string {
  if (set === 'ethnicity') return `${letter}) ${code}`;
  if (DASHED.has(set)) return `${code} - ${label}`;
  if (PLAIN_CODES.has(set)) return `${code}: ${label}`;
  const words = LETTERED_CODES.has(set) ? `${code}: ${label}` : label;
  return letter === undefined ? words : `${letter}) ${words}`;
}

/** `05/08/2022`, as people type dates into workbooks. */
export function dateAsText(date: LocalDate): string {
  const { year, month, day } = partsOf(date);
  return `${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}/${year}`;
}

/** The instant by which the writer knows a day. */
export function dateAsInstant(date: LocalDate): Date {
  return new Date(toDayNumber(date) * 86_400_000);
}

const WRITTEN_DATE = /^\d{4}-\d{2}-\d{2}$/;

export function asDate(value: Value): LocalDate | null {
  return typeof value === 'string' && WRITTEN_DATE.test(value) ? localDate(value) : null;
}
