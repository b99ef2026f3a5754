import { type LocalDate, localDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';
import { dueOn, type Limit, limitOn, type TimescaleId, type Timescales } from '#kernel/timescales.ts';
import type { WorkingDays } from '#kernel/working-days.ts';
import type { Population } from './figures.ts';
import { type LookingBack, lookingBack } from './looking-back.ts';
import type { LooksBack } from './looks-back.ts';
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
  past: LookingBack;
};

/** What a person sees of a child on the list behind a figure, besides who it is. */
export type Detail = { label: string; text: string };

/** A measure: what it means, and its rule over the rows of one list. */
export type Measure<L extends MeasuredList> = {
  description: MeasureDescription;
  list: L;
  /** What the rule wants of earlier extracts; null for all but the few that look back. */
  looksBack: LooksBack | null;
  /** The date that places a row in a month; null where it has none. A snapshot's rows are all of the as-at date. */
  month(row: MeasuredRecords[L], at: RuleContext): LocalDate | null;
  /** Whether the row is in the denominator (of a count or a rate: whether it is looked at). */
  among(row: MeasuredRecords[L], at: RuleContext): boolean;
  /** Whether the row, being among them, counts in the numerator. */
  counts(row: MeasuredRecords[L], at: RuleContext): boolean;
  /** Of a mean: the days that the row adds. Null for every other kind, in which a row that counts adds one. */
  days: ((row: MeasuredRecords[L], at: RuleContext) => number) | null;
  detail(row: MeasuredRecords[L], at: RuleContext): readonly Detail[];
};

export type AnyMeasure = { [L in MeasuredList]: Measure<L> }[MeasuredList];

type Meaning = Omit<MeasureDescription, 'id' | 'kind' | 'timing' | 'version' | 'reviewedOn' | 'changes'> & {
  id: string;
  reviewedOn: string;
  /** Oldest first; each is a version. */
  changes: readonly { on: string; what: string }[];
};

type Rule<L extends MeasuredList> = Pick<Measure<L>, 'list' | 'detail'> & { looksBack?: LooksBack };
type Counting<L extends MeasuredList> = Rule<L> & Pick<Measure<L>, 'counts'>;

/** Events need the date that places them in a month; a snapshot's rows are all placed by the as-at date. */
type Placing<L extends MeasuredList> =
  | ({ timing: Exclude<MeasureDescription['timing'], 'snapshot'> } & Pick<Measure<L>, 'month'>)
  | { timing: 'snapshot' };

/** How many: of events in a month, or of children on the as-at date. */
export function count<L extends MeasuredList>(definition: Meaning & Counting<L> & Placing<L>): Measure<L> {
  return defined('count', { ...definition, among: everyRow, days: null });
}

/** How many of those among whom it could be so. */
export function proportion<L extends MeasuredList>(
  definition: Meaning & Counting<L> & Placing<L> & Pick<Measure<L>, 'among'>,
): Measure<L> {
  return defined('proportion', { ...definition, days: null });
}

/** How many for every 10,000 children who live in the area. */
export function rate<L extends MeasuredList>(definition: Meaning & Counting<L> & Placing<L>): Measure<L> {
  return defined('rate', { ...definition, among: everyRow, days: null });
}

/** How many days something took, on average, of those for whom both its days are known. */
export function mean<L extends MeasuredList>(
  definition: Meaning &
    Rule<L> &
    Placing<L> &
    Pick<Measure<L>, 'among'> & { days(row: MeasuredRecords[L], at: RuleContext): number },
): Measure<L> {
  return defined('mean', { ...definition, counts: everyRow });
}

/** What the rules of an extract may ask, with answers kept by day: a file has few days and many rows. */
export function ruleContext(extract: Extract, context: MeasureContext): RuleContext {
  const { workingDays, timescales } = context;
  const limit: RuleContext['limit'] = (rule, trigger) => limitOn(timescales[rule], trigger).value;
  const due = new Map<TimescaleId, Map<LocalDate, LocalDate>>();
  let referrals: ReferralsKnown | null = null;
  let past: LookingBack | null = null;
  const knownReferrals = () => {
    referrals ??= referralsKnown(extract, context.referralCountIncludesCurrent);
    return referrals;
  };
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
      return knownReferrals();
    },
    get past() {
      past ??= lookingBack(extract, knownReferrals);
      return past;
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
  definition: Meaning & Counting<L> & Placing<L> & Pick<Measure<L>, 'among' | 'days'>,
): Measure<L> {
  const { list, among, counts, days, detail, looksBack = null } = definition;
  const month = definition.timing === 'snapshot' ? onAsAt : definition.month;
  return { description: described(kind, definition), list, looksBack, month, among, counts, days, detail };
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
    tier: meaning.tier,
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
