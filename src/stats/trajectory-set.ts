import { benjaminiHochberg } from './false-discovery.ts';
import { type Trajectory, verdictOf } from './trajectory.ts';
import { SIGNIFICANT } from './trajectory-difference.ts';
import type { XmrPoint } from './xmr.ts';

/**
 * Share of stable series whose last month shows a special cause against limits from their first twelve months, by the
 * number of months there are. From 40,000 simulated normal series each; `trajectory.calibration.test.ts` measures it again.
 */
const FALSE_SIGNALS: readonly { months: number; chance: number }[] = [
  { months: 12, chance: 0.015 },
  { months: 13, chance: 0.029 },
  { months: 16, chance: 0.044 },
  { months: 18, chance: 0.056 },
  { months: 20, chance: 0.061 },
];

/** The verdicts of a whole set read together, and how many false ones each is expected to add if nothing changed. */
export function judgeTogether(alone: readonly Trajectory[]): { together: Trajectory[]; chances: number[] } {
  const tested = alone.flatMap(({ pValue }) => (pValue === null ? [] : [pValue]));
  const adjusted = benjaminiHochberg(tested);
  let next = 0;
  const together = alone.map((each) => {
    if (each.pValue === null) return each;
    const isChance = each.reason.code === 'differs' && (adjusted[next] ?? 1) >= SIGNIFICANT;
    next += 1;
    return isChance ? asChance(each) : each;
  });
  return { together, chances: together.map(chanceOf) };
}

function asChance(each: Trajectory): Trajectory {
  return { ...each, verdict: verdictOf('none', each.better), change: 'none', reason: { code: 'chanceInSet' } };
}

/** Expected false verdicts that one measure adds to the set if nothing changed in it. */
function chanceOf({ verdict, method, chart }: Trajectory): number {
  if (verdict === 'undetermined') return 0;
  if (method === 'signal') return falseSignalChance(monthsInLastSegment(chart ?? []));
  return verdict === 'noChange' ? 0 : SIGNIFICANT;
}

function monthsInLastSegment(chart: readonly XmrPoint[]): number {
  const last = chart.at(-1)?.segment;
  return chart.filter(({ segment, value }) => segment === last && value !== null).length;
}

/** Between the months of the table on a straight line; beyond it as at its end. */
export function falseSignalChance(months: number): number {
  const above = FALSE_SIGNALS.findIndex((row) => row.months >= months);
  const [low, high] = [FALSE_SIGNALS[above - 1], FALSE_SIGNALS[above]];
  if (high === undefined) return FALSE_SIGNALS.at(-1)?.chance ?? 0;
  if (low === undefined) return high.chance;
  return low.chance + ((high.chance - low.chance) * (months - low.months)) / (high.months - low.months);
}
