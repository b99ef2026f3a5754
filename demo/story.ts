import { type Day, dayOf } from './days.ts';

/**
 * The story of Severnshire, as the chances that the simulation draws with. Everything that changes over time is here
 * and nowhere else; the tests find each of these facts again by counting rows.
 */

/** Children begin to come to the council's notice here, long before the first extract, so that its lists are full. */
export const BEGINNING: Day = dayOf('2018-01-01');
/** The last day that any extract sees. */
export const END: Day = dayOf('2022-08-05');

/** Means per working day. */
export const CONTACTS_A_DAY = 7.1;
export const REFERRALS_A_DAY = 5.1;
export const EARLY_HELP_A_DAY = 1.35;

/** Children referred again within 12 months: it does not change. */
export const REFERRED_AGAIN = 0.22;

/** Referrals that lead to nothing: fewer as the front door decides better which contacts are referrals. */
export function noFurtherAction(day: Day): number {
  return ramp(day, '2022-01-05', '2022-04-30', 0.2, 0.08);
}

/** Assessments done within 45 working days. Assessment South slides after its manager leaves in December 2021. */
export function assessedInTime(team: string, dueOn: Day): number {
  if (team === 'Assessment South') return ramp(dueOn, '2021-12-06', '2022-03-25', 0.83, 0.36);
  return 0.825;
}

/** Working days over the limit that a late assessment takes at most. */
export function assessmentLatestAfter(team: string, dueOn: Day): number {
  return team === 'Assessment South' ? ramp(dueOn, '2021-12-06', '2022-07-01', 22, 75) : 22;
}

/** In October 2021 the case system was replaced, and much of what teams authorised was entered weeks later. */
export const LATE_RECORDING = {
  from: dayOf('2021-10-01'),
  until: dayOf('2021-10-31'),
  share: 0.55,
  enteredFrom: dayOf('2021-11-06'),
  enteredUntil: dayOf('2021-12-22'),
} as const;

/** Initial conferences within 15 working days: more slots from January 2022, felt through the spring. */
export function conferenceInTime(day: Day): number {
  return ramp(day, '2022-01-10', '2022-06-01', 0.68, 0.96);
}

/** The share of visits to children in care that run over six weeks. */
export function careVisitLate(day: Day): number {
  return ramp(day, '2022-01-15', '2022-06-15', 0.44, 0.1);
}

/** The share of visits to children on plans that run over ten working days: worse from March 2022, most in the South. */
export function protectionVisitLate(team: string, day: Day): number {
  return ramp(day, '2022-02-20', '2022-06-30', 0.16, team === 'Safeguarding South' ? 0.75 : 0.5);
}

/** Safeguarding East sees far fewer children alone than the others, month after month: the team far from the rest. */
export function seenAlone(team: string): number {
  return team === 'Safeguarding East' ? 0.42 : 0.87;
}

/** Care leavers in education, employment or training: up a little every month from the winter of 2021. */
export function inEducationOrWork(day: Day): number {
  return ramp(day, '2021-11-15', '2022-08-05', 0.46, 0.66);
}

/** Young people in care at 16 who have a personal adviser: an old gap that closes from the spring of 2022. */
export function withAdviser(day: Day): number {
  return ramp(day, '2022-02-05', '2022-07-25', 0.6, 0.93);
}

export const SUITABLE_HOME = 0.9;

/** Rows with a fault in them: fewer as recording clinics mend them from spring 2022. */
export function faultyRows(asAt: Day): number {
  return ramp(asAt, '2022-03-10', '2022-07-05', 0.022, 0.01);
}

/** Rows that lost a code besides, in the extract after the upgrade. */
export const FAULTY_ROWS_AFTER_UPGRADE = 0.055;
export const UPGRADE_MONTH = '2021-10';

/** From one value to another in a straight line between two days. */
export function ramp(day: Day, from: string, until: string, before: number, after: number): number {
  const share = (day - dayOf(from)) / (dayOf(until) - dayOf(from));
  return before + (after - before) * Math.min(1, Math.max(0, share));
}
