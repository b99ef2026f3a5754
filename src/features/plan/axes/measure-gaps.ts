import type { MeasureVerdict } from './axes.ts';

/** A measure as far as coverage asks: of the board's scorecard, or named by an outcome. */
export type MeasureSeen = {
  id: string;
  title: string;
  verdict: MeasureVerdict;
  /** Only what is on the board's scorecard has to be named by an outcome. */
  isOnBoard: boolean;
  /**
   * How many final months in a row, up to the newest, missed the target that held in them; 0: the newest does not miss
   * it. Null where nothing can be said: without a target, or without a final month of enough cases.
   */
  monthsMissed: number | null;
  /** From so many in a row on the plan is asked about it, as the council settled. */
  askedFromMonths: number;
  /** Whose it is, in words; empty where nobody owns it. */
  owner: string;
};

/** What the plan does about a measure. */
export type Acting = {
  /** How the outcomes that name it are called. */
  outcomes: readonly string[];
  /** The actions under them, those that ended as well, and how many of them are still to be delivered. */
  actions: number;
  open: number;
};

type MeasureGapKind =
  | `measure${'Worse' | 'Missed'}${'Unnamed' | 'WithoutOpenAction'}`
  | 'measureUnmovedWithoutOpenAction';

/**
 * The gap at a measure, or null where there is none: somebody acts on it, it improves, or it gives no cause to act. It is
 * one gap at most, and of getting worse and missing a target the first, which is what a board acts on first.
 */
export function gapOfMeasure(measure: MeasureSeen, acting: Acting): { kind: MeasureGapKind; detail: string } | null {
  if (acting.open > 0) return null;
  const isNamed = acting.outcomes.length > 0;
  if (!isNamed && !measure.isOnBoard) return null;
  const trouble = troubleOf(measure);
  if (trouble !== null)
    return {
      kind: isNamed ? `measure${trouble}WithoutOpenAction` : `measure${trouble}Unnamed`,
      detail: detailOf(measure, acting),
    };
  const isUnmoved = measure.verdict !== 'improving' && measure.monthsMissed !== 0;
  return isUnmoved && acting.actions > 0
    ? { kind: 'measureUnmovedWithoutOpenAction', detail: detailOf(measure, acting) }
    : null;
}

function troubleOf(measure: MeasureSeen): 'Worse' | 'Missed' | null {
  if (measure.verdict === 'gettingWorse') return 'Worse';
  return measure.verdict !== 'improving' && keepsMissing(measure) ? 'Missed' : null;
}

/** Whether it missed its target so often in a row that it is not one bad month. */
function keepsMissing({ monthsMissed, askedFromMonths }: MeasureSeen): boolean {
  return monthsMissed !== null && monthsMissed >= askedFromMonths;
}

/** `It missed its target in each of the last 7 final months. Outcome 1.2 names it; none of its 3 actions is open. Owner: …` */
function detailOf(measure: MeasureSeen, { outcomes, actions }: Acting): string {
  const { monthsMissed, owner, verdict } = measure;
  return [
    verdict === 'undetermined' ? 'Too few figures to tell where it is going.' : '',
    keepsMissing(measure) ? missedWords(monthsMissed) : '',
    outcomes.length === 0 ? '' : `${namedBy(outcomes)}; ${noneOpen(actions)}.`,
    owner === '' ? 'Nobody owns it.' : `Owner: ${owner}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function missedWords(months: number | null): string {
  return months === 1
    ? 'It missed its target in the last final month.'
    : `It missed its target in each of the last ${months} final months.`;
}

function namedBy(outcomes: readonly string[]): string {
  const list = new Intl.ListFormat('en-GB').format(outcomes);
  return outcomes.length === 1 ? `Outcome ${list} names it` : `Outcomes ${list} name it`;
}

function noneOpen(actions: number): string {
  if (actions === 0) return 'there is no action';
  return actions === 1 ? 'the one action is open no more' : `none of the ${actions} actions is open any more`;
}
