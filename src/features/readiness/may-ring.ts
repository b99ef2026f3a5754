import { type Expectation, type Inspection, SERIES_WORDS } from '#features/inspections/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';

export type MayRing = { title: string; href: string | null; when: string };

/** When inspectors may come: windows of the register that are not over, then about when the next of each kind usually comes. */
export function whenTheyMayRing(
  inspections: readonly Inspection[],
  expected: readonly Expectation[],
  today: LocalDate,
): MayRing[] {
  const windows = inspections.flatMap(({ id, title, state, window }) => {
    if (state !== 'anticipated' || window === null || window.until < today) return [];
    const when =
      window.from <= today
        ? `the window is open until ${dateInWords(window.until)}`
        : `from ${dateInWords(window.from)} to ${dateInWords(window.until)}`;
    return [{ title, href: `/inspections/${id}`, when, day: window.from }];
  });
  const series = expected.flatMap(({ series: name, nextBy, anticipated }) =>
    nextBy === null || anticipated !== null
      ? []
      : [{ title: SERIES_WORDS[name], href: null, when: `usually about ${dateInWords(nextBy)}`, day: nextBy }],
  );
  return [...windows, ...series]
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ title, href, when }) => ({ title, href, when }));
}
