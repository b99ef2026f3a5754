import { type LocalDate, localDate } from '#kernel/local-date.ts';
import { type Month, month, monthAfter } from '#kernel/month.ts';

/** A decision on a target, from a month on; each later month of it has a value of its own. */
export type DemonstrationTarget = {
  measure: string;
  kind: 'atLeast' | 'atMost';
  steps: readonly { from: Month; value: number }[];
  /** In the measure's unit; null where none was agreed. */
  tolerance: number | null;
  approvedBy: string;
  approvedOn: LocalDate;
  reference: string;
};

/** What the county settled about its measures, and what it supplies because its lists do not hold it. */
export type DemonstrationSettings = {
  targets: readonly DemonstrationTarget[];
  kept: readonly { measure: string; owner: string; localName: string }[];
  interviews: readonly SuppliedFigure[];
  caseloads: readonly SuppliedFigure[];
};

type SuppliedFigure = { month: Month; team: string | null; numerator: number; denominator: number };

export const NOTHING_SETTLED: DemonstrationSettings = { targets: [], kept: [], interviews: [], caseloads: [] };

const DIRECTOR = "Helen Marchbank, director of children's services";
const BOARD = 'Improvement board';

/** The board lowered its aim for assessments when the new case system held work back, and raised it step by step. */
const TARGETS: readonly DemonstrationTarget[] = [
  target('AS-01', 'atLeast', [['2021-04', 85]], '2021-03-18', 'Improvement board of 18 March 2021, minute 6'),
  target(
    'AS-01',
    'atLeast',
    [
      ['2022-03', 65],
      ['2022-05', 70],
      ['2022-07', 75],
      ['2022-10', 85],
    ],
    '2022-02-17',
    'Improvement board of 17 February 2022, minute 4',
  ),
  target('CP-10', 'atLeast', [['2021-04', 95]], '2021-03-18', 'Improvement board of 18 March 2021, minute 6'),
  target(
    'FD-08',
    'atMost',
    [
      ['2021-04', 22],
      ['2022-04', 20],
    ],
    '2021-03-18',
    'Improvement board of 18 March 2021, minute 7',
  ),
];

const SUPPLIED_FROM = month('2021-02');
/** Offered in time and children who came back, month by month: better since a worker was named for it in February 2022. */
const INTERVIEWS: readonly (readonly [inTime: number, all: number])[] = [
  [19, 34],
  [22, 41],
  [20, 36],
  [24, 39],
  [21, 40],
  [25, 44],
  [18, 35],
  [23, 42],
  [20, 38],
  [22, 37],
  [19, 36],
  [24, 43],
  [26, 39],
  [29, 41],
  [30, 40],
  [28, 37],
  [33, 42],
  [31, 39],
];

/** Children allocated and social workers in post on the month's last day: posts fell empty late in 2021. */
const CASELOADS: readonly (readonly [children: number, workers: number])[] = [
  [968, 57],
  [975, 57],
  [981, 58],
  [970, 57],
  [978, 58],
  [984, 58],
  [979, 57],
  [986, 57],
  [991, 56],
  [997, 54],
  [1003, 53],
  [1008, 52],
  [1006, 51],
  [1001, 51],
  [1004, 51],
  [998, 52],
  [999, 52],
  [996, 52],
];

export const SETTINGS: DemonstrationSettings = {
  targets: TARGETS,
  kept: [
    { measure: 'AS-01', owner: 'Head of assessment', localName: '' },
    { measure: 'CP-10', owner: 'Head of safeguarding', localName: 'Seen every ten working days' },
    { measure: 'LM-01', owner: 'Head of safeguarding', localName: '' },
  ],
  interviews: INTERVIEWS.map(monthByMonth),
  caseloads: CASELOADS.map(monthByMonth),
};

function monthByMonth([numerator, denominator]: readonly [number, number], index: number): SuppliedFigure {
  return { month: monthAfter(SUPPLIED_FROM, index), team: null, numerator, denominator };
}

function target(
  measure: string,
  kind: DemonstrationTarget['kind'],
  steps: readonly (readonly [from: string, value: number])[],
  approvedOn: string,
  reference: string,
): DemonstrationTarget {
  return {
    ...{ measure, kind, tolerance: 5, reference },
    steps: steps.map(([from, value]) => ({ from: month(from), value })),
    approvedBy: `${DIRECTOR}, for the ${BOARD.toLowerCase()}`,
    approvedOn: localDate(approvedOn),
  };
}
