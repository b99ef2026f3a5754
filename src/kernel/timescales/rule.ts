import type { Effective } from '../effective.ts';
import { localDate } from '../local-date.ts';

/** How long something may take, counted from its trigger's day, which is day 0. */
export type Limit = { amount: number; unit: 'workingDays' | 'days' | 'weeks' | 'months' | 'years' };

/** A limit of law, guidance or the council, as facts that hold from a day, each with its source. */
export type TimescaleRule = {
  trigger: string;
  requirement: string;
  limits: readonly Effective<Limit>[];
};

/** A limit as it is written down here: the day from which it holds as text, and held until further notice. */
type StatedLimit = Omit<Effective<Limit>, 'until' | 'value' | 'from'> & { from: string };

/** A rule with the one limit that has held since. */
export function rule(
  trigger: string,
  requirement: string,
  amount: number,
  unit: Limit['unit'],
  { from, basis, source }: StatedLimit,
): TimescaleRule {
  return {
    trigger,
    requirement,
    limits: [{ value: { amount, unit }, from: localDate(from), until: null, basis, source }],
  };
}

/** Working Together, whose timescales of 15 April 2013 its later editions kept. */
export function workingTogether(words: string): StatedLimit {
  return {
    from: '2013-04-15',
    basis: 'statutory',
    source: `Working Together to Safeguard Children 2013, kept in 2015, 2018 and 2023: ${words}`,
  };
}

/** The regulations on children in care, in force since 1 April 2011. */
export function carePlanning(regulation: string): StatedLimit {
  return {
    from: '2011-04-01',
    basis: 'statutory',
    source: `Care Planning, Placement and Case Review (England) Regulations 2010 (SI 2010/959), regulation ${regulation}`,
  };
}

/** A limit that the council sets; what ships is where it may begin. */
export function startingValue(from: string, why: string): StatedLimit {
  return { from, basis: 'local', source: `A starting value, for the council to confirm; ${why}` };
}
