import { RISK_LOOKS, type RiskBand } from '#charts';
import { dateInWords } from '#kernel/local-date.ts';
import { type Content, type Html, html, tag } from '#ui';
import type { Rating } from './risk.ts';
import { GAPS, type Movement, type RiskStanding } from './standing.ts';

const COLOURS = { high: 'red', medium: 'yellow', low: 'green' } as const;

/** A score with its band in a word; the colour says the same again. */
export function bandTag(score: number, band: RiskBand): Html {
  return tag(`${score} ${RISK_LOOKS[band].word}`, COLOURS[band]);
}

const MOVED: Readonly<Record<NonNullable<Movement>, string>> = {
  up: '▲ up since the review before',
  down: '▼ down since the review before',
  same: 'as at the review before',
};

/** Where the score went, with an arrow and in words. */
export function movedInWords(movement: Movement): string {
  return movement === null ? 'rated once so far' : MOVED[movement];
}

type Moved = Pick<RiskStanding, 'movement' | 'history' | 'current'>;

/** In a line of the register: `▼ down: 20, 16, then 12 since 2 August 2022`. */
export function pathInWords({ movement, history, current }: Moved): string {
  if (movement === null) return movedInWords(movement);
  const short = { up: '▲ up', down: '▼ down', same: 'as at the review before' }[movement];
  const before = history.earlier.filter(({ on, score }) => on < history.since || score !== current);
  const scores = before.map(({ score }) => `${score}, `).join('');
  return `${short}: ${scores}${scores === '' ? '' : 'then '}${current} since ${dateInWords(history.since)}`;
}

/** In sentences: what the two reviews before the last one found, and since when the score is what it is. */
export function historyInWords({ history, current }: Moved): string {
  const since = `It has stood at ${current} since ${dateInWords(history.since)}.`;
  const found = history.earlier.map(({ score, on }) => `${score} (${dateInWords(on)})`);
  if (found.length === 0) return `It was rated once, on ${dateInWords(history.since)}.`;
  const reviews = found.length === 1 ? 'At the review before it was' : 'At the two reviews before it was';
  return `${reviews} ${found.join(' and then ')}. ${since}`;
}

/** `4 × 3 = 12`. */
export function ratingInWords({ likelihood, impact }: Rating): string {
  return `${likelihood} × ${impact} = ${likelihood * impact}`;
}

/** When a risk is to be looked at again, and that it was not. */
export function reviewInWords({ reviewDueOn, gaps }: Pick<RiskStanding, 'reviewDueOn' | 'gaps'>): Content {
  if (reviewDueOn === null) return 'None: it is closed';
  if (!gaps.includes('reviewOverdue')) return dateInWords(reviewDueOn);
  return html`${tag('Overdue', 'red')} since ${dateInWords(reviewDueOn)}`;
}

/** What is missing, in words; null where nothing is. */
export function gapsInWords({ gaps }: Pick<RiskStanding, 'gaps'>): Content {
  return gaps.length === 0 ? null : html`${gaps.map((gap) => html`<span class="hw-quiet">${GAPS[gap]}</span> `)}`;
}
