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
  const trend = runs(points, RUN_LENGTH, isTrend);
  const shift = runs(points, RUN_LENGTH, isShift);
  const nearOnOneSide = runs(points, 3, hasTwoNear);
  return points.map((point, index) => {
    const level = point.side === 1 ? 'high' : 'low';
    if (point.isOutside) return { rule: 'outsideLimits', direction: level };
    if (trend[index]) return { rule: 'trend', direction: stepDirection(points, trend, index) };
    if (nearOnOneSide[index] && point.isNearLimit) return { rule: 'twoOfThree', direction: level };
    if (shift[index]) return { rule: 'shift', direction: level };
    return null;
  });
}

/** Marks every point that belongs to some stretch of this length for which the rule holds. */
function runs(points: readonly Placed[], length: number, holds: (stretch: readonly Placed[]) => boolean): boolean[] {
  const marked = points.map(() => false);
  for (let start = 0; start + length <= points.length; start += 1) {
    if (holds(points.slice(start, start + length))) marked.fill(true, start, start + length);
  }
  return marked;
}

function isShift(stretch: readonly Placed[]): boolean {
  const side = stretch[0]?.side;
  return (side === 1 || side === -1) && stretch.every((point) => point.side === side);
}

function isTrend(stretch: readonly Placed[]): boolean {
  const steps = stretch.slice(1).map((point, index) => step(stretch[index], point));
  return steps.every((each) => each === 1) || steps.every((each) => each === -1);
}

function step(from: Placed | undefined, to: Placed | undefined): number | null {
  if (from === undefined || to === undefined || from.value === null || to.value === null) return null;
  return Math.sign(to.value - from.value);
}

function hasTwoNear(stretch: readonly Placed[]): boolean {
  const side = stretch[0]?.side;
  const isOneSided = (side === 1 || side === -1) && stretch.every((point) => point.side === side);
  return isOneSided && stretch.filter((point) => point.isNearLimit).length >= 2;
}

/** A trend's point is named by the step that follows it inside a trend; the last one by the step that led to it. */
function stepDirection(points: readonly Placed[], trend: readonly boolean[], index: number): 'high' | 'low' {
  const next = trend[index + 1] === true;
  const direction = next ? step(points[index], points[index + 1]) : step(points[index - 1], points[index]);
  return direction === 1 ? 'high' : 'low';
}
