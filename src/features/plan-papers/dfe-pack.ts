import type { Block, PaperDocument } from '#features/papers/index.ts';
import { front } from './front.ts';
import { heading, paragraph } from './pack-blocks.ts';
import type { PackFacts } from './pack-facts.ts';
import { historyPart } from './pack-history.ts';
import { requirementsPart } from './pack-requirements.ts';
import { evaluationPart, gapsPart, risksPart, scorecardPart, workforcePart } from './pack-standing.ts';
import { readingPart } from './reading.ts';
import { standingFigures } from './standing-figures.ts';
import { blocksOf } from './written.ts';

const READERS = 'The Department for Education and its adviser. Figures are those that may be published.';

/** What a review by DfE is prepared with; `asks` is what the council asks of DfE, as it was typed for this copy. */
export function dfeReviewPack(facts: PackFacts, asks: string): PaperDocument {
  const { gathered } = facts;
  return {
    title: 'Review by the Department for Education',
    subtitle: gathered.plan.name,
    author: gathered.council,
    front: front(gathered, READERS),
    blocks: [
      ...standingFigures(gathered),
      { kind: 'pageBreak' },
      { kind: 'contents' },
      ...asksPart(asks),
      ...historyPart(facts),
      ...requirementsPart(facts),
      ...scorecardPart(gathered),
      ...workforcePart(gathered),
      ...risksPart(facts),
      ...evaluationPart(facts),
      ...gapsPart(gathered),
      ...readingPart(gathered),
    ],
  };
}

function asksPart(asks: string): Block[] {
  const title = heading(1, 'What we ask of the Department');
  return [title, ...(asks === '' ? [paragraph('Nothing is asked in this copy.')] : blocksOf(asks, 'What we ask'))];
}
