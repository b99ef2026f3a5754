import { dayField, errorOf, type FormShown } from '#features/forms/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import {
  button,
  buttonGroup,
  details,
  fileUpload,
  type Html,
  hiddenFields,
  html,
  input,
  insetText,
  pageHeading,
  radios,
  reading,
  select,
  textarea,
  verdictMark,
} from '#ui';
import { ACCEPTED_ENDINGS, DOCUMENT_MEGABYTES } from './documents/kinds.ts';
import {
  type About,
  type AboutNamed,
  aboutKey,
  type Evidence,
  type FigureKept,
  SOURCE_WORDS,
  SOURCES,
} from './evidence.ts';
import { LONGEST } from './form.ts';
import { addHref } from './section.page.ts';
import { STANCE_WORDS, STRENGTH_HINTS, STRENGTH_WORDS } from './words.ts';

export type AddingPage = {
  named: AboutNamed;
  /** Evidence to whose claim this is added; null: to a claim of its own. */
  beside: Evidence | null;
  /** The figure that is to be kept as it is. */
  figure: FigureKept | null;
  /** Measures of which a figure can be taken; empty where the reader sees none. */
  measures: readonly { id: string; title: string }[];
  shown: FormShown;
};

/** The form that adds evidence for or against what is claimed of something. */
export function addingPage({ named, beside, figure, measures, shown }: AddingPage): Html {
  const { given } = shown;
  const key = aboutKey(named.about);
  const claim = given['claim'] ?? beside?.claim ?? '';
  return html`${pageHeading('Add evidence', { caption: named.title })}
${reading(html`${figure === null ? measureChoice(key, beside, measures) : figureToKeep(figure, named.about, beside)}
<form method="post" action="/evidence" enctype="multipart/form-data" novalidate>
${hiddenFields(shown.csrfToken, {
  about: key,
  ...(beside && { beside: beside.id }),
  ...(figure && { measure: figure.measure, extract: figure.extractId }),
  ...(figure && { from: given['from'] ?? '', to: given['to'] ?? '' }),
})}
${textarea({
  ...{ name: 'claim', id: 'claim', rows: 2, value: claim, error: errorOf(shown, 'claim') },
  label: { text: 'What is claimed', classes: 'govuk-label--s' },
  hint: 'One sentence that can be true or false, such as: Children are seen within a day of a strategy discussion. Evidence that contradicts it stands beside it.',
})}
${radios({
  ...{ name: 'stance', idPrefix: 'stance', error: errorOf(shown, 'stance'), value: given['stance'] ?? '' },
  legend: { text: 'What does it do to the claim?', classes: 'govuk-fieldset__legend--s' },
  items: Object.entries(STANCE_WORDS).map(([value, text]) => ({ value, text: `${text} it` })),
})}
${figure === null && sourceChoice(shown)}
${radios({
  ...{ name: 'strength', idPrefix: 'strength', error: errorOf(shown, 'strength'), value: given['strength'] ?? '' },
  legend: { text: 'How strong is it?', classes: 'govuk-fieldset__legend--s' },
  items: (['weak', 'moderate', 'strong'] as const).map((value) => ({
    ...{ value, text: STRENGTH_WORDS[value], hint: STRENGTH_HINTS[value] },
  })),
})}
${figure === null && dayField(shown, { field: 'aboutOn', label: 'Which day is it about?', hint: 'Not the day on which you add it, such as 31 3 2022' })}
${whereSeen(shown)}
${buttonGroup(button({ text: 'Add evidence', preventDoubleClick: true }), html`<a class="govuk-link" href="${named.href}">Cancel</a>`)}
</form>`)}`;
}

function whereSeen(shown: FormShown): Html {
  const { given } = shown;
  return html`<h2 class="govuk-heading-m">What shows it</h2>
${fileField(shown, 'Document')}
${input({
  ...{ name: 'link', id: 'link', type: 'url', value: given['link'] ?? '', error: errorOf(shown, 'link') },
  label: { text: 'Link', classes: 'govuk-label--s' },
  hint: 'The address of a page that others can open, beginning with https://',
})}
${textarea({
  ...{ name: 'note', id: 'note', rows: 4, value: given['note'] ?? '', error: errorOf(shown, 'note') },
  label: { text: 'Note', classes: 'govuk-label--s' },
  hint: `What it says, or where it can be seen, in up to ${LONGEST.note.toLocaleString('en-GB')} characters. Nothing that identifies a child.`,
})}`;
}

/** One file, with what may be sent; nothing but its bytes decides what it is. */
export function fileField(shown: FormShown, label: string): Html {
  return fileUpload({
    ...{ name: 'file', id: 'file', accept: ACCEPTED_ENDINGS, error: errorOf(shown, 'file') },
    label: { text: label, classes: 'govuk-label--s' },
    hint: `PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPEG, text or CSV, without macros, up to ${DOCUMENT_MEGABYTES} MB. Nothing that identifies a child.${shown.problems.length > 0 ? ' Choose it again: it was not kept.' : ''}`,
  });
}

function sourceChoice(shown: FormShown): Html {
  return radios({
    ...{ name: 'source', idPrefix: 'source', error: errorOf(shown, 'source'), value: shown.given['source'] ?? '' },
    legend: { text: 'Where does it come from?', classes: 'govuk-fieldset__legend--s' },
    items: SOURCES.map((value) => ({ value, text: SOURCE_WORDS[value] })),
  });
}

function figureToKeep(figure: FigureKept, about: About, beside: Evidence | null): Html {
  const { measure, title, fraction, reason, verdict, asAt, definitionVersion } = figure;
  return insetText(
    html`<p class="govuk-body"><strong>${figure.figure}</strong> (${fraction}) ${verdictMark(verdict)}</p><p class="govuk-body">${title} (${measure}), as at ${dateInWords(asAt)}, by version ${definitionVersion} of its definition. ${reason}</p><p class="govuk-body">It is kept as it is, whatever later extracts say. <a class="govuk-link" href="${addHref(about, beside?.id)}">Add something else instead</a></p>`,
  );
}

function measureChoice(key: string, beside: Evidence | null, measures: AddingPage['measures']): Html {
  if (measures.length === 0) return html``;
  return details({
    summary: 'Take a figure as evidence',
    content: html`<form method="get" action="/evidence/new"><input type="hidden" name="about" value="${key}">${beside && html`<input type="hidden" name="beside" value="${beside.id}">`}${select(
      {
        ...{ name: 'measure', id: 'measure', label: 'Measure' },
        hint: 'Its latest figure is kept with its extract, the version of its definition and its verdict.',
        items: measures.map(({ id, title }) => ({ value: id, text: `${id} ${title}` })),
      },
    )}${button({ text: 'Use its figure', kind: 'secondary' })}</form>`,
  });
}
