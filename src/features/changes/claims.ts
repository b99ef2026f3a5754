import {
  type Benchmark,
  comparedWith,
  newestOfEach,
  type OurFigure,
  UNIT_OF_KIND,
} from '#features/benchmarks/index.ts';
import { formatFigure, formatValue, type Judged } from '#features/scorecard/index.ts';
import { dateInWords, MONTH_NAMES } from '#kernel/local-date.ts';
import { type Month, monthAfter, monthInWords, monthsBetween, parseMonth } from '#kernel/month.ts';
import type { Claim } from './claim-words.ts';
import { leftOutInWords, RECORD_MONTHS, recordOf, usableMonths } from './records.ts';

/** A claim with what the figures say of it. */
export type Checked = {
  claim: Claim;
  /** `holds`: may be printed with its basis; `refused`: the figures say otherwise; `open`: they cannot tell. */
  answer: 'holds' | 'refused' | 'open';
  /** The basis of a claim that holds, or why it is refused or cannot be told; whole sentences. */
  basis: string;
};

export type ClaimBasis = {
  judged: Judged;
  /** Published figures of the measure. */
  benchmarks: readonly Benchmark[];
};

/** Checks one claim against a measure’s figures. Every answer says on what it rests. */
export function check(claim: Claim, basis: ClaimBasis): Checked {
  const { latest, measure } = basis.judged;
  if (latest === null || latest.value === null)
    return {
      claim,
      answer: 'open',
      basis: `There is no figure of ${measure.title.toLowerCase()} to check it against.`,
    };
  const { answer, basis: why } = plainly(claim, basis);
  return { claim, answer, basis: `${why} ${restsOn(basis.judged)}` };
}

type Answer = Pick<Checked, 'answer' | 'basis'>;

/**
 * A claim that the sentence makes only by half, of another time or by denying it is answered no further than the
 * figures go: what is denied holds where the figures plainly say the contrary.
 */
function plainly(claim: Claim, basis: ClaimBasis): Answer {
  const { doubt, isDenied, kind } = claim;
  if (doubt !== null) return open(`The sentence says “${doubt}”, which no figure can tell.`);
  const elsewhere = kind === 'record' ? null : ofSomethingElse(claim, basis.judged);
  if (elsewhere !== null) return open(elsewhere);
  const { answer, basis: why } = answerTo(claim, basis);
  if (!isDenied || answer === 'open') return { answer, basis: why };
  if (answer === 'holds') return refused(why);
  const isPlain = kind === 'improved' || kind === 'unchanged' || kind === 'target';
  return isPlain ? holds(why) : open(`Say what it is, not what it is not. ${why}`);
}

/** Why a claim is of another time or of a part only; null where it is of what is judged. */
function ofSomethingElse({ kind, part, time, month }: Claim, judged: Judged): string | null {
  const isOfCourse = kind === 'improved' || kind === 'moved' || kind === 'unchanged';
  if (part !== null && (isOfCourse || kind === 'target'))
    return `The sentence speaks of a part, “${part}”: choose the team, or say it of ${judged.of}.`;
  if (time !== null && !(isOfCourse && isOfJudgedYear(time, judged)))
    return `The sentence speaks of a time of its own, “${time}”. ${isOfCourse ? judgedOver(judged) : 'A month alone is checked.'}`;
  if (kind !== 'figure' && isOfAnotherMonth(month, judged))
    return 'Only the latest month is checked: the sentence speaks of another one, or of several.';
  return null;
}

function isOfAnotherMonth(month: Claim['month'], { latest }: Judged): boolean {
  if (month === null || latest === null) return false;
  if (month === 'unclear') return true;
  return !isMonth(latest.month, month);
}

/** `over the last year`, where the trajectory is of twelve months. */
function isOfJudgedYear(time: string, { from, to }: Judged): boolean {
  const isYear = /^(?:over|in|during|within) .*(?:last|past|previous) (?:year|12 months|twelve months)$/i.test(time);
  return isYear && from !== null && to !== null && monthsBetween(from, to) === MONTHS_A_YEAR - 1;
}

function judgedOver({ from, to }: Judged): string {
  return from === null || to === null ? '' : `It is judged from ${monthInWords(from)} to ${monthInWords(to)}.`;
}

function answerTo(claim: Claim, { judged, benchmarks }: ClaimBasis): Answer {
  switch (claim.kind) {
    case 'record':
      return checkRecord(claim, judged);
    case 'improved':
      return checkTrajectory(claim, judged);
    case 'moved':
      return checkMoved(claim, judged);
    case 'unchanged':
      return checkUnchanged(judged);
    case 'beside':
      return checkBeside(claim, judged, benchmarks);
    case 'target':
      return checkTarget(claim, judged);
    case 'figure':
      return checkFigure(claim, judged);
  }
}

type Of<K extends Claim['kind']> = Extract<Claim, { kind: K }>;

/** "On record" means all months that are known, "since" the months from there on: the answer says how many are known. */
function checkRecord({ direction, words }: Of<'record'>, judged: Judged): Answer {
  const { better } = judged.measure;
  if ((direction === 'best' || direction === 'worst') && better === 'neither')
    return open('Neither more nor less is better of this measure, so that no figure is its best or worst.');
  const wanted = wantedOf(direction, better);
  const known = usableMonths(judged);
  if (known.length <= RECORD_MONTHS)
    return open(
      `Only ${known.length} final ${known.length === 1 ? 'month is' : 'months are'} known with cases enough: a record needs more than ${RECORD_MONTHS}.`,
    );
  const found = recordOf(judged);
  if (found?.direction !== wanted) return refused(`The latest final figure is not the ${wanted} for over a year.`);
  const figure = `${formatFigure(judged.measure, found.point)} in ${monthInWords(found.point.month)}`;
  const first = known[0]?.month ?? found.point.month;
  const claimed = claimedSince(words, first, found.point.month);
  if (claimed === null) return open('For how many years it is a record is not understood: write a number up to ten.');
  if (claimed < first) return open(`Months are known since ${monthInWords(first)} alone.`);
  if (found.since !== null && (found.since > claimed || !isSince(words)) && found.since >= claimed)
    return refused(`${figure} is the ${wanted} since ${monthInWords(found.since)}, not before.`);
  const reach =
    found.since === null
      ? `of all ${found.of + 1} months that are known, since ${monthInWords(first)}`
      : `since ${monthInWords(found.since)}`;
  return holds(`${figure} is the ${wanted} ${reach}${leftOutInWords(found)}.`);
}

function wantedOf(direction: Of<'record'>['direction'], better: Judged['measure']['better']): 'lowest' | 'highest' {
  if (direction === 'lowest' || direction === 'highest') return direction;
  return (direction === 'best') === (better === 'higher') ? 'highest' : 'lowest';
}

/** `since March 2021` is said where March 2021 was as low: the months after it are those that count. */
const isSince = (words: string): boolean => /\bsince\b/i.test(words);

/**
 * The month from which the figure is claimed to be a record: the first known one where it is said to be one altogether;
 * null where a number of years is not understood.
 */
function claimedSince(words: string, first: Month, latest: Month): Month | null {
  const since = /since (?:(\w+) )?(\d{4})/i.exec(words);
  if (since) {
    const named = MONTH_NAMES.findIndex((name) => name.toLowerCase() === since[1]?.toLowerCase());
    return parseMonth(`${since[2]}-${String(Math.max(0, named) + 1).padStart(2, '0')}`) ?? first;
  }
  const years = /(\w+) years?$/i.exec(words)?.[1]?.toLowerCase();
  if (years === undefined) return first;
  const count = /^\d{1,2}$/.test(years) ? Number(years) : NUMBERS.indexOf(years === 'a' ? 'one' : years);
  return count < 1 ? null : monthAfter(latest, -count * MONTHS_A_YEAR);
}

const NUMBERS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const MONTHS_A_YEAR = 12;

function checkTrajectory({ isImproved }: Of<'improved'>, judged: Judged): Answer {
  return checkVerdict(judged, isImproved ? 'improving' : 'gettingWorse');
}

function checkUnchanged(judged: Judged): Answer {
  return checkVerdict(judged, 'noChange');
}

function checkVerdict(judged: Judged, wanted: Judged['verdict']): Answer {
  const { verdict, reason } = judged;
  if (verdict === 'undetermined') return open(`The trajectory cannot be determined. ${reason}`);
  const basis = `${reason} ${judgedOver(judged)}`;
  return verdict === wanted ? holds(basis) : refused(basis);
}

/** Up or down by more than chance; "declined" of a measure of which less is better may mean fewer, or worse. */
function checkMoved({ isUp, words }: Of<'moved'>, judged: Judged): Answer {
  const { measure, difference, verdict } = judged;
  if (/^declin/i.test(words) && measure.better === 'lower')
    return open('Less is better of this measure: “declined” may mean that it fell or that it got worse. Say which.');
  const isGood = isUp === (measure.better === 'higher');
  const answer = checkVerdict(judged, isGood ? 'improving' : 'gettingWorse');
  const goesOtherWay = difference !== null && difference.change !== 0 && difference.change > 0 !== isUp;
  if (answer.answer !== 'holds' || !goesOtherWay) return answer;
  return open(
    `The ends of the period differ the other way, though it is ${verdict === 'improving' ? 'better' : 'worse'} beside its usual range. ${answer.basis}`,
  );
}

/** Beside every published area of the kind: a claim of the region holds where it holds of each that is published. */
function checkBeside(
  { area, named, isBetter, words }: Of<'beside'>,
  judged: Judged,
  benchmarks: readonly Benchmark[],
): Answer {
  const isMeant = (name: string) => named === null || name.toLowerCase().startsWith(named);
  const ofArea = benchmarks.filter((figure) => figure.area.kind === area && isMeant(figure.area.name));
  const published = newestOfEach(ofArea);
  const [figure] = published;
  if (!figure) return open(`No published figure of the measure is loaded for ${named ?? AREA_WORDS[area]}.`);
  if (published.length > 1) return open(`Figures of ${published.length} such areas are loaded: name one.`);
  if (!/better|worse/i.test(words)) return checkSide(words, judged, figure);
  const { verdict, reason } = comparedWith(oursOf(judged), figure);
  if (verdict === 'cannot be compared') return open(reason);
  return verdict === (isBetter ? 'better' : 'worse') ? holds(reason) : refused(reason);
}

/** Higher or lower, whichever is better. */
function checkSide(words: string, judged: Judged, figure: Benchmark): Answer {
  const isHigher = /higher|above/i.test(words);
  const ours = { ...oursOf(judged), better: isHigher ? ('higher' as const) : ('lower' as const) };
  const { verdict, reason } = comparedWith(ours, figure);
  if (verdict === 'cannot be compared') return open(reason);
  return verdict === 'better' ? holds(reason) : refused(reason);
}

function oursOf({ measure, latest, latestInterval }: Judged): OurFigure {
  if (latest === null) throw new Error('a claim is checked against a figure');
  const { value, month, asAt } = latest;
  const period =
    measure.timing === 'snapshot' ? ({ kind: 'day', on: asAt } as const) : ({ kind: 'month', month } as const);
  return { value, unit: UNIT_OF_KIND[measure.kind], period, interval: latestInterval, better: measure.better };
}

const AREA_WORDS: Record<Of<'beside'>['area'], string> = {
  england: 'England',
  region: 'the region',
  statisticalNeighbours: 'the statistical neighbours',
  goodAndOutstanding: 'Good and Outstanding councils',
};

/** One month that meets a target is not yet a target that is met: the answer says which of the two it is. */
function checkTarget({ side }: Of<'target'>, { measure, latest, assurance }: Judged): Answer {
  if (measure.target === null || latest?.value == null) return open('The measure has no target.');
  const { kind, value } = measure.target;
  if (kind === 'atMost' && (side === 'above' || side === 'below'))
    return open(`Less is better of this measure: say whether it met the target, not whether it is ${side} it.`);
  const meets = kind === 'atLeast' ? latest.value >= value : latest.value <= value;
  const month = `${formatFigure(measure, latest)} in ${monthInWords(latest.month)}, against a target of ${kind === 'atLeast' ? 'at least' : 'at most'} ${formatValue(measure, value)}`;
  const steady =
    assurance === 'hit'
      ? ' Its usual range meets it, too.'
      : ' Its usual range does not tell that it will be met again: say the month.';
  const sentence = `${month}.${meets ? steady : ''}`;
  const isSo = side === 'above' ? latest.value > value : side === 'met' ? meets : !meets;
  return isSo ? holds(sentence) : refused(sentence);
}

/** A number is compared as it is written, to as many decimals as it has, with the month that is said or the latest. */
function checkFigure({ value, words, month, roughly }: Of<'figure'>, { measure, series, latest }: Judged): Answer {
  if (measure.kind !== 'proportion') return open(`${words} is not in the measure’s unit.`);
  if (roughly !== null) return open(`“${roughly} ${words}” is not the figure itself: only a figure is checked.`);
  if (month === 'unclear') return open('The sentence names several months: say the month behind each figure.');
  const point = month === null ? latest : series.findLast((one) => isMonth(one.month, month));
  if (point?.value == null) return open('There is no figure of the month that the sentence names.');
  const decimals = /\.(\d+)/.exec(words)?.[1]?.length ?? 0;
  const isIt = (figure: number | null) => figure !== null && figure.toFixed(decimals) === value.toFixed(decimals);
  const its = `that of ${monthInWords(point.month)} is ${formatFigure(measure, point)}`;
  if (isIt(point.value))
    return holds(`It is the figure of ${monthInWords(point.month)}, ${formatFigure(measure, point)}.`);
  const other = series.findLast((one) => isIt(one.value));
  return refused(
    other ? `It is the figure of ${monthInWords(other.month)}; ${its}.` : `No month has that figure; ${its}.`,
  );
}

function isMonth(of: Month, { number, year }: { number: number; year: number | null }): boolean {
  const [ofYear, ofNumber] = of.split('-').map(Number);
  return ofNumber === number && (year === null || ofYear === year);
}

function restsOn({ of, measure, latest }: Judged): string {
  if (latest === null) return '';
  const state = latest.status === 'provisional' ? ', provisional' : '';
  return `(${measure.id}, ${of}, ${monthInWords(latest.month)}${state}, extract as at ${dateInWords(latest.asAt)}.)`;
}

const holds = (basis: string): Answer => ({ answer: 'holds', basis });
const refused = (basis: string): Answer => ({ answer: 'refused', basis });
const open = (basis: string): Answer => ({ answer: 'open', basis });
