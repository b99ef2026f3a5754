import type { Block, Cell, Column, PaperDocument } from '#features/papers/index.ts';
import {
  type ActionStanding,
  actionsStanding,
  extensionsOf,
  isOpen,
  ownerOf,
  PROMPT_WORDS,
} from '#features/plan/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { countCell, dayCell, deliveryCell, inSentences, measuresNamed, partsInSentences } from './cells.ts';
import { front } from './front.ts';
import type { Gathered } from './gathered.ts';
import { deliveryMeanings } from './reading.ts';
import { planTally } from './standing-figures.ts';

/** What is not as it was planned, and nothing else: off track, overdue, silent, slipped twice, delivered without effect. */
export function exceptionReport(gathered: Gathered): PaperDocument {
  const { plan, council, standings } = gathered;
  const actions = actionsStanding(plan, standings);
  const open = actions.filter(({ action }) => isOpen(action));
  const tally = planTally(gathered);
  return {
    title: 'Exception report',
    subtitle: plan.name,
    author: council,
    front: front(gathered),
    blocks: [
      {
        kind: 'lead',
        runs: [
          {
            text: `Of ${tally.all} actions ${are(tally.byStatus.offTrack)} off track and ${are(tally.overdue)} overdue; ${have(tally.stale)} no current update; ${are(tally.withoutImpact)} past the day from which children ought to notice, and nothing shows it.`,
          },
        ],
      },
      {
        kind: 'figures',
        caption: 'What is not as it was planned',
        items: [
          { figure: String(tally.byStatus.offTrack), label: 'off track' },
          { figure: String(tally.byStatus.atRisk), label: 'at risk' },
          { figure: String(tally.stale), label: 'without a current update' },
          { figure: String(tally.withoutImpact), label: 'without impact past its day' },
        ],
      },
      deliveryMeanings('What off track and at risk mean', ['offTrack', 'atRisk']),
      { kind: 'pageBreak' },
      ...part(
        'Off track',
        open.filter(({ standing }) => standing.delivery.status === 'offTrack'),
        whyCells,
      ),
      ...part(
        'At risk',
        open.filter(({ standing }) => standing.delivery.status === 'atRisk'),
        whyCells,
      ),
      ...part(
        'Without a current update',
        open.filter(({ standing }) => standing.delivery.isStale),
        silentCells,
      ),
      ...part(
        'Put off more than once',
        actions.filter(({ action }) => extensionsOf(action).length > 1),
        slipCells,
      ),
      ...questions(gathered),
    ],
  };
}

function are(count: number): string {
  if (count === 0) return 'none is';
  return count === 1 ? '1 is' : `${count} are`;
}

function have(count: number): string {
  if (count === 0) return 'none has';
  return count === 1 ? '1 has' : `${count} have`;
}

const COLUMNS: readonly Column[] = [
  { heading: 'Action', share: 10 },
  { heading: 'What is to be done', share: 34 },
  { heading: 'Owner', share: 22 },
  { heading: 'Due', share: 17 },
  { heading: 'Delivery', share: 14, only: 'workbook' },
  { heading: 'Extensions', share: 8, only: 'workbook', align: 'right' },
  { heading: 'What is the matter', share: 44 },
];

function part(title: string, actions: readonly ActionStanding[], why: (action: ActionStanding) => string): Block[] {
  const heading: Block = { kind: 'heading', level: 1, text: title };
  if (actions.length === 0) return [heading, { kind: 'paragraph', runs: [{ text: 'None.' }] }];
  const rows = actions.map((each): Cell[] => [
    { text: each.action.ref },
    { text: each.action.title },
    { text: ownerOf(each.action) },
    dayCell(each.action.dueOn),
    deliveryCell(each.standing),
    countCell(extensionsOf(each.action).length),
    { text: why(each) },
  ]);
  const caption = rows.length === 1 ? '1 action' : `${rows.length} actions`;
  return [heading, { kind: 'table', caption, sheet: title, columns: COLUMNS, rows, mayBreak: true }];
}

function whyCells({ standing, action }: ActionStanding): string {
  const blocked = action.lastUpdate?.blocked ?? '';
  return inSentences([...standing.delivery.reasons, blocked === '' ? '' : `The owner says: ${blocked}`]);
}

function silentCells({ standing: { delivery }, action }: ActionStanding): string {
  const last = action.lastUpdate === null ? 'No update yet.' : `Last update on ${dateInWords(action.lastUpdate.on)}.`;
  return delivery.updateDueOn === null ? last : `${last} One was due by ${dateInWords(delivery.updateDueOn)}.`;
}

function slipCells({ action }: ActionStanding): string {
  const moves = extensionsOf(action).map(({ becomes, decidedBy, decidedOn, minute, reason }) => {
    const allowed = [
      decidedBy ?? '',
      decidedOn === null ? '' : `on ${dateInWords(decidedOn)}`,
      minute === '' ? '' : `(${minute})`,
    ];
    return `To ${dateInWords(becomes['dueOn'] as typeof action.dueOn)}, allowed by ${allowed.filter((word) => word !== '').join(' ')}: ${reason}.`;
  });
  return `Originally due on ${dateInWords(action.originalDueOn)}. ${moves.join(' ')}`;
}

/** Where two things that are said of an action do not go together. */
function questions({ prompts, judged }: Gathered): Block[] {
  if (prompts.length === 0) return [];
  return [
    { kind: 'heading', level: 1, text: 'What the board ought to ask' },
    {
      kind: 'table',
      caption: 'Where delivery and impact do not go together',
      sheet: 'Questions',
      columns: [
        { heading: 'Action', share: 10 },
        { heading: 'What is to be done', share: 30 },
        { heading: 'Question', share: 30 },
        { heading: 'Why', share: 44 },
      ],
      rows: prompts.map(({ action, kind, words }) => [
        { text: action.ref },
        { text: action.title },
        { text: PROMPT_WORDS[kind] },
        { text: partsInSentences(words) },
      ]),
    },
    ...measuresNamed(
      prompts.map(({ words }) => words),
      judged,
    ),
  ];
}
