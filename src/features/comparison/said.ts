import type { Dimension } from '#features/measures/index.ts';
import type { Compared, ComparedGroup } from './compared.ts';

const SIGNIFICANT = 0.05;

export const GROUPS_IN_WORDS: Record<Dimension, { one: string; many: string; heading: string }> = {
  council: { one: 'the council', many: 'the council', heading: 'The council' },
  team: { one: 'team', many: 'teams', heading: 'Teams' },
  locality: { one: 'locality', many: 'localities', heading: 'Localities' },
  ageBand: { one: 'age', many: 'ages', heading: 'Ages' },
  sex: { one: 'sex', many: 'sexes', heading: 'Sex' },
  ethnicGroup: { one: 'ethnic group', many: 'ethnic groups', heading: 'Ethnic groups' },
  disability: { one: 'group', many: 'children with and without a disability', heading: 'Disability' },
};

/** The answer that comes first: whether the groups differ at all, and how that was found. */
export function overallInWords({ dimension, overall, groups }: Compared): string {
  const { many } = GROUPS_IN_WORDS[dimension];
  if (overall === null)
    return groups.length < 2
      ? `There are too few ${many} with cases to compare.`
      : `All ${many} have the same figure: nobody was counted, or everybody was.`;
  const differ = overall.pValue < SIGNIFICANT;
  const answer = differ
    ? `The ${many} differ by more than chance would explain.`
    : `The ${many} do not differ by more than chance would explain.`;
  return `${answer} Were they all alike, differences as large as these would come about in ${chanceInWords(overall.pValue)} (${METHODS[overall.method]}).`;
}

const METHODS = {
  chiSquare: 'chi-square test',
  exact: 'exact test, because some numbers are small',
  simulated: 'test by simulation, because some numbers are small',
} as const;

/** `about 3 in 100`, `fewer than 1 in 1,000`. */
function chanceInWords(chance: number): string {
  if (chance < 0.001) return 'fewer than 1 in 1,000 such periods';
  if (chance < 0.01) return `about ${Math.round(chance * 1000)} in 1,000 such periods`;
  return `about ${Math.min(99, Math.round(chance * 100))} in 100 such periods`;
}

/** Who lies outside the limits of chance for their size, and how many would by chance alone. */
export function outsideInWords({ dimension, groups }: Compared, better: 'higher' | 'lower' | 'neither'): string {
  const judged = groups.filter(({ isSmall }) => !isSmall);
  const { one } = GROUPS_IN_WORDS[dimension];
  if (judged.length === 0) return `No ${one} has ten cases or more, so that none is judged.`;
  const outside = judged.filter(({ position }) => position !== 'inside');
  const small = groups.length - judged.length;
  const notJudged =
    small === 0 ? '' : ` ${small} with fewer than ten cases ${small === 1 ? 'is' : 'are'} shown and not judged.`;
  if (outside.length === 0) return `No ${one} lies outside the limits for its number of cases.${notJudged}`;
  const named = outside.map((group) => `${group.name} (${group.madeOf}) ${positionInWords(group, better)}`).join('; ');
  const expected = judged.length * 0.05;
  const chance = expected < 1 ? 'fewer than one' : `about ${Math.round(expected)}`;
  return `Outside the limits for their number of cases: ${named}. Among ${judged.length} judged, chance alone puts ${chance} outside the 95% limits.${notJudged}`;
}

/** `is lower than 95 in 100 like it would be`, with whether that is good. */
export function positionInWords(
  { position }: Pick<ComparedGroup, 'position'>,
  better: 'higher' | 'lower' | 'neither',
): string {
  if (position === 'inside') return 'is within the limits';
  const isAbove = position === 'above95' || position === 'above998';
  const limit = position === 'above95' || position === 'below95' ? '95%' : '99.8%';
  const judged = better === 'neither' ? '' : (better === 'higher') === isAbove ? ', better' : ', worse';
  return `is ${isAbove ? 'above' : 'below'} the ${limit} limit${judged}`;
}

/** What groups of children must not be taken to say. */
export const CAUTION =
  'A difference between groups of children says that their experience differs, not why. Who comes to the service, at what age and with what needs differs, too, and records leave out more of some groups than of others: ask what lies behind it before acting, and never judge a child by a group.';
