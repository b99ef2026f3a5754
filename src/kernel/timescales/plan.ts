import { rule, startingValue } from './rule.ts';

/** By when a plan's updates, tests and reviews are due; a council settles its own. */
export const PLAN = {
  'R-PLAN-UPDATE': rule('An owner’s last update', 'The next update of an action under way', 1, 'months', {
    ...startingValue('2018-01-01', 'boards meet every month or two'),
  }),
  'R-PLAN-SLIP': rule(
    'The day on which an action is due',
    'The latest day that is forecast for an action at risk; beyond it, it is off track',
    20,
    'workingDays',
    startingValue('2018-01-01', 'about a month'),
  ),
  'R-PLAN-RECOVER': rule(
    'The day on which an action went off track',
    'It is brought before its sponsor, with what is to be done',
    5,
    'workingDays',
    startingValue('2018-01-01', 'a week'),
  ),
  'R-PLAN-STALE-SPONSOR': rule(
    'The day on which an update was due',
    'The sponsor is told that there is none',
    5,
    'workingDays',
    startingValue('2018-01-01', 'a week'),
  ),
  'R-PLAN-STALE-DIRECTOR': rule(
    'The day on which an update was due',
    'The director is told that there is none',
    10,
    'workingDays',
    startingValue('2018-01-01', 'two weeks'),
  ),
  'R-PLAN-EMBED': rule(
    'The day on which an action was delivered',
    'The first day on which a test can show that it is embedded',
    3,
    'months',
    startingValue('2018-01-01', 'practice that lasts a quarter is not a push before a board'),
  ),
  'R-PLAN-TEST': rule(
    'The day on which an action was delivered',
    'Its impact is tested',
    60,
    'days',
    startingValue('2018-01-01', 'most measures need two months to show it'),
  ),
  'R-EVIDENCE-FRESH': rule(
    'The day that evidence is about',
    'The last day on which it counts as current',
    90,
    'days',
    startingValue('2018-01-01', 'a quarter'),
  ),
  'R-RISK-REVIEW': rule(
    'The last review of a risk',
    'The next review',
    3,
    'months',
    startingValue('2018-01-01', 'a quarter'),
  ),
  'R-EVALUATION-REVIEW': rule(
    'The last review of a statement of the self-evaluation',
    'The next review',
    6,
    'months',
    startingValue('2018-01-01', 'twice between two annual conversations'),
  ),
} as const;
