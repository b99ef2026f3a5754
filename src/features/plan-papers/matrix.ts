import type { Block, Cell, Column, PaperDocument } from '#features/papers/index.ts';
import { actionsStanding, answering, type Outcome, outcomeRef } from '#features/plan/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { dayCell, deliveryCell, impactCell, measureWords } from './cells.ts';
import { front } from './front.ts';
import type { Gathered } from './gathered.ts';

/** Each recommendation with its outcomes, actions, delivery, measures and impact; what is missing is said in its place. */
export function recommendationMatrix(gathered: Gathered): PaperDocument {
  const { plan, council, recommendations } = gathered;
  return {
    title: 'Recommendations and what answers them',
    subtitle: plan.name,
    author: council,
    front: front(gathered),
    blocks: [
      ...gapsLead(gathered),
      { kind: 'pageBreak' },
      ...recommendations.flatMap((recommendation): Block[] => [
        { kind: 'heading', level: 1, text: `${recommendation.ref} ${recommendation.words}` },
        { kind: 'note', runs: [{ text: aboutInWords(recommendation) }] },
        ...gapNotes(gathered, recommendation.id),
        matrixTable(gathered, recommendation),
      ]),
    ],
  };
}

type Recommendation = Gathered['recommendations'][number];

/** What is not covered, before anything else. */
function gapsLead({ gaps, recommendations }: Gathered): Block[] {
  const uncovered = recommendations.filter(({ id }) => gaps.some((gap) => gap.id === id));
  if (recommendations.length === 0) return [{ kind: 'lead', runs: [{ text: 'No published recommendation is open.' }] }];
  const text =
    uncovered.length === 0
      ? 'Every recommendation has an outcome, an action, a measure and a test.'
      : `${uncovered.length} of ${recommendations.length} recommendations ${uncovered.length === 1 ? 'has' : 'have'} a gap: ${uncovered.map(({ ref }) => ref).join(', ')}.`;
  return [{ kind: 'lead', runs: [{ text }] }];
}

export function aboutInWords({ inspectionTitle, paragraph, answerDueOn, answeredOn, state }: Recommendation): string {
  return [
    paragraph === '' ? inspectionTitle : `${inspectionTitle}, paragraph ${paragraph}`,
    answerDueOn === null ? '' : `Answer owed by ${dateInWords(answerDueOn)}`,
    answeredOn === null ? '' : `answered on ${dateInWords(answeredOn)}`,
    `state: ${state}`,
  ]
    .filter((part) => part !== '')
    .join('; ')
    .concat('.');
}

export function gapNotes({ gaps }: Pick<Gathered, 'gaps'>, id: string): Block[] {
  const found = gaps.filter((gap) => gap.id === id);
  return found.map(({ kind }) => ({
    kind: 'paragraph',
    runs: [{ text: `Gap: ${MISSING[kind] ?? 'not covered'}.`, bold: true }],
  }));
}

const MISSING: Readonly<Partial<Record<Gathered['gaps'][number]['kind'], string>>> = {
  recommendationWithoutOutcome: 'no outcome for children is named',
  recommendationWithoutAction: 'no action answers it',
  recommendationWithoutMeasure: 'no measure tells of it',
  recommendationWithoutTest: 'nothing tests its impact',
};

const COLUMNS: readonly Column[] = [
  { heading: 'Recommendation', share: 14, only: 'workbook' },
  { heading: 'Outcome', share: 26 },
  { heading: 'Action', share: 30 },
  { heading: 'Due', share: 13 },
  { heading: 'Delivery', share: 17 },
  { heading: 'Measures', share: 32 },
  { heading: 'Impact', share: 16 },
];

function matrixTable({ plan, standings, judged }: Gathered, { id, ref }: Recommendation): Block {
  const { outcomes, actions } = answering(plan, id);
  const standing = actionsStanding(plan, standings);
  const rows = outcomes.flatMap((outcome): Cell[][] => {
    const own = standing.filter((each) => each.outcome.id === outcome.id && actions.includes(each.action));
    const measures = { text: measuresOf(outcome, judged) };
    const words = { text: `${outcomeRef(plan, outcome)} ${outcome.words}` };
    if (own.length === 0)
      return [[{ text: ref }, words, { text: 'No action' }, dayCell(null), { text: '' }, measures, { text: '' }]];
    return own.map((each, index) => [
      { text: ref },
      index === 0 ? words : { text: '' },
      { text: `${each.action.ref} ${each.action.title}` },
      dayCell(each.action.dueOn),
      deliveryCell(each.standing),
      index === 0 ? measures : { text: '' },
      impactCell(each.standing),
    ]);
  });
  return { kind: 'table', caption: `What answers ${ref}`, sheet: 'Recommendations', columns: COLUMNS, rows };
}

function measuresOf({ measures }: Outcome, judged: Gathered['judged']): string {
  if (measures.length === 0) return 'No measure';
  return measures.map((id) => measureWords(judged.get(id), id)).join('. ');
}
