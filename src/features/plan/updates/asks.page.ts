import { dayField, errorOf, type FormShown, textField } from '#features/forms/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import {
  button,
  buttonGroup,
  dataTable,
  type Html,
  hiddenFields,
  html,
  insetText,
  pageHeading,
  radios,
  reading,
  type TagColour,
  tag,
} from '#ui';
import type { Action } from '../plan.ts';
import { type Ask, type AskState, askState, awaitsAnswer } from './asks.ts';

const STATE_WORDS: Readonly<Record<AskState, { words: string; colour: TagColour }>> = {
  open: { words: 'Not answered', colour: 'yellow' },
  unclear: { words: 'Not clear', colour: 'orange' },
  waiting: { words: 'Not ready yet', colour: 'blue' },
  ready: { words: 'Clear and ready', colour: 'green' },
  ended: { words: 'No longer asked', colour: 'grey' },
};

export function askTag(ask: Pick<Ask, 'endedOn' | 'answers'>): Html {
  const { words, colour } = STATE_WORDS[askState(ask)];
  return tag(words, colour);
}

/** The last answer in words. */
export function answerInWords({ answers }: Pick<Ask, 'answers'>): string {
  const last = answers.at(-1);
  if (last === undefined) return '';
  const ready = last.isReady
    ? 'Ready'
    : `Ready by ${last.readyBy === null ? 'a day not named' : dateInWords(last.readyBy)}`;
  const clear = last.isClear ? 'Clear' : 'Not clear';
  const said = last.words === '' ? '' : `: ${last.words}`;
  return `${clear}. ${ready}${said} (${last.by}, ${dateInWords(last.on)})`;
}

/** What waits for the answer of who answers for an action, with the way there; null where nothing does. */
export function openAsksSection(asks: readonly Ask[], today: LocalDate): Html | null {
  const open = asks.filter((ask) => awaitsAnswer(ask, today));
  if (open.length === 0) return null;
  return insetText(
    html`<h2 class="govuk-heading-s">The council asks</h2>${open.map(
      ({ id, words }) =>
        html`<p class="govuk-body"><span class="hw-kept">${words}</span><br><a class="govuk-link" href="/my-actions/asks/${id}">Is it clear, and are you ready?<span class="govuk-visually-hidden"> Answer: ${words}</span></a></p>`,
    )}`,
  );
}

/** What is asked of who answers for an action, with the answers; for the pages of an action. */
export function asksSection(asks: readonly Ask[], more: { href: string | null; headingLevel?: 2 | 3 }): Html {
  const { href, headingLevel = 2 } = more;
  return html`<section id="asks"><h${headingLevel} class="govuk-heading-m">Asks</h${headingLevel}>${dataTable({
    caption: 'What is asked of who answers for this action',
    isCaptionHidden: true,
    columns: [{ heading: 'What is asked' }, { heading: 'Asked' }, { heading: 'Answer' }],
    rows: asks.map((ask) => [
      html`<span class="hw-plain hw-kept">${ask.words}</span>`,
      `${ask.askedBy}, ${dateInWords(ask.askedOn)}`,
      html`${askTag(ask)} <span class="hw-kept">${answerInWords(ask)}</span>`,
    ]),
    whenEmpty: 'Nothing is asked.',
  })}${href !== null && html`<p class="govuk-body"><a class="govuk-link" href="${href}">Ask something</a></p>`}</section>`;
}

export type AsksPage = { action: Action; asks: readonly Ask[]; mayAsk: boolean; shown: FormShown };

/** Everything that is asked about one action; whoever manages the plan asks here. */
export function asksPage({ action, asks, mayAsk, shown }: AsksPage): Html {
  const standing = asks.filter(({ endedOn }) => endedOn === null);
  return html`${pageHeading(`Asks about ${action.ref} ${action.title}`)}
<p class="govuk-body-l">Whoever answers for the action is asked two things of each: is it clear, and are you ready?</p>
${asksSection(asks, { href: null })}
${mayAsk && askForm(action, shown)}
${mayAsk && standing.length > 0 && endForms(standing, shown)}`;
}

function askForm({ id }: Action, shown: FormShown): Html {
  return reading(html`<form method="post" action="/plan/actions/${id}/asks" novalidate>${hiddenFields(shown.csrfToken)}
${textField(shown, { field: 'words', label: 'What do you ask?', hint: 'In a sentence or two that can be answered. Whoever answers for the action is told' })}
${button({ text: 'Ask it' })}</form>`);
}

function endForms(asks: readonly Ask[], shown: FormShown): Html {
  return html`<h2 class="govuk-heading-m">Ask no longer</h2>${asks.map(
    ({ id, words }) =>
      html`<form method="post" action="/plan/asks/${id}/end">${hiddenFields(shown.csrfToken)}<p class="govuk-body hw-kept">${words}</p>${button({ text: html`Ask it no longer<span class="govuk-visually-hidden">: ${words}</span>`, kind: 'secondary' })}</form>`,
  )}`;
}

/** One ask, to be answered by who answers for the action. */
export function answerPage({ action, ask, shown }: { action: Action; ask: Ask; shown: FormShown }): Html {
  return reading(html`${pageHeading('Is it clear, and are you ready?', { above: `Action ${action.ref} ${action.title}` })}
${insetText(html`<span class="hw-kept">${ask.words}</span><br><span class="hw-quiet">${ask.askedBy}, ${dateInWords(ask.askedOn)}</span>`)}
${ask.answers.length > 0 && html`<p class="govuk-body">Your last answer: <span class="hw-kept">${answerInWords(ask)}</span></p>`}
<form method="post" action="/my-actions/asks/${ask.id}" novalidate>${hiddenFields(shown.csrfToken)}
${radios({
  ...{ name: 'clear', idPrefix: 'clear', value: shown.given['clear'] ?? '', error: errorOf(shown, 'clear') },
  legend: { text: 'Is it clear?', classes: 'govuk-fieldset__legend--m' },
  items: [
    { value: 'yes', text: 'Yes' },
    { value: 'no', text: 'No', hint: 'Say below what is not clear' },
  ],
})}
${textField(shown, { field: 'words', label: 'What is to be said to it? (optional where it is clear)' })}
${radios({
  ...{ name: 'ready', idPrefix: 'ready', value: shown.given['ready'] ?? '', error: errorOf(shown, 'ready') },
  legend: { text: 'Are you ready?', classes: 'govuk-fieldset__legend--m' },
  items: [
    { value: 'yes', text: 'Yes' },
    { value: 'notYet', text: 'Not yet', hint: 'Say below by when' },
  ],
})}
${dayField(shown, { field: 'by', label: 'By when will you be ready?', hint: 'Only where you are not ready yet' })}
${buttonGroup(button({ text: 'Send the answer' }), html`<a class="govuk-link" href="/my-actions">Leave it</a>`)}</form>`);
}
