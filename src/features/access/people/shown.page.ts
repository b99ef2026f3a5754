import { errorOf, type FormShown } from '#features/forms/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { type Content, type Html, textarea } from '#ui';
import type { Appointment } from './appointment.ts';

export function reasonField(shown: FormShown, label: string, hint: Content = 'It is kept in the record'): Html {
  return textarea({
    ...{ name: 'reason', id: 'reason', label, hint, rows: 2 },
    value: shown.given['reason'] ?? '',
    error: errorOf(shown, 'reason'),
  });
}

/** The days on which a role holds: `from 1 April 2022 until 1 May 2023`. */
export function daysInWords({ from, until }: Pick<Appointment, 'from' | 'until'>): string {
  const begins = from <= EVER ? '' : `from ${dateInWords(from)}`;
  return [begins, until === null ? '' : `until ${dateInWords(until)}`].filter((text) => text !== '').join(' ');
}

/** Roles of a set-up hold from a day before anything: it says nothing. */
const EVER = '2000-01-01' as LocalDate;
