import { type LocalDate, localDateOf, parseLocalDate } from '#kernel/local-date.ts';

/** The day since which changes are told, as the address asks for it, or what is wrong with it. */
export type Since = { day: LocalDate | null; problem: string | null };

type Asked = Readonly<Record<string, string>>;

/**
 * A day that was written (`14/6/2022`) comes before an extract that was chosen; without either it is the as-at date of
 * the extract before the newest, so that the page tells what the newest one brought.
 */
export function sinceAsked(query: Asked, asAt: readonly LocalDate[], today: LocalDate): Since {
  const usual = asAt.at(-2) ?? null;
  const written = (query['day'] ?? '').trim();
  if (written !== '') {
    const day = dayWritten(written);
    if (day === null) return { day: usual, problem: `"${written}" is not a day: write it like 14/6/2022.` };
    if (day > today) return { day: usual, problem: 'The day must not be in the future.' };
    return { day, problem: null };
  }
  const chosen = asAt.find((day) => day === query['since']);
  return { day: chosen ?? usual, problem: null };
}

function dayWritten(text: string): LocalDate | null {
  const parts = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(text);
  return parts ? localDateOf(Number(parts[3]), Number(parts[2]), Number(parts[1])) : parseLocalDate(text);
}
