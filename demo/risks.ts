import { type LocalDate, localDate } from '#kernel/local-date.ts';

type Step = 1 | 2 | 3 | 4 | 5;
type Rating = readonly [likelihood: Step, impact: Step];

/** A risk of the made-up county with all that was said of it; the first rating is that of the day on which it was raised. */
export type DemonstrationRisk = {
  title: string;
  cause: string;
  event: string;
  effect: string;
  category:
    | 'practice'
    | 'workforce'
    | 'leadership'
    | 'demand'
    | 'placements'
    | 'partners'
    | 'finance'
    | 'systems'
    | 'inspection';
  /** The name of one of the county's people, or a post. */
  owner: string;
  proximity: 'now' | 'quarter' | 'year' | 'later';
  appetite: 'averse' | 'minimal' | 'cautious' | 'open' | 'eager';
  inherent: Rating;
  target: Rating;
  ratings: readonly { on: LocalDate; by: string; current: Rating; reason: string }[];
  controls: readonly { words: string; strength: 'weak' | 'moderate' | 'strong'; assurance: string; from: LocalDate }[];
  /** Of the plan, by what they are called. */
  actions: readonly string[];
  escalated: { on: LocalDate; by: string; reference: string; reason: string } | null;
  closed: { on: LocalDate; by: string; reason: string } | null;
};

const DIRECTOR = 'Helen Marchbank';
const QUALITY = 'Tomasz Wilde';
const ANALYST = 'Adaeze Okafor';
const FINANCE = 'Leonora Vance';

/** Severnshire's register in August 2022: the standing risks of an improvement, with a year of their history. */
export const RISKS: readonly DemonstrationRisk[] = [
  {
    title: 'Social workers leave faster than posts are filled',
    cause: 'Neighbouring councils pay more, and agencies pay more than both',
    event: 'More than one in five permanent social workers leaves within a year',
    effect: 'Children tell their story again to a third or fourth worker, and plans drift',
    ...{ category: 'workforce', owner: DIRECTOR, proximity: 'now', appetite: 'cautious' },
    ...{ inherent: [5, 5], target: [2, 4] },
    ratings: [
      rated('2021-06-17', DIRECTOR, [3, 4], 'Posts are filled, and agency workers stay for a year on average'),
      rated('2021-12-02', DIRECTOR, [4, 4], 'Six left in the autumn; three posts stand empty in Assessment South'),
      rated(
        '2022-04-20',
        DIRECTOR,
        [5, 4],
        'Four more left after the inspection; caseloads are the highest for two years',
      ),
      rated('2022-07-20', DIRECTOR, [4, 4], 'Seven accepted offers for September; caseloads still rise'),
    ],
    controls: [
      control(
        'Retention payment after two and four years',
        'moderate',
        'Human resources counts who stays',
        '2020-04-01',
      ),
      control(
        'Head of service agrees every agency contract',
        'strong',
        'No contract without it since May 2021',
        '2021-05-01',
      ),
    ],
    actions: ['4.2.1', '4.2.2', '4.2.3'],
    escalated: {
      ...{ on: localDate('2022-04-21'), by: DIRECTOR, reference: 'CR-12' },
      reason: 'Above appetite for half a year, and pay is not for the service alone to decide',
    },
    closed: null,
  },
  {
    title: 'Strategy discussions are held too late',
    cause: 'Teams use different thresholds, and partners cannot always be reached on the day',
    event: 'A discussion is held later than one working day after the concern',
    effect: 'A child at risk stays unprotected for longer than anybody meant',
    ...{ category: 'practice', owner: QUALITY, proximity: 'now', appetite: 'averse' },
    ...{ inherent: [5, 5], target: [1, 5] },
    ratings: [
      rated('2021-09-09', QUALITY, [3, 5], 'Audits found one in four late'),
      rated('2022-04-05', QUALITY, [4, 5], 'Inspectors found a third late: worse than our own audits said'),
      rated(
        '2022-07-26',
        QUALITY,
        [3, 5],
        'One in five late in July; the threshold is agreed, the rota waits for health',
      ),
    ],
    controls: [
      control(
        'Team managers see every open concern at nine each morning',
        'moderate',
        'Dip sample of May 2022',
        '2022-04-11',
      ),
      control('Out-of-hours team may hold the discussion alone', 'weak', '', '2019-04-01'),
    ],
    actions: ['1.1.1', '1.1.2', '1.1.3', '1.1.5'],
    ...{ escalated: null, closed: null },
  },
  {
    title: 'Care leavers live where they are not safe',
    cause: 'There are too few flats with support, and housing gives care leavers no priority of their own',
    event: 'Young people are placed in hostels and bed and breakfast',
    effect: 'They are exploited, lose their work or college, and do not ask for help again',
    ...{
      category: 'placements',
      owner: 'Head of children in care and leaving care',
      proximity: 'now',
      appetite: 'averse',
    },
    ...{ inherent: [5, 5], target: [2, 4] },
    ratings: [
      rated('2021-06-17', DIRECTOR, [3, 4], 'Twelve young people live where it is not suitable'),
      rated('2022-04-05', DIRECTOR, [4, 5], 'Inspectors met two who did not feel safe'),
      rated('2022-07-19', DIRECTOR, [4, 4], 'Everybody was visited; nine flats are planned, and wait for consent'),
    ],
    controls: [
      control(
        'No placement in bed and breakfast without the director',
        'strong',
        'Two were asked for and refused in June',
        '2022-04-08',
      ),
      control(
        'Advisers visit every two weeks where a home is not suitable',
        'moderate',
        'Visits are counted weekly',
        '2022-05-03',
      ),
    ],
    actions: ['3.1.1', '3.1.2', '3.1.3', '3.1.4'],
    ...{ escalated: null, closed: null },
  },
  {
    title: 'Supervision does not reach the child',
    cause: 'Managers have up to nine workers and no time to reflect',
    event: 'Supervision is missed, or is a list of tasks',
    effect: 'Drift is not noticed, and children wait for decisions',
    ...{ category: 'leadership', owner: QUALITY, proximity: 'now', appetite: 'cautious' },
    ...{ inherent: [4, 4], target: [2, 3] },
    ratings: [
      rated('2021-06-17', QUALITY, [3, 3], 'Most is held each month'),
      rated('2022-04-05', QUALITY, [4, 4], 'Inspectors found it rare in some teams and seldom reflective'),
      rated('2022-07-26', QUALITY, [3, 4], 'Nine in ten held in June; one in three audits calls it reflective'),
    ],
    controls: [
      control('Heads of service look at missing supervision monthly', 'moderate', 'Report of each month', '2021-01-01'),
    ],
    actions: ['4.1.1', '4.1.2', '4.1.3'],
    ...{ escalated: null, closed: null },
  },
  {
    title: 'Too few personal advisers',
    cause: 'More young people reach 16 each year than advisers are paid for',
    event: 'Young people reach 18 without an adviser whom they know',
    effect: 'Nobody prepares them for living alone, and they lose touch',
    ...{
      category: 'workforce',
      owner: 'Head of children in care and leaving care',
      proximity: 'quarter',
      appetite: 'minimal',
    },
    ...{ inherent: [4, 4], target: [2, 3] },
    ratings: [
      rated('2021-11-11', DIRECTOR, [4, 4], 'Advisers have 31 young people each'),
      rated('2022-07-19', DIRECTOR, [3, 4], 'Two of four new advisers began in June'),
    ],
    controls: [control('A list of everybody who turns 16 goes to the team each month', 'moderate', '', '2022-02-01')],
    actions: ['3.2.1', '3.2.2'],
    ...{ escalated: null, closed: null },
  },
  {
    title: 'Systems fail while work waits',
    cause: 'The network of the district offices is old, and the case system was changed in October 2021',
    event: 'Workers cannot record or read for hours, and managers see no live figures',
    effect: 'What a child said is written down days later or not at all',
    ...{ category: 'systems', owner: 'Head of digital services', proximity: 'now', appetite: 'cautious' },
    ...{ inherent: [5, 4], target: [2, 3] },
    ratings: [
      rated('2021-10-21', ANALYST, [5, 4], 'October’s authorisations were entered weeks late'),
      rated('2022-04-28', ANALYST, [4, 4], 'Two offices have the new network; five outages in March'),
    ],
    controls: [control('Paper forms for visits, entered on the next day', 'weak', 'Nobody has checked', '2021-10-18')],
    actions: ['5.1.1', '5.1.2'],
    ...{ escalated: null, closed: null },
  },
  {
    title: 'Practice differs from office to office',
    cause: 'Managers came at different times and were trained by different models',
    event: 'The same need is met in one office and not in the next',
    effect: 'What happens to a child depends on where the family lives',
    ...{ category: 'practice', owner: QUALITY, proximity: 'now', appetite: 'cautious' },
    ...{ inherent: [4, 4], target: [2, 3] },
    ratings: [
      rated('2021-06-17', QUALITY, [3, 4], 'Grades of audits differ by a grade between offices'),
      rated('2022-01-13', QUALITY, [4, 4], 'The manager of Assessment South left, and assessments fall behind there'),
      rated('2022-06-30', QUALITY, [3, 4], 'A manager was appointed and half of the oldest cases were closed'),
    ],
    controls: [
      control(
        'Case audits in every team, moderated together',
        'strong',
        'Inspectors agreed with our grades',
        '2019-09-01',
      ),
      control('Teams compared with the limits of chance', 'moderate', 'Read at each performance meeting', '2022-02-01'),
    ],
    actions: ['1.2.1', '1.2.2', '4.1.8'],
    ...{ escalated: null, closed: null },
  },
  {
    title: 'Partners do not come, or come without the facts',
    cause: 'Police and health have shortages of their own and no rota for children',
    event: 'Decisions are made without what another agency knows',
    effect: 'A danger that somebody knew of is not seen in time',
    ...{
      category: 'partners',
      owner: 'Chair of the safeguarding partnership',
      proximity: 'quarter',
      appetite: 'minimal',
    },
    ...{ inherent: [4, 5], target: [2, 4] },
    ratings: [
      rated('2022-03-24', DIRECTOR, [3, 5], 'The inspection of Severn Police found officers late or without the facts'),
      rated('2022-07-21', DIRECTOR, [3, 4], 'Police named a rota; health has not yet answered'),
    ],
    controls: [
      control('The partnership reads attendance each quarter', 'weak', 'Figures of health are missing', '2021-04-01'),
    ],
    actions: ['1.1.2', '1.1.5'],
    ...{ escalated: null, closed: null },
  },
  {
    title: 'Placements cost more than the budget holds',
    cause: 'Prices of homes for teenagers rise by a tenth a year',
    event: 'The budget is overspent by more than two million pounds',
    effect: 'Early help and posts are cut, and more children come into care',
    ...{ category: 'finance', owner: FINANCE, proximity: 'year', appetite: 'open' },
    ...{ inherent: [5, 4], target: [3, 3] },
    ratings: [
      rated('2021-09-16', FINANCE, [3, 4], 'Overspend of 0.9 million expected'),
      rated('2022-07-14', FINANCE, [4, 3], 'Overspend of 1.4 million expected; reserves hold it for a year'),
    ],
    controls: [
      control('A panel agrees every placement outside the county', 'moderate', 'Minutes of each week', '2020-09-01'),
    ],
    ...{ actions: [], escalated: null, closed: null },
  },
  {
    title: 'Pace is lost once the plan is answered',
    cause: 'The plan was submitted in July, and attention turns to the budget',
    event: 'Actions are called delivered before they changed anything for a child',
    effect: 'Inspectors come back to the same findings',
    ...{ category: 'inspection', owner: DIRECTOR, proximity: 'year', appetite: 'minimal' },
    ...{ inherent: [4, 4], target: [1, 4] },
    ratings: [rated('2022-07-14', DIRECTOR, [3, 4], 'Several actions are delivered and have not helped yet')],
    controls: [
      control(
        'The board reads delivery beside impact at each meeting',
        'moderate',
        'Minute 3 of July 2022',
        '2022-05-26',
      ),
    ],
    actions: ['4.1.6'],
    ...{ escalated: null, closed: null },
  },
  {
    title: 'Inspectors come before anybody is ready',
    cause: 'The last full inspection was in 2017, and its window has been open since September 2021',
    event: 'Inspectors ask for what cannot be shown',
    effect: 'Good work is not seen, and staff lose heart',
    ...{ category: 'inspection', owner: QUALITY, proximity: 'now', appetite: 'cautious' },
    ...{ inherent: [5, 3], target: [2, 2] },
    ratings: [
      rated('2021-06-17', QUALITY, [4, 3], 'The self-evaluation is a year old'),
      rated('2021-12-16', QUALITY, [3, 3], 'The self-evaluation is shared; lists can be made in a day'),
    ],
    ...{ controls: [], actions: [], escalated: null },
    closed: {
      on: localDate('2022-04-04'),
      by: QUALITY,
      reason: 'They came in February 2022, and the report is published',
    },
  },
];

function rated(on: string, by: string, current: Rating, reason: string): DemonstrationRisk['ratings'][number] {
  return { on: localDate(on), by, current, reason };
}

function control(
  words: string,
  strength: DemonstrationRisk['controls'][number]['strength'],
  assurance: string,
  from: string,
): DemonstrationRisk['controls'][number] {
  return { words, strength, assurance, from: localDate(from) };
}
