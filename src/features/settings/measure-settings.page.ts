import { dayField, errorOf, type FormShown } from '#features/forms/index.ts';
import type { MeasureDescription } from '#features/measures/index.ts';
import { momentInWords } from '#kernel/moment.ts';
import type { Month } from '#kernel/month.ts';
import {
  button,
  buttonGroup,
  dataTable,
  dateInput,
  details,
  type Html,
  hiddenFields,
  html,
  input,
  named,
  pageHeading,
  radios,
  reading,
  select,
  staleSave,
  versionHeld,
} from '#ui';
import type { KeptMeasure } from './kept-measure.ts';
import type { Entered, MeasureSettings } from './measure-settings.ts';
import { MOST_STEPS } from './target-form.ts';
import { decisionsTable, targetsTable } from './target-list.page.ts';
import { targetsHeld } from './targets.ts';

export type MeasureSettingsPage = {
  measure: MeasureDescription;
  settings: MeasureSettings;
  /** How it was kept before, oldest first, the present way among it. */
  keptBefore: readonly (KeptMeasure & Entered & { ownerName: string })[];
  people: readonly { id: string; name: string; post: string }[];
  month: Month;
  target: FormShown;
  kept: FormShown;
};

/** A measure as this council keeps it: its targets, whose it is, what it is called. */
export function measureSettingsPage(page: MeasureSettingsPage): Html {
  const { measure, settings, month, target, kept } = page;
  const held = targetsHeld(settings.decisions, measure);
  return html`${pageHeading('Targets and owner', { above: measure.id, caption: measure.title })}
${target.stale && staleSave(target.stale)}
${kept.stale && staleSave(kept.stale)}
${targetsTable(held, measure)}
${decisionsTable(settings.decisions, held, measure, month)}
${reading(html`<h2 class="govuk-heading-m" id="set-target">Set a target</h2>${targetForm(page)}
<h2 class="govuk-heading-m" id="kept">How it is kept here</h2>${keptForm(page)}`)}
${keptTable(page)}`;
}

function targetForm({ measure, settings, target: shown }: MeasureSettingsPage): Html {
  const { given } = shown;
  const unit = measure.kind === 'proportion' ? '%' : undefined;
  return html`<p class="govuk-body">From its first month on it holds in place of what was decided before. Earlier decisions stay in the list above, and on charts of the past.</p>
<form method="post" action="/measures/${measure.id}/settings/target" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, settings.decisions.length)}
${radios({
  ...{ name: 'kind', idPrefix: 'kind', value: given['kind'] ?? usualKind(measure), error: errorOf(shown, 'kind') },
  legend: { text: 'What kind of target?', classes: 'govuk-fieldset__legend--s' },
  classes: 'govuk-radios--small',
  items: [
    { value: 'atLeast', text: 'At least' },
    { value: 'atMost', text: 'At most' },
    { value: 'range', text: 'Between two values', hint: 'For what should be neither low nor high' },
    { value: 'none', text: 'No target from a month on' },
  ],
})}
${stepFields(shown, 0, unit)}
${details({
  summary: 'Other values in later months',
  open: Array.from({ length: MOST_STEPS - 1 }, (_, row) => given[`value${row + 1}`]).some(Boolean),
  content: html`<p class="govuk-body">Up to ${MOST_STEPS - 1} more, for a target that rises step by step or differs by month. Leave the rest blank.</p>${Array.from(
    { length: MOST_STEPS - 1 },
    (_, row) => stepFields(shown, row + 1, unit),
  )}`,
})}
${input({
  ...{ name: 'tolerance', id: 'tolerance', label: 'Tolerance (optional)', inputmode: 'decimal' },
  hint: 'A figure that misses the target by no more is near it. For example 5 percentage points',
  ...{ classes: 'govuk-input--width-5', value: given['tolerance'], error: errorOf(shown, 'tolerance') },
})}
${radios({
  ...{ name: 'toleranceUnit', idPrefix: 'toleranceUnit', error: errorOf(shown, 'toleranceUnit') },
  value: given['toleranceUnit'] ?? 'points',
  legend: { text: 'How is the tolerance meant?', classes: 'govuk-fieldset__legend--s' },
  classes: 'govuk-radios--small',
  items: [
    { value: 'points', text: measure.kind === 'proportion' ? 'Percentage points' : 'In the measure’s unit' },
    { value: 'relative', text: 'Per cent of the target' },
  ],
})}
${input({ name: 'approvedBy', id: 'approvedBy', label: 'Who approved it?', hint: 'Name and post, or the body', value: given['approvedBy'], error: errorOf(shown, 'approvedBy') })}
${dayField(shown, { field: 'approvedOn', label: 'When was it approved?', hint: 'For example 10 3 2022' })}
${input({ name: 'reference', id: 'reference', label: 'Where does it stand?', hint: 'For example: improvement board of 10 March 2022, minute 7', value: given['reference'], error: errorOf(shown, 'reference') })}
${button({ text: 'Settle the target' })}
</form>`;
}

/** From which month, and which value: one row of a decision. */
function stepFields(shown: FormShown, row: number, unit: string | undefined): Html {
  const { given } = shown;
  const nth = row === 0 ? '' : ` ${row + 1}`;
  return html`<div class="hw-step">${dateInput({
    ...{ id: `month${row}`, namePrefix: `month${row}`, parts: ['month', 'year'] },
    legend: { text: row === 0 ? 'From which month?' : `Month${nth}`, classes: 'govuk-fieldset__legend--s' },
    hint: row === 0 ? 'For example 4 2022' : undefined,
    values: { month: given[`month${row}-month`], year: given[`month${row}-year`] },
    error: errorOf(shown, `month${row}`),
  })}${valueField(shown, `value${row}`, `Target${nth}`, unit)}${valueField(shown, `upto${row}`, `Highest value${nth}, if it is between two`, unit)}</div>`;
}

function valueField(shown: FormShown, name: string, label: string, unit: string | undefined): Html {
  return input({
    ...{ name, id: name, label: unit ? `${label} (${unit})` : label, inputmode: 'decimal' },
    ...{ classes: 'govuk-input--width-5', value: shown.given[name], error: errorOf(shown, name) },
  });
}

function usualKind({ target, better }: MeasureDescription): string | undefined {
  if (target) return target.kind;
  return better === 'neither' ? undefined : better === 'higher' ? 'atLeast' : 'atMost';
}

function keptForm({ measure, settings, keptBefore, people, kept: shown }: MeasureSettingsPage): Html {
  const { given } = shown;
  const usual = measure.tier === 'board' ? 'It is on it, as usual' : 'It is not on it, as usual';
  return html`<form method="post" action="/measures/${measure.id}/settings/keeping" novalidate>
${hiddenFields(shown.csrfToken)}${versionHeld(shown, keptBefore.length)}
${radios({
  ...{ name: 'onBoard', idPrefix: 'onBoard', error: errorOf(shown, 'onBoard') },
  value: given['onBoard'] ?? boardChoice(settings.kept),
  legend: { text: 'Is it on the board’s scorecard?', classes: 'govuk-fieldset__legend--s' },
  classes: 'govuk-radios--small',
  items: [
    { value: 'usual', text: usual },
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ],
})}
${select({
  ...{ name: 'ownerId', id: 'ownerId', label: 'Who owns it?', error: errorOf(shown, 'ownerId') },
  hint: 'Who answers for it at the board',
  items: [
    { value: '', text: 'Nobody with an account here' },
    ...people.map(({ id, name, post }) => ({ value: id, text: post === '' ? name : `${name}, ${post}` })),
  ],
  value: given['ownerId'] ?? settings.kept.ownerId ?? '',
})}
${input({ name: 'owner', id: 'owner', label: 'Or a name or post', hint: 'For somebody without an account', value: given['owner'] ?? settings.kept.owner, error: errorOf(shown, 'owner') })}
${input({ name: 'localName', id: 'localName', label: 'What is it called here? (optional)', hint: 'Pages show it with the national title beside it', value: given['localName'] ?? settings.kept.localName, error: errorOf(shown, 'localName') })}
${buttonGroup(button({ text: 'Save' }), html`<a class="govuk-link" href="/settings/measures">Leave it as it is</a>`)}
</form>`;
}

export function boardChoice({ onBoard }: Pick<KeptMeasure, 'onBoard'>): string {
  return onBoard === null ? 'usual' : onBoard ? 'yes' : 'no';
}

const BOARD_WORDS: Record<string, string> = { usual: 'As usual', yes: 'On it', no: 'Not on it' };

/** How the board's scorecard treats a measure, in a word or two. */
export function boardInWords(kept: Pick<KeptMeasure, 'onBoard'>): string {
  return BOARD_WORDS[boardChoice(kept)] ?? '';
}

function keptTable({ keptBefore }: MeasureSettingsPage): Html {
  return dataTable({
    caption: 'How it was kept, newest first',
    captionSize: 'm',
    columns: [{ heading: 'Entered' }, { heading: 'Board’s scorecard' }, { heading: 'Owner' }, { heading: 'Name here' }],
    rows: keptBefore
      .toReversed()
      .map((kept) => [
        named(momentInWords(kept.enteredAt), kept.enteredBy),
        boardInWords(kept),
        kept.ownerName || 'Nobody',
        kept.localName || 'None of its own',
      ]),
    whenEmpty: 'As in the catalogue: nothing was changed so far.',
  });
}
