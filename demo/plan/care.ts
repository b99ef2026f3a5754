import {
  ANALYST,
  action,
  by,
  byMeasure,
  CHAIR,
  DCS,
  type DemonstrationPriority,
  evidence,
  HEAD_OF_CARE,
  HEALTH,
  HEALTH_LEAD,
  HOUSING,
  moved,
  QUALITY,
  said,
  unchanged,
} from './shape.ts';

const HOMES = ['REC-02'];
const ADVISERS = ['REC-04'];
const HOUSING_POST = 'Housing options manager, Severn Valley Housing';

/** The third priority: children in care and care leavers. */
export const CARE: DemonstrationPriority = {
  title: 'A good home and somebody who stays',
  aim: 'Children in care live where they are known; care leavers have a safe home and an adviser in time.',
  sponsor: HEAD_OF_CARE,
  outcomes: [
    {
      words: 'Care leavers live in homes that suit them and in which they feel safe',
      howKnown:
        'More live in suitable accommodation, none in bed and breakfast, and they say themselves that they feel safe.',
      sponsor: HEAD_OF_CARE,
      measures: ['LC-02', 'LC-04'],
      recommendations: HOMES,
      tests: [
        byMeasure('LC-02', 'Care leavers of 19 to 21 in suitable accommodation', '2022-08-05', [
          '2022-08-05',
          'noChange',
          'No change beyond chance since March.',
          ANALYST,
        ]),
        by('voice', 'Survey of care leavers: do you feel safe where you live', '2022-10-31'),
      ],
      actions: [
        action(
          '3.1.1',
          'Visit every young person whose home is called unsuitable and agree what has to happen',
          { from: '2022-04-11', due: '2022-05-27', expected: '2022-07-29' },
          {
            owner: HEAD_OF_CARE,
            answers: HOMES,
            milestones: [['All visited', '2022-05-27', '2022-05-24']],
            said: [said('2022-05-25', 'All 17 were visited; eleven have a plan to move.', 'Moves depend on housing.')],
            delivered: ['2022-05-25', 'All were visited and each has a plan.', '2022-05-30', DCS],
            evidence: [
              evidence(
                '2022-05-24',
                'Every young person was visited',
                'Visit records of 17 young people, read by quality assurance.',
                { source: 'audit', by: HEAD_OF_CARE, verifiedBy: QUALITY, strength: 'strong' },
              ),
            ],
          },
        ),
        action(
          '3.1.2',
          'Agree nominations to housing for 40 care leavers a year',
          { from: '2022-04-19', original: '2022-05-13', due: '2022-06-24', expected: '2022-10-31' },
          {
            owner: HOUSING_POST,
            partner: HOUSING,
            answers: HOMES,
            milestones: [
              ['Heads of terms', '2022-06-10', '2022-06-28'],
              ['Signed', '2022-06-24'],
            ],
            said: [
              said('2022-06-28', 'Heads of terms agreed.', 'Legal services read the draft.', {
                forecast: '2022-08-26',
              }),
            ],
            moved: [
              moved(
                '2022-06-03',
                'The board of the association meets every two months',
                ['2022-05-10', '2022-05-11'],
                ['sponsor', HEAD_OF_CARE],
              ),
              moved(
                '2022-06-24',
                'Legal advice was needed on tenancies at 18',
                ['2022-05-31', '2022-06-09'],
                ['board', CHAIR, 'Improvement board of 9 June 2022, minute 7'],
              ),
            ],
          },
        ),
        action(
          '3.1.3',
          'Inspect every supported lodging with a care leaver',
          { from: '2022-05-16', due: '2022-11-25', expected: '2023-02-28' },
          {
            owner: HEAD_OF_CARE,
            answers: HOMES,
            milestones: [['First ten', '2022-07-22', '2022-07-20']],
            said: [
              said(
                '2022-07-21',
                'Ten were inspected with a young inspector; two were asked to change locks.',
                'Twelve more by October.',
                { confidence: 'high' },
              ),
            ],
          },
        ),
        action(
          '3.1.4',
          'Open Southgate House: nine flats with staff at night',
          { from: '2022-06-01', due: '2022-12-16', expected: '2023-03-31' },
          {
            owner: HEAD_OF_CARE,
            answers: HOMES,
            milestones: [
              ['Planning consent', '2022-07-29'],
              ['Staff appointed', '2022-11-04'],
            ],
            said: [
              said('2022-07-26', 'Consent was put off to the meeting of 16 August.', 'Recruiting goes on meanwhile.', {
                forecast: '2023-01-13',
                confidence: 'medium',
              }),
            ],
          },
        ),
        action(
          '3.1.5',
          'Stop using bed and breakfast for under 18s',
          { from: '2021-09-06', due: '2021-12-31', expected: '2022-03-31' },
          {
            owner: HEAD_OF_CARE,
            answers: HOMES,
            milestones: [['Emergency flat rented', '2021-11-30', '2021-11-22']],
            said: [
              said('2021-12-30', 'Nobody under 18 since 29 November.', 'Every request goes to the head of service.'),
            ],
            delivered: ['2021-12-30', 'Two emergency places replace it.', '2022-01-07', DCS],
            evidence: [
              evidence(
                '2021-12-30',
                'Nobody under 18 is in bed and breakfast',
                'Placement list of each week since 29 November.',
                { source: 'staff', by: HEAD_OF_CARE, verifiedBy: ANALYST },
              ),
            ],
          },
        ),
        action(
          '3.1.6',
          'Offer every care leaver a tenancy course before the move',
          { from: '2022-09-19', due: '2023-03-31', expected: '2023-09-29' },
          { owner: HOUSING_POST, partner: HOUSING, answers: HOMES },
        ),
      ],
    },
    {
      words: 'Every young person in care has a personal adviser by 16 and three months',
      howKnown: 'Advisers are allocated in time, and young people can name them.',
      sponsor: HEAD_OF_CARE,
      measures: ['LC-07', 'LC-09'],
      recommendations: ADVISERS,
      tests: [
        byMeasure('LC-07', 'Young people with an adviser three months after their 16th birthday', '2022-08-05', [
          '2022-08-05',
          'cannotTell',
          'More of them than in the autumn, but too few turn 16 in a month to tell it from chance.',
          ANALYST,
          '3.2.1',
        ]),
        by('voice', 'Young people of 16 and 17 are asked whether they know who their adviser is', '2022-07-15', [
          '2022-07-14',
          'better',
          '29 of 33 could name their adviser; in January it was 15 of 31.',
          QUALITY,
          '3.2.1',
        ]),
      ],
      actions: [
        action(
          '3.2.1',
          'Allocate a personal adviser to everybody in care at 16',
          { from: '2022-01-31', due: '2022-04-15', expected: '2022-06-30' },
          {
            owner: HEAD_OF_CARE,
            answers: ADVISERS,
            milestones: [
              ['Backlog allocated', '2022-03-31', '2022-03-29'],
              ['Allocation at 15 and nine months', '2022-04-15', '2022-04-12'],
            ],
            said: [
              said('2022-03-30', 'The backlog of 19 young people was allocated.', 'New ones at 15 and nine months.'),
              said(
                '2022-04-13',
                'Everybody who turns 16 until September has an adviser named.',
                'Ask young people in July.',
                { confidence: 'high' },
              ),
            ],
            delivered: ['2022-04-13', 'Allocation works and the backlog is gone.', '2022-04-20', DCS],
            evidence: [
              evidence('2022-07-14', 'Young people know who their adviser is', '29 of 33 could name theirs.', {
                source: 'voice',
                by: QUALITY,
                verifiedBy: HEAD_OF_CARE,
                strength: 'strong',
              }),
            ],
          },
        ),
        action(
          '3.2.2',
          'Appoint four more personal advisers',
          { from: '2022-05-03', due: '2022-09-30', expected: '2022-12-16' },
          {
            owner: HEAD_OF_CARE,
            answers: ADVISERS,
            milestones: [
              ['Money agreed', '2022-06-24', '2022-06-22'],
              ['Appointed', '2022-08-26'],
            ],
            said: [
              said('2022-07-19', 'Shortlisted nine for four posts.', 'Interviews with care leavers on 22 August.', {
                confidence: 'high',
                seconds: 58,
              }),
            ],
          },
        ),
        action(
          '3.2.3',
          'Train personal advisers in what they may expect of housing and benefits',
          { from: '2022-06-20', due: '2022-10-28', expected: '2023-01-31' },
          {
            owner: HEAD_OF_CARE,
            answers: ADVISERS,
            said: [said('2022-07-22', 'Programme agreed with the benefits office.', 'First day on 13 September.')],
          },
        ),
        action(
          '3.2.4',
          'Begin the pathway plan with the adviser in the room',
          { from: '2022-09-05', due: '2022-12-30', expected: '2023-03-31' },
          { owner: HEAD_OF_CARE, answers: ADVISERS },
        ),
      ],
    },
    {
      words: 'Children in care live with carers who can keep them, near to home',
      howKnown: 'Fewer moves, more long-term homes, visits and health checks in time.',
      sponsor: HEAD_OF_CARE,
      measures: ['CL-04', 'CL-08', 'CL-09', 'CL-12'],
      recommendations: [],
      tests: [
        byMeasure(
          'CL-04',
          'Children in care are visited within the statutory interval',
          '2022-05-31',
          ['2022-05-31', 'better', 'Better than in the winter, beyond chance.', ANALYST, '3.3.1'],
          ['2022-06-30', 'better', 'Better again.', ANALYST, '3.3.1'],
          ['2022-08-05', 'better', 'The third month in a row.', ANALYST, '3.3.1'],
        ),
        by('voice', 'Children in care are asked whether they know when their worker comes', '2022-07-15', [
          '2022-07-14',
          'better',
          '26 of 30 know; in January it was 12 of 28.',
          QUALITY,
          '3.3.1',
        ]),
        byMeasure('CL-08', 'Children with three or more placements in the year fall', '2022-11-30'),
        by('voice', 'Survey of children in care: do you feel settled', '2022-10-31'),
      ],
      actions: [
        action(
          '3.3.1',
          'Plan visits to children in care a month ahead',
          { from: '2022-01-10', due: '2022-03-11', expected: '2022-05-31' },
          {
            owner: HEAD_OF_CARE,
            milestones: [
              ['Planner in use', '2022-02-28', '2022-02-14'],
              ['Every team plans a month ahead', '2022-03-11', '2022-03-09'],
            ],
            said: [
              said('2022-02-15', 'The planner is in use in two teams.', 'All four by 11 March.'),
              said('2022-03-10', 'Every team plans a month ahead.', 'Ask children in the summer.', {
                confidence: 'high',
              }),
            ],
            delivered: ['2022-03-10', 'Every team plans a month ahead.', '2022-03-15', DCS],
            evidence: [
              evidence('2022-08-05', 'Children in care are visited in time', 'Kept with the figure of that day.', {
                ...{ source: 'measure', measure: 'CL-04', by: ANALYST, verifiedBy: QUALITY, strength: 'strong' },
              }),
              evidence('2022-07-14', 'Children in care know when their worker comes', '26 of 30 children said so.', {
                ...{ source: 'voice', by: QUALITY, verifiedBy: HEAD_OF_CARE, strength: 'strong' },
              }),
            ],
          },
        ),
        action(
          '3.3.2',
          'Recruit 30 foster carers, ten of them for teenagers',
          { from: '2022-04-01', due: '2023-03-31', expected: '2023-09-29' },
          {
            owner: HEAD_OF_CARE,
            milestones: [
              ['Campaign begins', '2022-05-16', '2022-05-16'],
              ['Ten approved', '2022-10-31'],
            ],
            said: [said('2022-07-28', 'Five were approved, 41 asked.', 'Supported lodgings evening on 20 September.')],
          },
        ),
        action(
          '3.3.3',
          'Bring health assessments to children instead of children to clinics',
          { from: '2022-05-09', due: '2022-10-14', expected: '2023-01-31' },
          {
            owner: HEALTH_LEAD,
            partner: HEALTH,
            milestones: [['Two localities', '2022-07-08']],
            said: [
              said('2022-07-20', 'One locality since June.', 'The second waits for a nurse.', {
                forecast: '2022-11-04',
                confidence: 'medium',
              }),
            ],
          },
        ),
        action(
          '3.3.4',
          'Bring children whose plan is to return home back in time',
          { from: '2022-07-04', due: '2022-12-30', expected: '2023-03-31' },
          {
            owner: HEAD_OF_CARE,
            said: [
              said('2022-08-01', '38 children were named; a worker leads for each.', 'First returns in September.', {
                confidence: 'high',
              }),
            ],
          },
        ),
        action(
          '3.3.5',
          'Hold a meeting about stability at the first sign of a move',
          { from: '2022-04-25', due: '2022-07-29', expected: '2022-12-16' },
          { owner: HEAD_OF_CARE, said: [unchanged('2022-06-22'), unchanged('2022-07-20')] },
        ),
        action(
          '3.3.6',
          'Publish a new offer for care leavers, written with them',
          { from: '2022-10-03', due: '2023-02-24', expected: '2023-08-31' },
          { owner: HEAD_OF_CARE },
        ),
      ],
    },
  ],
};
