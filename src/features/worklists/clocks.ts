import type { ListId, ListRecords } from '#features/extracts/index.ts';
import { type ExtractRows, groupingOf, type MeasureContext, type Owed, type OwedAt } from '#features/measures/index.ts';
import type { Effective } from '#kernel/effective.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { dueOn, type Limit, limitOn, type TimescaleId } from '#kernel/timescales.ts';
import { CLOCK_KINDS, type ClockKind, KINDS, type Kind, type KindOver, LISTS_WITH_CLOCKS } from './kinds.ts';

/** A clock that runs for a child: what is owed, by when, and by which limit. */
export type Clock = {
  kind: ClockKind;
  /** Null where the row's cell is blank. */
  childId: string | null;
  list: ListId;
  sheetRow: number;
  team: string | null;
  worker: string | null;
  rule: TimescaleId;
  /** The limit in force on the day from which it is counted, with its basis and source. */
  limit: Effective<Limit>;
  /** The day from which it is counted, and whether nothing of the kind has been done yet. */
  since: LocalDate;
  isFirst: boolean;
  /** The last day in time. */
  dueOn: LocalDate;
  /** From today on: 0 where today is the last day; negative once a working day has passed since. */
  workingDaysLeft: number;
  /** The last day has passed, be it only by a weekend. */
  isOverdue: boolean;
};

/** Why there are none: nothing was accepted yet, or the rows of the newest extract were erased. */
export type NoClocks = 'noExtract' | 'erased';

/** Some lists of an extract as at its day. */
export type ListsAsAt = { asAt: LocalDate; rows: ExtractRows };

export type ClockContext = Pick<MeasureContext, 'workingDays' | 'timescales' | 'localityOf'> & {
  /** The day from which working days are counted; the rows are as at the extract's own. */
  today: LocalDate;
  /** For each list the fields for which the file has no column. */
  notHeld: ReadonlyMap<ListId, readonly string[]>;
};

/**
 * Every clock that runs for a child on the extract's as-at date, the soonest to run out first. What was done since is
 * not in the extract: a clock runs on until the next one.
 */
export function clocksOf({ asAt, rows }: ListsAsAt, context: ClockContext): Clock[] {
  const grouping = groupingOf(rows, context.localityOf);
  const at = owedAt(asAt, context);
  const clocks: Clock[] = [];
  for (const list of LISTS_WITH_CLOCKS)
    forEachOwed(list, rows, context, at, (kind, record, sheetRow, owed) => {
      const childId = 'childId' in record ? record.childId : null;
      clocks.push({ kind, childId, list, sheetRow, ...grouping.allocationOf(record), ...timed(owed, context) });
    });
  return clocks.sort(byRisk);
}

/** Calls with everything that the kept rows of a list are owed. */
function forEachOwed<L extends ListId>(
  list: L,
  rows: ExtractRows,
  context: ClockContext,
  at: OwedAt,
  visit: (kind: ClockKind, record: ListRecords[L], sheetRow: number, owed: Owed) => void,
): void {
  const kinds = CLOCK_KINDS.map((kind) => ({ kind, of: KINDS[kind] }))
    .filter(({ kind }) => !isUnknown(kind, context))
    .flatMap(({ kind, of }) => (isOver(list, of) ? [{ kind, of }] : []));
  for (const { record, sheetRow, kept } of rows[list] ?? [])
    for (const { kind, of } of kept ? kinds : []) {
      const owed = of.owed(record, at);
      if (owed !== null) visit(kind, record, sheetRow, owed);
    }
}

function isOver<L extends ListId>(list: L, kind: Kind): kind is Kind & KindOver<L> {
  return kind.list === list;
}

/** Kinds of which the file says nothing: it has the list, but not the column. */
export function kindsUnknown(context: Pick<ClockContext, 'notHeld'>): ClockKind[] {
  return CLOCK_KINDS.filter((kind) => isUnknown(kind, context));
}

function isUnknown(kind: ClockKind, { notHeld }: Pick<ClockContext, 'notHeld'>): boolean {
  const { list, needs } = KINDS[kind];
  return needs !== undefined && (notHeld.get(list)?.includes(needs) ?? false);
}

function timed({ rule, from, dueOn: due, isFirst }: Owed, { timescales, workingDays, today }: ClockContext) {
  return {
    ...{ rule, since: from, dueOn: due, isFirst },
    limit: limitOn(timescales[rule], from),
    workingDaysLeft: workingDays.between(today, due),
    isOverdue: due < today,
  };
}

/** What is owed by the limits in force on each trigger's day. */
function owedAt(asAt: LocalDate, { timescales, workingDays }: ClockContext): OwedAt {
  return { asAt, dueOn: (rule, trigger) => dueOn(limitOn(timescales[rule], trigger).value, trigger, workingDays) };
}

const WEIGHTS: ReadonlyMap<ClockKind, number> = new Map(CLOCK_KINDS.map((kind, index) => [kind, index]));

/** The longest overdue first, then what is due soonest; of one day the more pressing kind first. */
function byRisk(one: Clock, other: Clock): number {
  if (one.dueOn !== other.dueOn) return one.dueOn < other.dueOn ? -1 : 1;
  const weight = (WEIGHTS.get(one.kind) ?? 0) - (WEIGHTS.get(other.kind) ?? 0);
  return weight !== 0 ? weight : one.sheetRow - other.sheetRow;
}
