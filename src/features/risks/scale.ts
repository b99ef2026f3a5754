import type { RiskThresholds } from '#charts';
import { type LocalDate, localDate } from '#kernel/local-date.ts';

/** What 1 to 5 mean in a council, and from which score a risk is medium or high, from a day on. */
export type RiskScale = RiskThresholds & {
  /** 0: what Headway begins with. */
  version: number;
  from: LocalDate;
  /** In words, from 1 to 5. */
  likelihood: readonly string[];
  impact: readonly string[];
  source: string;
  enteredBy: string | null;
};

/** No law and no guidance sets these: each council settles its own, and these hold until it does. */
export const STARTING_SCALE: RiskScale = {
  ...{ version: 0, from: localDate('2000-01-01'), mediumFrom: 8, highFrom: 15, enteredBy: null },
  likelihood: [
    'Rare: hardly ever happens',
    'Unlikely: may happen within a few years',
    'Possible: may happen within a year',
    'Likely: will probably happen within a year',
    'Almost certain: happens already or within months',
  ],
  impact: [
    'Hardly noticed by children or staff',
    'Minor: some delay, put right at once',
    'Moderate: some children wait too long, a target is missed',
    'Serious: many children are let down, inspectors would say so',
    'Severe: children come to harm, or the council loses control of the service',
  ],
  source:
    'Headway’s starting values: scores of 15 and more are red in most councils’ registers; not from law or guidance',
};

/** The scale that holds on a day. Of two from the same day, the one that was settled later. */
export function scaleOn(scales: readonly RiskScale[], day: LocalDate): RiskScale {
  return scales
    .filter(({ from }) => from <= day)
    .reduce((best, next) => (next.from >= best.from ? next : best), STARTING_SCALE);
}

/** A step of a scale in a word or two, for a picture: what stands before the colon. */
export function shortWords(words: readonly string[]): string[] {
  return words.map((text) => text.split(':')[0] ?? text);
}
