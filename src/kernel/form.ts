import { identifyingProblem } from './identifying.ts';
import { addYears, dateInWords, type LocalDate, localDateOf, partsOf } from './local-date.ts';

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

/** What a name or a title must keep to: `asked` is said where there is none. */
export function lineProblem(text: string, field: string, asked: string, longest: number): Problem | null {
  return text === '' ? { field, text: asked } : longProblem(text, field, longest);
}

export function longProblem(text: string, field: string, longest: number): Problem | null {
  return text.length > longest ? { field, text: `Use ${longest.toLocaleString('en-GB')} characters or fewer` } : null;
}

/** What is wrong with free text: nothing where something must be, too long, or something that may identify a child. */
export function textProblem(
  text: string,
  field: string,
  { asked, longest }: { asked: string | null; longest: number },
): Problem | null {
  if (text === '') return asked === null ? null : { field, text: asked };
  const identifying = identifyingProblem(text);
  return longProblem(text, field, longest) ?? (identifying === null ? null : { field, text: identifying });
}

/** The day in three boxes; null where they hold none. */
export function dayIn(form: Form, prefix: string): LocalDate | null {
  const [day, month, year] = boxesOf(form, prefix);
  if (![day, month, year].every((text) => text !== undefined && /^\d{1,4}$/.test(text))) return null;
  return localDateOf(Number(year), Number(month), Number(day));
}

/** Whether the three boxes were left empty, which says that there is no such day. */
export function isDayBlank(form: Form, prefix: string): boolean {
  return boxesOf(form, prefix).every((text) => text === '');
}

function boxesOf(form: Form, prefix: string): string[] {
  return ['day', 'month', 'year'].map((part) => (form[`${prefix}-${part}`] ?? '').trim());
}

/** From which day to how many years ahead a day may lie. */
export type Span = { first: LocalDate; yearsAhead: number };

/** What people plan and look back on lies neither in another age nor in another generation. */
const SPAN: Span = { first: '2000-01-01' as LocalDate, yearsAhead: 10 };

export function dayProblem(
  day: LocalDate | null,
  field: string,
  asked: string,
  today: LocalDate,
  { first, yearsAhead }: Span = SPAN,
): Problem | null {
  if (day === null) return { field, text: asked };
  if (day < first) return { field, text: `The day must be ${dateInWords(first)} or later` };
  const last = addYears(today, yearsAhead);
  return day > last ? { field, text: `The day must be ${dateInWords(last)} or earlier` } : null;
}

/** The day in the words of the three boxes, to fill them. */
export function dayFields(prefix: string, day: LocalDate | null): Form {
  if (day === null) return {};
  const { day: date, month, year } = partsOf(day);
  return { [`${prefix}-day`]: `${date}`, [`${prefix}-month`]: `${month}`, [`${prefix}-year`]: `${year}` };
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
