import type { Chart } from './chart.ts';
import { inBothWidths } from './frame.ts';
import { type MaturityChartOptions, signed } from './maturity-chart-options.ts';
import { drawMaturity } from './maturity-chart-plot.ts';

/** How much a month's figure moves between its first and its later extracts. */
export function maturityChart(options: MaturityChartOptions): Chart {
  return inBothWidths(options, options.summary ?? summaryOf(options), tableOf(options), (width) =>
    drawMaturity(options, width),
  );
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
