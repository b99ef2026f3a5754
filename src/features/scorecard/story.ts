import type { Dimension, MeasureDescription } from '#features/measures/index.ts';
import { isOutOfCases, SMALLEST_JUDGED_DENOMINATOR } from '#features/measures/index.ts';
import { type Month, monthInWords } from '#kernel/month.ts';
import { formatChange, formatFigure, formatValue, fractionInWords } from './figures.ts';
import type { Judged, Verdict } from './scorecard.ts';
import type { ChangePart, WhereItChanged } from './where-it-changed.ts';
import { monthsInWords, numberInWords } from './wording.ts';

/** A group that brings less than this part of a change is not named. */
const LEAST_NAMED_PART = 0.2;
const MOST_NAMED = 2;

/**
 * What happened to a measure in two or three sentences: the latest figure with what it is made of and its interval; the
 * trajectory with its reason; and, where the figure moved more than chance explains, in which groups the change shows.
 * Every sentence follows from the figures by a rule, and none names a cause.
 */
export function storyOf(judged: Judged, where: readonly WhereItChanged[]): string[] {
  const sentences = [latestInWords(judged)];
  if (judged.latest === null) return sentences;
  sentences.push(`${VERDICT_SENTENCES[judged.verdict]} ${judged.reason}`);
  const places: string[] = [];
  for (const one of where) places.push(...placesInWords(judged, one, places.length === 0));
  if (places.length > 0) sentences.push(`${places.join(' ')} This says where the change shows, not why.`);
  return sentences;
}

/** The groupings that sentences speak of; the others stand in tables only, or there would be a list of sentences. */
export function whereInSentences(where: readonly WhereItChanged[]): WhereItChanged[] {
  return where.filter(({ dimension }) => dimension === 'team' || dimension === 'ageBand');
}

const VERDICT_SENTENCES: Record<Verdict, string> = {
  improving: 'It is improving.',
  noChange: 'There is no significant change.',
  gettingWorse: 'It is getting worse.',
  undetermined: 'Its trajectory cannot be determined.',
};

function latestInWords({ measure, of, latest, latestInterval }: Judged): string {
  const whose = of === 'the council' ? '' : ` (${of})`;
  if (latest === null) return `${measure.title}${whose}: there is no figure yet.`;
  const when = `in ${monthInWords(latest.month)}${latest.status === 'provisional' ? ', provisional' : ''}`;
  if (latest.value === null) return `${measure.title}${whose}: no cases ${when}.`;
  if (isOutOfCases(measure.kind) && (latest.denominator ?? 0) < SMALLEST_JUDGED_DENOMINATOR)
    return `${measure.title}${whose}: ${fractionInWords(measure, latest)} ${when}, too few for ${measure.kind === 'mean' ? 'a mean' : 'a percentage'}.`;
  const interval =
    latestInterval === null
      ? ''
      : `; 95% interval ${formatValue(measure, latestInterval.lower)} to ${formatValue(measure, latestInterval.upper)}`;
  const madeOf = measure.kind === 'count' ? '' : fractionInWords(measure, latest);
  const brackets = `${madeOf}${interval}`.replace(/^; /, '');
  return `${measure.title}${whose}: ${formatFigure(measure, latest)} ${when}${brackets === '' ? '' : ` (${brackets})`}.`;
}

/** Only where the change is more than chance, goes the way that the trajectory says, and could show in one of several. */
function placesInWords(judged: Judged, where: WhereItChanged, isFirst: boolean): string[] {
  const { measure } = judged;
  if (!agrees(judged, where.change) || where.parts.length < 2) return [];
  const named = where.parts.filter((part) => isNamed(part, where.change)).slice(0, MOST_NAMED);
  const size = `${where.change > 0 ? 'rise' : 'fall'} of ${formatChange(measure, where.change)}`;
  const between = `(${endInWords(where.first)} against ${endInWords(where.last)})`;
  const lead = isFirst ? `Of the ${size} ${between}` : `By ${GROUPED_BY[where.dimension]}`;
  if (named.length === 0) {
    const whole = isFirst ? `The ${size} ${between}` : `${lead}, it`;
    return [`${whole} is spread over the ${GROUPS[where.dimension]}: none brings a fifth of it.`];
  }
  const rest = where.change - named.reduce((sum, { total }) => sum + total, 0);
  const others = where.parts.length - named.length;
  const each = named.map(({ name, total }) => `${name} ${bring(name)} ${partOf(measure, total)}`).join(' and ');
  const restInWords =
    others === 0 ? '' : `; the other ${numberInWords(others)} together ${signedPart(measure, rest, where.change)}`;
  return [`${lead}, ${each}${restInWords}.`];
}

/** A signal may stand though the ends differ the other way: then nothing is said of where. */
function agrees({ verdict, measure }: Judged, change: number): boolean {
  if (change === 0 || (verdict !== 'improving' && verdict !== 'gettingWorse')) return false;
  return (verdict === 'improving') === (change > 0 === (measure.better === 'higher'));
}

function isNamed({ isSmall, total }: ChangePart, change: number): boolean {
  return !isSmall && Math.sign(total) === Math.sign(change) && Math.abs(total) >= Math.abs(change) * LEAST_NAMED_PART;
}

function endInWords(months: readonly Month[]): string {
  const [first, last] = [months[0], months.at(-1)];
  return first === undefined || last === undefined ? '' : monthsInWords(first, last, months.length);
}

function bring(name: string): string {
  return name.startsWith('those ') ? 'bring' : 'brings';
}

function partOf(measure: MeasureDescription, total: number): string {
  return formatChange(measure, total);
}

/** What the others bring; against the change where their sign is the other. */
function signedPart(measure: MeasureDescription, rest: number, change: number): string {
  const isAgainst = rest !== 0 && Math.sign(rest) !== Math.sign(change);
  return `${formatChange(measure, rest)}${isAgainst ? ' the other way' : ''}`;
}

const GROUPS: Record<Dimension, string> = {
  council: 'council',
  team: 'teams',
  locality: 'localities',
  ageBand: 'ages',
  sex: 'sexes',
  ethnicGroup: 'ethnic groups',
  disability: 'groups',
};

const GROUPED_BY: Record<Dimension, string> = {
  council: 'council',
  team: 'team',
  locality: 'locality',
  ageBand: 'age',
  sex: 'sex',
  ethnicGroup: 'ethnic group',
  disability: 'disability',
};
