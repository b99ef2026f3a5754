import { targetInWords } from '#features/measures/index.ts';
import { csv } from '#kernel/csv.ts';
import type { Judged } from './scorecard.ts';

/** The scorecard's rows as a table for other tools: figures as numbers, verdicts as their words. */
export function scorecardCsv(rows: readonly Judged[], verdictWords: Record<Judged['verdict'], string>): string {
  return csv(
    [
      'Measure',
      'Title',
      'Of',
      'Trajectory',
      'Reason',
      'From',
      'To',
      'Latest month',
      'Figure',
      'Numerator',
      'Denominator',
      'Status',
      'Extract as at',
      'Target',
      'Variation',
      'Assurance',
    ],
    rows.map((row) => [
      row.measure.id,
      row.measure.title,
      row.of,
      verdictWords[row.verdict],
      row.reason,
      row.from,
      row.to,
      row.latest?.month ?? null,
      row.latest?.value ?? null,
      row.latest?.numerator ?? null,
      row.latest?.denominator ?? null,
      row.latest?.status ?? null,
      row.latest?.asAt ?? null,
      targetInWords(row.measure.target, row.measure.kind, row.measure.meanOf),
      row.variation,
      row.assurance,
    ]),
  );
}

/** One measure's months, with the limits that the chart shows and the extract that each figure comes from. */
export function seriesCsv({ measure, of, series }: Judged): string {
  return csv(
    [
      'Measure',
      'Of',
      'Month',
      'Figure',
      'Numerator',
      'Denominator',
      'Status',
      'Centre',
      'Lower limit',
      'Upper limit',
      'Special cause',
      'Extract as at',
      'Definition version',
    ],
    series.map((point) => [
      measure.id,
      of,
      point.month,
      point.value,
      point.numerator,
      point.denominator,
      point.status,
      point.centre,
      point.lower,
      point.upper,
      point.signal,
      point.asAt,
      measure.version,
    ]),
  );
}
