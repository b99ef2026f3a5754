import { dateInWords } from '#kernel/local-date.ts';
import { type Html, html, insetText } from '#ui';
import type { Update } from '../plan.ts';

export const CONFIDENCE_WORDS = {
  high: 'High: it will do what it is for',
  medium: 'Medium: it may',
  low: 'Low: it may well not',
} as const;

/** What was said, in the owner's words. */
export function updateWords(update: Update): Html {
  const parts = [
    ['Done', update.done],
    ['Next', update.next],
    ['Blocked', update.blocked],
    ['Who removes what blocks it', update.blocked === '' ? '' : update.unblockedBy || 'Nobody is named'],
    ['Expected to be done', update.forecastOn === null ? '' : dateInWords(update.forecastOn)],
    ['Confidence', update.confidence === null ? '' : CONFIDENCE_WORDS[update.confidence]],
  ].filter(([, text]) => text !== '');
  return html`${update.isUnchanged && html`<p class="govuk-body">Nothing has changed.</p>`}<dl class="hw-update-words">${parts.map(
    ([name, text]) => html`<div><dt>${name}</dt><dd class="hw-kept">${text}</dd></div>`,
  )}</dl>`;
}

const THROUGH_WORDS: Readonly<Record<Update['through'], string>> = {
  page: '',
  link: ', by the link of a mail',
  import: ', from an imported plan',
};

/** Whose update it is, of when, and how it came. */
export function updateHeading({ by, on, through }: Pick<Update, 'by' | 'on' | 'through'>): string {
  return `${dateInWords(on)}, ${by}${THROUGH_WORDS[through]}`;
}

/** What others sent since the form was opened: it stays beside what is sent now. */
export function sentMeanwhile(updates: readonly Update[]): Html | null {
  if (updates.length === 0) return null;
  const words = updates.map(({ by, on }) => `${by} on ${dateInWords(on)}`).join(', ');
  return insetText(
    html`<p>Since you began to write, another update was sent by ${words}. Yours is added to it: both are kept. This is what it says.</p>${updates.map(updateWords)}`,
  );
}
