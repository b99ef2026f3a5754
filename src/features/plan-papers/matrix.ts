import type { Block, Cell, Column, PaperDocument } from '#features/papers/index.ts';
import { actionsStanding, answering, type Outcome, outcomeRef } from '#features/plan/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import {
  countCell,
  dayCell,
  deliveryCell,
  impactCell,
  inSentences,
  isDelivered,
  isProven,
  measureWords,
} from './cells.ts';
import { front } from './front.ts';
import type { Gathered } from './gathered.ts';
import { readingPart } from './reading.ts';

/** Each recommendation with its outcomes, actions, delivery, measures and impact; what is missing is said in its place. */
export function recommendationMatrix(gathered: Gathered): PaperDocument {
  const { plan, council, recommendations } = gathered;
  return {
    title: 'Recommendation matrix',
    subtitle: plan.name,
    author: council,
    front: front(gathered),
    blocks: [
      { kind: 'lead', runs: [{ text: gapsInWords(gathered) }] },
      ...overview(gathered),
      ...(recommendations.length === 0 ? [] : [{ kind: 'pageBreak' as const }]),
      ...matrixBlocks(gathered, 1),
      ...(recommendations.length === 0 ? [] : readingPart(gathered)),
    ],
  };
}

/** Recommendation by recommendation: what it says, its gaps, and what answers it. */
export function matrixBlocks(gathered: Gathered, level: 1 | 2): Block[] {
  return gathered.recommendations.flatMap((recommendation): Block[] => [
    { kind: 'heading', level, text: `${recommendation.ref} ${recommendation.words}` },
    ...aboutBlocks(gathered, recommendation),
    ...answersOf(gathered, recommendation),
  ]);
}

/** All recommendations at a glance: by what each is answered, how far that is, and whether something is missing. */
function overview(gathered: Gathered): Block[] {
  const { plan, standings, recommendations, gaps } = gathered;
  if (recommendations.length === 0) return [];
  const standing = actionsStanding(plan, standings);
  const rows = recommendations.map(({ id, ref, words, state }): Cell[] => {
    const { outcomes, actions } = answering(plan, id);
    const own = standing.filter(({ action }) => actions.includes(action));
    const isMissing = state === 'open' && gaps.some((gap) => gap.id === id);
    return [
      { text: `${ref} ${words}` },
      { text: outcomes.map((outcome) => outcomeRef(plan, outcome)).join(', ') || 'None' },
      countCell(own.length),
      countCell(own.filter(({ standing: { delivery } }) => isDelivered(delivery)).length),
      countCell(own.filter(({ standing: { delivery } }) => delivery.status === 'offTrack').length),
      countCell(own.filter(({ standing: { impact } }) => isProven(impact)).length),
      { text: isMissing ? 'Has a gap' : 'None', bold: isMissing },
    ];
  });
  return [
    {
      ...{ kind: 'table', caption: 'Each recommendation at a glance', sheet: 'At a glance', rows },
      columns: [
        { heading: 'Recommendation', share: 60 },
        { heading: 'Outcomes', share: 16 },
        { heading: 'Actions', share: 12, align: 'right' },
        { heading: 'Delivered', share: 14, align: 'right' },
        { heading: 'Off track', share: 14, align: 'right' },
        { heading: 'Proven', share: 12, align: 'right' },
        { heading: 'Gap', share: 16 },
      ],
    },
  ];
}

type Recommendation = Gathered['recommendations'][number];

/** What is not covered, in a sentence. */
export function gapsInWords({ gaps, recommendations }: Gathered): string {
  const open = recommendations.filter(({ state }) => state === 'open');
  const uncovered = open.filter(({ id }) => gaps.some((gap) => gap.id === id));
  if (open.length === 0) return 'No published recommendation is open.';
  if (uncovered.length === 0) return 'Every open recommendation has an outcome, an action, a measure and a test.';
  const refs = uncovered.map(({ ref }) => ref).join(', ');
  return `${uncovered.length} of ${open.length} open recommendations ${uncovered.length === 1 ? 'has' : 'have'} a gap: ${refs}.`;
}

/** Where a recommendation comes from and how it stands, and then what is missing. */
export function aboutBlocks({ gaps }: Pick<Gathered, 'gaps'>, recommendation: Recommendation): Block[] {
  const missing = gaps.flatMap(({ id, kind }) =>
    id === recommendation.id ? (MISSING[kind] ?? 'it is not covered') : [],
  );
  return [
    { kind: 'note', runs: [{ text: aboutInWords(recommendation) }] },
    ...(missing.length === 0
      ? []
      : [{ kind: 'paragraph' as const, runs: [{ text: `Gap: ${missing.join('; ')}.`, bold: true }] }]),
  ];
}

function aboutInWords({ inspectionTitle, paragraph, answerDueOn, answeredOn, state }: Recommendation): string {
  return inSentences([
    paragraph === '' ? inspectionTitle : `${inspectionTitle}, paragraph ${paragraph}`,
    answerDueOn === null ? '' : `Answer owed by ${dateInWords(answerDueOn)}`,
    answeredOn === null ? '' : `Answered on ${dateInWords(answeredOn)}`,
    STATES[state],
  ]);
}

const STATES: Readonly<Record<Recommendation['state'], string>> = {
  open: 'It is open',
  closed: 'It is closed',
  superseded: 'Another one took its place',
};

const MISSING: Readonly<Partial<Record<Gathered['gaps'][number]['kind'], string>>> = {
  recommendationWithoutOutcome: 'no outcome for children is named',
  recommendationWithoutAction: 'no action answers it',
  recommendationWithoutMeasure: 'no measure tells of it',
  recommendationWithoutTest: 'nothing tests its impact',
};

const ABOUT = 'Every recommendation with its outcomes, the actions that answer it, and the measures of the outcome';

const COLUMNS: readonly Column[] = [
  { heading: 'Recommendation', share: 14, only: 'workbook' },
  { heading: 'Outcome', share: 40, only: 'workbook' },
  { heading: 'Action', share: 11 },
  { heading: 'What is to be done', share: 48 },
  { heading: 'Due', share: 17 },
  { heading: 'Delivery', share: 18 },
  { heading: 'Measures of the outcome', share: 40, only: 'workbook' },
  { heading: 'Impact', share: 30 },
];

/** A table for each outcome with its actions that answer the recommendation, and what the outcome is measured by. */
function answersOf({ plan, standings, judged }: Gathered, { id, ref }: Recommendation): Block[] {
  const { outcomes, actions } = answering(plan, id);
  const standing = actionsStanding(plan, standings);
  return outcomes.flatMap((outcome): Block[] => {
    const own = standing.filter((each) => each.outcome.id === outcome.id && actions.includes(each.action));
    const caption = `Outcome ${outcomeRef(plan, outcome)}: ${outcome.words}`;
    const measures = measuresOf(outcome, judged);
    const [before, after] = [[{ text: ref }, { text: caption }], { text: measures }];
    const none: Cell[] = [
      ...before,
      { text: '' },
      { text: 'No action' },
      dayCell(null),
      { text: '' },
      after,
      { text: '' },
    ];
    const rows = own.map(({ action, standing: stands }): Cell[] => [
      ...before,
      { text: action.ref },
      { text: action.title },
      dayCell(action.dueOn),
      deliveryCell(stands),
      after,
      impactCell(stands),
    ]);
    return [
      {
        kind: 'note',
        runs: [{ text: `Outcome ${outcomeRef(plan, outcome)} is measured by: `, bold: true }, { text: `${measures}.` }],
      },
      {
        ...{ kind: 'table', caption, sheet: 'Recommendations', about: ABOUT, columns: COLUMNS, mayBreak: true },
        rows: rows.length === 0 ? [none] : rows,
      },
    ];
  });
}

function measuresOf({ measures }: Outcome, judged: Gathered['judged']): string {
  if (measures.length === 0) return 'No measure';
  return measures.map((id) => measureWords(judged.get(id), id)).join('. ');
}
