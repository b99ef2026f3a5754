import { localDate } from '#kernel/local-date.ts';
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
  FINANCE,
  moved,
  QUALITY,
  said,
  TEAM_MANAGER,
  unchanged,
} from './shape.ts';

const SUPERVISION = ['REC-03'];
const SYSTEMS = ['REC-05'];
const DIGITAL_POST = 'Head of digital services';

/** The fourth priority: supervision and management. */
export const MANAGEMENT: DemonstrationPriority = {
  title: 'Managers who make practice better',
  aim: 'Every worker is supervised well, and every manager knows how children in their team are.',
  sponsor: DCS,
  outcomes: [
    {
      words: 'Children’s cases move because managers see drift and act on it',
      howKnown: 'Supervision is monthly and reflective, audits find its effect on the child, and fewer cases drift.',
      sponsor: DCS,
      measures: ['CN-04', 'CN-02', 'CN-06'],
      recommendations: SUPERVISION,
      tests: [
        by('audit', 'Management oversight in monthly audits: graded good or better', '2022-07-29', [
          '2022-07-26',
          'noChange',
          'Good in 38 of 100, as in March.',
          QUALITY,
        ]),
        by('staff', 'Workers say that supervision helps them with the child', '2022-09-30'),
      ],
      actions: [
        action(
          '4.1.1',
          'Set one standard for supervision and record it in the same way everywhere',
          { from: '2021-10-18', due: '2022-02-18', expected: '2022-05-31' },
          {
            owner: QUALITY,
            answers: SUPERVISION,
            milestones: [
              ['Standard agreed', '2021-12-17', '2021-12-13'],
              ['In use in all teams', '2022-02-18', '2022-02-16'],
            ],
            said: [said('2022-02-17', 'Every team uses it.', 'Audit it in the summer.')],
            delivered: ['2022-02-17', 'The standard is in use.', '2022-02-24', DCS],
            evidence: [
              evidence(
                '2022-06-30',
                'Supervision is regular in every team',
                'Nine in ten workers had supervision in June, by the records.',
                { source: 'staff', by: QUALITY, verifiedBy: ASSISTANT_DIRECTOR },
              ),
              evidence(
                '2022-07-12',
                'Supervision is regular in every team',
                'On two visits to offices workers of three teams said that it is often put off, and is about tasks when it is held.',
                { source: 'external', stance: 'contradicts', strength: 'strong', by: CHAIR, verifiedBy: QUALITY },
              ),
            ],
          },
        ),
        action(
          '4.1.2',
          'Train all team managers in reflective supervision',
          { from: '2022-02-07', due: '2022-07-22', expected: '2022-11-30' },
          {
            owner: ASSISTANT_DIRECTOR,
            answers: SUPERVISION,
            milestones: [
              ['First half', '2022-05-06', '2022-05-05'],
              ['All managers', '2022-07-22'],
            ],
            said: [
              said(
                '2022-07-18',
                'Nine of 12 managers are trained.',
                'Three missed the last day and come in September.',
                { forecast: '2022-09-16' },
              ),
            ],
          },
        ),
        action(
          '4.1.3',
          'Have heads of service observe one supervision of each manager a quarter',
          { from: '2022-04-04', due: '2022-06-30', expected: '2022-09-30' },
          {
            owner: ASSISTANT_DIRECTOR,
            answers: SUPERVISION,
            milestones: [['First round', '2022-06-30', '2022-06-28']],
            said: [
              said(
                '2022-06-29',
                'Eleven of 12 were observed; one manager was on leave.',
                'Second round from September.',
              ),
            ],
            delivered: ['2022-06-29', 'The first round is complete but for one on leave.', '2022-07-04', DCS],
            evidence: [
              evidence('2022-06-28', 'Supervision is observed', 'Eleven records of observation.', {
                source: 'audit',
                by: ASSISTANT_DIRECTOR,
                verifiedBy: QUALITY,
              }),
            ],
          },
        ),
        action(
          '4.1.4',
          'Show managers each week which cases have not moved',
          { from: '2022-05-16', due: '2022-10-31', expected: '2023-01-31' },
          {
            owner: ANALYST,
            answers: SUPERVISION,
            milestones: [['List tried with two teams', '2022-07-15', '2022-07-13']],
            said: [
              said('2022-07-29', 'Two teams use it and closed 14 cases.', 'All teams in October.', {
                confidence: 'high',
                seconds: 88,
              }),
            ],
          },
        ),
        action(
          '4.1.5',
          'Audit 100 cases a month with the worker and the manager',
          { from: '2021-09-01', due: '2022-03-31', expected: '2022-06-30' },
          {
            owner: QUALITY,
            answers: SUPERVISION,
            milestones: [
              ['40 a month', '2021-12-31', '2021-12-31'],
              ['100 a month', '2022-03-31', '2022-03-31'],
            ],
            said: [
              said(
                '2022-03-31',
                '100 in March, 84 of them with the worker in the room.',
                'Learning from good audits, too.',
              ),
            ],
            delivered: ['2022-03-31', 'A hundred audits a month.', '2022-04-05', DCS],
            evidence: [
              evidence(
                '2022-03-31',
                'A hundred audits a month are made with worker and manager',
                'Audit register of January to March.',
                { source: 'audit', by: QUALITY, verifiedBy: ANALYST, strength: 'strong' },
              ),
            ],
          },
        ),
        action(
          '4.1.6',
          'Follow every audit’s actions to the child’s file',
          { from: '2022-06-06', due: '2022-09-30', expected: '2022-12-16' },
          {
            owner: QUALITY,
            answers: SUPERVISION,
            said: [
              said('2022-07-26', 'Of 212 actions since April 131 are on file.', 'Weekly list of what is late.', {
                confidence: 'medium',
              }),
            ],
          },
        ),
        action(
          '4.1.7',
          'Meet every newly qualified worker’s cases with their manager monthly',
          { from: '2022-09-12', due: '2023-02-24', expected: '2023-05-31' },
          { owner: TEAM_MANAGER, answers: SUPERVISION },
        ),
        action(
          '4.1.8',
          'Coach six managers whose teams vary most',
          { from: '2022-05-23', due: '2022-11-25', expected: '2023-02-28' },
          {
            owner: ASSISTANT_DIRECTOR,
            answers: SUPERVISION,
            said: [said('2022-07-05', 'Four have a coach.', 'Two begin in September.')],
          },
        ),
      ],
    },
    {
      words: 'Families meet the same worker for as long as they need one',
      howKnown: 'Fewer children have three or more social workers in a year, and caseloads allow visits.',
      sponsor: DCS,
      measures: ['CN-07', 'CL-10', 'LM-02'],
      recommendations: [],
      tests: [
        by('staff', 'Survey of the workforce: would you stay for two years', '2022-10-31'),
        by('voice', 'Families say how many workers they had', '2022-11-30'),
      ],
      actions: [
        action(
          '4.2.1',
          'Fill 20 social worker posts for good',
          { from: '2022-04-01', due: '2022-12-30', expected: '2023-03-31' },
          {
            owner: DCS,
            milestones: [['Ten appointed', '2022-07-29', '2022-07-25']],
            said: [
              said(
                '2022-07-26',
                'Eleven were appointed; 14 newly qualified begin in September.',
                'Tender for recruiting abroad.',
                { confidence: 'medium' },
              ),
            ],
          },
        ),
        action(
          '4.2.2',
          'Agree a workforce strategy with a path from student to manager',
          { from: '2022-05-03', due: '2022-09-30', expected: '2023-03-31' },
          {
            owner: DCS,
            said: [
              said('2022-07-20', 'Draft with unions and staff.', 'To cabinet in September.', { confidence: 'high' }),
            ],
          },
        ),
        action(
          '4.2.3',
          'Ask everybody who leaves why, by somebody they choose',
          { from: '2022-09-01', due: '2022-12-16', expected: '2023-06-30' },
          { owner: DCS },
        ),
      ],
    },
  ],
};

/** The fifth priority: what work rests on. Its recommendation has actions, and nothing by which anybody would know. */
export const FOUNDATIONS: DemonstrationPriority = {
  title: 'Systems, money and partners that help the work',
  aim: 'Workers can record from anywhere, managers see what they need, and partners do their part.',
  sponsor: FINANCE,
  outcomes: [
    {
      words: 'Workers spend their time with children instead of with systems',
      howKnown: '',
      sponsor: null,
      measures: [],
      recommendations: SYSTEMS,
      tests: [],
      actions: [
        action(
          '5.1.1',
          'Renew the network in the four district offices',
          { from: '2022-04-25', due: '2022-08-05', expected: '2022-10-31' },
          {
            owner: DIGITAL_POST,
            answers: SYSTEMS,
            milestones: [
              ['North and East', '2022-06-24', '2022-06-22'],
              ['South and West', '2022-08-05'],
            ],
            said: [
              said('2022-07-08', 'North and East are done.', 'South waits for the landlord.', {
                blocked: 'The landlord of the South office has not agreed to the work.',
                unblockedBy: '',
                forecast: '2022-09-30',
                confidence: 'low',
              }),
            ],
          },
        ),
        action(
          '5.1.2',
          'Give managers live reports on their teams’ work',
          { from: '2022-05-30', due: '2022-11-25', expected: '2023-01-31' },
          {
            owner: ANALYST,
            answers: SYSTEMS,
            said: [
              said('2022-07-15', 'Three reports tried with two managers.', 'Access for all in October.', {
                confidence: 'high',
              }),
            ],
          },
        ),
      ],
    },
    {
      words: 'Decisions rest on records that are right',
      howKnown: 'Fewer rows with errors, and figures that do not change afterwards.',
      sponsor: DCS,
      measures: ['RC-07'],
      recommendations: [],
      tests: [
        byMeasure('RC-07', 'Rows of the extract with an error fall below one in a hundred', '2022-09-30', [
          '2022-08-05',
          'better',
          'From 2.2% to 1.0% since March.',
          ANALYST,
          '5.2.1',
        ]),
      ],
      actions: [
        action(
          '5.2.1',
          'Hold recording clinics in every office until faulty rows are mended',
          { from: '2022-03-07', due: '2022-06-30', expected: '2022-08-31' },
          {
            owner: ANALYST,
            milestones: [['A clinic in each office', '2022-04-29', '2022-04-27']],
            said: [
              said('2022-06-29', 'Two clinics in each office; most of the backlog is mended.', 'Monthly from now on.', {
                confidence: 'high',
              }),
            ],
            delivered: ['2022-06-29', 'The clinics were held and the backlog is mended.', '2022-07-01', DCS],
            evidence: [
              evidence(
                '2022-06-29',
                'The clinics were held in every office',
                'Attendance of eight clinics: 96 workers.',
                { source: 'staff', by: ANALYST, verifiedBy: QUALITY },
              ),
            ],
          },
        ),
        action(
          '5.2.2',
          'Agree who answers for each field that a measure needs',
          { from: '2022-06-06', due: '2022-09-16', expected: '2022-11-30' },
          {
            owner: ANALYST,
            said: [said('2022-07-27', 'Owners for seven of eleven lists.', 'The rest in August.', { seconds: 49 })],
          },
        ),
        action(
          '5.2.3',
          'Reconcile the monthly extract with the statutory returns',
          { from: '2022-10-03', due: '2022-12-16', expected: '2023-01-31' },
          { owner: ANALYST },
        ),
      ],
    },
    {
      words: 'Partners and the council carry the plan together',
      howKnown: 'Partners’ actions are on time, and the board hears from them first.',
      sponsor: DCS,
      measures: [],
      recommendations: [],
      tests: [by('partner', 'Partners say at the board what the plan changed for their people', '2022-12-15')],
      actions: [
        action(
          '5.3.1',
          'Set the budget of the plan for three years',
          { from: '2022-05-16', due: '2022-10-28', expected: '2023-04-03' },
          {
            owner: FINANCE,
            milestones: [['First estimate', '2022-07-15', '2022-07-14']],
            said: [
              said('2022-07-15', 'First estimate with the directors.', 'Cabinet in October.', { confidence: 'medium' }),
            ],
          },
        ),
        action(
          '5.3.2',
          'Launch family hubs with schools and health',
          { from: '2022-07-18', due: '2023-03-31', expected: '2023-09-29' },
          {
            owner: ASSISTANT_DIRECTOR,
            said: [said('2022-08-02', 'First of four meetings with partners.', 'Vision in October.')],
          },
        ),
        action(
          '5.3.3',
          'Open every board with what children and families said',
          { from: '2021-11-08', due: '2022-01-27', expected: '2022-04-29' },
          {
            owner: QUALITY,
            milestones: [['First board', '2022-01-27', '2022-01-27']],
            said: [said('2022-01-28', 'Ambassadors opened the board of 27 January.', 'Every board from now on.')],
            delivered: ['2022-01-28', 'It is on every agenda.', '2022-02-01', DCS],
            evidence: [
              evidence(
                '2022-01-27',
                'The board begins with children’s voice',
                'Minute 1 of the board of 27 January 2022.',
                { source: 'voice', by: QUALITY, verifiedBy: ASSISTANT_DIRECTOR },
              ),
            ],
          },
        ),
        action(
          '5.3.4',
          'Write the plan’s progress for staff each month',
          { from: '2022-04-04', due: '2023-03-31', expected: '2023-03-31' },
          { owner: DCS, said: [unchanged('2022-06-07')] },
        ),
        action(
          '5.3.5',
          'Merge the partnership’s own action plan into this one',
          { from: '2022-02-01', due: '2022-06-30', expected: '2022-09-30' },
          {
            owner: ASSISTANT_DIRECTOR,
            said: [said('2022-04-12', 'Agreed with the partnership.', 'Its actions move into priority 1.')],
            ended: {
              on: localDate('2022-06-09'),
              reason: 'It is the same work as the rota of decision makers',
              by: CHAIR,
              into: '1.1.2',
              minute: 'Improvement board of 9 June 2022, minute 6',
            },
          },
        ),
        action(
          '5.3.6',
          'Commission an outside review of every complaint',
          { from: '2022-03-01', original: '2022-09-02', due: '2022-09-30', expected: '2022-12-16' },
          {
            owner: QUALITY,
            said: [said('2022-05-20', 'Two providers were asked.', 'Paper to the board.')],
            ended: {
              on: localDate('2022-06-09'),
              reason: 'The board held that reviews in the house by somebody from another service do as well',
              by: CHAIR,
              into: null,
              minute: 'Improvement board of 9 June 2022, minute 8',
            },
            moved: [moved('2022-09-30', 'Procurement took longer', ['2022-05-03', '2022-05-04'], ['sponsor', DCS])],
          },
        ),
      ],
    },
  ],
};
