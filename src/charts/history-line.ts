import type { Chart } from './chart.ts';
import { sparkline } from './sparkline.ts';

export type HistoryLineOptions = {
  id: string;
  title: string;
  /** Scores from 0 to 100 in order of time; `label` as it stands in the table: `July 2022`. */
  points: readonly { label: string; score: number | null }[];
  target?: number | null | undefined;
};

/** How a score has moved, on a scale that always runs from 0 to 100, so that scores beside each other compare. */
export function historyLine({ id, title, points, target }: HistoryLineOptions): Chart {
  return sparkline({
    id,
    title,
    unit: 'percent',
    points: points.map(({ label, score }) => ({ label, value: score, centre: null, lower: null, upper: null })),
    verdict: null,
    target,
    scale: { lowest: 0, highest: 100 },
  });
}
