import type { ListId } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { type Month, monthAfter, monthOf } from '#kernel/month.ts';
import { type AnyMeasure, type Detail, type MeasureContext, ruleContext } from './definition.ts';
import { groupingOf } from './groups.ts';
import { monthsGiven } from './looks-back.ts';
import { type Dimension, isOutOfCases, type MeasureDescription, SPAN } from './measure.ts';
import { countsEarlierRows, forEachMeasuredList } from './row-sources.ts';
import type { Extract, ExtractRows } from './rows.ts';

/** A row behind a figure: where it stands in the file, whose it is, and whether it is in the numerator. */
export type ChildBehind = {
  list: ListId;
  sheetRow: number;
  /** As-at date of the earlier extract in which the row stands, where it has left the list since; null: it is in this one. */
  from: LocalDate | null;
  /** Null in the list of adopters, and where the cell is blank. */
  childId: string | null;
  team: string | null;
  worker: string | null;
  /** False where the row has left the list and this extract no longer names its worker for the child. */
  isWorkersNow: boolean;
  counted: boolean;
  detail: readonly Detail[];
};

/** Which of a measure's figures is asked about. */
export type Slice = { month: Month; dimension: Dimension; group: string };

/**
 * The rows behind one figure, in the file's order, found by the rule that counted them: of a proportion those in its
 * denominator, of a count or a rate those that it counts. Empty for a month that the extract does not cover.
 */
export function childrenBehind(
  measure: AnyMeasure,
  extract: Extract,
  context: MeasureContext,
  slice: Slice,
): ChildBehind[] {
  const { timing, kind } = measure.description;
  if (!monthsGiven({ timing, looksBack: measure.looksBack }, extract, extract.history.since).includes(slice.month))
    return [];
  const first = monthAfter(slice.month, 1 - SPAN[timing]);
  const isCounted = (month: Month) => first <= month && month <= slice.month;
  const countsEarlier = countsEarlierRows(measure);
  const at = ruleContext(extract, context);
  const grouping = groupingOf(extract.rows, context.localityOf);
  const isNamed = namedWorkers(extract.rows);
  const behind: ChildBehind[] = [];
  forEachMeasuredList([measure], extract, ([rule], source) => {
    if (!rule) return;
    source((row, record, list, sheetRow, from) => {
      if (from !== null && !countsEarlier) return;
      const on = rule.month(row, at);
      if (on === null || (timing !== 'snapshot' && !isCounted(monthOf(on)))) return;
      if (!rule.among(row, at) || grouping.groupOf(slice.dimension, record, on) !== slice.group) return;
      const counted = rule.counts(row, at);
      if (!isOutOfCases(kind) && !counted) return;
      const childId = 'childId' in record ? record.childId : null;
      const allocated = grouping.allocationOf(record);
      const isWorkersNow = from === null || isNamed(childId, allocated.worker);
      behind.push({ list, sheetRow, from, childId, ...allocated, isWorkersNow, counted, detail: rule.detail(row, at) });
    });
  });
  return behind;
}

/** Whether any row of an extract names somebody as a child's worker. */
function namedWorkers(rows: ExtractRows): (childId: string | null, worker: string | null) => boolean {
  let named: Map<string, Set<string>> | null = null;
  return (childId, worker) => {
    if (childId === null || worker === null) return false;
    named ??= workersByChild(rows);
    return named.get(childId)?.has(worker) ?? false;
  };
}

function workersByChild(rows: ExtractRows): Map<string, Set<string>> {
  const named = new Map<string, Set<string>>();
  for (const { record } of Object.values(rows).flat()) {
    if (!('worker' in record) || record.worker === null || record.childId === null) continue;
    const known = named.get(record.childId);
    if (known) known.add(record.worker);
    else named.set(record.childId, new Set([record.worker]));
  }
  return named;
}

/**
 * The children to act on: those who miss what the measure wants (not counted where more is better, counted where less
 * is). A measure that is neither good nor bad asks for no action, nor does a mean, which is nobody's alone.
 */
export function toActOn(
  { better, kind }: Pick<MeasureDescription, 'better' | 'kind'>,
  behind: readonly ChildBehind[],
): ChildBehind[] {
  if (better === 'neither' || kind === 'mean') return [];
  return behind.filter(({ counted }) => counted === (better === 'lower'));
}
