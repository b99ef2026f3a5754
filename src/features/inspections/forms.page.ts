import {
  choiceField,
  dayField,
  errorOf,
  type FormShown,
  formFrame,
  lineField,
  textField,
} from '#features/forms/index.ts';
import type { Form } from '#kernel/form.ts';
import { type Content, checkboxes, type Html, html, pageHeading, radios, reading } from '#ui';
import { takesDay } from './inspection-form.ts';
import { KINDS } from './kinds.ts';
import { hasClock } from './owed.ts';
import { INSPECTION_KINDS, type Inspection } from './register.ts';
import { type Direction, STATE_WORDS } from './states.ts';

type Framed = {
  title: string;
  caption?: string | undefined;
  action: string;
  verb: string;
  cancelHref: string;
  shown: FormShown;
  /** The version that is changed, with what its fields hold now; null where something is added. */
  version: { number: number; now: Form } | null;
  before?: Content;
};

/** A page of inspections with one form. */
export function formPage({ title, before, verb, cancelHref, version, ...framed }: Framed, fields: Html): Html {
  const changes = version && { version: version.number, opened: version.now };
  return formFrame({
    ...framed,
    heading: title,
    note: before,
    fields,
    save: verb,
    leave: { href: cancelHref },
    changes,
  });
}

/** What an inspection is. */
export function describedFields(shown: FormShown, others: readonly Pick<Inspection, 'id' | 'title'>[]): Html {
  return html`${choiceField(shown, {
    ...{ field: 'kind', label: 'What kind of inspection or review is it?' },
    items: [
      { value: '', text: 'Choose a kind' },
      ...INSPECTION_KINDS.map((kind) => ({ value: kind, text: KINDS[kind].title })),
    ],
  })}
${lineField(shown, { field: 'title', label: 'What is it called?', hint: 'With its month, for example: Monitoring visit 2, October 2022' })}
${lineField(shown, { field: 'regulator', label: 'Who looks?', hint: 'Leave it empty for the usual inspectorate of that kind' })}
${lineField(shown, { field: 'sequence', label: 'Which one of a series is it?', hint: 'For monitoring visits and reviews in sequence: a number. Else leave it empty' })}
${choiceField(shown, {
  ...{ field: 'follows', label: 'Which inspection does it follow?' },
  items: [{ value: '', text: 'None' }, ...others.map(({ id, title }) => ({ value: id, text: title }))],
})}
${textField(shown, { field: 'focus', label: 'What is it about?', hint: 'Its focus or theme, without names' })}
${dayField(shown, { field: 'windowFrom', label: 'From when is it expected?', hint: 'The first day of the window. Leave both empty where there is none' })}
${dayField(shown, { field: 'windowUntil', label: 'Until when is it expected?' })}
${radios({
  ...{ name: 'answer', idPrefix: 'answer', value: shown.given['answer'], error: errorOf(shown, 'answer') },
  legend: { text: 'Is an answer owed once it is published?', classes: 'govuk-fieldset__legend--s' },
  hint: 'The clock runs from the day of publication by the period under Timescales. For area SEND inspections since 2023 no rule gives a day: enter it here once the report is published',
  items: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No' },
  ],
})}`;
}

/** A new inspection; where it lies behind, with its days. */
export function newInspectionPage(shown: FormShown, others: readonly Pick<Inspection, 'id' | 'title'>[]): Html {
  const framed = {
    title: 'Add an inspection',
    action: '/inspections',
    verb: 'Add this inspection',
    cancelHref: '/inspections',
  };
  return formPage(
    { ...framed, shown, version: null },
    html`${describedFields(shown, others)}
<h2 class="govuk-heading-m">What lies behind</h2>
<p class="govuk-body">Leave empty what has not happened yet. What inspectors said and wrote before publication is added afterwards.</p>
${dayField(shown, { field: 'notified', label: 'When was it notified?' })}
${dayField(shown, { field: 'onSiteFrom', label: 'When did inspectors come?' })}
${dayField(shown, { field: 'onSiteUntil', label: 'When was their last day?' })}
${dayField(shown, { field: 'published', label: 'When was the report published?' })}
${dayField(shown, { field: 'answered', label: 'When was it answered?' })}`,
  );
}

export function editInspectionPage(
  inspection: Inspection,
  now: Form,
  shown: FormShown,
  others: readonly Pick<Inspection, 'id' | 'title'>[],
): Html {
  const here = `/inspections/${inspection.id}`;
  const isAsked = takesDay(inspection) && (inspection.isAnswerOwed || shown.given['answer'] === 'yes');
  return formPage(
    {
      ...{
        title: 'Change what it is',
        caption: inspection.title,
        action: `${here}/edit`,
        verb: 'Save',
        cancelHref: here,
      },
      ...{ shown, version: { number: inspection.version, now } },
    },
    html`${describedFields(shown, others)}${isAsked && enteredFields(inspection, shown)}`,
  );
}

/** The day by which the answer is owed, where the rule's does not fit or there is none. */
function enteredFields(inspection: Inspection, shown: FormShown): Html {
  const hint = hasClock(inspection)
    ? 'Leave it empty to count it by the rule. Enter it only where another day was agreed'
    : 'No rule gives a day for this inspection: enter the one that its report or its letter asks for';
  return html`${dayField(shown, { field: 'due', label: 'By which day is the answer owed?', hint })}
${textField(shown, { field: 'dueReason', label: 'Where does that day come from?', hint: 'For example: the letter of 3 May, paragraph 4. Needed with the day' })}`;
}

const DAY_ASKED: Readonly<Record<string, string>> = {
  notified: 'The day of the call',
  onSite: 'The first day on site',
  feedbackHeld: 'The day on which feedback was heard',
  letterReceived: 'The day on which the letter came',
  published: 'The day of publication',
  answered: 'The day on which the answer was sent',
  closed: 'The day on which it was closed',
};

/** Notes the next state, or goes back with a reason. */
export function statePage(
  inspection: Inspection,
  possible: readonly { state: Inspection['state']; way: Direction }[],
  shown: FormShown,
): Html {
  const here = `/inspections/${inspection.id}`;
  const before = html`<p class="govuk-body-l">Now: ${STATE_WORDS[inspection.state].toLowerCase()}.</p>`;
  if (possible.length === 0)
    return html`${pageHeading('Note the next state', { caption: inspection.title })}${reading(html`${before}
<p class="govuk-body">While inspectors are here, and until they publish, the next state is noted by those who may see what is held back: the director or the quality-assurance manager.</p>
<p class="govuk-body"><a class="govuk-link" href="${here}">Back to the inspection</a></p>`)}`;
  return formPage(
    {
      ...{ title: 'Note the next state', caption: inspection.title, action: `${here}/state`, verb: 'Note it' },
      ...{ cancelHref: here, shown, version: { number: inspection.version, now: {} }, before },
    },
    html`${radios({
      ...{ name: 'to', idPrefix: 'to', value: shown.given['to'], error: errorOf(shown, 'to') },
      legend: { text: 'What is it now?', classes: 'govuk-fieldset__legend--s' },
      items: possible.map(({ state, way }) => ({
        value: state,
        text: way === 'back' ? `Back to: ${STATE_WORDS[state].toLowerCase()}` : STATE_WORDS[state],
        hint: way === 'back' ? 'The later days are taken back. Give the reason' : DAY_ASKED[state],
      })),
    })}
${dayField(shown, { field: 'on', label: 'On which day?', hint: 'Leave it empty to go back' })}
${possible.some(({ state, way }) => state === 'onSite' && way === 'forward') && dayField(shown, { field: 'until', label: 'Until which day on site?', hint: 'Leave it empty for one day, or for any other state' })}
${textField(shown, { field: 'reason', label: 'Reason', hint: 'Needed to go back, and where it is closed because it never came' })}
${checkboxes({
  ...{ name: 'sure', idPrefix: 'sure', error: errorOf(shown, 'sure') },
  items: [
    {
      value: 'yes',
      text: 'I have checked the state and the day',
      hint: 'Once it is published, everybody who may see inspections sees what it found',
    },
  ],
})}`,
  );
}
