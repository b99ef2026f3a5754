import { type LocalDate, localDate } from '#kernel/local-date.ts';

type Grade = 'outstanding' | 'good' | 'requiresImprovement' | 'inadequate' | 'other';

/** An inspection of the made-up county, with what it said; `follows` names the title of an earlier one. */
export type DemonstrationInspection = {
  kind: 'ilacsStandard' | 'monitoringVisit' | 'focusedVisit' | 'jtai' | 'send' | 'hmicfrs' | 'dfeReview' | 'peerReview';
  title: string;
  regulator: string;
  sequence: number | null;
  follows: string | null;
  focus: string;
  state: 'anticipated' | 'notified' | 'feedbackHeld' | 'published' | 'answered' | 'closed';
  window: { from: LocalDate; until: LocalDate } | null;
  notifiedOn: LocalDate | null;
  onSite: { from: LocalDate; until: LocalDate } | null;
  feedbackOn: LocalDate | null;
  letterOn: LocalDate | null;
  publishedOn: LocalDate | null;
  isAnswerOwed: boolean;
  answeredOn: LocalDate | null;
  closedOn: LocalDate | null;
  judgements: readonly { area: string; grade: Grade | null; words: string }[];
  findings: readonly {
    kind: 'strength' | 'areaToImprove' | 'priorityAction';
    paragraph: string;
    words: string;
    theme: string;
    /** The area of judgement that it is about. */
    area?: string;
    /** The team of which it speaks. */
    team?: string;
    steps?: readonly { step: 'closed'; on: LocalDate; reason: string; minute: string }[];
  }[];
  recommendations: readonly { ref: string; words: string; paragraph: string; theme: string }[];
  feedback: readonly { heardOn: LocalDate; words: string }[];
};

const OFSTED = 'Ofsted';
const SINGLE = 'Single inspection of June 2017';
export const INSPECTION_OF_2022 = 'ILACS inspection of February 2022';

/** Severnshire's journey: inadequate in 2017, visited for four years, and inspected again in February 2022. */
export const INSPECTIONS: readonly DemonstrationInspection[] = [
  inspection('ilacsStandard', SINGLE, 'closed', {
    onSite: days('2017-03-06', '2017-03-30'),
    publishedOn: localDate('2017-06-13'),
    isAnswerOwed: true,
    answeredOn: localDate('2017-09-19'),
    closedOn: localDate('2022-04-01'),
    judgements: [{ area: 'Overall effectiveness', grade: 'inadequate', words: '' }],
  }),
  visit(1, '2018-01-23', '2018-02-15', 'Contact and referral', [
    [
      'strength',
      '6',
      'Managers at the front door know their teams and read every contact on the day.',
      'front door',
      'helpAndProtection',
    ],
    ['areaToImprove', '9', 'Thresholds are not applied alike in the two hubs.', 'threshold', 'helpAndProtection'],
  ]),
  visit(2, '2018-07-10', '2018-08-02', 'Children in need and on plans', [
    [
      'areaToImprove',
      '11',
      'Plans say what parents must do, seldom by when or how anybody would know.',
      'plan specificity',
      'helpAndProtection',
    ],
  ]),
  visit(3, '2019-02-05', '2019-02-28', 'Care leavers', [
    [
      'strength',
      '5',
      'Care leavers speak warmly of their advisers once they have one.',
      'care leavers',
      'inCareAndLeavers',
    ],
    ['areaToImprove', '12', 'Too many wait for an adviser until they are 17.', 'personal advisers', 'inCareAndLeavers'],
  ]),
  visit(4, '2020-02-11', '2020-03-12', 'Disabled children and supervision', [
    [
      'areaToImprove',
      '8',
      'Supervision is often about tasks and seldom about the child.',
      'management oversight',
      'leaders',
    ],
    ['strength', '4', 'Audits are honest and find what inspectors find.', 'audit', 'leaders'],
  ]),
  inspection('dfeReview', 'DfE review of September 2020', 'closed', {
    regulator: 'Department for Education',
    sequence: 3,
    follows: SINGLE,
    focus: 'Progress, pace and shared purpose',
    onSite: days('2020-09-24', '2020-09-24'),
    publishedOn: localDate('2020-10-16'),
    closedOn: localDate('2021-03-31'),
  }),
  inspection('focusedVisit', 'Focused visit of May 2021', 'closed', {
    focus: 'Children in care during the pandemic',
    onSite: days('2021-05-18', '2021-05-19'),
    letterOn: localDate('2021-06-08'),
    publishedOn: localDate('2021-06-22'),
    closedOn: localDate('2022-04-01'),
    findings: [
      {
        kind: 'strength',
        paragraph: '3',
        words: 'Children in care were seen throughout the restrictions.',
        theme: 'visits',
        area: 'inCareAndLeavers',
      },
      {
        kind: 'areaToImprove',
        paragraph: '10',
        words: 'Visits to children in care are often late.',
        theme: 'visits',
        area: 'inCareAndLeavers',
        steps: [
          {
            step: 'closed',
            on: localDate('2022-07-21'),
            reason: 'Nine visits in ten were in time for three months',
            minute: 'Improvement board of 21 July 2022, minute 5',
          },
        ],
      },
    ],
  }),
  inspection('peerReview', 'Peer review of early help, October 2021', 'closed', {
    regulator: 'Local Government Association',
    focus: 'Early help and the partnership',
    onSite: days('2021-10-12', '2021-10-14'),
    publishedOn: localDate('2021-11-19'),
    closedOn: localDate('2022-05-26'),
  }),
  inspection('hmicfrs', 'National child protection inspection of Severn Police', 'published', {
    regulator: 'HMICFRS',
    focus: 'How the police protect children; joint work in strategy discussions',
    onSite: days('2021-11-22', '2021-12-03'),
    publishedOn: localDate('2022-03-17'),
    findings: [
      {
        kind: 'areaToImprove',
        paragraph: '41',
        words: 'Officers come to strategy discussions late or without the facts of the case.',
        theme: 'strategy discussions',
      },
    ],
  }),
  inspection('ilacsStandard', INSPECTION_OF_2022, 'answered', {
    follows: SINGLE,
    window: days('2021-09-01', '2022-06-30'),
    notifiedOn: localDate('2022-01-31'),
    onSite: days('2022-02-07', '2022-02-18'),
    feedbackOn: localDate('2022-02-18'),
    letterOn: localDate('2022-03-14'),
    publishedOn: localDate('2022-04-01'),
    isAnswerOwed: true,
    answeredOn: localDate('2022-07-12'),
    judgements: [
      judged('overall', 'Better than in 2017; not yet consistently good.'),
      judged('leaders', 'Leaders know the service; their grip is not yet felt in every team.'),
      judged('helpAndProtection', 'Risk is recognised; strategy discussions and drift are uneven.'),
      judged('inCareAndLeavers', 'Children in care are known; care leavers wait for advisers and for safe homes.'),
    ],
    findings: [
      found(
        'strength',
        '7',
        'Contacts are screened by experienced workers, and children at risk are recognised.',
        'front door',
        'helpAndProtection',
      ),
      found(
        'areaToImprove',
        '12',
        'Strategy discussions are held late in a third of cases, and thresholds differ between teams.',
        'strategy discussions',
        'helpAndProtection',
      ),
      {
        ...found(
          'areaToImprove',
          '19',
          'Children wait too long for their assessment in one team.',
          'assessments',
          'helpAndProtection',
        ),
        team: 'Assessment South',
      },
      found('strength', '24', 'Social workers speak of children with warmth and know what they like.', 'direct work'),
      found(
        'areaToImprove',
        '33',
        'Some care leavers live where they do not feel safe.',
        'accommodation',
        'inCareAndLeavers',
      ),
      found(
        'areaToImprove',
        '36',
        'Personal advisers are named too late for too many.',
        'personal advisers',
        'inCareAndLeavers',
      ),
      found(
        'areaToImprove',
        '48',
        'Supervision is regular in some teams and rare in others, and seldom reflective.',
        'management oversight',
        'leaders',
      ),
      found('strength', '51', 'Audits are made with workers and are moderated well.', 'audit', 'leaders'),
      found(
        'areaToImprove',
        '52',
        'What audits ask for is not always followed through, and learning from good ones is lost.',
        'audit',
        'leaders',
      ),
      found(
        'areaToImprove',
        '56',
        'Workers lose hours to systems that fail; managers lack live figures.',
        'IT and data',
        'leaders',
      ),
    ],
    recommendations: [
      rec(
        1,
        '12',
        'Hold strategy discussions in time and apply the same threshold in every team',
        'strategy discussions',
      ),
      rec(
        2,
        '33',
        'Make sure that care leavers live in homes that suit them and in which they feel safe',
        'accommodation',
      ),
      rec(3, '48', 'Improve the quality of supervision and of management oversight', 'management oversight'),
      rec(
        4,
        '36',
        'Allocate personal advisers early enough to prepare young people for adulthood',
        'personal advisers',
      ),
      rec(5, '56', 'Give social workers systems that help them to do their work', 'IT and data'),
    ],
    feedback: [
      {
        heardOn: localDate('2022-02-18'),
        words: 'Inspectors expect to recommend five improvements; none of them asks for action at once.',
      },
    ],
  }),
  inspection('focusedVisit', 'Focused visit of August 2022', 'feedbackHeld', {
    follows: INSPECTION_OF_2022,
    focus: 'The front door',
    notifiedOn: localDate('2022-07-25'),
    onSite: days('2022-08-02', '2022-08-03'),
    feedbackOn: localDate('2022-08-03'),
    feedback: [
      {
        heardOn: localDate('2022-08-03'),
        words:
          'Screening is quick and safe. Two of twelve strategy discussions were a day late; health was missing from both.',
      },
    ],
  }),
  inspection('jtai', 'Joint targeted area inspection, expected', 'anticipated', {
    regulator: 'Ofsted, CQC, HMICFRS and HMI Probation',
    focus: 'Criminal exploitation of children',
    window: days('2022-10-03', '2023-03-31'),
  }),
  inspection('send', 'Area SEND inspection, expected', 'anticipated', {
    regulator: 'Ofsted and CQC',
    focus: 'Children with special educational needs and disabilities',
    window: days('2023-01-09', '2023-12-15'),
  }),
];

type More = Partial<DemonstrationInspection>;

function inspection(
  kind: DemonstrationInspection['kind'],
  title: string,
  state: DemonstrationInspection['state'],
  more: More,
): DemonstrationInspection {
  return {
    ...{ kind, title, state, regulator: OFSTED, sequence: null, follows: null, focus: '', window: null },
    ...{ notifiedOn: null, onSite: null, feedbackOn: null, letterOn: null, publishedOn: null, isAnswerOwed: false },
    ...{ answeredOn: null, closedOn: null, judgements: [], findings: [], recommendations: [], feedback: [] },
    ...more,
  };
}

/** The area is left out where the report spoke of all of them. */
type FindingLine = readonly [
  kind: 'strength' | 'areaToImprove',
  paragraph: string,
  words: string,
  theme: string,
  area?: string,
];

function visit(sequence: number, on: string, published: string, focus: string, findings: readonly FindingLine[]) {
  return inspection('monitoringVisit', `Monitoring visit ${sequence}`, 'closed', {
    ...{ sequence, focus, follows: SINGLE },
    onSite: days(on, on),
    publishedOn: localDate(published),
    closedOn: localDate('2022-04-01'),
    findings: findings.map((line) => found(...line)),
  });
}

function found(...[kind, paragraph, words, theme, area]: FindingLine) {
  return { kind, paragraph, words, theme, ...(area !== undefined && { area }) };
}

function rec(number: number, paragraph: string, words: string, theme: string) {
  return { ref: `REC-0${number}`, paragraph, words, theme };
}

function judged(area: string, words: string) {
  return { area, grade: 'requiresImprovement' as const, words };
}

function days(from: string, until: string) {
  return { from: localDate(from), until: localDate(until) };
}
