import type { Answers, HeadingCorrection, Summary } from './interpret/index.ts';
import { listOf } from './lists/index.ts';

/** The form's name for what a heading is taken to be: by its list and its place, because headings can be anything. */
export function headingControl(list: string, index: number): string {
  return `heading-${list}-${index}`;
}

export function monthFirstControl(list: string, column: string): string {
  return `month-first-${list}-${column}`;
}

export function sheetControl(list: string): string {
  return `sheet-${list}`;
}

/** In the form: this heading is none of the list's columns. */
export const NONE = 'none';

/** What a person changed: headings that are now taken for something else than they were. */
export function correctionsFrom(
  form: Readonly<Record<string, string>>,
  summary: Pick<Summary, 'lists'>,
): HeadingCorrection[] {
  return summary.lists.flatMap(({ list, headings }) =>
    headings.flatMap(({ index, heading, field }): HeadingCorrection[] => {
      const chosen = form[headingControl(list, index)];
      if (chosen === undefined || chosen === (field ?? NONE)) return [];
      if (chosen === NONE) return [{ list, heading, field: null }];
      return Object.hasOwn(listOf(list).columns, chosen) ? [{ list, heading, field: chosen }] : [];
    }),
  );
}

/** What a person decided about this file alone: which sheet of a list is read, and whose dates have the month first. */
export function answersFrom(
  form: Readonly<Record<string, string>>,
  { questions }: Pick<Summary, 'questions'>,
): Answers {
  const sheets = questions.flatMap((question) => {
    if (question.kind !== 'listTwice') return [];
    const sheet = question.sheets.find((name) => name === form[sheetControl(question.list)]);
    return sheet === undefined ? [] : [{ list: question.list, sheet }];
  });
  const monthFirst = questions.flatMap((question) =>
    question.kind === 'monthFirst' && form[monthFirstControl(question.list, question.column)] === 'yes'
      ? [{ list: question.list, heading: question.heading }]
      : [],
  );
  return { sheets, monthFirst };
}
