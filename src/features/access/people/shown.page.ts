import type { Form, Problem } from '#kernel/form.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { type Content, dateInput, type Html, textarea } from '#ui';
import type { Appointment } from './appointment.ts';

/** What a form shows: what was typed, what is wrong with it, and the token that sends it. */
export type FormShown = { given: Form; problems: readonly Problem[]; csrfToken: string };

export function errorOf({ problems }: Pick<FormShown, 'problems'>, field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.text;
}

export function dayField(shown: FormShown, field: string, legend: string, hint?: string): Html {
  const { given } = shown;
  return dateInput({
    id: field,
    namePrefix: field,
    legend: { text: legend, classes: 'govuk-fieldset__legend--s' },
    hint,
    values: { day: given[`${field}-day`], month: given[`${field}-month`], year: given[`${field}-year`] },
    error: errorOf(shown, field),
  });
}

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
