import type { ChartTable } from './chart.ts';
import { VERDICT_LOOKS, type VerdictKey } from './marks.ts';

/** How far an action is, in the order of the picture's columns. */
export const DELIVERIES = ['notStarted', 'onTrack', 'atRisk', 'offTrack', 'delivered', 'embedded'] as const;
export type DeliveryKey = (typeof DELIVERIES)[number];

/** What an action did, from the bottom of the picture to its top. */
export const IMPACTS = ['notDue', 'inLag', 'notTested', 'noEvidence', 'emerging', 'evidenced', 'sustained'] as const;
export type ImpactKey = (typeof IMPACTS)[number];

export const DELIVERY_NAMES: Readonly<Record<DeliveryKey, string>> = {
  notStarted: 'Not started',
  onTrack: 'On track',
  atRisk: 'At risk',
  offTrack: 'Off track',
  delivered: 'Delivered',
  embedded: 'Embedded',
};

/** A letter for each column where there is no room for its name. */
export const DELIVERY_LETTERS: Readonly<Record<DeliveryKey, string>> = {
  notStarted: 'W',
  onTrack: 'G',
  atRisk: 'A',
  offTrack: 'R',
  delivered: 'B',
  embedded: 'E',
};

export const IMPACT_NAMES: Readonly<Record<ImpactKey, string>> = {
  notDue: 'Not due',
  inLag: 'In lag',
  notTested: 'Not yet tested',
  noEvidence: 'No evidence',
  emerging: 'Emerging',
  evidenced: 'Evidenced',
  sustained: 'Sustained',
};

/** An action in the picture. */
export type ImpactMark = {
  /** Its number in the plan: `2.1.3`. */
  ref: string;
  delivery: DeliveryKey;
  impact: ImpactKey;
  /** The worst trajectory among the measures of its outcome; undetermined where there is none. */
  measures: VerdictKey;
};

export type DeliveryImpactOptions = {
  id: string;
  title: string;
  actions: readonly ImpactMark[];
  summary?: string | undefined;
};

/** The two parts of the picture that a board has to see first. */
export const REGIONS = {
  withoutImpact: { number: 1, name: 'Delivered, no impact past its expected date' },
  whileWorse: { number: 2, name: 'On track while its measures get worse' },
} as const;

const DONE: readonly DeliveryKey[] = ['delivered', 'embedded'];
const WITHOUT: readonly ImpactKey[] = ['notTested', 'noEvidence'];

export function isDone({ delivery }: Pick<ImpactMark, 'delivery'>): boolean {
  return DONE.includes(delivery);
}

/** The first part: delivered, and nothing shows that it helped though it was expected by now. */
export function isWithoutImpact({ delivery, impact }: Pick<ImpactMark, 'delivery' | 'impact'>): boolean {
  return DONE.includes(delivery) && WITHOUT.includes(impact);
}

/** The second part: said to be on track while a measure of its outcome gets worse. */
export function isWhileWorse({ delivery, measures }: Pick<ImpactMark, 'delivery' | 'measures'>): boolean {
  return delivery === 'onTrack' && measures === 'gettingWorse';
}

/** `Of 23 delivered actions 6 show no impact although it was expected by now; 9 actions on track have …` */
export function impactInWords(actions: readonly ImpactMark[]): string {
  if (actions.length === 0) return 'There is no action in the plan yet.';
  const done = actions.filter(isDone).length;
  const without = actions.filter(isWithoutImpact).length;
  const worse = actions.filter(isWhileWorse).length;
  const first =
    done === 0
      ? 'No action is delivered yet'
      : `Of ${counted(done, 'delivered action', 'delivered actions')} ${
          without === 0
            ? 'none lacks an impact that was expected by now'
            : `${without} ${without === 1 ? 'shows' : 'show'} no impact although it was expected by now`
        }`;
  const second =
    worse === 0
      ? 'no action on track has a measure that gets worse'
      : `${counted(worse, 'action on track has', 'actions on track have')} a measure that gets worse`;
  return `${first}; ${second}.`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** The columns of the picture: those on track stand in two, by whether a measure gets worse. */
export type Column = { delivery: DeliveryKey; isWorse: boolean | null };
export const COLUMNS: readonly Column[] = DELIVERIES.flatMap((delivery): Column[] =>
  delivery === 'onTrack'
    ? [
        { delivery, isWorse: false },
        { delivery, isWorse: true },
      ]
    : [{ delivery, isWorse: null }],
);

const ORDER: Readonly<Record<VerdictKey, number>> = { gettingWorse: 0, noChange: 1, undetermined: 2, improving: 3 };

/** The actions of one cell, those with the worst measures first. */
export function actionsIn(actions: readonly ImpactMark[], column: Column, impact: ImpactKey): ImpactMark[] {
  return actions
    .filter(
      (action) =>
        action.delivery === column.delivery &&
        action.impact === impact &&
        (column.isWorse === null || column.isWorse === (action.measures === 'gettingWorse')),
    )
    .toSorted((a, b) => ORDER[a.measures] - ORDER[b.measures]);
}

/** As many actions of a cell are named in the table; of more only the count. */
const MOST_NAMED = 12;

/** Impact by delivery, with the numbers of the actions where they are few. */
export function impactTable({ title, actions }: DeliveryImpactOptions): ChartTable {
  const named = (column: Column, impact: ImpactKey) => {
    const found = actionsIn(actions, column, impact);
    if (found.length === 0) return '–';
    const refs = found.map(({ ref }) => ref).join(', ');
    return found.length > MOST_NAMED ? String(found.length) : `${found.length}: ${refs}`;
  };
  return {
    caption: title,
    columns: [
      { heading: 'Impact', numeric: false },
      ...COLUMNS.map(({ delivery, isWorse }) => ({
        heading: `${DELIVERY_NAMES[delivery]}${isWorse === true ? ', a measure gets worse' : isWorse === false ? ', no measure gets worse' : ''}`,
        numeric: false,
      })),
    ],
    rows: IMPACTS.toReversed().map((impact) => [
      IMPACT_NAMES[impact],
      ...COLUMNS.map((column) => named(column, impact)),
    ]),
  };
}

/** What the shapes say of an action's measures. */
export const SHAPE_WORDS: Readonly<Record<VerdictKey, string>> = {
  gettingWorse: 'A measure of its outcome gets worse',
  noChange: 'No significant change',
  undetermined: 'Cannot be determined, or no measure',
  improving: 'Improving, and none gets worse',
};

export function shapesShown(actions: readonly ImpactMark[]) {
  return (['gettingWorse', 'noChange', 'undetermined', 'improving'] as const)
    .filter((verdict) => actions.some(({ measures }) => measures === verdict))
    .map((verdict) => ({ ...VERDICT_LOOKS[verdict], words: SHAPE_WORDS[verdict] }));
}
