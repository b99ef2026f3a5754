import { localDate } from '#kernel/local-date.ts';
import { CARE } from './care.ts';
import { FRONT_DOOR } from './front-door.ts';
import { FOUNDATIONS, MANAGEMENT } from './practice.ts';
import { PROTECTION } from './protection.ts';
import { DCS, type DemonstrationPlan, HEALTH, HEALTH_LEAD, HOUSING, POLICE, POLICE_LEAD } from './shape.ts';

export type { DemonstrationAction, DemonstrationOutcome, DemonstrationPlan } from './shape.ts';

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
  priorities: [FRONT_DOOR, PROTECTION, CARE, MANAGEMENT, FOUNDATIONS],
};
