import { deliveryImpact } from '#charts';
import type { Block } from '#features/papers/index.ts';
import {
  actionsStanding,
  isPartOfPlan,
  marksOf,
  outcomesWorsening,
  planSentence,
  type Tally,
  tallyOf,
} from '#features/plan/index.ts';
import type { Gathered } from './gathered.ts';

type Standing = Pick<Gathered, 'plan' | 'standings' | 'verdicts'>;

/** How many actions of the plan stand how. */
export function planTally({ plan, standings, verdicts }: Standing): Tally {
  return tallyOf(plan.actions.filter(isPartOfPlan), standings, outcomesWorsening(plan.outcomes, verdicts));
}

/** How the plan stands: the sentence, four figures and the picture of delivery against impact. */
export function standingFigures(gathered: Standing): Block[] {
  const tally = planTally(gathered);
  const { delivered, embedded } = tally.byStatus;
  return [
    { kind: 'lead', runs: [{ text: planSentence(tally) }] },
    {
      kind: 'figures',
      caption: 'Delivery and impact are two questions',
      items: [
        {
          figure: String(delivered + embedded),
          label: embedded === 0 ? 'delivered' : `delivered, ${embedded} of them embedded`,
        },
        { figure: String(tally.overdue), label: 'overdue' },
        { figure: String(tally.proven), label: 'with proven impact' },
        { figure: String(tally.withoutImpact), label: 'without impact past its day' },
      ],
    },
    impactPicture(gathered),
  ];
}

/** Delivery against impact: what the board looks at first. */
export function impactPicture({ plan, standings, verdicts }: Standing): Block {
  const actions = marksOf(actionsStanding(plan, standings), verdicts);
  return {
    kind: 'chart',
    chart: deliveryImpact({ id: 'delivery-impact', title: 'What is delivered against what it did', actions }),
  };
}
