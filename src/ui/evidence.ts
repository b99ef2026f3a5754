import {
  ASSURANCE_LOOKS,
  type AssuranceKey,
  type Chart,
  type Look,
  type Shape,
  VARIATION_LOOKS,
  type VariationKey,
  VERDICT_LOOKS,
  type VerdictKey,
} from '../charts/index.ts';
import { mark } from '../charts/marks.ts';
import { details } from './details.ts';
import { type Content, classNames, type Html, html, isBlank, raw } from './html.ts';
import { dataTable } from './table.ts';

/** A verdict as shape, word and colour; other words may be given where the standing ones do not fit. */
export function verdictMark(verdict: VerdictKey, words?: Content): Html {
  return lookMark(VERDICT_LOOKS[verdict], words);
}

/** Whether the target is met: shape, word and colour. */
export function assuranceMark(assurance: AssuranceKey, words?: Content): Html {
  return lookMark(ASSURANCE_LOOKS[assurance], words);
}

/** The kind of variation: shape, word and colour. */
export function variationMark(variation: VariationKey, words?: Content): Html {
  return lookMark(VARIATION_LOOKS[variation], words);
}

/** The answer first: one sentence in large type, and under it what qualifies it. */
export function headline(sentence: Content, qualification?: Content): Html {
  return html`<div class="hw-headline"><p class="hw-headline__sentence">${sentence}</p>${
    !isBlank(qualification) && html`<p class="hw-headline__note">${qualification}</p>`
  }</div>`;
}

/** One figure with its words, such as a count and what was counted. */
export function stat(figure: Content, words: Content, note?: Content): Html {
  return html`<div class="hw-stat"><p class="hw-stat__figure">${figure}</p><p class="hw-stat__words">${words}</p>${
    !isBlank(note) && html`<p class="hw-stat__note">${note}</p>`
  }</div>`;
}

/** A figure and, smaller under it, what it is made of: `84%` over `41 of 49`, which stays on one line. */
export function figureOf(figure: Content, madeOf?: Content): Html {
  const note = typeof madeOf === 'string' ? madeOf.replace(/(\d) of (\d)/g, '$1\u00a0of\u00a0$2') : madeOf;
  return html`<span class="hw-figure-of"><span class="hw-figure-of__value">${figure}</span>${
    !isBlank(madeOf) && html`<span class="hw-figure-of__note">${note}</span>`
  }</span>`;
}

/** A name and, smaller under it, what places it: a measure and its code. */
export function named(name: Content, note?: Content): Html {
  return html`<span class="hw-named"><span class="hw-named__name">${name}</span>${
    !isBlank(note) && html`<span class="hw-named__note">${note}</span>`
  }</span>`;
}

export type FigureOptions = {
  /** 2 to 4; the title is left to the page where it is null. */
  headingLevel: 2 | 3 | 4 | null;
  /** What the table behind the picture is called. */
  tableSummary?: Content;
  /** The summary is read by screen readers inside the picture already; show it unless the page says the same. */
  isSummaryShown?: boolean | undefined;
};

/** A chart in both its widths, its summary and the table behind it. */
export function figure(chart: Chart, options: FigureOptions): Html {
  const { headingLevel } = options;
  const title =
    headingLevel !== null &&
    html`<h${headingLevel} class="govuk-heading-m hw-figure__title">${chart.title}</h${headingLevel}>`;
  const summary = options.isSummaryShown !== false && html`<p class="hw-figure__summary">${chart.summary}</p>`;
  const behind = dataTable({
    caption: chart.table.caption,
    columns: chart.table.columns.map(({ heading, numeric }) => ({ heading, isNumeric: numeric })),
    rows: chart.table.rows,
    isCompact: true,
    whenEmpty: 'No figures.',
  });
  return html`<div class="hw-figure">${title}${summary}${picture(chart)}${details({
    summary: options.tableSummary ?? 'The figures as a table',
    content: behind,
    classes: 'hw-figure__table',
  })}</div>`;
}

/**
 * A chart alone, in both its widths: only the one that fits is shown and read. One with a narrow form needs a block of
 * its own; `early` takes the narrow form sooner, where the wide one is as wide as a whole page.
 */
export function picture(chart: Pick<Chart, 'svg' | 'narrowSvg'>, change: 'usual' | 'early' = 'usual'): Html {
  if (chart.narrowSvg === undefined) return html`<div class="hw-picture">${raw(chart.svg)}</div>`;
  return html`<div class="${classNames('hw-pictures', change === 'early' && 'hw-pictures--early')}"><div class="hw-picture hw-picture--wide">${raw(chart.svg)}</div><div class="hw-picture hw-picture--narrow">${raw(chart.narrowSvg)}</div></div>`;
}

export type Card = { title: Content; href?: string | undefined; content: Content; note?: Content };

/** Things of a kind side by side, one under the other where the page is narrow. */
export function cardGrid(cards: readonly Card[], headingLevel: 2 | 3 = 2): Html {
  return html`<ul class="hw-cards">${cards.map(
    (card) =>
      html`<li class="hw-card"><h${headingLevel} class="hw-card__title">${
        card.href === undefined
          ? card.title
          : html`<a class="govuk-link hw-card__link" href="${card.href}">${card.title}</a>`
      }</h${headingLevel}><div class="hw-card__content">${card.content}</div>${
        !isBlank(card.note) && html`<p class="hw-card__note">${card.note}</p>`
      }</li>`,
  )}</ul>`;
}

/** Nothing here yet: why, and what to do about it. */
export function emptyState(title: Content, explanation: Content, action?: Content): Html {
  return html`<div class="hw-empty-state"><h2 class="govuk-heading-m">${title}</h2><p class="govuk-body">${explanation}</p>${action}</div>`;
}

/** What the figures stand on, beside them: a quiet panel of short answers. */
export function aside(
  label: string,
  parts: readonly { heading: Content; content: Content }[],
  headingLevel: 2 | 3 = 3,
): Html {
  return html`<aside class="hw-aside" aria-label="${label}">${parts.map(
    ({ heading, content }) =>
      html`<h${headingLevel} class="hw-aside__heading">${heading}</h${headingLevel}><div class="hw-aside__content">${content}</div>`,
  )}</aside>`;
}

/** A shape the size of a letter, in the colour of the text around it; it says nothing to a screen reader. */
export function shapeMark(shape: Shape): Html {
  return html`<svg class="hw-mark__shape" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false">${mark(shape, 7, 7, 6, 'currentColor')}</svg>`;
}

function lookMark(look: Look, words: Content): Html {
  return html`<span class="${classNames('hw-mark', `hw-mark--${look.shape}`)}">${shapeMark(look.shape)}<span class="hw-mark__word">${words ?? look.word}</span></span>`;
}
