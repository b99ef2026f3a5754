import { type LocalDate, localDateOf } from '#kernel/local-date.ts';
import { type Month, parseMonth } from '#kernel/month.ts';

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

export function lineProblem(text: string, field: string, asked: string, longest: number): Problem | null {
  if (text === '') return { field, text: asked };
  return longProblem(text, field, longest);
}

export function longProblem(text: string, field: string, longest: number): Problem | null {
  return text.length > longest ? { field, text: `Use ${longest} characters or fewer` } : null;
}

/** A number that is not negative, as people type it: `1,200`, `72.5`; null for anything else. */
export function numberIn(form: Form, field: string): number | null {
  const typed = (form[field] ?? '').replaceAll(/[\s,]/g, '').replace(/%$/, '');
  return /^\d{1,7}(\.\d{1,4})?$/.test(typed) ? Number(typed) : null;
}

export function isBlank(form: Form, ...fields: string[]): boolean {
  return fields.every((field) => (form[field] ?? '').trim() === '');
}

/** The day in three boxes; null where they hold none. */
export function dayIn(form: Form, prefix: string): LocalDate | null {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => (form[`${prefix}-${part}`] ?? '').trim());
  if (![day, month, year].every((text) => text !== undefined && /^\d{1,4}$/.test(text))) return null;
  return localDateOf(Number(year), Number(month), Number(day));
}

/** The month in two boxes; null where they hold none. */
export function monthIn(form: Form, prefix: string): Month | null {
  const [month, year] = ['month', 'year'].map((part) => (form[`${prefix}-${part}`] ?? '').trim());
  if (!month || !year || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null;
  return parseMonth(`${year}-${month.padStart(2, '0')}`);
}

export function oneOf<const T extends string>(choices: readonly T[], text: string | undefined): T | null {
  return choices.find((choice) => choice === text) ?? null;
}
