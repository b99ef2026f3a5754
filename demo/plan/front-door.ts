import {
  ANALYST,
  ASSISTANT_DIRECTOR,
  action,
  by,
  byMeasure,
  DCS,
  type DemonstrationPriority,
  evidence,
  HEALTH,
  HEALTH_LEAD,
  moved,
  POLICE,
  POLICE_LEAD,
  QUALITY,
  said,
  TEAM_MANAGER,
  unchanged,
} from './shape.ts';

const REC = ['REC-01'];

/** The first priority: the front door and the first days after a worry. */
export const FRONT_DOOR: DemonstrationPriority = {
  title: 'The right response from the first day',
  aim: 'Every child who may be at risk is talked about by the right people in time, and every assessment helps.',
  sponsor: ASSISTANT_DIRECTOR,
  outcomes: [
    {
      words: 'Children who may be suffering significant harm are discussed by all agencies within one working day',
      howKnown:
        'Strategy discussions are held in time, with police and health in the room, and the same worry leads to the same answer in every team.',
      sponsor: ASSISTANT_DIRECTOR,
      measures: ['AS-08', 'CP-02'],
      recommendations: REC,
      tests: [
        byMeasure('CP-02', 'Initial child protection conferences are held within 15 working days', '2022-08-05', [
          '2022-08-05',
          'better',
          'From two conferences in three to more than nine in ten, and it has stayed there since May.',
          ANALYST,
          '1.1.4',
        ]),
        by(
          'audit',
          'Dip sample of 20 strategy discussions a quarter: in time, quorate, threshold agreed',
          '2022-09-30',
          [
            '2022-06-24',
            'noChange',
            'Eleven of 20 were held within a working day, as in March. Health was missing from seven.',
            QUALITY,
            '1.1.1',
          ],
        ),
        by('partner', 'Police and health say whether conferences begin with what they need', '2022-07-29', [
          '2022-07-20',
          'better',
          'Both agencies say that invitations come a week before, and that reports are read.',
          QUALITY,
          '1.1.4',
        ]),
      ],
      actions: [
        action(
          '1.1.1',
          'Rewrite the threshold for strategy discussions with police and health',
          { from: '2022-04-04', due: '2022-06-17', expected: '2022-07-29' },
          {
            owner: ASSISTANT_DIRECTOR,
            answers: REC,
            milestones: [
              ['Workshop of the safeguarding partnership', '2022-05-13', '2022-05-11'],
              ['Threshold document agreed', '2022-06-17', '2022-06-15'],
            ],
            said: [
              said(
                '2022-05-16',
                'Workshop held with police, health and education; 31 people.',
                'Draft to partners by the end of May.',
              ),
              said('2022-06-16', 'Partners agreed the document on 15 June.', 'Teams are briefed in June and July.', {
                confidence: 'high',
              }),
            ],
            delivered: ['2022-06-16', 'The document is agreed and published to all three agencies.', '2022-06-20', DCS],
            evidence: [
              evidence(
                '2022-06-15',
                'One threshold is agreed by the three agencies',
                'Minute 4 of the safeguarding partnership of 15 June 2022.',
                { source: 'partner', by: ASSISTANT_DIRECTOR, verifiedBy: QUALITY, strength: 'strong' },
              ),
              evidence(
                '2022-06-24',
                'Strategy discussions are held in time',
                'Dip sample of June: 11 of 20 within a working day, no better than in March.',
                { source: 'audit', stance: 'contradicts', by: QUALITY, verifiedBy: ANALYST },
              ),
            ],
          },
        ),
        action(
          '1.1.2',
          'Name a rota of decision makers in police and health for each working day',
          { from: '2022-04-19', due: '2022-07-08', expected: '2022-09-30' },
          {
            owner: POLICE_LEAD,
            partner: POLICE,
            answers: REC,
            milestones: [
              ['Rota for police', '2022-05-27', '2022-05-25'],
              ['Rota for health', '2022-07-08'],
            ],
            said: [
              said('2022-06-10', 'Police rota in use since 25 May.', 'Health to name its people.'),
              said('2022-07-14', 'No change in health.', 'Asked the board to raise it.', {
                blocked: 'Health has named nobody for Mondays and Fridays.',
                unblockedBy: 'Designated nurse',
                forecast: '2022-09-16',
                confidence: 'low',
              }),
            ],
          },
        ),
        action(
          '1.1.3',
          'Record in every case why a strategy discussion was held late',
          { from: '2022-05-03', due: '2022-09-30', expected: '2022-11-30' },
          {
            owner: TEAM_MANAGER,
            answers: REC,
            milestones: [
              ['Field in the case system', '2022-06-30', '2022-06-28'],
              ['Weekly list to heads of service', '2022-09-09'],
            ],
            said: [
              said(
                '2022-07-19',
                'Reasons were given in 9 of 12 late discussions in the first fortnight.',
                'Weekly list from September.',
                { confidence: 'high', seconds: 74 },
              ),
            ],
          },
        ),
        action(
          '1.1.4',
          'Double the conference slots and open a booking desk',
          { from: '2021-12-01', due: '2022-02-25', expected: '2022-05-31' },
          {
            owner: ASSISTANT_DIRECTOR,
            milestones: [
              ['Second chair in post', '2022-01-10', '2022-01-10'],
              ['Booking desk open', '2022-01-31', '2022-01-24'],
            ],
            said: [
              said(
                '2022-01-28',
                'Slots doubled from 10 January; desk open from 24 January.',
                'Watch the wait until the spring.',
              ),
              said('2022-02-24', 'The wait fell from 21 to 12 working days.', 'Hand over to the service.', {
                confidence: 'high',
              }),
            ],
            delivered: ['2022-02-24', 'Both are in place and staffed for the year.', '2022-03-01', DCS],
            evidence: [
              evidence('2022-08-05', 'Conferences are held in time', 'Kept with the figure of that day.', {
                source: 'measure',
                measure: 'CP-02',
                by: ANALYST,
                verifiedBy: QUALITY,
                strength: 'strong',
              }),
              evidence(
                '2022-07-20',
                'Partners get papers in time',
                'Short interviews with four police and three health colleagues.',
                { source: 'partner', by: QUALITY, verifiedBy: ANALYST },
              ),
            ],
          },
        ),
        action(
          '1.1.5',
          'Agree with health who comes to a strategy discussion out of hours',
          { from: '2022-06-01', due: '2022-10-28', expected: '2023-01-31' },
          {
            owner: HEALTH_LEAD,
            partner: HEALTH,
            answers: REC,
            said: [
              said('2022-07-21', 'Options paper with the out-of-hours service.', 'Decision at the September meeting.', {
                seconds: 95,
              }),
            ],
          },
        ),
      ],
    },
    {
      words: 'Children do not wait for their assessment, and it changes what happens to them',
      howKnown:
        'Assessments are done within 45 working days in every team, children are seen, and fewer families come back for the same worry.',
      sponsor: ASSISTANT_DIRECTOR,
      measures: ['AS-01', 'AS-02', 'AS-04', 'FD-08'],
      recommendations: [],
      tests: [
        byMeasure('AS-01', 'Assessments within 45 working days reach the target of the month', '2022-08-05', [
          '2022-08-05',
          'worse',
          'Worse over five months; nearly all of it in Assessment South.',
          ANALYST,
        ]),
        by('audit', 'Assessments graded good in monthly audits', '2022-10-31'),
      ],
      actions: [
        action(
          '1.2.1',
          'Fill the vacant manager’s post in Assessment South',
          { from: '2022-01-10', original: '2022-03-31', due: '2022-05-13', expected: '2022-06-30' },
          {
            owner: ASSISTANT_DIRECTOR,
            milestones: [
              ['Advertised', '2022-01-31', '2022-01-27'],
              ['In post', '2022-03-31', '2022-05-09'],
            ],
            said: [
              said('2022-03-30', 'Appointed; starts on 9 May after notice.', 'Interim cover until then.'),
              said('2022-05-11', 'The manager started on 9 May.', 'Recovery plan for the backlog.', {
                confidence: 'high',
              }),
            ],
            delivered: ['2022-05-11', 'The post is filled.', '2022-05-13', DCS],
            evidence: [
              evidence('2022-05-09', 'The post is filled', 'Establishment list of human resources.', {
                source: 'staff',
                by: ASSISTANT_DIRECTOR,
                verifiedBy: ANALYST,
              }),
            ],
            moved: [
              moved(
                '2022-05-13',
                'Three months’ notice of the candidate',
                ['2022-03-24', '2022-03-25'],
                ['director', DCS],
              ),
            ],
          },
        ),
        action(
          '1.2.2',
          'Clear assessments that are open beyond 45 working days in Assessment South',
          { from: '2022-05-16', due: '2022-07-15', expected: '2022-09-30' },
          {
            owner: TEAM_MANAGER,
            milestones: [
              ['Half of them closed', '2022-06-17', '2022-06-29'],
              ['All closed', '2022-07-15'],
            ],
            said: [
              said('2022-06-30', 'Half closed, two weeks late.', 'Two agency workers until August.'),
              said('2022-07-22', '17 still open beyond the limit.', 'Head of service reviews each on Mondays.', {
                blocked: 'Two workers left in July.',
                unblockedBy: 'Assistant director',
                forecast: '2022-09-09',
                confidence: 'low',
              }),
            ],
          },
        ),
        action(
          '1.2.3',
          'Check every assessment at day 15 with the worker',
          { from: '2021-11-01', due: '2022-01-31', expected: '2022-04-29' },
          {
            owner: ASSISTANT_DIRECTOR,
            milestones: [['Checks in all four teams', '2022-01-31', '2022-01-28']],
            said: [said('2022-01-28', 'All four teams check at day 15.', 'Look at what it changed in April.')],
            delivered: ['2022-01-28', 'Every team has checked since 24 January.', '2022-02-02', DCS],
            evidence: [
              evidence(
                '2022-02-28',
                'Checks are made',
                'Supervision records of February: 88 of 96 assessments were checked.',
                { source: 'audit', by: ASSISTANT_DIRECTOR, verifiedBy: QUALITY },
              ),
            ],
          },
        ),
        action(
          '1.2.4',
          'Train assessment workers in analysis that includes the child’s history',
          { from: '2022-03-01', due: '2022-09-30', expected: '2023-01-31' },
          {
            owner: QUALITY,
            milestones: [
              ['First two groups', '2022-05-31', '2022-05-26'],
              ['All four groups', '2022-09-30'],
            ],
            said: [
              said(
                '2022-07-15',
                'Two groups trained, 34 people; the third begins on 6 September.',
                'Book the fourth.',
                { confidence: 'high' },
              ),
            ],
          },
        ),
        action(
          '1.2.5',
          'Send contacts that are not referrals to early help on the day',
          { from: '2021-11-15', due: '2022-02-28', expected: '2022-05-31' },
          {
            owner: ASSISTANT_DIRECTOR,
            milestones: [['Social worker screens contacts', '2022-01-10', '2022-01-05']],
            said: [
              said(
                '2022-02-25',
                'A social worker screens every contact since 5 January.',
                'Early help agreed the handover note.',
              ),
            ],
            delivered: ['2022-02-25', 'Screening and handover are in place.', '2022-03-01', DCS],
            evidence: [
              evidence('2022-02-25', 'Contacts are screened by a social worker', 'Rota of January and February.', {
                source: 'staff',
                by: ASSISTANT_DIRECTOR,
                verifiedBy: QUALITY,
              }),
            ],
          },
        ),
        action(
          '1.2.6',
          'Ask families after every assessment what it changed for them',
          { from: '2022-09-05', due: '2022-12-16', expected: '2023-03-31' },
          { owner: QUALITY },
        ),
        action(
          '1.2.7',
          'Review ten re-referrals a month with the first worker',
          { from: '2022-04-25', due: '2022-10-31', expected: '2023-01-31' },
          {
            owner: TEAM_MANAGER,
            milestones: [['First themes to the board', '2022-07-29', '2022-07-26']],
            said: [
              unchanged('2022-06-20'),
              said(
                '2022-07-26',
                'Thirty cases reviewed: in 12 the first worry was closed on a promise.',
                'Themes go to supervision in September.',
                { seconds: 132 },
              ),
            ],
          },
        ),
      ],
    },
  ],
};
