import type { Block, PaperDocument } from '#features/papers/index.ts';
import { actionsStanding, outcomeRef, planSentence } from '#features/plan/index.ts';
import { measureWords } from './cells.ts';
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
    blocks: [
      ...(plan.vision === '' ? [] : [{ kind: 'lead' as const, runs: [{ text: plan.vision }] }]),
      { kind: 'paragraph', runs: [{ text: planSentence(planTally(gathered)) }] },
      outcomesTable(gathered),
    ],
  };
}

function outcomesTable({ plan, standings, judged }: Gathered): Block {
  const actions = actionsStanding(plan, standings);
  const rows = livePriorities(plan).flatMap((priority) =>
    outcomesOf(plan, priority).map((outcome) => {
      const own = actions.filter((action) => action.outcome.id === outcome.id);
      const done = own.filter(({ standing: { delivery } }) => ['delivered', 'embedded'].includes(delivery.status));
      const proven = own.filter(({ standing: { impact } }) => ['evidenced', 'sustained'].includes(impact.rating));
      const sponsor = (outcome.sponsor ?? priority.sponsor)?.name ?? 'nobody yet';
      const known = outcome.measures.map((id) => measureWords(judged.get(id), id)).join('. ');
      return [
        { text: `${priority.number} ${priority.title}` },
        { text: `${outcomeRef(plan, outcome)} ${outcome.words}`, bold: true },
        { text: sponsor },
        { text: `${done.length} of ${own.length} delivered, ${proven.length} with proven impact` },
        { text: known === '' ? 'No measure yet' : known },
      ];
    }),
  );
  return {
    kind: 'table',
    caption: 'Priorities and what will be different for children',
    sheet: 'Outcomes',
    columns: [
      { heading: 'Priority', share: 20 },
      { heading: 'What will be different', share: 30 },
      { heading: 'Sponsor', share: 15 },
      { heading: 'Actions', share: 16 },
      { heading: 'How anybody would know', share: 40 },
    ],
    rows,
  };
}
