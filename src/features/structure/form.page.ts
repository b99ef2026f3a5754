import { type Content, dateInput, type Html, html, insetText, select, summaryList } from '#ui';
import { UNIT_WORDS } from './changing.ts';
import type { Form, Problem } from './given.ts';
import { type Structure, UNIT_KINDS, type UnitKind, unitsOf } from './structure.ts';

/** What a form shows again: what was typed, what is wrong with it, and the token that sends it. */
export type FormShown = {
  given: Form;
  problems: readonly Problem[];
  csrfToken: string;
  /** What is there now, where somebody else saved since the form was opened. */
  stale?: readonly { what: string; now: string; typed: string }[];
};

export function errorOf({ problems }: Pick<FormShown, 'problems'>, field: string): string | undefined {
  return problems.find((problem) => problem.field === field)?.text;
}

export function dayField(
  shown: FormShown,
  { field, legend, hint }: { field: string; legend: string; hint?: string },
): Html {
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

/** The services and localities in which a team can be placed: those that have not ended. */
export function placeFields(shown: FormShown, structure: Structure): Html {
  return html`${UNIT_KINDS.map((kind) => placeField(shown, structure, kind))}`;
}

/** Both sides, where two people changed the same thing: nothing typed is lost, and nobody overwrites unawares. */
export function staleNote({ stale }: FormShown): Content {
  if (!stale) return null;
  return insetText(
    html`<p class="govuk-body"><strong>Somebody else saved this since you opened it, so yours was not saved.</strong> What you typed is still in the form below: save it again to put it in place of what is there now, or leave it.</p>${summaryList(
      {
        rows: stale.map(({ what, now, typed }) => ({
          key: what,
          value: html`There now: ${now}<br>You typed: ${typed}`,
        })),
      },
    )}`,
  );
}

function placeField(shown: FormShown, structure: Structure, kind: UnitKind): Html {
  const { one } = UNIT_WORDS[kind];
  const open = unitsOf(structure, kind).filter(({ until }) => until === null);
  return select({
    name: kind,
    id: kind,
    label: `Which ${one}?`,
    hint: open.length === 0 ? `There are none yet: add a ${one} first, or leave it` : undefined,
    items: [{ value: '', text: `No ${one}` }, ...open.map(({ id, name }) => ({ value: id, text: name }))],
    value: shown.given[kind] ?? '',
    error: errorOf(shown, kind),
  });
}
