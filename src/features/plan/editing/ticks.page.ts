import { errorOf, type FormShown } from '#features/forms/index.ts';
import { chosenIn, type Form } from '#kernel/form.ts';
import { checkboxes, details, type Html, html } from '#ui';

export type Tick = { id: string; text: string; hint?: string };

export type TickFields = {
  prefix: string;
  legend: string;
  hint?: string;
  items: readonly Tick[];
  whenEmpty: string;
};

const MOST_OPEN = 12;

/** Boxes to tick, numbered in the order of the list; a long list is folded away, but for what is ticked. */
export function tickFields(shown: FormShown, { prefix, legend, hint, items, whenEmpty }: TickFields): Html {
  const title = { text: legend, classes: 'govuk-fieldset__legend--s' };
  if (items.length === 0)
    return html`<p class="govuk-body"><strong>${legend}</strong><br><span class="hw-quiet">${whenEmpty}</span></p>`;
  const chosen = new Set(chosenIn(shown.given, prefix));
  const boxes = items.map(({ id, text, hint: about }, index) => {
    const name = `${prefix}-${index + 1}`;
    return { name, id: name, value: id, text, hint: about, checked: chosen.has(id) };
  });
  const error = errorOf(shown, prefix);
  const shared = { name: prefix, idPrefix: prefix, classes: 'govuk-checkboxes--small', error };
  if (items.length <= MOST_OPEN)
    return html`<div id="${prefix}">${checkboxes({ ...shared, legend: title, hint, items: boxes })}</div>`;
  const [ticked, others] = [boxes.filter(({ checked }) => checked), boxes.filter(({ checked }) => !checked)];
  const about = hint !== undefined && html`<br><span class="hw-quiet">${hint}</span>`;
  return html`<div id="${prefix}">${
    ticked.length > 0
      ? checkboxes({ ...shared, legend: title, hint, items: ticked })
      : html`<p class="govuk-body"><strong>${legend}</strong>${about}</p>`
  }${details({
    summary: ticked.length > 0 ? `${others.length} others to choose from` : `Choose from ${others.length}`,
    content: checkboxes({
      ...{ name: prefix, idPrefix: `${prefix}-others`, classes: 'govuk-checkboxes--small', items: others },
      legend: { text: `${legend}: others`, classes: 'govuk-visually-hidden' },
    }),
  })}</div>`;
}

/** The boxes of a list of ids as a form holds them ticked. */
export function ticked(prefix: string, ids: readonly string[]): Form {
  return Object.fromEntries(ids.map((id, index) => [`${prefix}-${index + 1}`, id]));
}
