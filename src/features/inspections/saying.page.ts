import { choiceField, dayField, errorOf, type FormShown, lineField, textField } from '#features/forms/index.ts';
import type { Form } from '#kernel/form.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { button, checkboxes, dataTable, type Html, hiddenFields, html, pageHeading, radios, reading } from '#ui';
import { areaTitle } from './areas.ts';
import { formPage } from './forms.page.ts';
import { type Finding, GRADE_WORDS, type Inspection, type Recommendation } from './register.ts';
import { type AreaAsked, FINDING_KINDS, FINDING_WORDS } from './saying-form.ts';
import { STEP_WORDS, type StepAsked } from './step-form.ts';

type Choice = { id: string; name: string };

/** Judgements by area; every one may stay empty. */
export function judgementsPage(inspection: Inspection, asked: readonly AreaAsked[], now: Form, shown: FormShown): Html {
  const here = `/inspections/${inspection.id}`;
  return formPage(
    {
      ...{ title: 'Write the judgements', caption: inspection.title, action: `${here}/judgements`, verb: 'Save' },
      ...{ cancelHref: here, shown, version: { number: inspection.version, now } },
      before: html`<p class="govuk-body">None is mandatory: leave empty what was not judged.</p>`,
    },
    html`${asked.map(({ key, area, grades }) => {
      const title = area === null ? `What is judged (${key})` : areaTitle(area);
      const name = area === null && lineField(shown, { field: `area-${key}`, label: title });
      const grade =
        grades &&
        choiceField(shown, {
          ...{ field: `grade-${key}`, label: area === null ? 'Grade' : title },
          items: [
            { value: '', text: 'Not judged' },
            ...Object.entries(GRADE_WORDS).map(([value, text]) => ({ value, text })),
          ],
        });
      const words = area === null ? 'In words' : `In words: ${title.toLowerCase()}`;
      return html`${name}${grade}${textField(shown, { field: `words-${key}`, label: words, rows: 2 })}`;
    })}`,
  );
}

export type FindingPage = {
  inspection: Inspection;
  /** Null for one that is added. */
  finding: Finding | null;
  /** The areas that inspections of its day judge. */
  areas: readonly Choice[];
  teams: readonly Choice[];
  services: readonly Choice[];
  now: Form;
  shown: FormShown;
};

export function findingPage({ inspection, finding, areas, teams, services, now, shown }: FindingPage): Html {
  const here = `/inspections/${inspection.id}`;
  const choice = (field: string, label: string, items: readonly Choice[]) =>
    items.length > 0 &&
    choiceField(shown, {
      ...{ field, label },
      items: [{ value: '', text: 'None in particular' }, ...items.map(({ id, name }) => ({ value: id, text: name }))],
    });
  return formPage(
    {
      ...{ title: finding ? 'Change a finding' : 'Add a finding', caption: inspection.title },
      ...{ action: finding ? `/findings/${finding.id}/edit` : `${here}/findings`, cancelHref: here, shown },
      ...{ verb: finding ? 'Save' : 'Add this finding', version: finding && { number: finding.version, now } },
    },
    html`${radios({
      ...{ name: 'kind', idPrefix: 'kind', value: shown.given['kind'], error: errorOf(shown, 'kind') },
      legend: { text: 'What is it?', classes: 'govuk-fieldset__legend--s' },
      items: FINDING_KINDS.map((kind) => ({ value: kind, text: FINDING_WORDS[kind] })),
    })}
${sharedFields(shown, 'What does the report say?')}
${choice('area', 'Which area of judgement is it about?', areas)}
${choice('team', 'Which team is it about?', teams)}
${choice('service', 'Which service is it about?', services)}`,
  );
}

function sharedFields(shown: FormShown, label: string): Html {
  return html`${textField(shown, { field: 'words', label, hint: 'In its own words, without names', rows: 5 })}
${lineField(shown, { field: 'paragraph', label: 'Paragraph', hint: 'For example: 12' })}
${lineField(shown, { field: 'theme', label: 'Theme', hint: 'For example: Management oversight' })}`;
}

export function recommendationPage(
  inspection: Inspection,
  recommendation: Recommendation | null,
  now: Form,
  shown: FormShown,
): Html {
  const here = `/inspections/${inspection.id}`;
  return formPage(
    {
      ...{ title: recommendation ? `Change ${recommendation.ref}` : 'Add a recommendation', caption: inspection.title },
      action: recommendation ? `/recommendations/${recommendation.id}/edit` : `${here}/recommendations`,
      ...{ verb: recommendation ? 'Save' : 'Add this recommendation', cancelHref: here, shown },
      version: recommendation && { number: recommendation.version, now },
    },
    html`${recommendation === null && lineField(shown, { field: 'ref', label: 'What is it called?', hint: 'A ref that no other has, for example REC-01. It stays' })}
${sharedFields(shown, 'What is recommended?')}`,
  );
}

export type StepPage = {
  title: string;
  words: string;
  /** What the form is sent to, and what was said of it before. */
  action: string;
  cancelHref: string;
  steps: Finding['steps'];
  nameOf: (person: string) => string;
  possible: readonly StepAsked[];
  needsMinute: boolean;
  /** Recommendations that can take its place; null: it is not asked. */
  later: readonly { ref: string; words: string }[] | null;
  shown: FormShown;
};

const DONE_WORDS = { raised: 'Raised', closed: 'Closed', superseded: 'Superseded', reopened: 'Opened again' } as const;

/** What becomes of a finding or a recommendation: the next step of its ledger, with its day and reason. */
export function stepPage(page: StepPage): Html {
  const { shown, possible, needsMinute, later } = page;
  const steps = dataTable({
    caption: 'What became of it so far',
    captionSize: 'm',
    columns: ['Step', 'Day', 'By', 'Reason', 'Minute'].map((heading) => ({ heading })),
    rows: page.steps.map((step) => [
      DONE_WORDS[step.step],
      dateInWords(step.on),
      page.nameOf(step.by),
      step.byRef ? `By ${step.byRef}. ${step.reason}` : step.reason,
      step.minute,
    ]),
  });
  const form = formPage(
    {
      ...{ title: page.title, action: page.action, verb: 'Note it', cancelHref: page.cancelHref, shown },
      version: { number: page.steps.length, now: {} },
      before: html`<p class="govuk-body-l">${page.words}</p>`,
    },
    html`${radios({
      ...{ name: 'step', idPrefix: 'step', value: shown.given['step'], error: errorOf(shown, 'step') },
      legend: { text: 'What becomes of it?', classes: 'govuk-fieldset__legend--s' },
      items: possible.map((step) => ({ value: step, text: STEP_WORDS[step].verb, hint: STEP_WORDS[step].hint })),
    })}
${
  later !== null &&
  possible.includes('superseded') &&
  choiceField(shown, {
    ...{ field: 'byRef', label: 'Which recommendation takes its place?', hint: 'Only where it is superseded' },
    items: [
      { value: '', text: 'None' },
      ...later.map(({ ref, words }) => ({ value: ref, text: `${ref}: ${words.slice(0, 80)}` })),
    ],
  })
}
${dayField(shown, { field: 'on', label: 'On which day was that decided?' })}
${textField(shown, { field: 'reason', label: 'Why?' })}
${lineField(shown, { field: 'minute', label: 'Minute', hint: needsMinute ? 'Of the board’s decision, for example 3.4 of 7 July' : 'Where it was decided in a meeting. Else leave it empty' })}
${checkboxes({
  ...{ name: 'sure', idPrefix: 'sure', error: errorOf(shown, 'sure') },
  items: [
    { value: 'yes', text: 'This is what was decided', hint: 'A step is never taken back: a later one may follow it' },
  ],
})}`,
  );
  return html`${form}${steps}`;
}

export type FeedbackShown = { id: string; heardOn: string; words: string; by: string };

/** What inspectors said before they wrote it. */
export function feedbackPage(inspection: Inspection, heard: readonly FeedbackShown[], shown: FormShown | null): Html {
  const { id, title } = inspection;
  return html`${pageHeading('What inspectors said', { caption: title })}
${reading(html`<p class="govuk-body">Only those who may see what is held back can open this page, and the record keeps who did.</p>`)}
${dataTable({
  caption: 'Said before it was written, newest first',
  captionSize: 'm',
  columns: [{ heading: 'Heard' }, { heading: 'Words' }, { heading: 'Written down by' }],
  rows: heard.map((one) => [one.heardOn, html`<span class="hw-kept">${one.words}</span>`, one.by]),
  whenEmpty: 'Nothing is written down.',
})}
${
  shown &&
  reading(html`<h2 class="govuk-heading-m">Write down what was said</h2>
<form method="post" action="/inspections/${id}/feedback" novalidate>
${hiddenFields(shown.csrfToken)}
${dayField(shown, { field: 'heard', label: 'When was it said?' })}
${textField(shown, { field: 'words', label: 'What was said?', hint: 'About how services work, never about one child. Without names', rows: 8 })}
${button({ text: 'Keep it' })}
</form>`)
}`;
}
