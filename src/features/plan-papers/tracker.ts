import type { Block, Cell, Column, PaperDocument } from '#features/papers/index.ts';
import {
  type ActionStanding,
  actionsStanding,
  extensionsOf,
  isPartOfPlan,
  outcomeRef,
  ownerOf,
} from '#features/plan/index.ts';
import { answersInWords } from './answers.ts';
import { confidenceCell, countCell, dayCell, deliveryCell, impactCell, inSentences } from './cells.ts';
import { front } from './front.ts';
import { type Gathered, livePriorities } from './gathered.ts';
import { readingPart } from './reading.ts';
import { standingFigures } from './standing-figures.ts';

/** The action tracker: every action with its three axes, days, owner and last update; the workbook holds every column. */
export function actionTracker(gathered: Gathered): PaperDocument {
  const { plan, council, standings } = gathered;
  const actions = actionsStanding(plan, standings);
  const blocks = livePriorities(plan).flatMap(({ id, number, title, aim }): Block[] => {
    const rows = actions
      .filter(({ outcome }) => outcome.priorityId === id)
      .map((action) => trackerCells(gathered, action));
    if (rows.length === 0) return [];
    return [
      { kind: 'heading', level: 1, text: `${number} ${title}` },
      { kind: 'table', caption: aim === '' ? title : aim, sheet: 'Actions', about: ABOUT, columns: COLUMNS, rows },
    ];
  });
  return {
    title: 'Action tracker',
    subtitle: plan.name,
    author: council,
    front: front(gathered),
    blocks: [
      ...standingFigures(gathered),
      { kind: 'pageBreak' },
      ...blocks,
      ...endedActions(gathered),
      ...readingPart(gathered),
    ],
  };
}

const ABOUT = 'Every action of the plan in the order of its priorities, with its three axes and its last update';

const COLUMNS: readonly Column[] = [
  { heading: 'Action', share: 11 },
  { heading: 'What is to be done', share: 36 },
  { heading: 'Priority', share: 20, only: 'workbook' },
  { heading: 'Outcome', share: 40, only: 'workbook' },
  { heading: 'Owner', share: 26 },
  { heading: 'Partner', share: 16, only: 'workbook' },
  { heading: 'Starts', share: 12, only: 'workbook' },
  { heading: 'Originally due', share: 12, only: 'workbook' },
  { heading: 'Due', share: 15 },
  { heading: 'Extensions', share: 8, only: 'workbook', align: 'right' },
  { heading: 'Delivery', share: 15 },
  { heading: 'Why', share: 40, only: 'workbook' },
  { heading: 'Impact', share: 21 },
  { heading: 'Confidence', share: 12, only: 'workbook' },
  { heading: 'Answers', share: 16, only: 'workbook' },
  { heading: 'Last update', share: 12, only: 'workbook' },
  { heading: 'Done', share: 40, only: 'workbook' },
  { heading: 'Next', share: 40, only: 'workbook' },
  { heading: 'Blocked', share: 40, only: 'workbook' },
];

function trackerCells(gathered: Gathered, { action, outcome, standing }: ActionStanding): Cell[] {
  const { plan } = gathered;
  const priority = plan.priorities.find(({ id }) => id === outcome.priorityId);
  const partner = plan.partners.find(({ id }) => id === action.partnerId);
  const { lastUpdate } = action;
  return [
    { text: action.ref },
    { text: action.title },
    { text: priority?.title ?? '' },
    { text: `${outcomeRef(plan, outcome)} ${outcome.words}` },
    { text: ownerOf(action) },
    { text: partner?.name ?? '' },
    dayCell(action.startsOn),
    dayCell(action.originalDueOn),
    dayCell(action.dueOn),
    countCell(extensionsOf(action).length),
    deliveryCell(standing),
    { text: inSentences(standing.delivery.reasons) },
    impactCell(standing),
    confidenceCell(standing),
    { text: answersInWords(gathered, action) },
    dayCell(lastUpdate?.on ?? null),
    { text: lastUpdate?.isUnchanged ? 'Nothing has changed' : (lastUpdate?.done ?? '') },
    { text: lastUpdate?.next ?? '' },
    { text: lastUpdate?.blocked ?? '' },
  ];
}

/** What left the plan, so that nothing is lost from sight. */
function endedActions({ plan }: Gathered): Block[] {
  const ended = plan.actions.filter((action) => !isPartOfPlan(action));
  if (ended.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: 'No longer in the plan' },
    {
      kind: 'table',
      caption: 'Actions that were withdrawn or went into another one',
      sheet: 'Ended',
      columns: [
        { heading: 'Action', share: 10 },
        { heading: 'What was to be done', share: 40 },
        { heading: 'Since', share: 15 },
        { heading: 'Into', share: 10 },
        { heading: 'Why', share: 40 },
      ],
      rows: ended.map(({ ref, title, steps }) => {
        const last = steps.at(-1);
        const into = { text: last?.intoRef ?? '' };
        return [{ text: ref }, { text: title }, dayCell(last?.on ?? null), into, { text: last?.reason ?? '' }];
      }),
    },
  ];
}
