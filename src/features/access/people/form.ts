import { type LocalDate, localDateOf, partsOf } from '#kernel/local-date.ts';
import { isUuid } from '#kernel/uuid.ts';

/** What a form holds, as it was typed. */
export type Form = Readonly<Record<string, string>>;

/** A field that is wrong, and what to do about it. */
export type Problem = { field: string; text: string };

/** What was read of a form, or every fault at once. */
export type Read<T> = { ok: true; given: T } | { ok: false; problems: readonly Problem[] };

export function read<T>(given: T | null, problems: readonly (Problem | null)[]): Read<T> {
  const found = problems.filter((problem) => problem !== null);
  return found.length > 0 || given === null ? { ok: false, problems: found } : { ok: true, given };
}

/** Words of one line, without space around them and doubled within. */
export function lineIn(form: Form, field: string): string {
  return (form[field] ?? '').trim().replaceAll(/\s+/g, ' ');
}

/** An id as addresses hold it; anything else names nothing. */
export function isId(text: string): boolean {
  return isUuid(text);
}

/** The day in three boxes: null where they are empty, `wrong` where they hold no day of the calendar. */
export function dayIn(form: Form, field: string): LocalDate | null | 'wrong' {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => (form[`${field}-${part}`] ?? '').trim());
  if (!day && !month && !year) return null;
  if (![day, month, year].every((text) => text !== undefined && /^\d{1,4}$/.test(text))) return 'wrong';
  return localDateOf(Number(year), Number(month), Number(day)) ?? 'wrong';
}

/** A day as three boxes hold it. */
export function dayFields(field: string, day: LocalDate): Form {
  const { day: date, month, year } = partsOf(day);
  return { [`${field}-day`]: String(date), [`${field}-month`]: String(month), [`${field}-year`]: String(year) };
}

const LONGEST_REASON = 500;

/** Why something is done, which the record keeps. */
export function reasonIn(form: Form, asked: string): { reason: string; problem: Problem | null } {
  const reason = lineIn(form, 'reason');
  if (reason === '') return { reason, problem: { field: 'reason', text: asked } };
  const isLong = reason.length > LONGEST_REASON;
  return {
    reason,
    problem: isLong ? { field: 'reason', text: `Say it in ${LONGEST_REASON} characters or fewer` } : null,
  };
}
