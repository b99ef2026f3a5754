import { type LocalDate, localDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';
import { dueOn, type Limit, limitOn, type TimescaleId, type Timescales } from '#kernel/timescales.ts';
import type { WorkingDays } from '#kernel/working-days.ts';
import type { Population } from './figures.ts';
import type { MeasureDescription, MeasureId } from './measure.ts';
import { type ReferralsKnown, referralsKnown } from './referrals-known.ts';
import type { Extract, MeasuredList, MeasuredRecords } from './rows.ts';

/** What a council knows that its files do not say. */
export type MeasureContext = {
  workingDays: WorkingDays;
  timescales: Timescales;
  population: Population;
  /** The locality that a team belonged to on a day; null for a team that the council has not placed. */
  localityOf: (team: string, on: LocalDate) => string | null;
  /** Whether the council's count of referrals in the last 12 months counts the latest referral itself. */
  referralCountIncludesCurrent: boolean;
};

/** What a rule may ask besides its row. */
export type RuleContext = {
  asAt: LocalDate;
  dataMonth: Month;
  workingDays: WorkingDays;
  /** The limit in force on the trigger's day. */
  limit(rule: TimescaleId, trigger: LocalDate): Limit;
  /** The last day in time for a trigger, by the limit in force on the trigger's day. */
  dueOn(rule: TimescaleId, trigger: LocalDate): LocalDate;
  referrals: ReferralsKnown;
};

/** What a person sees of a child on the list behind a figure, besides who it is. */
export type Detail = { label: string; text: string };

/** A measure: what it means, and its rule over the rows of one list. */
export type Measure<L extends MeasuredList> = {
  description: MeasureDescription;
  list: L;
  /** Months of earlier extracts that the rule wants; 0 for all but the few that look back. */
  historyMonthsNeeded: number;
  /** The date that places a row in a month; null where it has none. A snapshot's rows are all of the as-at date. */
  month(row: MeasuredRecords[L], at: RuleContext): LocalDate | null;
  /** Whether the row is in the denominator (of a count or a rate: whether it is looked at). */
  among(row: MeasuredRecords[L], at: RuleContext): boolean;
  /** Whether the row, being among them, counts in the numerator. */
  counts(row: MeasuredRecords[L], at: RuleContext): boolean;
  detail(row: MeasuredRecords[L], at: RuleContext): readonly Detail[];
};

export type AnyMeasure = { [L in MeasuredList]: Measure<L> }[MeasuredList];

type Meaning = Omit<MeasureDescription, 'id' | 'kind' | 'timing' | 'version' | 'reviewedOn' | 'changes'> & {
  id: string;
  reviewedOn: string;
  /** Oldest first; each is a version. */
  changes: readonly { on: string; what: string }[];
};

type Rule<L extends MeasuredList> = Pick<Measure<L>, 'list' | 'counts' | 'detail'> & { historyMonthsNeeded?: number };

/** Events of a month need the date that places them; a snapshot's rows are all placed by the as-at date. */
type Placing<L extends MeasuredList> = ({ timing: 'flow' } & Pick<Measure<L>, 'month'>) | { timing: 'snapshot' };

/** How many: of events in a month, or of children on the as-at date. */
export function count<L extends MeasuredList>(definition: Meaning & Rule<L> & Placing<L>): Measure<L> {
  return defined('count', definition, everyRow);
}

/** How many of those among whom it could be so. */
export function proportion<L extends MeasuredList>(
  definition: Meaning & Rule<L> & Placing<L> & Pick<Measure<L>, 'among'>,
): Measure<L> {
  return defined('proportion', definition, definition.among);
}

/** How many for every 10,000 children who live in the area. */
export function rate<L extends MeasuredList>(definition: Meaning & Rule<L> & Placing<L>): Measure<L> {
  return defined('rate', definition, everyRow);
}

/** What the rules of an extract may ask, with answers kept by day: a file has few days and many rows. */
export function ruleContext(extract: Extract, context: MeasureContext): RuleContext {
  const { workingDays, timescales } = context;
  const limit: RuleContext['limit'] = (rule, trigger) => limitOn(timescales[rule], trigger).value;
  const due = new Map<TimescaleId, Map<LocalDate, LocalDate>>();
  let referrals: ReferralsKnown | null = null;
  return {
    asAt: extract.asAt,
    dataMonth: extract.dataMonth,
    workingDays,
    limit,
    dueOn(rule, trigger) {
      const byDay = due.get(rule) ?? new Map<LocalDate, LocalDate>();
      if (byDay.size === 0) due.set(rule, byDay);
      const known = byDay.get(trigger);
      if (known !== undefined) return known;
      const last = dueOn(limit(rule, trigger), trigger, workingDays);
      byDay.set(trigger, last);
      return last;
    },
    get referrals() {
      referrals ??= referralsKnown(extract, context.referralCountIncludesCurrent);
      return referrals;
    },
  };
}

/** The id written as two letters, a dash and two figures. */
export function measureId(text: string): MeasureId {
  if (!/^[A-Z]{2}-\d{2}$/.test(text)) throw new Error('a measure’s id is two letters, a dash and two figures');
  return text as MeasureId;
}

function defined<L extends MeasuredList>(
  kind: MeasureDescription['kind'],
  definition: Meaning & Rule<L> & Placing<L>,
  among: Measure<L>['among'],
): Measure<L> {
  const { list, counts, detail, historyMonthsNeeded = 0 } = definition;
  const month = definition.timing === 'flow' ? definition.month : onAsAt;
  return { description: described(kind, definition), list, historyMonthsNeeded, month, among, counts, detail };
}

function described(
  kind: MeasureDescription['kind'],
  meaning: Meaning & { timing: MeasureDescription['timing'] },
): MeasureDescription {
  return {
    id: measureId(meaning.id),
    area: meaning.area,
    title: meaning.title,
    why: meaning.why,
    kind,
    timing: meaning.timing,
    better: meaning.better,
    target: meaning.target,
    finalAfterDays: meaning.finalAfterDays,
    numeratorInWords: meaning.numeratorInWords,
    denominatorInWords: meaning.denominatorInWords,
    countingUnit: meaning.countingUnit,
    source: meaning.source,
    notes: meaning.notes,
    version: meaning.changes.length,
    reviewedOn: localDate(meaning.reviewedOn),
    changes: meaning.changes.map(({ on, what }) => ({ on: localDate(on), what })),
  };
}

function everyRow(): boolean {
  return true;
}

function onAsAt(_row: unknown, { asAt }: RuleContext): LocalDate {
  return asAt;
}
