import {
  ANALYST,
  ASSISTANT_DIRECTOR,
  action,
  by,
  byMeasure,
  CHAIR,
  DCS,
  type DemonstrationPriority,
  evidence,
  HEALTH,
  HEALTH_LEAD,
  moved,
  QUALITY,
  said,
  TEAM_MANAGER,
  unchanged,
} from './shape.ts';

/** The second priority: children on plans. */
export const PROTECTION: DemonstrationPriority = {
  title: 'Plans that keep children safe and come to an end',
  aim: 'Children on a plan are seen, heard and safer month by month; no plan drifts.',
  sponsor: ASSISTANT_DIRECTOR,
  outcomes: [
    {
      words: 'Children on a child protection plan are seen in time, and alone, by somebody they know',
      howKnown:
        'Visits are in time in every team, children are seen alone, and children say that they know their worker.',
      sponsor: ASSISTANT_DIRECTOR,
      measures: ['CP-10', 'CP-11'],
      recommendations: [],
      tests: [
        byMeasure('CP-10', 'Children on a plan are visited in time', '2022-08-05', [
          '2022-08-05',
          'worse',
          'Getting worse since March in every team, most in Safeguarding South.',
          ANALYST,
        ]),
        by('voice', 'Twelve children a quarter say whether they know and trust their worker', '2022-09-30'),
      ],
      actions: [
        action(
          '2.1.1',
          'Give every team a weekly list of visits that fall due',
          { from: '2021-10-04', due: '2021-12-17', expected: '2022-03-31' },
          {
            owner: ANALYST,
            milestones: [
              ['List for the first four teams', '2021-11-12', '2021-11-10'],
              ['All teams', '2021-12-17', '2021-12-15'],
            ],
            said: [
              said(
                '2021-12-15',
                'Every team has its list on Monday mornings.',
                'Ask managers in the spring what they do with it.',
              ),
            ],
            delivered: ['2021-12-15', 'Every team gets the list.', '2022-01-06', ASSISTANT_DIRECTOR],
            evidence: [
              evidence('2021-12-15', 'Every team gets the list', 'Dispatch log of twelve teams over four weeks.', {
                source: 'staff',
                by: ANALYST,
                verifiedBy: QUALITY,
              }),
            ],
          },
        ),
        action(
          '2.1.2',
          'Agree what counts as seen alone and how it is recorded',
          { from: '2022-01-17', due: '2022-04-29', expected: '2022-07-29' },
          {
            owner: QUALITY,
            milestones: [['Guidance issued', '2022-03-31', '2022-03-25']],
            said: [
              said(
                '2022-04-28',
                'Guidance issued and spoken about in every team meeting.',
                'Look at Safeguarding East.',
              ),
            ],
            delivered: ['2022-04-28', 'The guidance is issued.', '2022-05-04', DCS],
            evidence: [
              evidence('2022-03-25', 'Guidance is issued to every team', 'Practice note 14 with its list of readers.', {
                source: 'staff',
                by: QUALITY,
                verifiedBy: ANALYST,
              }),
            ],
          },
        ),
        action(
          '2.1.3',
          'Bring visits in Safeguarding South back to ten working days',
          { from: '2022-05-09', original: '2022-06-30', due: '2022-07-29', expected: '2022-10-31' },
          {
            owner: ASSISTANT_DIRECTOR,
            milestones: [
              ['Every child seen at least once', '2022-06-10', '2022-06-17'],
              ['Nine in ten in time', '2022-07-29'],
            ],
            said: [
              said(
                '2022-06-20',
                'Every child was seen by 17 June.',
                'Cover from the North team until the end of July.',
              ),
              said('2022-07-27', 'Seven in ten are in time.', 'Two permanent workers begin in September.', {
                blocked: 'Cover ends on 31 July.',
                unblockedBy: 'Director of children’s services',
                forecast: '2022-10-14',
                confidence: 'low',
              }),
            ],
            moved: [
              moved('2022-07-29', 'The cover began a month late', ['2022-06-22', '2022-06-23'], ['director', DCS]),
            ],
          },
        ),
        action(
          '2.1.4',
          'Observe one visit of every worker a year',
          { from: '2022-04-01', due: '2023-03-31', expected: '2023-06-30' },
          {
            owner: QUALITY,
            milestones: [
              ['First quarter: 25 visits', '2022-06-30', '2022-06-28'],
              ['Second quarter: 50 visits', '2022-09-30'],
            ],
            said: [
              said('2022-07-18', '31 visits were observed; feedback on the same day.', 'Themes to heads of service.', {
                confidence: 'high',
                seconds: 66,
              }),
            ],
          },
        ),
        action(
          '2.1.5',
          'Make direct work materials part of every visit',
          { from: '2022-06-06', due: '2022-11-30', expected: '2023-02-28' },
          {
            owner: QUALITY,
            said: [
              said(
                '2022-07-28',
                'Kits were given to 140 workers by the young ambassadors.',
                'Ask children in October.',
              ),
            ],
          },
        ),
        action(
          '2.1.6',
          'Share a child’s worker change with the child before it happens',
          { from: '2022-09-12', due: '2023-01-31', expected: '2023-04-28' },
          { owner: TEAM_MANAGER },
        ),
      ],
    },
    {
      words: 'No child stays on a plan without change',
      howKnown: 'Plans over nine months are looked at by somebody new, second plans fall, and reviews are on time.',
      sponsor: ASSISTANT_DIRECTOR,
      measures: ['CP-06', 'CP-12', 'CP-04'],
      recommendations: [],
      tests: [
        byMeasure('CP-06', 'Plans open two years or more fall to fewer than four', '2022-10-31'),
        by('audit', 'Plans over nine months audited: does each say what must change by when', '2022-09-30'),
      ],
      actions: [
        action(
          '2.2.1',
          'Look at every plan at nine months with a manager from another team',
          { from: '2022-02-01', due: '2022-05-31', expected: '2022-09-30' },
          {
            owner: ASSISTANT_DIRECTOR,
            milestones: [
              ['Panel meets monthly', '2022-03-18', '2022-03-16'],
              ['All plans of nine months seen', '2022-05-31', '2022-05-25'],
            ],
            said: [
              said(
                '2022-05-26',
                'All 23 plans were seen; six ended, four went to pre-proceedings.',
                'The panel goes on.',
                { confidence: 'high' },
              ),
            ],
            delivered: ['2022-05-26', 'The panel works and every plan of nine months was seen.', '2022-05-31', DCS],
            evidence: [
              evidence('2022-05-25', 'Every plan of nine months was seen by the panel', 'Minutes of three panels.', {
                source: 'audit',
                by: ASSISTANT_DIRECTOR,
                verifiedBy: QUALITY,
                strength: 'strong',
              }),
            ],
          },
        ),
        action(
          '2.2.2',
          'Hold core groups within ten working days of each conference',
          { from: '2022-03-14', due: '2022-06-30', expected: '2022-09-30' },
          {
            owner: TEAM_MANAGER,
            milestones: [
              ['Dates booked at the conference', '2022-04-29', '2022-05-03'],
              ['In time in all teams', '2022-06-30'],
            ],
            said: [said('2022-05-31', 'Dates are booked at each conference.', 'Count them from June.')],
          },
        ),
        action(
          '2.2.3',
          'Write plans with the family in words that they use',
          { from: '2022-05-02', due: '2022-10-28', expected: '2023-01-31' },
          {
            owner: QUALITY,
            milestones: [['Template tried in two teams', '2022-07-15']],
            said: [
              said(
                '2022-07-20',
                'The template is with two teams; the first plans come in August.',
                'Ask ten families.',
                { forecast: '2022-11-11' },
              ),
            ],
          },
        ),
        action(
          '2.2.4',
          'Bring school nurses into reviews where health is part of the plan',
          { from: '2022-04-11', original: '2022-07-01', due: '2022-09-16', expected: '2022-12-16' },
          {
            owner: HEALTH_LEAD,
            partner: HEALTH,
            milestones: [['List of children agreed', '2022-06-10', '2022-06-09']],
            said: [
              said('2022-07-12', 'Nurses came to 21 of 34 reviews in June.', 'Two posts are vacant until October.', {
                forecast: '2022-10-07',
                confidence: 'medium',
              }),
            ],
            moved: [
              moved(
                '2022-07-29',
                'Vacancies in school nursing',
                ['2022-05-24', '2022-05-26'],
                ['sponsor', ASSISTANT_DIRECTOR],
              ),
              moved(
                '2022-09-16',
                'Vacancies were not filled in the first round',
                ['2022-07-12', '2022-07-21'],
                ['board', CHAIR, 'Improvement board of 21 July 2022, minute 9'],
              ),
            ],
          },
        ),
        action(
          '2.2.5',
          'Look at every second plan: what did the first one leave',
          { from: '2022-06-13', due: '2022-11-11', expected: '2023-02-28' },
          {
            owner: QUALITY,
            said: [unchanged('2022-07-15')],
          },
        ),
        action(
          '2.2.6',
          'Return to conferences in person, with time before them for the family',
          { from: '2022-03-01', due: '2022-08-31', expected: '2022-11-30' },
          {
            owner: ASSISTANT_DIRECTOR,
            milestones: [
              ['First in person', '2022-04-04', '2022-04-04'],
              ['All in person', '2022-08-31'],
            ],
            said: [
              said(
                '2022-07-25',
                'Four in five are in person; parents come 30 minutes before.',
                'The West from 15 August.',
                { confidence: 'high' },
              ),
            ],
          },
        ),
      ],
    },
  ],
};
