import { DELIVERIES, IMPACTS, type ImpactMark } from './delivery-impact-options.ts';
import { type Chart, deliveryImpact } from './index.ts';

const MEASURES = ['gettingWorse', 'noChange', 'undetermined', 'improving'] as const;

/** A plan of so many actions over every cell that can be, the same each time. */
export function drawnMarks(count: number): ImpactMark[] {
  return Array.from({ length: count }, (_, index) => {
    const delivery = DELIVERIES[(index * 7) % 6] ?? 'onTrack';
    const isDone = delivery === 'delivered' || delivery === 'embedded';
    const impact = isDone ? IMPACTS[1 + ((index * 5) % 6)] : index % 9 === 0 ? 'emerging' : 'notDue';
    return {
      ref: `${1 + (index % 5)}.${1 + (Math.floor(index / 5) % 6)}.${1 + Math.floor(index / 30)}`,
      delivery,
      impact: impact ?? 'notDue',
      measures: MEASURES[(index * 3 + Math.floor(index / 6)) % 4] ?? 'undetermined',
    };
  });
}

const title = 'Delivery against impact';

/** The picture of a usual plan, of a large one, and of none. */
export const IMPACT_SAMPLES: Record<string, () => Chart> = {
  'delivery-impact': () => deliveryImpact({ id: 'impact', title, actions: drawnMarks(60) }),
  'delivery-impact-large': () => deliveryImpact({ id: 'impact-large', title, actions: drawnMarks(500) }),
  'delivery-impact-none': () => deliveryImpact({ id: 'impact-none', title, actions: [] }),
};
