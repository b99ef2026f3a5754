import { localityFinder, type Structure } from '#features/structure/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { TIMESCALES } from '#kernel/timescales.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { CouncilFacts } from './council/facts.ts';
import { countsLatestReferral, type LocalRules, withLocalLimits } from './council/limits.ts';
import type { MeasureContext } from './definition.ts';

/** What rules may ask of a file as at a day, from what a council knows and settled that its files do not say. */
export function contextOf(
  { population }: CouncilFacts,
  structure: Structure,
  local: LocalRules,
  asAt: LocalDate,
): MeasureContext {
  return {
    workingDays: englandWorkingDays,
    timescales: withLocalLimits(TIMESCALES, local.limits),
    population,
    referralCountIncludesCurrent: countsLatestReferral(local.referrals, asAt),
    localityOf: localityFinder(structure),
  };
}
