import { checkByCode, type KeptSummary, listTitle, noteInWords, questionInWords } from '#features/extracts/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { monthInWords } from '#kernel/month.ts';
import type { DatedFile, DateSource } from './dated-files.ts';

const SOURCES: Record<DateSource, string> = {
  given: 'as given',
  fileName: 'from the file’s name',
  sheet: 'from a date on its front sheet',
  latestEvent: 'the last day on which anything in it happened',
};

const count = (number: number) => number.toLocaleString('en-GB');

/** What was found in a file, as lines for a person: its dates, lists, rows, and issues by check. Never a cell. */
export function fileInWords(
  { name, asAt, from, dataMonth }: Pick<DatedFile, 'name' | 'asAt' | 'from' | 'dataMonth'>,
  summary: KeptSummary,
): string[] {
  return [
    `${name}: as at ${dateInWords(asAt)} (${SOURCES[from]}), data month ${monthInWords(dataMonth)}`,
    ...listLines(summary),
    ...summary.questions.map((question) => `  To decide: ${questionInWords(question)}`),
    ...summary.notes.map((note) => `  Note: ${noteInWords(note)}`),
    ...checkLines(summary),
  ];
}

function listLines({ lists, notFound }: KeptSummary): string[] {
  const width = Math.max(...lists.map(({ rows }) => count(rows).length));
  const found = lists.map(({ list, rows, keptOut }) => {
    const left = keptOut === 0 ? '' : `, ${count(keptOut)} left out`;
    return `  ${count(rows).padStart(width)} ${rows === 1 ? 'row ' : 'rows'}  ${listTitle(list)}${left}`;
  });
  return notFound.length === 0 ? found : [...found, `  Not found: ${notFound.map(listTitle).join(', ')}`];
}

function checkLines({ checks }: KeptSummary): string[] {
  if (checks.length === 0) return ['  The checks found nothing.'];
  const byCheck = [...Map.groupBy(checks, ({ check }) => check)].map(([check, found]) => ({
    check,
    places: found.reduce((sum, part) => sum + part.count, 0),
    keepsOut: found.some(({ effect }) => effect === 'keepsOut'),
  }));
  const sorted = byCheck.toSorted((a, b) => Number(b.keepsOut) - Number(a.keepsOut) || b.places - a.places);
  const width = Math.max(...sorted.map(({ places }) => count(places).length));
  return [
    '  What the checks found:',
    ...sorted.map(
      ({ check, places, keepsOut }) =>
        `    ${count(places).padStart(width)} × ${check} ${checkByCode(check)?.title ?? ''}${keepsOut ? ' (row left out)' : ''}`,
    ),
  ];
}
