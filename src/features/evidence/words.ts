import type { Stance, Strength } from './evidence.ts';

export const STANCE_WORDS: Readonly<Record<Stance, string>> = { supports: 'Supports', contradicts: 'Contradicts' };

/** Shapes that tell the two apart without colour. */
export const STANCE_SIGNS: Readonly<Record<Stance, string>> = { supports: '+', contradicts: '−' };

export const STRENGTH_WORDS: Readonly<Record<Strength, string>> = {
  weak: 'Weak',
  moderate: 'Moderate',
  strong: 'Strong',
};

export const STRENGTH_HINTS: Readonly<Record<Strength, string>> = {
  weak: 'One account, or few cases',
  moderate: 'Several accounts or cases that agree',
  strong: 'Systematic: a figure, an audit of a sample, an independent judgement',
};
