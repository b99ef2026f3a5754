import { identifyingProblem } from '#kernel/identifying.ts';
import { addYears, dateInWords, type LocalDate, localDateOf } from '#kernel/local-date.ts';

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

/** Words of several lines, as they were typed but for the space around them. */
export function textIn(form: Form, field: string): string {
  return (form[field] ?? '').replaceAll('\r\n', '\n').trim();
}

/** What is wrong with free text: nothing where something must be, too long, or something that may identify a child. */
export function textProblem(
  text: string,
  field: string,
  { asked, longest }: { asked: string | null; longest: number },
): Problem | null {
  if (text === '') return asked === null ? null : { field, text: asked };
  if (text.length > longest) return { field, text: `Use ${longest} characters or fewer` };
  const identifying = identifyingProblem(text);
  return identifying === null ? null : { field, text: identifying };
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

const FIRST_DAY = '2000-01-01' as LocalDate;
const YEARS_AHEAD = 10;

/** A day of a plan lies neither in another age nor in another generation. */
export function dayProblem(day: LocalDate | null, field: string, asked: string, today: LocalDate): Problem | null {
  if (day === null) return { field, text: asked };
  if (day < FIRST_DAY) return { field, text: `The day must be ${dateInWords(FIRST_DAY)} or later` };
  const last = addYears(today, YEARS_AHEAD);
  return day > last ? { field, text: `The day must be ${dateInWords(last)} or earlier` } : null;
}

/** The day in the words of the three boxes, to fill them. */
export function dayFields(prefix: string, day: LocalDate | null): Form {
  if (day === null) return {};
  const [year = '', month = '', date = ''] = day.split('-');
  return {
    [`${prefix}-day`]: String(Number(date)),
    [`${prefix}-month`]: String(Number(month)),
    [`${prefix}-year`]: year,
  };
}

/** What was chosen of a list: boxes are numbered, `measure-1`, `measure-2`, and each holds what it stands for. */
export function chosenIn(form: Form, prefix: string): string[] {
  const values = Object.keys(form)
    .filter((name) => name.startsWith(`${prefix}-`) && /^\d+$/.test(name.slice(prefix.length + 1)))
    .map((name) => form[name] ?? '');
  return [...new Set(values)];
}

export function oneOf<const T extends string>(choices: readonly T[], text: string | undefined): T | null {
  return choices.find((choice) => choice === text) ?? null;
}
