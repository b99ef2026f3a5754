import { COUNTS, type CountId, type CountRule } from '#kernel/counts.ts';
import { dayIn, type Form, oneOf, type Problem, type Read, read } from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { OwnCount } from './counts.ts';
import { numberIn } from './given.ts';
import { readTerms } from './limit-form.ts';

export type CountGiven = Omit<OwnCount, 'version'>;

export function isCount(id: string): id is CountId {
  return Object.hasOwn(COUNTS, id);
}

/** Reads a number of the council's own, or that Headway's default holds again. */
export function readCount(form: Form, rule: CountId, today: LocalDate): Read<CountGiven> {
  const kind = oneOf(['own', 'usual'], form['count']);
  const from = dayIn(form, 'from');
  const value = amountIn(form, rule);
  const terms = readTerms(form, from, today);
  const isOwn = kind === 'own';
  return read(from && { rule, from, value: isOwn ? value.amount : null, ...terms.given }, [
    kind === null ? { field: 'count', text: 'Say whether the council has a number of its own' } : null,
    isOwn ? value.problem : null,
    ...terms.problems,
  ]);
}

function amountIn(form: Form, id: CountId): { amount: number | null; problem: Problem | null } {
  const { least, most, bounds }: CountRule = COUNTS[id];
  const amount = numberIn(form, 'amount');
  if (amount === null || !Number.isInteger(amount) || amount < least || amount > most)
    return {
      amount: null,
      problem: { field: 'amount', text: `Enter a whole number from ${least} to ${most}. ${bounds}` },
    };
  return { amount, problem: null };
}
