import { dateInput, type Html, type StaleSaveOptions, subNavigation } from '#ui';
import type { Form, Problem } from './given.ts';

/** What a form shows: what was typed, what is wrong with it, and the token that sends it. */
export type FormShown = {
  given: Form;
  problems: readonly Problem[];
  csrfToken: string;
  /** Both sides, where somebody else saved since the form was opened. */
  stale: StaleSaveOptions | null;
};

export function errorOf({ problems }: Pick<FormShown, 'problems'>, field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.text;
}

export function dayField(shown: FormShown, field: string, legend: string, hint: string): Html {
  const { given } = shown;
  return dateInput({
    ...{ id: field, namePrefix: field, hint },
    legend: { text: legend, classes: 'govuk-fieldset__legend--s' },
    values: { day: given[`${field}-day`], month: given[`${field}-month`], year: given[`${field}-year`] },
    error: errorOf(shown, field),
  });
}

/** The pages on which a council settles how it measures, and who may open each. */
const PAGES = [
  { href: '/settings/measures', text: 'Targets and owners', permission: 'measures.set' },
  { href: '/settings/timescales', text: 'Limits', permission: 'measures.set' },
  { href: '/supplied', text: 'Local measures', permission: 'measures.supply' },
] as const;

export function settingsNavigation(may: (permission: string) => boolean, here: (typeof PAGES)[number]['href']): Html {
  return subNavigation(
    'How the council measures',
    PAGES.filter(({ permission }) => may(permission)).map(({ href, text }) => ({
      ...{ href, text },
      isCurrent: href === here,
    })),
  );
}
