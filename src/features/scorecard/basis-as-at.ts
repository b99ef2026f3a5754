import { CATALOGUE, coverageOf } from '#features/measures/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { type Basis, stampOf } from './scorecard.store.ts';

/** What was known on a day: of the extracts in use those as at that day or before. Supplied figures are as they are now. */
export function basisAsAt(basis: Basis, day: LocalDate): Basis {
  const extracts = basis.extracts.filter(({ asAt }) => asAt <= day);
  const stamps = extracts.map(stampOf);
  const coverage = new Map(CATALOGUE.map((measure) => [measure.description.id, coverageOf(measure, stamps)]));
  return { ...basis, extracts, newest: extracts.at(-1) ?? null, coverage };
}
