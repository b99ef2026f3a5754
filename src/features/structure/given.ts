import { addYears, dateInWords, type LocalDate, localDateOf } from '#kernel/local-date.ts';

/** What a form holds, as it was typed. */
export type Form = Readonly<Record<string, string>>;

/** A field that is wrong, and what to do about it. */
export type Problem = { field: string; text: string };

/** What was read of a form: what it says, or every fault at once. */
export type Read<T> = { ok: true; given: T } | { ok: false; problems: readonly Problem[] };

const LONGEST_NAME = 60;
const FIRST_DAY = '1990-01-01' as LocalDate;
/** A re-organisation is known some time before it happens. */
const YEARS_AHEAD = 2;

export function read<T>(given: T | null, problems: readonly (Problem | null)[]): Read<T> {
  const found = problems.filter((problem) => problem !== null);
  return found.length > 0 || given === null ? { ok: false, problems: found } : { ok: true, given };
}

/** Words of one line, without space around them and doubled within. */
export function lineIn(form: Form, field: string): string {
  return (form[field] ?? '').trim().replaceAll(/\s+/g, ' ');
}

export function lineProblem(
  text: string,
  field: string,
  asked: string,
  longest: number = LONGEST_NAME,
): Problem | null {
  if (text === '') return { field, text: asked };
  return text.length > longest ? { field, text: `Use ${longest} characters or fewer` } : null;
}

/** The day in three boxes; null where they hold none. */
export function dayIn(form: Form, prefix: string): LocalDate | null {
  const [day, month, year] = ['day', 'month', 'year'].map((part) => (form[`${prefix}-${part}`] ?? '').trim());
  if (![day, month, year].every((text) => text !== undefined && /^\d{1,4}$/.test(text))) return null;
  return localDateOf(Number(year), Number(month), Number(day));
}

/** Whether the three boxes were left empty, which says that there is no such day. */
export function isDayBlank(form: Form, prefix: string): boolean {
  return ['day', 'month', 'year'].every((part) => (form[`${prefix}-${part}`] ?? '').trim() === '');
}

/** Something of the structure may be planned, but neither lie in another age nor years ahead. */
export function dayProblem(day: LocalDate | null, field: string, asked: string, today: LocalDate): Problem | null {
  if (day === null) return { field, text: asked };
  if (day < FIRST_DAY) return { field, text: `The day must be ${dateInWords(FIRST_DAY)} or later` };
  const last = addYears(today, YEARS_AHEAD);
  return day > last ? { field, text: `The day must be ${dateInWords(last)} or earlier` } : null;
}

/** The version that the form was opened with; none at all is as good as an old one. */
export function versionIn(form: Form): number {
  const version = Number(form['version']);
  return Number.isInteger(version) ? version : 0;
}
