import { type LocalDate, localDate } from '#kernel/local-date.ts';
import type { DemonstrationEvidence } from './plan/index.ts';

type Grade = 'outstanding' | 'good' | 'requiresImprovement' | 'inadequate';

/** Something that somebody did with the made-up county's self-evaluation on a day; statements go by their numbers. */
export type DemonstrationMoment = { on: LocalDate; by: string } & (
  | { does: 'lead'; area: string; person: string; summary: string }
  | { does: 'state'; statement: DemonstrationStatement }
  | { does: 'end'; number: number; reason: string }
  | { does: 'review'; number: number; words: string }
  | { does: 'follow'; number: number; actions: readonly string[] }
  | { does: 'evidence'; number: number; evidence: DemonstrationEvidence }
  | { does: 'grade' | 'challenge'; area: string; grade: Grade; reason: string }
  | { does: 'answer'; area: string; words: string }
  | { does: 'own'; area: string }
  | { does: 'freeze'; name: string; purpose: 'draft' | 'board' | 'ofsted' }
  | { does: 'say'; inspection: string; finding: number; said: Said; number: number | null; words: string }
);

type Said = 'said' | 'partly' | 'otherwise' | 'notSaid';

type DemonstrationStatement = {
  area: string;
  kind: 'strength' | 'toImprove';
  words: string;
  howKnown: string;
  next: string;
  owner: string;
};

const DIRECTOR = 'Helen Marchbank';
const QUALITY = 'Tomasz Wilde';
const CHAIR = 'Gareth Pryce-Lowe';
const ADVISER = 'Katherine Sole';
const ANALYST = 'Adaeze Okafor';
const MODERATOR = 'Owen Castleford';
const CARE = 'Head of children in care and leaving care';
const SAFEGUARDING = 'Head of safeguarding';
const INSPECTION = 'ILACS inspection of February 2022';
const AREAS = ['overall', 'leaders', 'helpAndProtection', 'inCareAndLeavers'] as const;

/** The statements of before the inspection, and the days on which those and the others were written. */
const FIRST_STATEMENTS = 4;
const FIRST_WRITTEN = '2021-12-06';
const WRITTEN_AFTER = '2022-05-16';

/** Before the inspection: two areas were graded more kindly than inspectors saw them. */
const BEFORE: readonly DemonstrationMoment[] = [
  lead('leaders', DIRECTOR, 'Leaders know the service and say openly what is not good enough yet.'),
  lead(
    'helpAndProtection',
    QUALITY,
    'Children at risk are recognised. What happens next depends too much on the team.',
  ),
  lead(
    'inCareAndLeavers',
    DIRECTOR,
    'Children in care are known and seen. Care leavers wait too long for what they need.',
  ),
  lead('overall', DIRECTOR, 'Better than in 2017 in every area, and not yet consistently good in any.'),
  state(
    '2021-12-06',
    'leaders',
    'strength',
    'Leaders know where practice is weak, because audits say what inspectors say',
    {
      howKnown: 'Audits made with workers and moderated together; grades are compared with those of outsiders.',
      next: 'Follow every audit’s actions to the child’s file.',
      owner: QUALITY,
    },
  ),
  state(
    '2021-12-06',
    'helpAndProtection',
    'strength',
    'Contacts are screened by experienced workers, and children at risk are recognised',
    {
      howKnown: 'Ten contacts a week are looked at by the head of service.',
      next: 'Keep the screening as it is, and watch re-referrals.',
      owner: SAFEGUARDING,
    },
  ),
  state('2021-12-06', 'inCareAndLeavers', 'strength', 'Children in care are seen by workers whom they know', {
    howKnown: 'Visits are counted each week; children were asked in a survey.',
    next: 'Plan visits a month ahead.',
    owner: CARE,
  }),
  state('2021-12-06', 'overall', 'toImprove', 'Improvement is real and slower than the plan says', {
    howKnown: 'The board reads measures beside actions.',
    next: 'Call nothing delivered before it helped a child.',
    owner: DIRECTOR,
  }),
  seen(1, 'audit', 'moderate', '2021-11-26', QUALITY, 'Of 40 audits moderated by an outsider, 34 kept their grade'),
  seen(2, 'audit', 'moderate', '2021-11-19', QUALITY, 'Of 50 contacts, 47 had the right outcome'),
  seen(3, 'voice', 'moderate', '2021-11-30', QUALITY, 'Eight in ten of 119 children said that they trust their worker'),
  seen(4, 'external', 'weak', '2021-12-02', QUALITY, 'The board noted that pace differs between teams'),
  ...AREAS.map((area): DemonstrationMoment => {
    const isKind = area === 'leaders' || area === 'inCareAndLeavers';
    return {
      ...at('2021-12-08', QUALITY),
      ...{ does: 'grade', area, grade: isKind ? 'good' : 'requiresImprovement' },
      reason: isKind ? 'Strengths outweigh what is still uneven' : 'Too uneven between teams to be called good',
    };
  }),
  ...AREAS.flatMap((area): DemonstrationMoment[] => [
    {
      ...at('2021-12-09', CHAIR),
      ...{
        does: 'challenge',
        area,
        grade: area === 'leaders' || area === 'inCareAndLeavers' ? 'good' : 'requiresImprovement',
      },
      reason: 'I asked for the audits behind it, and they say so',
    },
    { ...at('2021-12-10', DIRECTOR), does: 'answer', area, words: 'They are added as evidence' },
    { ...at('2021-12-10', DIRECTOR), does: 'own', area },
  ]),
  { ...at('2021-12-15', QUALITY), does: 'freeze', name: 'Annual conversation of December 2021', purpose: 'ofsted' },
];

/** After the report: grades are proposed anew, and the chair of the board contests one of them. */
const AFTER: readonly DemonstrationMoment[] = [
  state(
    '2022-05-16',
    'leaders',
    'toImprove',
    'Supervision is regular in some teams and rare in others, and seldom reflective',
    {
      howKnown: 'Inspectors said so in paragraph 48, and audits since say the same.',
      next: 'One standard everywhere, and training for every team manager.',
      owner: QUALITY,
    },
  ),
  state('2022-05-16', 'leaders', 'toImprove', 'Workers lose hours to systems that fail', {
    howKnown: 'Staff keep a log; inspectors said so in paragraph 56.',
    next: 'Renew the network in the district offices.',
    owner: 'Head of digital services',
  }),
  state(
    '2022-05-16',
    'helpAndProtection',
    'toImprove',
    'Strategy discussions are late in too many cases, and thresholds differ between teams',
    {
      howKnown: 'Inspectors found a third late; every late one is looked at since.',
      next: 'One threshold with police and health, and a rota for each working day.',
      owner: SAFEGUARDING,
    },
  ),
  state('2022-05-16', 'helpAndProtection', 'strength', 'Initial child protection conferences are held in time', {
    howKnown: 'Counted in every extract.',
    next: 'Keep it, and look at what the child said before the conference.',
    owner: SAFEGUARDING,
  }),
  state(
    '2022-05-16',
    'helpAndProtection',
    'toImprove',
    'Children wait too long for their assessment in Assessment South',
    {
      howKnown: 'The team lies outside the limits of chance since December 2021.',
      next: 'Fill the manager’s post, and clear what is open beyond 45 working days.',
      owner: 'Head of assessment',
    },
  ),
  state('2022-05-16', 'inCareAndLeavers', 'toImprove', 'Some care leavers live where they do not feel safe', {
    howKnown: 'They told inspectors, and they tell their advisers.',
    next: 'Nine flats with staff at night, and nominations to housing.',
    owner: CARE,
  }),
  state('2022-05-16', 'inCareAndLeavers', 'toImprove', 'Personal advisers are named too late for too many', {
    howKnown: 'Counted each month by the day on which young people turn 16.',
    next: 'Allocate an adviser at 16, and appoint four more.',
    owner: CARE,
  }),
  review(1, 'Outsiders keep finding what we find'),
  review(2, 'Inspectors said the same'),
  review(4, 'Still so; the board says it each month'),
  follow(1, '4.1.5', '4.1.6'),
  follow(3, '3.3.1'),
  follow(4, '4.1.6'),
  follow(5, '4.1.1', '4.1.2', '4.1.3'),
  follow(6, '5.1.1', '5.1.2'),
  follow(7, '1.1.1', '1.1.2', '1.1.3'),
  follow(8, '1.1.4', '2.2.6'),
  follow(9, '1.2.1', '1.2.2'),
  follow(10, '3.1.1', '3.1.2', '3.1.4'),
  follow(11, '3.2.1', '3.2.2'),
  seen(1, 'audit', 'strong', '2022-07-29', QUALITY, 'Of 60 audits moderated by an outsider, 55 kept their grade'),
  seen(2, 'external', 'strong', '2022-04-01', QUALITY, 'Inspectors found the same (paragraph 7)'),
  seen(2, 'audit', 'moderate', '2022-07-15', QUALITY, 'Of 50 contacts, 48 had the right outcome'),
  seen(3, 'voice', 'moderate', '2022-03-31', QUALITY, 'Eight in ten of 127 children said that they trust their worker'),
  seen(
    4,
    'external',
    'moderate',
    '2022-07-21',
    DIRECTOR,
    'The board noted that several delivered actions have not helped yet',
  ),
  seen(
    5,
    'external',
    'strong',
    '2022-04-01',
    QUALITY,
    'Inspectors found supervision rare in some teams (paragraph 48)',
  ),
  seen(5, 'audit', 'moderate', '2022-07-20', QUALITY, 'One audit in three calls supervision reflective'),
  seen(6, 'external', 'strong', '2022-04-01', QUALITY, 'Inspectors found that workers lose hours (paragraph 56)'),
  seen(6, 'staff', 'moderate', '2022-06-20', QUALITY, 'Workers of two offices logged 41 lost hours in four weeks'),
  seen(7, 'audit', 'strong', '2022-07-22', QUALITY, 'Of 40 strategy discussions in July, nine were late'),
  counted(8, 'CP-02', 'Conferences were in time'),
  seen(
    8,
    'audit',
    'moderate',
    '2022-07-18',
    QUALITY,
    'Of 20 conferences, nine say nothing of what the child said',
    'contradicts',
  ),
  counted(9, 'AS-01', 'Fewer assessments were completed in time than was aimed for'),
  seen(9, 'external', 'strong', '2022-04-01', QUALITY, 'Inspectors found long waits in one locality (paragraph 19)'),
  seen(10, 'voice', 'strong', '2022-06-30', QUALITY, 'Four of 23 care leavers said that they do not feel safe'),
  seen(10, 'external', 'strong', '2022-04-01', QUALITY, 'Inspectors met two who did not feel safe (paragraph 33)'),
  seen(11, 'audit', 'moderate', '2022-07-27', QUALITY, 'Of 18 who turned 16 since April, eight have an adviser'),
  grade('2022-05-16', 'leaders', 'requiresImprovement', 'Inspectors were right: our grip is not felt in every team'),
  grade(
    '2022-05-16',
    'inCareAndLeavers',
    'requiresImprovement',
    'What care leavers live with outweighs what is good in care',
  ),
  grade('2022-05-16', 'overall', 'requiresImprovement', 'No area is good yet'),
  {
    ...at('2022-05-26', ADVISER),
    ...{ does: 'challenge', area: 'leaders', grade: 'requiresImprovement' },
    reason: 'I agree with the grade. Show by October what is different in the teams with the least supervision',
  },
  {
    ...at('2022-06-08', DIRECTOR),
    ...{
      does: 'answer',
      area: 'leaders',
      words: 'The six managers whose teams vary most are coached, and the board sees each team in October',
    },
  },
  { ...at('2022-06-10', DIRECTOR), does: 'own', area: 'leaders' },
  { ...at('2022-06-16', QUALITY), does: 'freeze', name: 'After the inspection', purpose: 'draft' },
  grade(
    '2022-07-14',
    'helpAndProtection',
    'good',
    'Screening is strong, conferences are in time, and waits are long in Assessment South alone',
  ),
  {
    ...at('2022-07-21', CHAIR),
    ...{ does: 'challenge', area: 'helpAndProtection', grade: 'requiresImprovement' },
    reason:
      'Nine of 40 strategy discussions were late in July, visits come later each month, and nine of 20 conferences say nothing of what the child said. A figure in time is not a child who was heard',
  },
  {
    ...at('2022-07-28', DIRECTOR),
    ...{ does: 'answer', area: 'helpAndProtection' },
    words:
      'We keep the grade as our direction and look at it again after the audit of conferences in September. Your view stands beside it',
  },
  {
    ...at('2022-08-04', ADVISER),
    ...{ does: 'challenge', area: 'inCareAndLeavers', grade: 'requiresImprovement' },
    reason: 'I agree with the grade, but what children said is from March. Ask them again before this is shared',
  },
  said(1, 'said', 2, ''),
  said(2, 'notSaid', null, 'Our audits found one in four late and called it a matter of recording'),
  said(3, 'partly', 4, 'We had said that pace differs between teams, and named no team'),
  said(5, 'notSaid', null, 'We counted homes and did not ask whether young people feel safe'),
  said(6, 'partly', null, 'The summary said that care leavers wait'),
  said(7, 'otherwise', 1, 'We had said that most supervision is held, and had not asked what it is like'),
  said(8, 'said', 1, ''),
];

export const SELF_EVALUATION: readonly DemonstrationMoment[] = [...BEFORE, ...AFTER];

function at(on: string, by: string) {
  return { on: localDate(on), by };
}

function lead(area: string, person: string, summary: string): DemonstrationMoment {
  return { ...at('2021-12-01', DIRECTOR), does: 'lead', area, person, summary };
}

function state(
  on: string,
  area: string,
  kind: 'strength' | 'toImprove',
  words: string,
  rest: Pick<DemonstrationStatement, 'howKnown' | 'next' | 'owner'>,
): DemonstrationMoment {
  return { ...at(on, QUALITY), does: 'state', statement: { area, kind, words, ...rest } };
}

function review(number: number, words: string): DemonstrationMoment {
  return { ...at('2022-05-16', QUALITY), does: 'review', number, words };
}

function follow(number: number, ...actions: string[]): DemonstrationMoment {
  return { ...at('2022-05-16', QUALITY), does: 'follow', number, actions };
}

function grade(on: string, area: string, proposed: Grade, reason: string): DemonstrationMoment {
  return { ...at(on, QUALITY), does: 'grade', area, grade: proposed, reason };
}

function said(finding: number, what: Said, number: number | null, words: string): DemonstrationMoment {
  return { ...at('2022-05-19', QUALITY), does: 'say', inspection: INSPECTION, finding, said: what, number, words };
}

type Seen = Extract<DemonstrationMoment, { does: 'evidence' }>;

/** Evidence about a statement, whose claim is what was seen; somebody else verified it where it is strong. */
function seen(
  number: number,
  source: DemonstrationEvidence['source'],
  strength: DemonstrationEvidence['strength'],
  on: string,
  by: string,
  claim: string,
  stance: DemonstrationEvidence['stance'] = 'supports',
): Seen {
  const evidence = { claim, stance, source, strength, aboutOn: localDate(on), note: '', by, measure: null };
  const written = number <= FIRST_STATEMENTS ? FIRST_WRITTEN : WRITTEN_AFTER;
  const added = on > written ? on : written;
  const verifiedBy = strength === 'strong' ? MODERATOR : null;
  return { ...at(added, by), does: 'evidence', number, evidence: { ...evidence, verifiedBy } };
}

/** A measure's figure of the last days as evidence. */
function counted(number: number, measure: string, claim: string): Seen {
  const one = seen(number, 'measure', 'strong', '2022-08-05', ANALYST, claim);
  return { ...one, evidence: { ...one.evidence, measure } };
}
