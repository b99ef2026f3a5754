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
  up: '▲ up since the last review',
  down: '▼ down since the last review',
  same: 'as at the last review',
};

/** Where the score went, with an arrow and in words. */
export function movedInWords(movement: Movement): string {
  return movement === null ? 'rated once so far' : MOVED[movement];
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
