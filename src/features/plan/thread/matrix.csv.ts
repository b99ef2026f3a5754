import { formatFigure, type Judged, VERDICT_WORDS } from '#features/scorecard/index.ts';
import { csv } from '#kernel/csv.ts';
import { CONFIDENCE_LOOKS, DELIVERY_LOOKS, IMPACT_LOOKS } from '../axes/looks.ts';
import { ownerOf } from '../plan.ts';
import { clockInWords, type MatrixOutcome, type MatrixRow, STATE_WORDS } from './matrix.ts';

const HEADINGS = [
  ...['Recommendation', 'Words', 'Inspection', 'State', 'Answer', 'Outcome', 'Outcome in words', 'Action', 'Title'],
  ...['Owner', 'Due', 'Delivery', 'Impact', 'Confidence', 'Measures', 'Missing'],
];

/** The matrix, one line for each action; an outcome without actions and a recommendation without outcomes has a line. */
export function matrixCsv(rows: readonly MatrixRow[], judged: ReadonlyMap<string, Judged>, mayCount: boolean): string {
  const lines = rows.flatMap((row) => {
    const { recommendation, clock, outcomes } = row;
    const head = [recommendation.ref, recommendation.words, recommendation.inspectionTitle];
    const begin = [...head, STATE_WORDS[recommendation.state], clockInWords(clock)];
    if (outcomes.length === 0) return [[...begin, ...Array<string>(10).fill(''), row.missing.join('; ')]];
    return outcomes.flatMap((outcome) => ofOutcome(begin, row, outcome, judged, mayCount));
  });
  return csv(HEADINGS, lines);
}

function ofOutcome(
  begin: readonly string[],
  row: MatrixRow,
  { outcome, ref, actions, missing }: MatrixOutcome,
  judged: ReadonlyMap<string, Judged>,
  mayCount: boolean,
): string[][] {
  const measures = outcome.measures.map((id) => inWords(id, judged, mayCount)).join('; ');
  const lacking = [...row.missing, ...missing].join('; ');
  const start = [...begin, ref, outcome.words];
  if (actions.length === 0) return [[...start, ...Array<string>(7).fill(''), measures, lacking]];
  return actions.map(({ action, standing: { delivery, impact, confidence } }) => [
    ...[...start, action.ref, action.title, ownerOf(action), action.dueOn],
    ...[DELIVERY_LOOKS[delivery.status].words, IMPACT_LOOKS[impact.rating].words],
    ...[CONFIDENCE_LOOKS[confidence.level].words, measures, lacking],
  ]);
}

/** `CP-10: Getting worse, 81.2%`. */
function inWords(id: string, judged: ReadonlyMap<string, Judged>, mayCount: boolean): string {
  const row = judged.get(id);
  if (!row) return id;
  const figure = mayCount && row.latest !== null ? `, ${formatFigure(row.measure, row.latest)}` : '';
  return `${id}: ${VERDICT_WORDS[row.verdict]}${figure}`;
}
