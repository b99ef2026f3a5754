import { localityFinder, type Structure } from '#features/structure/index.ts';
import { TIMESCALES } from '#kernel/timescales.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { CouncilFacts } from './council/facts.ts';
import type { MeasureContext } from './definition.ts';

/** What rules may ask, from what a council knows that its files do not say. */
export function contextOf({ population }: CouncilFacts, structure: Structure): MeasureContext {
  return {
    workingDays: englandWorkingDays,
    timescales: TIMESCALES,
    population,
    referralCountIncludesCurrent: false,
    localityOf: localityFinder(structure),
  };
}
