import { durationInWords } from '#charts';
import { dateInWords } from '#kernel/local-date.ts';
import type { Duration } from '#stats';
import { type DurationOf, finishedBy, isJudged, type TeamsCompared } from './duration.ts';
import type { DurationKind } from './kinds.ts';
import type { LimitShown } from './limit.ts';
import type { Begun, PeriodsCompared } from './periods.ts';

/** `38 working days (95% limits 34 to 44)`; null where the curve does not fall that far. */
export function withinInWords({ value, lower, upper }: Duration, { unit }: Pick<DurationKind, 'unit'>): string | null {
  if (value === null) return null;
  const words = durationInWords(value, unit);
  if (lower === null) return words;
  return `${words} (95% limits ${rounded(lower)} ${upper === null ? 'or more' : `to ${rounded(upper)}`})`;
}

/** The answer: `Half of the assessments are authorised within 38 working days (95% limits 34 to 44).` */
export function halfInWords(kind: DurationKind, duration: DurationOf, ofWords: string): string {
  const { counted, end, unit } = kind;
  const of = ofWords === 'the council' ? '' : ` of ${ofWords}`;
  if (duration.cases === 0) return `No ${counted}${of} are in the list.`;
  if (!isJudged(duration))
    return duration.isThin
      ? `Too few ${counted}${of} were under observation soon after they began to say how long they take.`
      : `${capital(counted)}${of}: ${duration.cases} counted, too few to say how long they take.`;
  const half = withinInWords(duration.half, kind);
  if (half !== null) return `Half of the ${counted}${of} ${end} within ${half}.`;
  const last = duration.steps.findLast(({ survival }) => survival < 1);
  if (!last) return `None of the ${counted}${of} seen came to an end.`;
  return `Fewer than half of the ${counted}${of} ${end} within ${durationInWords(last.time, unit)}, the longest that is seen.`;
}

/** `312 assessments, of which 48 were not yet authorised on 5 August 2022. A quarter …, three quarters … .` */
export function spreadInWords(
  kind: DurationKind,
  duration: DurationOf,
  limit: LimitShown | null,
  asAt: string,
): string {
  const { cases, open, quarter, threeQuarters } = duration;
  const counted = `${number(cases)} counted, ${number(open)} of them ${kind.open} on ${asAt}.`;
  if (!isJudged(duration)) return counted;
  const [first, last] = [withinInWords(quarter, kind), withinInWords(threeQuarters, kind)];
  const spread = [first && `A quarter within ${first}`, last && `three quarters within ${last}`].filter(Boolean);
  const words = spread.length === 0 ? '' : ` ${capital(spread.join(', '))}.`;
  return `${counted}${words}${limit === null ? '' : ` ${inTimeInWords(kind, duration, limit)}`}`;
}

/** `By 45 working days, 71.3% are authorised (95% limits 66.1% to 75.9%).` */
function inTimeInWords({ ended }: DurationKind, duration: DurationOf, { at, words }: LimitShown): string {
  const by = finishedBy(duration, at);
  if (by === null) return `None was seen for as long as ${words}, the limit.`;
  const limits = by.share === 0 || by.share === 1 ? '' : ` (95% limits ${percent(by.lower)} to ${percent(by.upper)})`;
  return `By ${words}, the limit, ${percent(by.share)} ${ended}${limits}.`;
}

/** Why the mean of those that have come to an end misleads, and by how much it does here. */
export function closedInWords(kind: DurationKind, { closed, finished, open }: DurationOf): string {
  if (closed === null) return 'None has come to an end yet, so that there is no mean of those that have.';
  const { mean, meanOfAll, isAtLeast } = closed;
  const only = `The mean of the ${number(finished)} that ${kind.ended} is ${durationInWords(mean, kind.unit)}`;
  if (open === 0) return `${only}. As none is ${kind.open}, nothing is missing from it.`;
  const gap = meanOfAll - mean;
  const all = `${isAtLeast ? 'at least ' : ''}${durationInWords(meanOfAll, kind.unit)}`;
  if (Number(Math.abs(gap).toFixed(1)) === 0)
    return `${only}. With those ${kind.open} counted for as long as they were seen it is ${all} as well: here the two agree, which they need not.`;
  const by = durationInWords(Math.abs(gap), kind.unit);
  if (gap > 0)
    return `${only}. It misleads: it leaves out the ${number(open)} ${kind.open}, which last longer than was seen. With them counted for as long as they were seen the mean is ${all}, ${isAtLeast ? 'at least ' : ''}${by} more.`;
  const difference = isAtLeast
    ? `As far as they were seen, they make it ${all}`
    : `With them the mean is ${all}, ${by} less`;
  return `${only}. It misleads: it leaves out the ${number(open)} ${kind.open}, and how long those last is not in it. ${difference}.`;
}

export function teamsInWords({ counted }: DurationKind, compared: TeamsCompared): string {
  if (compared.kind === 'tooFew')
    return `Fewer than two of the teams that you may see have the 10 ${counted} from which on they can be compared.`;
  const { pValue, teams } = compared;
  return compared.kind === 'differ'
    ? `These ${teams} teams with 10 ${counted} or more differ by more than chance explains (log-rank test, ${pInWords(pValue)}).`
    : `These ${teams} teams with 10 ${counted} or more do not differ by more than chance may explain (log-rank test, ${pInWords(pValue)}).`;
}

export function periodsInWords({ counted }: DurationKind, { earlier, later, verdict }: PeriodsCompared): string {
  const [then, now] = [begunInWords(earlier), begunInWords(later)];
  switch (verdict.kind) {
    case 'tooFew':
      return `The ${counted} ${now} cannot be compared with those ${then}: both need 10, and they are ${later.duration.cases} and ${earlier.duration.cases}.`;
    case 'apart':
      return `The ${counted} ${now} cannot be compared with those ${then}: at no age did any come to an end while both were seen.`;
    case 'alike':
      return `The ${counted} ${now} do not last shorter or longer than those ${then} by more than chance may explain (log-rank test, ${pInWords(verdict.pValue)}). ${ONLY_SEEN}`;
    case 'shorter':
    case 'longer':
      return `The ${counted} ${now} end ${verdict.kind === 'shorter' ? 'sooner' : 'later'} than those ${then}, by more than chance explains (log-rank test, ${pInWords(verdict.pValue)}). ${ONLY_SEEN}`;
  }
}

const ONLY_SEEN = 'Of those begun later less has been seen: they are compared only at ages at which both were.';

/** Whether both were seen from their beginning, so that their curves can be drawn beside each other. */
export function canDraw({ verdict }: PeriodsCompared, earlier: readonly { entry: number }[]): boolean {
  return verdict.kind !== 'tooFew' && verdict.kind !== 'apart' && earlier.every(({ entry }) => entry === 0);
}

/** `begun from 5 May 2022 to 5 August 2022`. */
export function begunInWords({ from, until }: Begun): string {
  return `begun from ${dateInWords(from)} to ${dateInWords(until)}`;
}

function pInWords(p: number): string {
  return p < 0.001 ? 'p below 0.001' : `p = ${p < 0.1 ? p.toFixed(3) : p.toFixed(2)}`;
}

export function number(count: number): string {
  return count.toLocaleString('en-GB');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

function rounded(time: number): string {
  return Number.isInteger(time) ? String(time) : time.toFixed(1);
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
