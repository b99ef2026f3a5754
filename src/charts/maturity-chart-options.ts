import { formatTick } from './scale.ts';

/** How far figures stood from their last known value at a lag: figure then minus last figure. */
export type MaturityLag = {
  /** How many extracts or months after the first. */
  lag: number;
  /** How many months are compared. */
  months: number;
  /** Null where no month can be compared at this lag. */
  spread: { lowest: number; lowerQuartile: number; median: number; upperQuartile: number; highest: number } | null;
};

export type MaturityChartOptions = {
  id: string;
  title: string;
  /** In order of lag. */
  lags: readonly MaturityLag[];
  /** What a difference is counted in: `percentage points`, `children`, `days`. */
  differenceName: string;
  /** What a lag is: `Months after the first extract`. */
  lagName: string;
  /** From which lag on figures hardly move: marked with its label. */
  proposed?: { lag: number; label: string } | null | undefined;
  /** Differences this small count as none: a band about the zero line. */
  tolerance?: number | null | undefined;
  summary?: string | undefined;
};

/** `+2.1`, `−1.3`, `0`. */
export function signed(difference: number): string {
  const written = formatTick(Math.abs(difference), 'rate');
  if (written === '0') return '0';
  return difference > 0 ? `+${written}` : `−${written}`;
}
