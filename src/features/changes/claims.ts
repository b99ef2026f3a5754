import {
  type Benchmark,
  comparedWith,
  newestOfEach,
  type OurFigure,
  UNIT_OF_KIND,
} from '#features/benchmarks/index.ts';
import { formatFigure, formatValue, type Judged } from '#features/scorecard/index.ts';
import { dateInWords, MONTH_NAMES } from '#kernel/local-date.ts';
import { type Month, monthAfter, monthInWords, parseMonth } from '#kernel/month.ts';
import type { Claim } from './claim-words.ts';
import { RECORD_MONTHS, recordOf } from './records.ts';

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
  const { answer, basis: why } = answerTo(claim, basis);
  return { claim, answer, basis: `${why} ${restsOn(basis.judged)}` };
}

type Answer = Pick<Checked, 'answer' | 'basis'>;

function answerTo(claim: Claim, { judged, benchmarks }: ClaimBasis): Answer {
  switch (claim.kind) {
    case 'record':
      return checkRecord(claim, judged);
    case 'improved':
      return checkTrajectory(claim, judged);
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
  const known = judged.series.filter(({ value, status }) => value !== null && status !== 'provisional');
  if (known.length <= RECORD_MONTHS)
    return open(`Only ${known.length} final months are known: a record needs more than ${RECORD_MONTHS}.`);
  const found = recordOf(judged);
  if (found?.direction !== wanted) return refused(`The latest final figure is not the ${wanted} for over a year.`);
  const figure = `${formatFigure(judged.measure, found.point)} in ${monthInWords(found.point.month)}`;
  const first = known[0]?.month ?? found.point.month;
  const claimed = claimedSince(words, first, found.point.month);
  if (claimed < first) return open(`Months are known since ${monthInWords(first)} alone.`);
  if (found.since !== null && found.since >= claimed)
    return refused(`${figure} is the ${wanted} since ${monthInWords(found.since)}, not before.`);
  const reach =
    found.since === null
      ? `of all ${found.of + 1} months that are known, since ${monthInWords(first)}`
      : `since ${monthInWords(found.since)}`;
  return holds(`${figure} is the ${wanted} ${reach}.`);
}

function wantedOf(direction: Of<'record'>['direction'], better: Judged['measure']['better']): 'lowest' | 'highest' {
  if (direction === 'lowest' || direction === 'highest') return direction;
  return (direction === 'best') === (better === 'higher') ? 'highest' : 'lowest';
}

/** The month from which the figure is claimed to be a record: the first known one where it is said to be one altogether. */
function claimedSince(words: string, first: Month, latest: Month): Month {
  const since = /since (?:(\w+) )?(\d{4})/i.exec(words);
  if (since) {
    const named = MONTH_NAMES.findIndex((name) => name.toLowerCase() === since[1]?.toLowerCase());
    return parseMonth(`${since[2]}-${String(Math.max(0, named) + 1).padStart(2, '0')}`) ?? first;
  }
  return /years?$/i.test(words) ? monthAfter(latest, -RECORD_MONTHS) : first;
}

function checkTrajectory({ isImproved }: Of<'improved'>, { verdict, reason }: Judged): Answer {
  if (verdict === 'undetermined') return open(`The trajectory cannot be determined. ${reason}`);
  return verdict === (isImproved ? 'improving' : 'gettingWorse') ? holds(reason) : refused(reason);
}

function checkUnchanged({ verdict, reason }: Judged): Answer {
  if (verdict === 'undetermined') return open(`The trajectory cannot be determined. ${reason}`);
  return verdict === 'noChange' ? holds(reason) : refused(reason);
}

/** Beside every published area of the kind: a claim of the region holds where it holds of each that is published. */
function checkBeside(
  { area, isBetter, words }: Of<'beside'>,
  judged: Judged,
  benchmarks: readonly Benchmark[],
): Answer {
  const published = newestOfEach(benchmarks.filter((figure) => figure.area.kind === area));
  const [figure] = published;
  if (!figure) return open(`No published figure of the measure is loaded for ${AREA_WORDS[area]}.`);
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
function checkTarget({ isMet }: Of<'target'>, { measure, latest, assurance }: Judged): Answer {
  if (measure.target === null || latest?.value == null) return open('The measure has no target.');
  const { kind, value } = measure.target;
  const meets = kind === 'atLeast' ? latest.value >= value : latest.value <= value;
  const month = `${formatFigure(measure, latest)} in ${monthInWords(latest.month)}, against a target of ${kind === 'atLeast' ? 'at least' : 'at most'} ${formatValue(measure, value)}`;
  const steady =
    assurance === 'hit'
      ? ' Its usual range meets it, too.'
      : ' Its usual range does not tell that it will be met again: say the month.';
  const sentence = `${month}.${meets ? steady : ''}`;
  return meets === isMet ? holds(sentence) : refused(sentence);
}

/** A number is compared as it is written: to as many decimals as it has. */
function checkFigure({ value, unit, words }: Of<'figure'>, { measure, series, latest }: Judged): Answer {
  if (latest?.value == null || (unit === 'percent') !== (measure.kind === 'proportion'))
    return open(`${words} is not in the measure’s unit.`);
  const decimals = /\.(\d+)/.exec(words)?.[1]?.length ?? 0;
  const isIt = (figure: number | null) => figure !== null && figure.toFixed(decimals) === value.toFixed(decimals);
  if (isIt(latest.value))
    return holds(`It is the figure of ${monthInWords(latest.month)}, ${formatFigure(measure, latest)}.`);
  const other = series.findLast(({ value: figure }) => isIt(figure));
  if (other)
    return refused(
      `It is the figure of ${monthInWords(other.month)}; that of ${monthInWords(latest.month)} is ${formatFigure(measure, latest)}.`,
    );
  return refused(
    `No month has that figure; that of ${monthInWords(latest.month)} is ${formatFigure(measure, latest)}.`,
  );
}

function restsOn({ of, measure, latest }: Judged): string {
  if (latest === null) return '';
  const state = latest.status === 'provisional' ? ', provisional' : '';
  return `(${measure.id}, ${of}, ${monthInWords(latest.month)}${state}, extract as at ${dateInWords(latest.asAt)}.)`;
}

const holds = (basis: string): Answer => ({ answer: 'holds', basis });
const refused = (basis: string): Answer => ({ answer: 'refused', basis });
const open = (basis: string): Answer => ({ answer: 'open', basis });
