import type { Chart } from './chart.ts';
import { inBothWidths } from './frame.ts';
import { drawMaturity } from './maturity-chart-plot.ts';
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

/** How much a month's figure moves between its first and its later extracts. */
export function maturityChart(options: MaturityChartOptions): Chart {
  return inBothWidths(options, options.summary ?? summaryOf(options), tableOf(options), (width) =>
    drawMaturity(options, width),
  );
}

/** `+2.1`, `−1.3`, `0`. */
export function signed(difference: number): string {
  const written = formatTick(Math.abs(difference), 'rate');
  if (written === '0') return '0';
  return difference > 0 ? `+${written}` : `−${written}`;
}

function summaryOf({ lags, differenceName, proposed, lagName }: MaturityChartOptions): string {
  const shown = lags.flatMap(({ lag, spread }) => (spread === null ? [] : [{ lag, spread }]));
  const [first] = shown;
  if (!first) return 'No month has been extracted often enough to say.';
  const typical = signed(first.spread.median);
  const reach = `from ${signed(first.spread.lowest)} to ${signed(first.spread.highest)}`;
  const marked = proposed ? ` ${proposed.label}.` : '';
  return `${lagName}, ${first.lag}: figures stood typically ${typical} ${differenceName} from the last known one (${reach}).${marked}`;
}

function tableOf({ title, lags, lagName }: MaturityChartOptions): Chart['table'] {
  const numeric = (heading: string) => ({ heading, numeric: true });
  return {
    caption: title,
    columns: [
      numeric(lagName),
      ...['Months compared', 'Lowest', 'Lower quartile', 'Median', 'Upper quartile', 'Highest'].map(numeric),
    ],
    rows: lags.map(({ lag, months, spread }) => [
      String(lag),
      String(months),
      ...(spread === null
        ? ['–', '–', '–', '–', '–']
        : [spread.lowest, spread.lowerQuartile, spread.median, spread.upperQuartile, spread.highest].map(signed)),
    ]),
  };
}
