/** Points in a row on one side of the mean, or steadily rising or falling, that are not chance. */
const RUN_LENGTH = 7;

/** The four rules of Making Data Count, in the order in which they name a point. */
export type Rule = 'outsideLimits' | 'trend' | 'twoOfThree' | 'shift';

/** A special cause: which rule found it and to which side it points. */
export type Cause = { rule: Rule; direction: 'high' | 'low' };

type Placed = {
  value: number | null;
  side: -1 | 0 | 1 | null;
  isOutside: boolean;
  isNearLimit: boolean;
};

/**
 * The special cause of each point of one segment, or null for common cause. A point that meets several rules is named
 * by the first of: outside the limits, trend, two of three near a limit, shift (as NHSRplotthedots 0.2.2 does).
 */
export function specialCauses(points: readonly Placed[]): (Cause | null)[] {
  const steps = points.map((point, index) => step(points[index - 1], point));
  const trend = partOfTrend(steps);
  const shift = partOfShift(points);
  const nearOnOneSide = partOfThreeWithTwoNear(points);
  return points.map((point, index) => {
    const level = point.side === 1 ? 'high' : 'low';
    if (point.isOutside) return { rule: 'outsideLimits', direction: level };
    if (trend[index]) return { rule: 'trend', direction: stepDirection(steps, trend, index) };
    if (nearOnOneSide[index] && point.isNearLimit) return { rule: 'twoOfThree', direction: level };
    if (shift[index]) return { rule: 'shift', direction: level };
    return null;
  });
}

/** Which way the second value lies from the first; null where either is missing. */
function step(from: Placed | undefined, to: Placed): number | null {
  return from === undefined || from.value === null || to.value === null ? null : Math.sign(to.value - from.value);
}

/** Marks every point of a run of seven or more on one side of the mean. */
function partOfShift(points: readonly Placed[]): boolean[] {
  const marked = points.map(() => false);
  let start = 0;
  for (const [index, { side }] of points.entries()) {
    if (side !== points[start]?.side) start = index;
    if ((side === 1 || side === -1) && index - start + 1 >= RUN_LENGTH) marked.fill(true, start, index + 1);
  }
  return marked;
}

/** Marks every point of seven or more that rise, or fall, one after the other. */
function partOfTrend(steps: readonly (number | null)[]): boolean[] {
  const marked = steps.map(() => false);
  let start = 0;
  for (const [index, direction] of steps.entries()) {
    const isOn = direction === 1 || direction === -1;
    if (!isOn) start = index;
    else if (index - 1 > start && direction !== steps[index - 1]) start = index - 1;
    if (isOn && index - start + 1 >= RUN_LENGTH) marked.fill(true, start, index + 1);
  }
  return marked;
}

/** Marks every point of three on one side of the mean of which two or three are near a limit. */
function partOfThreeWithTwoNear(points: readonly Placed[]): boolean[] {
  const marked = points.map(() => false);
  for (const [index, third] of points.entries()) {
    const [first, second] = [points[index - 2], points[index - 1]];
    if (first === undefined || second === undefined || third.side === 0 || third.side === null) continue;
    if (first.side !== third.side || second.side !== third.side) continue;
    const near = Number(first.isNearLimit) + Number(second.isNearLimit) + Number(third.isNearLimit);
    if (near >= 2) marked.fill(true, index - 2, index + 1);
  }
  return marked;
}

/** A trend's point is named by the step that follows it inside a trend; the last one by the step that led to it. */
function stepDirection(steps: readonly (number | null)[], trend: readonly boolean[], index: number): 'high' | 'low' {
  return steps[trend[index + 1] === true ? index + 1 : index] === 1 ? 'high' : 'low';
}
