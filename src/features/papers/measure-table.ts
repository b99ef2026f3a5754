import { formatFigure, type Judged } from '#features/scorecard/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { monthInWords } from '#kernel/month.ts';
import type { Cell, PaperDocument } from './document.ts';

/** One measure's months as a paper of one table, for Excel: typed figures, with the extract that each comes from. */
export function measureTable({ measure, of, series, reason }: Judged, council: string): PaperDocument {
  const number = (value: number | null, format: 'whole' | 'oneDecimal'): Cell =>
    value === null ? { text: '–' } : { text: value.toFixed(format === 'whole' ? 0 : 1), number: { value, format } };
  return {
    title: measure.title,
    subtitle: `${measure.id}, ${of}`,
    author: council,
    front: [
      { label: 'Counted', text: measure.numeratorInWords },
      { label: 'Out of', text: measure.denominatorInWords },
      { label: 'Trajectory', text: reason },
      { label: 'Source', text: measure.source },
      { label: 'Definition', text: `Version ${measure.version}` },
    ],
    blocks: [
      {
        kind: 'table',
        caption: `${measure.title} by month`,
        sheet: 'Months',
        columns: [
          'Month',
          'Figure',
          'Numerator',
          'Denominator',
          'Status',
          'Centre',
          'Lower limit',
          'Upper limit',
          'Extract as at',
        ].map((heading, index) => ({
          heading,
          share: 1,
          align: index === 0 || index === 4 || index === 8 ? ('left' as const) : ('right' as const),
        })),
        rows: series.map((point) => [
          { text: monthInWords(point.month) },
          point.value === null
            ? { text: formatFigure(measure, point) }
            : number(point.value, measure.kind === 'count' ? 'whole' : 'oneDecimal'),
          number(point.numerator, 'whole'),
          number(point.denominator, 'whole'),
          { text: point.status },
          number(point.centre, 'oneDecimal'),
          number(point.lower, 'oneDecimal'),
          number(point.upper, 'oneDecimal'),
          { text: dateInWords(point.asAt) },
        ]),
      },
    ],
  };
}
