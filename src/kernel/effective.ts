import type { LocalDate } from './local-date.ts';

/** What a fact rests on: law and statutory guidance, other guidance, or a council's own choice. */
export type Basis = 'statutory' | 'guidance' | 'local';

/** A fact that holds from a day until another day (that day excluded), with where it comes from. */
export type Effective<T> = {
  value: T;
  from: LocalDate;
  until: LocalDate | null;
  basis: Basis;
  source: string;
};

/** The fact in force on a day, or null where none is. */
export function inForce<T>(facts: readonly Effective<T>[], on: LocalDate): Effective<T> | null {
  return facts.find((fact) => fact.from <= on && (fact.until === null || on < fact.until)) ?? null;
}
