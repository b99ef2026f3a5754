import { localDate } from '#kernel/local-date.ts';
import { CARE } from './care.ts';
import { FRONT_DOOR } from './front-door.ts';
import { FOUNDATIONS, MANAGEMENT } from './practice.ts';
import { PROTECTION } from './protection.ts';
import {
  ASSISTANT_DIRECTOR,
  DCS,
  type DemonstrationAsk,
  type DemonstrationPlan,
  type DemonstrationVersion,
  HEALTH,
  HEALTH_LEAD,
  HOUSING,
  POLICE,
  POLICE_LEAD,
} from './shape.ts';

export type {
  DemonstrationAction,
  DemonstrationEvidence,
  DemonstrationOutcome,
  DemonstrationPlan,
  DemonstrationVersion,
} from './shape.ts';

const VERSIONS: readonly DemonstrationVersion[] = [
  {
    name: 'Accelerated plan of 2021',
    asAt: localDate('2021-12-15'),
    isBeforeInspection: true,
    steps: [
      step('approved', '2021-12-16', 'Improvement board of 16 December 2021, minute 3'),
      step('live', '2022-01-04'),
      step('superseded', '2022-07-13'),
    ],
  },
  {
    name: 'Plan in answer to the inspection',
    asAt: localDate('2022-06-15'),
    isBeforeInspection: false,
    steps: [
      step('consulted', '2022-06-16'),
      step('approved', '2022-06-22', 'Cabinet of 22 June 2022, minute 11'),
      step('submitted', '2022-07-12', '', 'Ofsted and the Department for Education'),
      step('live', '2022-07-13'),
    ],
  },
];

function step(
  state: DemonstrationVersion['steps'][number]['state'],
  on: string,
  minute = '',
  sentTo = '',
): DemonstrationVersion['steps'][number] {
  return { state, on: localDate(on), minute, sentTo };
}

const ASKS: readonly DemonstrationAsk[] = [
  {
    action: '1.1.2',
    words: 'Will somebody from the police be in every strategy discussion from September?',
    by: ASSISTANT_DIRECTOR,
    on: localDate('2022-07-18'),
    answer: {
      ...{ by: POLICE_LEAD, on: localDate('2022-07-20'), isClear: true, isReady: true, readyBy: null },
      words: 'Yes, from 1 September, by the rota that is in use.',
    },
  },
  {
    action: '1.1.5',
    words: 'Who in health decides out of hours until the rota is agreed?',
    by: ASSISTANT_DIRECTOR,
    on: localDate('2022-08-01'),
    answer: null,
  },
];

/** Severnshire's improvement plan: begun in 2021, written anew in answer to the inspection of February 2022. */
export const PLAN: DemonstrationPlan = {
  name: 'Severnshire improvement plan',
  vision:
    'Every child in Severnshire who needs us gets the right help at the right time from somebody they know, and can tell us that it helped.',
  from: localDate('2021-09-01'),
  director: DCS,
  partners: [
    { name: POLICE, people: [POLICE_LEAD] },
    { name: HEALTH, people: [HEALTH_LEAD] },
    { name: HOUSING, people: [] },
  ],
  versions: VERSIONS,
  asks: ASKS,
  priorities: [FRONT_DOOR, PROTECTION, CARE, MANAGEMENT, FOUNDATIONS],
};
