import { type Effective, inForce } from './effective.ts';
import { addDays, addMonths, addYears, type LocalDate, localDate } from './local-date.ts';
import type { WorkingDays } from './working-days.ts';

/** How long something may take, counted from its trigger's day, which is day 0. */
export type Limit = { amount: number; unit: 'workingDays' | 'days' | 'weeks' | 'months' | 'years' };

/** A limit of law, guidance or the council, as facts that hold from a day, each with its source. */
export type TimescaleRule = {
  trigger: string;
  requirement: string;
  limits: readonly Effective<Limit>[];
};

const REGULATION_28 =
  'Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959), regulation 28';
const WORKING_TOGETHER = 'Working Together to Safeguard Children 2013, kept in 2015, 2018 and 2023';

/** The rules that the measures and the plan's clock need. A council's own limits replace the local ones. */
export const TIMESCALES = {
  'R-ASSESS': rule('Referral', 'Statutory assessment completed', {
    value: { amount: 45, unit: 'workingDays' },
    from: localDate('2013-04-15'),
    basis: 'statutory',
    source: `${WORKING_TOGETHER}: no longer than 45 working days from the referral`,
  }),
  'R-ICPC': rule('Strategy discussion that began the section 47 enquiry', 'Initial child protection conference held', {
    value: { amount: 15, unit: 'workingDays' },
    from: localDate('2013-04-15'),
    basis: 'statutory',
    source: `${WORKING_TOGETHER}: within 15 working days of the strategy discussion`,
  }),
  'R-CP-VISIT': rule('Visit to a child on a plan', 'Next visit', {
    value: { amount: 10, unit: 'workingDays' },
    from: localDate('2013-04-15'),
    basis: 'local',
    source:
      'The commonest local standard, for the council to confirm; Working Together sets no interval, the plan does',
  }),
  'R-CP-LONG': rule('Start of a child protection plan', 'Plan counts as long', {
    value: { amount: 24, unit: 'months' },
    from: localDate('2008-10-01'),
    basis: 'guidance',
    source: 'DfE children in need census: child protection plans lasting two years or more',
  }),
  'R-CP-ALONE': rule('Birth', 'Old enough to be seen alone', {
    value: { amount: 4, unit: 'years' },
    from: localDate('2013-04-15'),
    basis: 'local',
    source: 'A starting value, for the council to confirm; no national age is set',
  }),
  'R-CLA-VISIT-1': rule('Start of a placement', 'First visit', visits({ amount: 1, unit: 'weeks' }, '(2)(a)')),
  'R-CLA-VISIT-Y1': rule(
    'Visit in the first year of a placement',
    'Next visit',
    visits({ amount: 6, unit: 'weeks' }, '(2)(b)'),
  ),
  'R-CLA-VISIT-PERM': rule(
    'Visit after the first year of a placement meant to last to 18',
    'Next visit',
    visits({ amount: 3, unit: 'months' }, '(2)(c)(i)'),
  ),
  'R-CLA-VISIT-OTHER': rule(
    'Visit after the first year of any other placement',
    'Next visit',
    visits({ amount: 6, unit: 'weeks' }, '(2)(c)(ii)'),
  ),
  'R-CLA-VISIT-ICO-1': rule(
    'Visit to a child who lives with a parent under an interim care order, before the first review',
    'Next visit',
    visits({ amount: 1, unit: 'weeks' }, '(4)(a)'),
  ),
  'R-CLA-VISIT-ICO': rule(
    'Visit to a child who lives with a parent under an interim care order, after the first review',
    'Next visit',
    visits({ amount: 4, unit: 'weeks' }, '(4)(b)'),
  ),
  'R-CLA-VISIT-CO-1': rule(
    'Care order on a child who lives with a parent',
    'First visit',
    visits({ amount: 1, unit: 'weeks' }, '(5)(a)'),
  ),
  'R-CLA-VISIT-CO': rule(
    'Visit to a child who lives with a parent under a care order',
    'Next visit',
    visits({ amount: 6, unit: 'weeks' }, '(5)(b)'),
  ),
  'R-OFSTED-PLAN': rule('Report received', 'Written statement of proposed action sent to Ofsted', {
    value: { amount: 70, unit: 'workingDays' },
    from: localDate('2007-04-01'),
    basis: 'statutory',
    source:
      'Education and Inspections Act 2006, section 137; Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007 (SI 2007/462)',
  }),
} as const satisfies Record<string, TimescaleRule>;

export type TimescaleId = keyof typeof TIMESCALES;
export type Timescales = Readonly<Record<TimescaleId, TimescaleRule>>;

/** The limit in force on a day; the oldest one known for days before it. */
export function limitOn(rule: TimescaleRule, on: LocalDate): Effective<Limit> {
  const held = inForce(rule.limits, on) ?? rule.limits.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
  if (!held) throw new Error('a timescale rule needs at least one limit');
  return held;
}

/** The last day on which the requirement is met in time, that day included. */
export function dueOn(limit: Limit, trigger: LocalDate, workingDays: WorkingDays): LocalDate {
  switch (limit.unit) {
    case 'workingDays':
      return workingDays.after(trigger, limit.amount);
    case 'days':
      return addDays(trigger, limit.amount);
    case 'weeks':
      return addDays(trigger, limit.amount * 7);
    case 'months':
      return addMonths(trigger, limit.amount);
    case 'years':
      return addYears(trigger, limit.amount);
  }
}

const UNITS: Record<Limit['unit'], readonly [one: string, many: string]> = {
  workingDays: ['working day', 'working days'],
  days: ['day', 'days'],
  weeks: ['week', 'weeks'],
  months: ['month', 'months'],
  years: ['year', 'years'],
};

/** `45 working days`, `1 week`. */
export function limitInWords(limit: Limit): string {
  return `${limit.amount} ${UNITS[limit.unit][limit.amount === 1 ? 0 : 1]}`;
}

type StatedLimit = Omit<Effective<Limit>, 'until'>;

function rule(trigger: string, requirement: string, limit: StatedLimit): TimescaleRule {
  return { trigger, requirement, limits: [{ ...limit, until: null }] };
}

function visits(value: Limit, paragraph: string): StatedLimit {
  return { value, from: localDate('2011-04-01'), basis: 'statutory', source: `${REGULATION_28}${paragraph}` };
}
