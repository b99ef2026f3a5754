import { DELIVERIES, IMPACTS, type ImpactMark } from './delivery-impact-options.ts';
import { type Chart, deliveryImpact, dueMarks, type LedgerBar, ledgerBars } from './index.ts';

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

const DUE = [
  { name: 'Actions due', shape: 'dot' },
  { name: 'Milestones', shape: 'diamond' },
  { name: 'Tests of impact', shape: 'ring' },
] as const;

const bar = (short: string, open: number, closed: number, superseded: number): LedgerBar => ({
  ...{ label: `${short} in full`, short, open, closed, superseded },
});

/** The picture of a usual plan, of a large one, and of none. */
export const IMPACT_SAMPLES: Record<string, () => Chart> = {
  'delivery-impact': () => deliveryImpact({ id: 'impact', title, actions: drawnMarks(60) }),
  'delivery-impact-large': () => deliveryImpact({ id: 'impact-large', title, actions: drawnMarks(500) }),
  'delivery-impact-none': () => deliveryImpact({ id: 'impact-none', title, actions: [] }),
  'due-marks': () =>
    dueMarks({
      ...{ id: 'due', title: 'What is due', heading: 'Month', kinds: DUE },
      stretches: [
        { label: 'September 2022', kinds: [0, 1, 0, 2, 0, 1] },
        { label: 'October 2022', kinds: [] },
        { label: 'November 2022', kinds: Array.from({ length: 70 }, (_, index) => index % 3) },
      ],
    }),
  'due-marks-none': () =>
    dueMarks({ id: 'due-none', title: 'What is due', heading: 'Month', kinds: DUE, stretches: [] }),
  'ledger-bars': () =>
    ledgerBars({
      ...{ id: 'ledger', title: 'Actions at the end of each month' },
      bars: [bar('May 22', 20, 0, 0), bar('Jun 22', 41, 6, 1), bar('Jul 22', 44, 12, 4), bar('Aug 22', 2, 50, 8)],
    }),
  'ledger-bars-none': () => ledgerBars({ id: 'ledger-none', title: 'Actions', bars: [] }),
};
