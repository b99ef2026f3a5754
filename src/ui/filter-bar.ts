import { button } from './button.ts';
import { type Content, type Html, html, isBlank } from './html.ts';
import { input } from './input.ts';
import { type SelectItem, select } from './select.ts';

export type Filter = { name: string; label: string; items: readonly SelectItem[]; value?: string | undefined };

export type FilterBarOptions = {
  /** Where the form goes; answers come back as a query. */
  action: string;
  label: string;
  filters: readonly Filter[];
  /** Words to look for, before the choices. */
  search?: { name: string; label: string; value?: string | undefined } | undefined;
  /** Values that must stay in the address though nobody chooses them here. */
  keep?: Readonly<Record<string, string>> | undefined;
  apply?: string | undefined;
  /** Shown where something is chosen: the address without any choice. */
  clearHref?: string | undefined;
  /** At the end of the bar: downloads, for instance. */
  end?: Content;
};

/** Choices that narrow what the page shows: an ordinary form, so that the address says what was chosen. */
export function filterBar(options: FilterBarOptions): Html {
  const kept = Object.entries(options.keep ?? {});
  return html`<form class="hw-filters" method="get" action="${options.action}" aria-label="${options.label}">${kept.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}${
    options.search &&
    input({ ...options.search, id: `filter-${options.search.name}`, type: 'search', classes: 'hw-filters__search' })
  }${options.filters.map(({ name, label, items, value }) =>
    select({ name, id: `filter-${name}`, label, items, value, classes: 'hw-filters__select' }),
  )}<div class="hw-filters__actions">${button({ text: options.apply ?? 'Apply', kind: 'secondary', classes: 'hw-filters__apply' })}${
    options.clearHref !== undefined && html`<a class="govuk-link" href="${options.clearHref}">Clear</a>`
  }</div>${!isBlank(options.end) && html`<div class="hw-filters__end">${options.end}</div>`}</form>`;
}
