import type { Form, Problem } from '#kernel/form.ts';
import { dateInput, type Html, input, type StaleSaveOptions, select, textarea } from '#ui';

/** What a form shows: what was typed, what is wrong with it, and the token that sends it. */
export type FormShown = {
  given: Form;
  problems: readonly Problem[];
  csrfToken: string;
  /** Both sides, where somebody else saved since the form was opened. */
  stale: StaleSaveOptions | null;
};

/** What a field takes of it. */
type Typed = Pick<FormShown, 'given' | 'problems'>;

export function errorOf({ problems }: Pick<FormShown, 'problems'>, field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.text;
}

type Field = { field: string; label: string; hint?: string | undefined };

export function lineField(shown: Typed, { field, label, hint }: Field): Html {
  const value = shown.given[field] ?? '';
  return input({ name: field, id: field, label, hint, value, error: errorOf(shown, field) });
}

export function textField(shown: Typed, { field, label, hint, rows = 3 }: Field & { rows?: number }): Html {
  const value = shown.given[field] ?? '';
  return textarea({ name: field, id: field, label, hint, value, rows, error: errorOf(shown, field) });
}

export function choiceField(
  shown: Typed,
  { field, label, hint, items }: Field & { items: readonly { value: string; text: string }[] },
): Html {
  const value = shown.given[field] ?? '';
  return select({ name: field, id: field, label, hint, items, value, error: errorOf(shown, field) });
}

export function dayField(shown: Typed, { field, label, hint }: Field): Html {
  const { given } = shown;
  return dateInput({
    ...{ id: field, namePrefix: field, hint, error: errorOf(shown, field) },
    legend: { text: label, classes: 'govuk-fieldset__legend--s' },
    values: { day: given[`${field}-day`], month: given[`${field}-month`], year: given[`${field}-year`] },
  });
}

/** People with an account, to choose one of them or nobody. */
export function peopleItems(
  people: readonly { id: string; name: string; post: string }[],
  nobody: string,
): { value: string; text: string }[] {
  return [
    { value: '', text: nobody },
    ...people.map(({ id, name, post }) => ({ value: id, text: post === '' ? name : `${name}, ${post}` })),
  ];
}
