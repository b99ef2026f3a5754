import type { Limit, TimescaleId } from '#kernel/timescales.ts';

/** A ready choice of limits that councils commonly hold themselves to. */
export type Profile = {
  id: string;
  title: string;
  /** What choosing it means for the figures, in words. */
  means: string;
  limits: readonly { rule: TimescaleId; value: Limit }[];
};

/** The rhythms at which councils have children on a plan visited: no law sets one, the child protection plan does. */
export const PROFILES: readonly Profile[] = [
  {
    id: 'plan-visits-10-working-days',
    title: 'Child protection visits every 10 working days',
    means:
      'The commonest standard. Two weeks of work: a bank holiday gives another day. A visit on a Friday is due again on the Friday two weeks later.',
    limits: [visits(10, 'workingDays')],
  },
  {
    id: 'plan-visits-14-days',
    title: 'Child protection visits every 14 days',
    means:
      'Two weeks by the calendar: bank holidays give nothing. Around Christmas and Easter it is stricter than 10 working days; elsewhere it is the same.',
    limits: [visits(14, 'days')],
  },
  {
    id: 'plan-visits-15-working-days',
    title: 'Child protection visits every 15 working days',
    means:
      'Three weeks of work. Fewer visits count as late than under 10 working days, and children are seen less often.',
    limits: [visits(15, 'workingDays')],
  },
  {
    id: 'plan-visits-20-working-days',
    title: 'Child protection visits every 20 working days',
    means:
      'Four weeks of work, for councils whose plans set the rhythm child by child and which measure only the outer limit.',
    limits: [visits(20, 'workingDays')],
  },
];

function visits(amount: number, unit: Limit['unit']): { rule: TimescaleId; value: Limit } {
  return { rule: 'R-CP-VISIT', value: { amount, unit } };
}
