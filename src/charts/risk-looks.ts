import type { Look } from './marks.ts';
import { PALETTE } from './palette.ts';

export type RiskBand = 'low' | 'medium' | 'high';

/** From which score a risk is medium, and from which it is high. */
export type RiskThresholds = { mediumFrom: number; highFrom: number };

/** How grave a risk is: shape, colour, word and letter, so that it is read without the colour. */
export const RISK_LOOKS = {
  high: { shape: 'diamond', colour: PALETTE.bad, word: 'High', letter: 'H' },
  medium: { shape: 'ring', colour: PALETTE.neutral, word: 'Medium', letter: 'M' },
  low: { shape: 'dot', colour: PALETTE.good, word: 'Low', letter: 'L' },
} as const satisfies Record<RiskBand, Look & { letter: string }>;

/** The band that a score from 1 to 25 lies in. */
export function riskBand(score: number, { mediumFrom, highFrom }: RiskThresholds): RiskBand {
  if (score >= highFrom) return 'high';
  return score >= mediumFrom ? 'medium' : 'low';
}
