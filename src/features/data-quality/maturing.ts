import { type Maturity, type MeasureDescription, maturity, type Point } from '#features/measures/index.ts';

/** A measure with how its months settle. */
export type Maturing = { measure: MeasureDescription; maturity: Maturity };

export function maturingOf(measure: MeasureDescription, points: readonly Point[]): Maturing {
  return { measure, maturity: maturity(measure, points) };
}

/**
 * How the definition's lag stands beside the data: long enough where no extract that it lets be final was drawn while
 * figures still moved.
 */
export type Standing = 'enough' | 'short' | 'unknown' | 'unsettled' | 'snapshot';

export function standingOf({ measure, maturity: { proposal } }: Maturing): Standing {
  switch (proposal.kind) {
    case 'snapshot':
      return 'snapshot';
    case 'tooFew':
      return 'unknown';
    case 'unsettled':
      return 'unsettled';
    case 'lag':
      return (proposal.movingUntil ?? -1) < measure.finalAfterDays ? 'enough' : 'short';
  }
}

/** As a table's cell says it. */
export const STANDING_WORDS: Record<Standing, string> = {
  enough: 'Long enough',
  short: 'Too short',
  unknown: 'Cannot be said yet',
  unsettled: 'Does not settle',
  snapshot: 'Never revised',
};

/** From when on figures can be relied on, in a sentence. */
export function proposalInWords({ maturity: { proposal, monthsFollowed } }: Pick<Maturing, 'maturity'>): string {
  switch (proposal.kind) {
    case 'snapshot':
      return 'A snapshot is not revised: one extract gives a month’s figure, and no later one covers it.';
    case 'tooFew':
      return `No lag can be proposed yet: ${monthsInWords(proposal.months)} of this measure ${proposal.months === 1 ? 'was' : 'were'} followed to the last extract that covers a month, and six are needed.`;
    case 'unsettled':
      return `No lag can be proposed: of the ${monthsInWords(monthsFollowed)} that were followed to the end, too many still moved in the last extracts that covered them.`;
    case 'lag':
      return `A month’s figure has settled in an extract drawn ${daysInWords(proposal.days)} after the month or later${proposal.movingUntil === null ? ', the first that there is' : ''}, as seen in ${monthsInWords(proposal.months)}. Final after ${daysInWords(proposal.days)} is the proposed lag.`;
  }
}

/** The same beside what the definition says. */
export function besideDefinition(maturing: Maturing): string {
  const { measure } = maturing;
  const defined = `The definition calls a month final ${daysInWords(measure.finalAfterDays)} after its end`;
  switch (standingOf(maturing)) {
    case 'snapshot':
      return '';
    case 'enough':
      return `${defined}: that is long enough, since figures in extracts drawn from then on had settled.`;
    case 'short':
      return `${defined}: that is too short, since figures in extracts drawn from then on still moved.`;
    case 'unknown':
    case 'unsettled':
      return `${defined}.`;
  }
}

/** What a difference of a measure's figures is counted in. */
export const DIFFERENCE_NAMES: Record<MeasureDescription['kind'], string> = {
  proportion: 'percentage points',
  rate: 'per 10,000',
  mean: 'days',
  count: 'cases',
};

/** How far figures moved: `1.2 percentage points`, `3 cases`. */
export function movedInWords({ kind }: Pick<MeasureDescription, 'kind'>, moved: number): string {
  if (moved === 0) return 'nothing';
  const number = kind === 'count' && Number.isInteger(moved) ? moved.toLocaleString('en-GB') : moved.toFixed(1);
  return `${number} ${DIFFERENCE_NAMES[kind]}`;
}

export function daysInWords(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

function monthsInWords(months: number): string {
  return months === 1 ? '1 month' : `${months} months`;
}
