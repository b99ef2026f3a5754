import type { Scorecard, Verdict } from './scorecard.ts';
import { determinedIn } from './set.ts';
import { periodInWords } from './wording.ts';

type Said = Pick<Scorecard, 'period' | 'counts' | 'expectedByChance'>;

/** The scorecard in one sentence, and what chance alone would give; the second is empty where nothing was determined. */
export function scorecardSentence(scorecard: Said): { lead: string; chance: string } {
  return { lead: leadOf(scorecard), chance: chanceOf(scorecard) };
}

function leadOf({ period, counts }: Said): string {
  const { all, determined } = determinedIn(counts);
  const when = periodInWords(period);
  if (all === 0) return `There are no measures to judge ${when}.`;
  if (determined === 0) {
    return all === 1
      ? `The trajectory of the one measure cannot be determined ${when}.`
      : `The trajectory of none of the ${all} measures can be determined ${when}.`;
  }
  const rest = counts.undetermined === 0 ? '' : `; ${counts.undetermined} cannot be determined`;
  if (determined === 1) {
    return `The one measure whose trajectory can be determined ${when} ${onlyOne(counts)}${rest}.`;
  }
  const { improving, noChange, gettingWorse } = counts;
  const parts = [
    `${number(improving)} ${improving === 1 ? 'is' : 'are'} improving`,
    `${number(noChange)} ${noChange === 1 ? 'shows' : 'show'} no significant change`,
    `${number(gettingWorse)} ${gettingWorse === 1 ? 'is' : 'are'} getting worse`,
  ];
  return `Of the ${determined} measures whose trajectory can be determined ${when}, ${parts[0]}, ${parts[1]} and ${parts[2]}${rest}.`;
}

function onlyOne(counts: Record<Verdict, number>): string {
  if (counts.improving === 1) return 'is improving';
  return counts.gettingWorse === 1 ? 'is getting worse' : 'shows no significant change';
}

function number(count: number): string {
  return count === 0 ? 'none' : String(count);
}

function chanceOf({ counts, expectedByChance }: Said): string {
  const { determined, signals } = determinedIn(counts);
  if (determined === 0) return '';
  const expected = Math.round(expectedByChance);
  const would = expected === 0 ? 'fewer than one' : `about ${expected}`;
  if (signals === 0) return `Had nothing changed, chance alone would give ${would} of them a signal; none has one.`;
  const these = signals === 1 ? 'the one signal' : `these ${signals} signals`;
  if (expected >= signals) {
    return `Had nothing changed, chance alone would give ${would}: ${these} may be no more than that.`;
  }
  return signals === 1
    ? 'Had nothing changed, chance alone would give fewer than one signal; there is one.'
    : `Chance alone would give ${would} of ${these}.`;
}
