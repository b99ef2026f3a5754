import { type MeasureDescription, targetInWords } from '#features/measures/index.ts';
import { type Month, monthInWords } from '#kernel/month.ts';
import type { LocalTarget, Step, TargetHeld, Tolerance } from './targets.ts';

type Measure = Pick<MeasureDescription, 'kind' | 'meanOf'>;

/** `at least 75%`, `30% to 45%`, or `none`. */
export function localTargetInWords(target: LocalTarget | null, { kind, meanOf }: Measure): string {
  if (target?.kind !== 'range') return targetInWords(target, kind, meanOf);
  const unit = kind === 'proportion' ? '%' : '';
  return `${target.lower}${unit} to ${target.upper}${unit}`;
}

/** `5 percentage points`, `10% of the target`. */
export function toleranceInWords({ amount, unit }: Tolerance, { kind }: Measure): string {
  if (unit === 'relative') return `${amount}% of the target`;
  if (kind !== 'proportion') return String(amount);
  return `${amount} percentage ${amount === 1 ? 'point' : 'points'}`;
}

/** `at least 70% from April 2022, at least 75% from July 2022`. */
export function stepsInWords(steps: readonly Step[], measure: Measure): string {
  return steps
    .map(({ from, target }) => `${localTargetInWords(target, measure)} from ${monthInWords(from)}`)
    .join(', ');
}

/** What stands on a chart where the target changes; who decided it is said where the targets are listed. */
export function changesOnChart(held: readonly TargetHeld[], measure: Measure): { month: Month; text: string }[] {
  return held.flatMap(({ from, target, decision }, index) => {
    const isStep = decision?.version === held[index - 1]?.decision?.version; // of one decision the line itself shows the steps
    if (from === null || isStep) return [];
    return [{ month: from, text: `Target from here: ${localTargetInWords(target, measure)}` }];
  });
}
