import { type Content, dataTable, type Html, html, insetText, linkButton, pageHeading, tag } from '#ui';
import { type Difference, ENTRY_KINDS, ENTRY_WORDS, type FieldDifference, WHAT_WORDS } from './differences.ts';
import { noneWords } from './versions.page.ts';
import { type Stretch, wordsDiff } from './words-diff.ts';

export type ComparePage = {
  /** What the two sides are called: `Version 2: For the cabinet`, `The plan as it is now`. */
  was: string;
  is: string;
  differences: readonly Difference[];
  csvHref: string;
  swapHref: string | null;
  navigation: Html;
};

const WHAT_COLOURS = { added: 'green', ended: 'red', changed: 'blue' } as const;

/** What differs between two plans: what was added, what ended, what changed, with both sides. */
export function comparePage({ was, is, differences, csvHref, swapHref, navigation }: ComparePage): Html {
  const heading = html`${pageHeading('What is different', { caption: `From ${was} to ${is}` })}${navigation}`;
  if (differences.length === 0)
    return html`${heading}${insetText('Nothing is different: word for word the same plan.')}`;
  return html`${heading}
<p class="govuk-body-l">${countsInWords(differences)}</p>
<p class="govuk-body"><ins>Words that were added</ins> are underlined, <del>words that were taken out</del> are struck through. <a class="govuk-link" href="${csvHref}">Download as CSV</a></p>
${swapHref !== null && linkButton({ text: 'Look at it the other way round', href: swapHref, kind: 'secondary' })}
${ENTRY_KINDS.map((kind) => {
  const some = differences.filter((one) => one.kind === kind);
  return some.length > 0 && html`<h2 class="govuk-heading-m">${ENTRY_WORDS[kind]}</h2>${some.map(differencePart)}`;
})}`;
}

export function countsInWords(differences: readonly Difference[]): string {
  const count = (what: Difference['what']) => differences.filter((one) => one.what === what).length;
  return `${count('added')} added, ${count('ended')} no longer there, ${count('changed')} changed.`;
}

function differencePart({ kind, key, name, what, fields }: Difference): Html {
  const title = kind === 'plan' ? name : `${key} ${name}`;
  const isChanged = what === 'changed';
  const only = what === 'added' ? 'It is' : 'It was';
  return html`<h3 class="govuk-heading-s">${title} ${tag(WHAT_WORDS[what], WHAT_COLOURS[what])}</h3>
${dataTable({
  caption: `${WHAT_WORDS[what]}: ${title}`,
  isCaptionHidden: true,
  columns: [{ heading: 'What' }, ...(isChanged ? [{ heading: 'It was' }, { heading: 'It is' }] : [{ heading: only }])],
  rows: fields
    .filter(({ was, is }) => isChanged || !SAYS_LITTLE.has(was + is))
    .map((one) => (isChanged ? [one.field, ...bothSides(one)] : [one.field, noneWords(one.was + one.is)])),
  isCompact: true,
})}`;
}

/** What is usual need not be said of what was added or ended. */
const SAYS_LITTLE: ReadonlySet<string> = new Set(['', 'No', 'The council']);

/** The old text with what was taken out marked, and the new one with what was added. */
function bothSides({ was, is }: FieldDifference): [Content, Content] {
  const stretches = wordsDiff(was, is);
  const side = (text: string, kind: 'added' | 'removed') =>
    text === ''
      ? noneWords(text)
      : html`<span class="hw-kept">${stretches.filter((one) => one.kind === 'same' || one.kind === kind).map(marked)}</span>`;
  return [side(was, 'removed'), side(is, 'added')];
}

/** A stretch with its mark; said in words to those who do not see it. */
function marked({ kind, text }: Stretch): Content {
  if (kind === 'same') return text;
  const says = (words: string) => html`<span class="govuk-visually-hidden">${words}</span>`;
  return kind === 'added'
    ? html`${says(' Added: ')}<ins>${text}</ins>${says(' (end of what was added) ')}`
    : html`${says(' Taken out: ')}<del>${text}</del>${says(' (end of what was taken out) ')}`;
}
