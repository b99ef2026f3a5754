import { localDate } from '#kernel/local-date.ts';
import { type Chart, riskGrid, riskHistory } from './index.ts';

const LIKELIHOOD = ['Rare', 'Unlikely', 'Possible', 'Likely', 'Almost certain'];
const IMPACT = ['Hardly noticed', 'Minor', 'Moderate', 'Serious', 'Children come to harm'];
const BANDS = { mediumFrom: 8, highFrom: 15 };
const rated = (on: string, [inherent, current, target]: readonly [number, number, number]) => ({
  ...{ on: localDate(on), inherent, current, target, ...BANDS, by: 'Helen Marchbank', reason: 'Looked at again' },
});

/** Pictures of the register of risks. */
export const RISK_SAMPLES: Record<string, () => Chart> = {
  'risk-grid': () =>
    riskGrid({
      ...{ id: 'risk-grid', title: 'Open risks by likelihood and impact', likelihood: LIKELIHOOD, impact: IMPACT },
      ...BANDS,
      risks: [
        { ref: 'R1', name: 'Social workers leave', likelihood: 4, impact: 4 },
        { ref: 'R2', name: 'Case system', likelihood: 3, impact: 4 },
        ...Array.from({ length: 12 }, (_, index) => ({
          ...{ ref: `R${index + 3}`, name: `Another <one> ${index}`, likelihood: 2, impact: 5 },
        })),
      ],
    }),
  'risk-grid-none': () =>
    riskGrid({ id: 'none', title: 'Open risks', likelihood: LIKELIHOOD, impact: IMPACT, ...BANDS, risks: [] }),
  'risk-history': () =>
    riskHistory({
      ...{ id: 'risk-history', title: 'How the risk was rated', until: localDate('2022-08-09') },
      ratings: [
        rated('2021-06-01', [20, 12, 8]),
        rated('2021-11-30', [20, 16, 8]),
        { ...rated('2022-04-20', [25, 20, 8]), highFrom: 16 },
        { ...rated('2022-07-20', [25, 16, 8]), highFrom: 16 },
      ],
    }),
  'risk-history-once': () =>
    riskHistory({
      ...{ id: 'once', title: 'How the risk was rated', until: localDate('2022-08-09') },
      ratings: [rated('2022-08-09', [6, 6, 6])],
    }),
  'risk-history-none': () =>
    riskHistory({ id: 'never', title: 'How the risk was rated', until: localDate('2022-08-09'), ratings: [] }),
};
