import type { Block, Cell } from '#features/papers/index.ts';
import { CONFIDENCE_LOOKS, DELIVERY_LOOKS, IMPACT_LOOKS, type Standing } from '#features/plan/index.ts';
import { type ChartPoint, formatFigure, forPublic, type Judged, VERDICT_WORDS } from '#features/scorecard/index.ts';
import { dateInWords, type LocalDate, toDayNumber } from '#kernel/local-date.ts';
import { firstDayOf, type Month, monthInWords } from '#kernel/month.ts';

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
  return { text: countInWords(count), number: { value: count, format: 'whole' } };
}

/** A reason that lists what speaks for it (`Delivered: It was expected; An audit found`), each part as a sentence. */
export function partsInSentences(reason: string): string {
  return inSentences(reason.split(/[:;] (?=[A-Z])/));
}

/** What the ids of measures that a text names stand for; nothing where it names none. */
export function measuresNamed(texts: readonly string[], judged: ReadonlyMap<string, Judged>): Block[] {
  const named = [...judged].filter(([id]) => texts.some((text) => words(text).includes(id)));
  if (named.length === 0) return [];
  const list = named.map(([id, { measure }]) => `${id} is “${measure.title}”`).join('; ');
  return [{ kind: 'note', runs: [{ text: `Measures: ${list}.` }] }];
}

function words(text: string): string[] {
  return text.split(/[\s,.;:()]+/);
}

/** Reasons one after the other, each as a sentence. */
export function inSentences(reasons: readonly string[]): string {
  return reasons
    .map((reason) => reason.trim())
    .filter((reason) => reason !== '')
    .map((reason) => (/[.!?]$/.test(reason) ? reason : `${reason}.`))
    .join(' ');
}

/** A count as text of a sentence or a cell: `1,481`. */
export function countInWords(count: number): string {
  return count.toLocaleString('en-GB');
}

/** A month that a workbook knows as one. */
export function monthCell(month: Month): Cell {
  return { text: monthInWords(month), number: { value: toDayNumber(firstDayOf(month)), format: 'month' } };
}

/** `July 2022`, and whether records of that month are still coming in. */
export function monthOf({ month, status }: Pick<ChartPoint, 'month' | 'status'>): string {
  return `${monthInWords(month)}${status === 'provisional' ? ', provisional' : ''}`;
}

/** A measure with its verdict and its latest figure, where that could be published; its id where it has no figure. */
export function measureWords(judged: Judged | undefined, id: string): string {
  if (judged === undefined) return `${id}, without a figure yet`;
  const { measure, verdict, latest } = forPublic(judged);
  const isShown = latest !== null && !latest.isSuppressed && latest.value !== null;
  const figure = isShown ? ` ${formatFigure(measure, latest)} (${monthOf(latest)}),` : '';
  return `${measure.title}:${figure} ${VERDICT_WORDS[verdict].toLowerCase()}`;
}

export function isDelivered({ status }: Standing['delivery']): boolean {
  return status === 'delivered' || status === 'embedded';
}

export function isProven({ rating }: Standing['impact']): boolean {
  return rating === 'evidenced' || rating === 'sustained';
}
