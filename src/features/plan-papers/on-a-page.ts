import type { Block, PaperDocument } from '#features/papers/index.ts';
import { actionsStanding, outcomeRef, planSentence } from '#features/plan/index.ts';
import { VERDICT_WORDS, VERDICTS } from '#features/scorecard/index.ts';
import { countCell, isDelivered, isProven, measureWords } from './cells.ts';
import { front } from './front.ts';
import { type Gathered, livePriorities, outcomesOf } from './gathered.ts';
import { planTally } from './standing-figures.ts';

/** The plan on a page: what it is for, its priorities and outcomes, how far they are and by what anybody would know. */
export function planOnAPage(gathered: Gathered): PaperDocument {
  const { plan, council } = gathered;
  return {
    title: 'The plan on a page',
    subtitle: plan.name,
    author: council,
    front: front(gathered),
    isCompact: true,
    blocks: [
      ...(plan.vision === '' ? [] : [{ kind: 'lead' as const, runs: [{ text: plan.vision }] }]),
      { kind: 'paragraph', runs: [{ text: planSentence(planTally(gathered)) }] },
      outcomesTable(gathered),
      OUTCOMES_NOTE,
    ],
  };
}

/** What the columns of the outcomes count. */
export const OUTCOMES_NOTE: Block = {
  kind: 'note',
  runs: [
    {
      text: 'Delivered: actions that two people signed, with evidence, out of all of the outcome. Proven: of its actions, those whose impact is evidenced or sustained. Measures: how those of the outcome go; a month that is provisional decides nothing.',
    },
  ],
};

/** Every outcome with its priority, how much of it is delivered and proven, and its measures. */
export function outcomesTable({ plan, standings, judged }: Gathered): Block {
  const actions = actionsStanding(plan, standings);
  const rows = livePriorities(plan).flatMap((priority) =>
    outcomesOf(plan, priority).map((outcome) => {
      const own = actions.filter((action) => action.outcome.id === outcome.id);
      const done = own.filter(({ standing: { delivery } }) => isDelivered(delivery));
      const proven = own.filter(({ standing: { impact } }) => isProven(impact));
      const known = outcome.measures.map((id) => measureWords(judged.get(id), id)).join('. ');
      return [
        { text: `${priority.number} ${priority.title}` },
        { text: `${outcomeRef(plan, outcome)} ${outcome.words}`, bold: true },
        { text: (outcome.sponsor ?? priority.sponsor)?.name ?? 'nobody yet' },
        { text: `${done.length} of ${own.length}` },
        countCell(own.length),
        countCell(done.length),
        countCell(proven.length),
        { text: verdictsInWords(outcome.measures, judged) },
        { text: known === '' ? 'No measure yet' : known },
      ];
    }),
  );
  return {
    kind: 'table',
    caption: 'Priorities and what will be different for children',
    sheet: 'Outcomes',
    columns: [
      { heading: 'Priority', share: 24 },
      { heading: 'What will be different for children', share: 40 },
      { heading: 'Sponsor', share: 17 },
      { heading: 'Delivered', share: 11, only: 'pages' },
      { heading: 'Actions', share: 9, align: 'right', only: 'workbook' },
      { heading: 'Delivered', share: 9, align: 'right', only: 'workbook' },
      { heading: 'Proven', share: 9, align: 'right' },
      { heading: 'Measures', share: 22, only: 'pages' },
      { heading: 'How anybody would know', share: 60, only: 'workbook' },
    ],
    rows,
  };
}

/** `1 improving, 2 getting worse`; what none does is left out. */
function verdictsInWords(measures: readonly string[], judged: Gathered['judged']): string {
  if (measures.length === 0) return 'No measure yet';
  const found = measures.map((id) => judged.get(id)?.verdict ?? 'undetermined');
  return VERDICTS.map((verdict) => ({ verdict, count: found.filter((each) => each === verdict).length }))
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${VERDICT_WORDS[verdict].toLowerCase()}`)
    .join(', ');
}
