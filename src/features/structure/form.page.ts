import { type FormShown as AnyFormShown, errorOf } from '#features/forms/index.ts';
import { type Content, type Html, html, insetText, select, summaryList } from '#ui';
import { UNIT_WORDS } from './changing.ts';
import { type Structure, UNIT_KINDS, type UnitKind, unitsOf } from './structure.ts';

/** What a form of the structure shows again; `stale`: what is there now, where somebody else saved since it was opened. */
export type FormShown = Omit<AnyFormShown, 'stale'> & {
  stale: readonly { what: string; now: string; typed: string }[] | null;
};

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
