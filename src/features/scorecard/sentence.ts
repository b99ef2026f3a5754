import type { Scorecard, Verdict } from './scorecard.ts';
import { determinedIn } from './set.ts';
import { periodInWords } from './wording.ts';

type Said = Pick<Scorecard, 'period' | 'counts' | 'expectedByChance'>;

/** A piece of the sentence; what a reader takes away from it is strong. */
export type SentencePart = { text: string; isStrong: boolean };

/** The scorecard in one sentence, and what chance alone would give; the second is empty where nothing was determined. */
export function scorecardSentence(scorecard: Said): { lead: string; parts: readonly SentencePart[]; chance: string } {
  const parts = partsOf(scorecard);
  return { lead: parts.map(({ text }) => text).join(''), parts, chance: chanceOf(scorecard) };
}

function partsOf({ period, counts }: Said): SentencePart[] {
  const { all, determined } = determinedIn(counts);
  const when = periodInWords(period);
  if (all === 0) return [plain(`There are no measures to judge ${when}.`)];
  if (determined === 0) {
    return [
      plain(
        all === 1
          ? `The trajectory of the one measure cannot be determined ${when}.`
          : `The trajectory of none of the ${all} measures can be determined ${when}.`,
      ),
    ];
  }
  const rest = plain(counts.undetermined === 0 ? '.' : `; ${counts.undetermined} cannot be determined.`);
  if (determined === 1) {
    return [plain(`The one measure whose trajectory can be determined ${when} `), strong(onlyOne(counts)), rest];
  }
  const { improving, noChange, gettingWorse } = counts;
  return [
    plain(`Of the ${determined} measures whose trajectory can be determined ${when}, `),
    strong(`${number(improving)} ${improving === 1 ? 'is' : 'are'} improving`),
    plain(', '),
    strong(`${number(noChange)} ${noChange === 1 ? 'shows' : 'show'} no significant change`),
    plain(' and '),
    strong(`${number(gettingWorse)} ${gettingWorse === 1 ? 'is' : 'are'} getting worse`),
    rest,
  ];
}

const plain = (text: string): SentencePart => ({ text, isStrong: false });
const strong = (text: string): SentencePart => ({ text, isStrong: true });

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
