import { listTitle } from '#features/extracts/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { type Html, html, tag } from '#ui';
import { freshness, type ListStanding, shareInWords, shareOf, type Together, together } from './standing.ts';

/**
 * The line that stands wherever a figure is shown: as at which day, how old, and how sound and complete the rows are
 * that it is counted from. `lists` are those that the figure rests on: one for a measure, all for a scorecard.
 */
export function completenessMeter(
  lists: readonly ListStanding[],
  today: LocalDate,
  { href = '/data-quality' }: { href?: string | null } = {},
): Html {
  const all = together(lists);
  if (all === null) return html``;
  const [only] = lists.length === 1 ? lists : [];
  const { words, isStale } = freshness(all, today);
  const what = only ? `${listTitle(only.list)}, extract ${words}` : `Extract ${words}`;
  return html`<p class="govuk-body-s hw-meter">${what}${isStale && html` ${tag('Old', 'yellow')}`}${soundPart(all)}${filledPart(all)}${olderPart(all)}.${href !== null && html` <a class="govuk-link" href="${href}">Data quality</a>`}</p>`;
}

function soundPart({ rows, sound }: Together): Html | null {
  if (rows === null || sound === null || rows === 0) return null;
  const share = shareInWords(sound, rows);
  return html`; ${share} of rows sound ${meter('Rows sound', shareOf(sound, rows), share)}`;
}

function filledPart({ asked, filled }: Together): Html | null {
  if (asked === null || filled === null || asked === 0) return null;
  const share = shareInWords(filled, asked);
  return html`; ${share} of needed cells filled ${meter('Needed cells filled', shareOf(filled, asked), share)}`;
}

function olderPart({ older }: Together): string {
  if (older.length === 0) return '';
  const names = older.map(({ list, asAt }) => `${listTitle(list)} (as at ${dateInWords(asAt)})`);
  return `; only in an older extract: ${names.join(', ')}`;
}

/** A share as a bar; what it says stands beside it in words. */
export function meter(label: string, share: number | null, words: string): Html {
  if (share === null) return html``;
  return html`<meter class="hw-meter__bar" min="0" max="100" value="${share.toFixed(1)}" aria-label="${label}">${words}</meter>`;
}
