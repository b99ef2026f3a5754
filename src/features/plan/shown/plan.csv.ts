import { csv } from '#kernel/csv.ts';
import { CONFIDENCE_LOOKS, DELIVERY_LOOKS, IMPACT_LOOKS } from '../axes/looks.ts';
import type { Standing } from '../axes/standing.ts';
import { type Action, ownerOf, type Plan } from '../plan.ts';
import { type AnswersKnown, answersInShort } from './answers.ts';

const COLUMNS = [
  ...['Number', 'Priority', 'Outcome', 'Action', 'Detail', 'Owner', 'Organisation', 'Answers', 'Starts', 'Due'],
  ...['Due at first', 'Working days overdue', 'Delivery', 'Why', 'Proposed by the rules', 'Delivered', 'Impact'],
  ...[
    'Impact expected by',
    'Impact expected at first',
    'Confidence',
    'Last update',
    'Done',
    'Next',
    'Blocked',
    'Measures',
  ],
];

/** Actions of the plan, a row each, with everything that the page says of them. */
export function planCsv(
  plan: Plan,
  actions: readonly Action[],
  standings: ReadonlyMap<string, Standing>,
  known: AnswersKnown,
): string {
  const outcomes = new Map(plan.outcomes.map((outcome) => [outcome.id, outcome]));
  const priorities = new Map(plan.priorities.map((priority) => [priority.id, priority]));
  const partners = new Map(plan.partners.map(({ id, name }) => [id, name]));
  return csv(
    COLUMNS,
    actions.flatMap((action) => {
      const standing = standings.get(action.id);
      const outcome = outcomes.get(action.outcomeId);
      const priority = priorities.get(outcome?.priorityId ?? '');
      if (standing === undefined || outcome === undefined || priority === undefined) return [];
      const { delivery, impact, confidence } = standing;
      const { lastUpdate } = action;
      return [
        [
          ...[
            action.ref,
            `${priority.number}. ${priority.title}`,
            `${priority.number}.${outcome.number} ${outcome.words}`,
          ],
          ...[action.title, action.detail, ownerOf(action), partners.get(action.partnerId ?? '') ?? 'The council'],
          ...[answersInShort(action, known), action.startsOn, action.dueOn, action.originalDueOn],
          ...[delivery.isOverdue ? delivery.overdueWorkingDays : null, DELIVERY_LOOKS[delivery.status].words],
          ...[delivery.reasons.join('; '), DELIVERY_LOOKS[delivery.proposed].words, delivery.deliveredOn],
          ...[IMPACT_LOOKS[impact.rating].words, action.impactExpectedOn, action.originalImpactExpectedOn],
          CONFIDENCE_LOOKS[confidence.level].words,
          ...[lastUpdate?.on ?? null, lastUpdate?.done ?? null, lastUpdate?.next ?? null, lastUpdate?.blocked ?? null],
          outcome.measures.join(', '),
        ],
      ];
    }),
  );
}
