import type { Fraction } from './proportion-interval.ts';

/** One group of a whole in two periods; a group that is not there yet, or no more, has 0 of 0. */
export type GroupTwice = { key: string; first: Fraction; second: Fraction };

export type Contribution = {
  key: string;
  /** The part of the whole's change that comes with the group's own proportion changing, 0 to 1. */
  within: number;
  /** The part that comes with the group having become a larger or smaller part of the whole. */
  mix: number;
  /** Both together. */
  total: number;
};

export type Decomposition = {
  /** The whole's proportion in the second period less that in the first. */
  change: number;
  within: number;
  mix: number;
  contributions: Contribution[];
};

/**
 * The change of a whole's proportion between two periods, broken into what each group brings to it. Within and mix of
 * all groups add up to the change exactly, and turning the periods round turns every sign.
 *
 * With group proportions p, their parts w of the whole and the whole's proportions P: within is (p2 − p1)·(w1 + w2)/2,
 * mix is (w2 − w1)·((p1 + p2)/2 − (P1 + P2)/2): both periods weigh the same (Marshall 1887 and Edgeworth; Kitagawa
 * 1955). Mix is above 0 where a group with a proportion above the whole's grew, or one below it shrank. A group of one
 * period only has no change within: what it brings is mix.
 *
 * It is arithmetic and not a cause: it says where a change shows, not why, nor whether it is more than chance. Null
 * where either period has nobody.
 */
export function decomposeProportion(groups: readonly GroupTwice[]): Decomposition | null {
  const [first, second] = [together(groups, 'first'), together(groups, 'second')];
  if (first.of === 0 || second.of === 0) return null;
  const between = (first.count / first.of + second.count / second.of) / 2;
  const contributions = groups.map((group) => {
    const [before, after] = [proportionOf(group.first), proportionOf(group.second)];
    const [p1, p2] = [before ?? after ?? between, after ?? before ?? between];
    const [w1, w2] = [group.first.of / first.of, group.second.of / second.of];
    const [within, mix] = [((p2 - p1) * (w1 + w2)) / 2, (w2 - w1) * ((p1 + p2) / 2 - between)];
    return { key: group.key, within, mix, total: within + mix };
  });
  return {
    change: second.count / second.of - first.count / first.of,
    within: contributions.reduce((sum, { within }) => sum + within, 0),
    mix: contributions.reduce((sum, { mix }) => sum + mix, 0),
    contributions,
  };
}

/** How many of one group in two periods. */
export type CountTwice = { key: string; first: number; second: number };

/** What a whole's count is divided by in each period (a population, or 1) and multiplied with (10000 for per 10,000). */
export type Scale = { first: number; second: number; per: number };

const AS_COUNTED: Scale = { first: 1, second: 1, per: 1 };

/**
 * The change of a whole's count broken into each group's: what one group has more or less. With a scale, the same for a
 * rate of one population that the groups share, in the rate's unit; where the population changed too, a group whose
 * count stood still still moves the rate. The groups add up to the change exactly. Arithmetic, not a cause.
 */
export function decomposeCount(
  groups: readonly CountTwice[],
  scale: Scale = AS_COUNTED,
): { change: number; contributions: { key: string; total: number }[] } {
  if (!(scale.first > 0 && scale.second > 0)) throw new RangeError('a rate needs a population above 0');
  const changeOf = (first: number, second: number) => (second / scale.second - first / scale.first) * scale.per;
  const sum = (period: 'first' | 'second') => groups.reduce((total, group) => total + group[period], 0);
  return {
    change: changeOf(sum('first'), sum('second')),
    contributions: groups.map(({ key, first, second }) => ({ key, total: changeOf(first, second) })),
  };
}

function together(groups: readonly GroupTwice[], period: 'first' | 'second'): Fraction {
  return groups.reduce(
    (sum, group) => {
      const { count, of } = group[period];
      if (!(count >= 0 && of >= count)) throw new RangeError('a group needs 0 <= count <= of');
      return { count: sum.count + count, of: sum.of + of };
    },
    { count: 0, of: 0 },
  );
}

function proportionOf({ count, of }: Fraction): number | null {
  return of === 0 ? null : count / of;
}
