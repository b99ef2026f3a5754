import { type Html, html } from '../ui/html.ts';
import { PALETTE } from './palette.ts';

/** Shapes that say the same as their colour. */
export type Shape = 'up' | 'down' | 'level' | 'unknown' | 'diamond' | 'dot' | 'ring' | 'tick' | 'cross' | 'wave';

export type Look = { shape: Shape; colour: string; word: string };

/** How a trajectory's verdict looks, on pages, in charts and in papers alike. */
export const VERDICT_LOOKS = {
  improving: { shape: 'up', colour: PALETTE.good, word: 'Improving' },
  noChange: { shape: 'level', colour: PALETTE.neutral, word: 'No significant change' },
  gettingWorse: { shape: 'down', colour: PALETTE.bad, word: 'Getting worse' },
  undetermined: { shape: 'unknown', colour: PALETTE.unknown, word: 'Cannot be determined' },
} as const satisfies Record<string, Look>;

export type VerdictKey = keyof typeof VERDICT_LOOKS;

/** Whether a target is met reliably; the meanings are those of NHS Making Data Count's assurance icons. */
export const ASSURANCE_LOOKS = {
  hit: { shape: 'tick', colour: PALETTE.good, word: 'Reliably met' },
  sometimes: { shape: 'wave', colour: PALETTE.neutral, word: 'Met some months' },
  miss: { shape: 'cross', colour: PALETTE.bad, word: 'Reliably missed' },
} as const satisfies Record<string, Look>;

export type AssuranceKey = keyof typeof ASSURANCE_LOOKS;

/** What kind of variation the months show; the meanings are those of NHS Making Data Count's variation icons. */
export const VARIATION_LOOKS = {
  improvement: { shape: 'up', colour: PALETTE.good, word: 'Special cause, better' },
  concern: { shape: 'down', colour: PALETTE.bad, word: 'Special cause, worse' },
  neitherHigh: { shape: 'diamond', colour: PALETTE.either, word: 'Special cause, higher' },
  neitherLow: { shape: 'diamond', colour: PALETTE.either, word: 'Special cause, lower' },
  commonCause: { shape: 'level', colour: PALETTE.neutral, word: 'Common cause' },
} as const satisfies Record<string, Look>;

export type VariationKey = keyof typeof VARIATION_LOOKS;

/** A shape about its middle; `radius` is half its height or width. */
export function mark(shape: Shape, x: number, y: number, radius: number, colour: string): Html {
  const r = radius;
  switch (shape) {
    case 'up':
      return html`<path d="M${at(x)} ${at(y - r)}L${at(x + r)} ${at(y + r * 0.8)}H${at(x - r)}Z" fill="${colour}"/>`;
    case 'down':
      return html`<path d="M${at(x)} ${at(y + r)}L${at(x + r)} ${at(y - r * 0.8)}H${at(x - r)}Z" fill="${colour}"/>`;
    case 'level':
      return html`<rect x="${at(x - r)}" y="${at(y - r * 0.3)}" width="${at(2 * r)}" height="${at(r * 0.6)}" rx="${at(r * 0.15)}" fill="${colour}"/>`;
    case 'diamond':
      return html`<path d="M${at(x)} ${at(y - r * 1.1)}L${at(x + r * 1.1)} ${at(y)}L${at(x)} ${at(y + r * 1.1)}L${at(x - r * 1.1)} ${at(y)}Z" fill="${colour}"/>`;
    case 'dot':
      return html`<circle cx="${at(x)}" cy="${at(y)}" r="${at(r)}" fill="${colour}"/>`;
    case 'ring':
      return html`<circle cx="${at(x)}" cy="${at(y)}" r="${at(r)}" fill="${PALETTE.white}" stroke="${colour}" stroke-width="${at(r * 0.45)}"/>`;
    case 'unknown':
      return html`<circle cx="${at(x)}" cy="${at(y)}" r="${at(r * 0.85)}" fill="none" stroke="${colour}" stroke-width="${at(r * 0.32)}" stroke-dasharray="${at(r * 0.54)} ${at(r * 0.35)}"/>`;
    case 'tick':
      return stroked(
        `M${at(x - r)} ${at(y)}L${at(x - r * 0.3)} ${at(y + r * 0.75)}L${at(x + r)} ${at(y - r * 0.75)}`,
        r,
        colour,
      );
    case 'cross':
      return stroked(
        `M${at(x - r * 0.75)} ${at(y - r * 0.75)}L${at(x + r * 0.75)} ${at(y + r * 0.75)}M${at(x + r * 0.75)} ${at(y - r * 0.75)}L${at(x - r * 0.75)} ${at(y + r * 0.75)}`,
        r,
        colour,
      );
    case 'wave':
      return stroked(
        `M${at(x - r)} ${at(y + r * 0.1)}Q${at(x - r * 0.5)} ${at(y - r * 1.1)} ${at(x)} ${at(y)}T${at(x + r)} ${at(y - r * 0.1)}`,
        r,
        colour,
      );
  }
}

/** A coordinate to a hundredth; a figure that is not finite is a bug, never a picture. */
export function at(value: number): number {
  if (!Number.isFinite(value)) throw new Error('a coordinate is not a finite number');
  return Math.round(value * 100) / 100 || 0;
}

function stroked(path: string, r: number, colour: string): Html {
  return html`<path d="${path}" fill="none" stroke="${colour}" stroke-width="${at(r * 0.45)}" stroke-linecap="round" stroke-linejoin="round"/>`;
}
