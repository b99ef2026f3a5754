import type { Cell } from '#features/papers/index.ts';
import { CONFIDENCE_LOOKS, DELIVERY_LOOKS, IMPACT_LOOKS, type Standing } from '#features/plan/index.ts';
import { formatFigure, forPublic, type Judged, VERDICT_WORDS } from '#features/scorecard/index.ts';
import { dateInWords, type LocalDate, toDayNumber } from '#kernel/local-date.ts';

/** The three axes as cells: a letter and words, so that no colour is needed to read them. */
export function deliveryCell({ delivery }: Standing): Cell {
  const { letter, words } = DELIVERY_LOOKS[delivery.status];
  return { text: `${letter} ${words}${delivery.override === null ? '' : ' (set by hand)'}` };
}

export function impactCell({ impact }: Standing): Cell {
  const { letter, words } = IMPACT_LOOKS[impact.rating];
  const more = [impact.isOverdue ? ', expected by now' : '', impact.contradicted ? ', contradicted' : ''];
  return { text: `${letter} ${words}${more.join('')}` };
}

export function confidenceCell({ confidence }: Standing): Cell {
  const { letter, words } = CONFIDENCE_LOOKS[confidence.level];
  return { text: `${letter} ${words}` };
}

/** A day that stays on one line of a narrow column: `30 Sep 2022`. */
export function shortDay(day: LocalDate): string {
  return dateInWords(day)
    .split(' ')
    .map((part, index) => (index === 1 ? part.slice(0, 3) : part))
    .join(' ');
}

export function dayCell(day: LocalDate | null): Cell {
  if (day === null) return { text: '' };
  return { text: shortDay(day), number: { value: toDayNumber(day), format: 'date' } };
}

export function countCell(count: number): Cell {
  return { text: String(count), number: { value: count, format: 'whole' } };
}

/** Reasons one after the other, each as a sentence. */
export function inSentences(reasons: readonly string[]): string {
  return reasons
    .map((reason) => reason.trim())
    .filter((reason) => reason !== '')
    .map((reason) => (/[.!?]$/.test(reason) ? reason : `${reason}.`))
    .join(' ');
}

/** A measure with its verdict and its latest figure, where that could be published; its id where it has no figure. */
export function measureWords(judged: Judged | undefined, id: string): string {
  if (judged === undefined) return `${id}, without a figure yet`;
  const { measure, verdict, latest } = forPublic(judged);
  const isShown = latest !== null && !latest.isSuppressed && latest.value !== null;
  const figure = isShown ? ` ${formatFigure(measure, latest)},` : '';
  return `${measure.title}:${figure} ${VERDICT_WORDS[verdict].toLowerCase()}`;
}
