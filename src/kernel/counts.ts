import { type Effective, inForce } from './effective.ts';
import { type LocalDate, localDate } from './local-date.ts';

/** A number that a rule counts by, as facts that hold from a day, each with its source. A council may settle its own. */
export type CountRule = {
  /** What is counted, and what follows once there are so many. */
  what: string;
  unit: readonly [one: string, many: string];
  /** A council's own lies between the two, both among them; why no less will do. */
  least: number;
  most: number;
  bounds: string;
  counts: readonly Effective<number>[];
};

type Stated = Pick<CountRule, 'what' | 'unit' | 'least' | 'most' | 'bounds'>;

function rule(amount: number, why: string, stated: Stated): CountRule {
  const source = `Headway’s default, for the council to confirm; ${why}`;
  return {
    ...stated,
    counts: [{ value: amount, from: localDate('2018-01-01'), until: null, basis: 'local', source }],
  };
}

/** Every number of things, not of days, that the plan's rules and readiness count by. */
export const COUNTS = {
  'C-IMPACT-SOURCES': rule(2, 'what one source finds, another has to find too', {
    what: 'Different sources that found it better before an impact is called evidenced',
    unit: ['source', 'sources'],
    ...{ least: 2, most: 6, bounds: 'One source alone is no evidence of an impact, and there are six kinds' },
  }),
  'C-IMPACT-SUSTAINED': rule(3, 'two good results in a row may be chance', {
    what: 'Results of one test on a measure, better in a row, before an impact is called sustained',
    unit: ['result', 'results'],
    ...{ least: 2, most: 12, bounds: 'One result alone is not in a row, and twelve are a year of months' },
  }),
  'C-MEASURE-MISSED': rule(3, 'a quarter of a year, as boards meet; one bad month is not enough', {
    what: 'Final months in a row that miss a target before the plan is asked what it does about the measure',
    unit: ['month', 'months'],
    ...{ least: 1, most: 24, bounds: 'Two years of misses are too late to ask' },
  }),
  'C-READY-SOUND': rule(95, 'a few rows with a question are found in every council’s lists', {
    what: 'Of 100 rows of the Annex A lists, those without a problem for the lists to be ready',
    unit: ['row', 'rows'],
    ...{ least: 50, most: 100, bounds: 'Lists with problems in half their rows are not ready' },
  }),
} as const satisfies Record<string, CountRule>;

export type CountId = keyof typeof COUNTS;

/** The number of each rule on the day that is looked at, as the council settled it. */
export type Counts = (id: CountId) => number;

/** The number in force on a day; the oldest one known for days before it. */
export function countOn({ counts }: CountRule, on: LocalDate): Effective<number> {
  const held = inForce(counts, on) ?? counts.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
  if (!held) throw new Error('a count needs at least one number');
  return held;
}

/** Headway's own numbers on a day. */
export function defaultCounts(on: LocalDate): Counts {
  return (id) => countOn(COUNTS[id], on).value;
}

/** `3 results`, `1 month`. */
export function countInWords({ unit: [one, many] }: CountRule, amount: number): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** A number within a sentence: up to nine as a word. */
export function numberInWords(amount: number): string {
  return WORDS[amount] ?? String(amount);
}
