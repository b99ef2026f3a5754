import {
  createInterpreter,
  type ExtractRow,
  type KeptSummary,
  LIST_IDS,
  type ListId,
  type ListRecords,
  NO_LIST_FOUND,
  type RowFacts,
  readFile,
  refusalInWords,
} from '#features/extracts/index.ts';
import {
  CATALOGUE,
  contextOf,
  type ExtractRows,
  evaluate,
  type MeasureValue,
  NO_LOCAL_RULES,
  noHistory,
  type ReferralDays,
  type ReferralHistory,
} from '#features/measures/index.ts';
import { NO_STRUCTURE } from '#features/structure/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';
import { answerInProcess } from '#platform/process.ts';

/**
 * Reads one file without a server and ends. Only what is small leaves the process: never the rows. Without an as-at
 * date it says what the file proposes; with one it evaluates every measure for the council.
 */
export type MeasuringTask = {
  path: string;
  fileName: string;
  today: LocalDate;
  measure: Given | null;
};

type Given = { asAt: LocalDate; dataMonth: Month; history: ReferralHistory };

export type MeasuringResult =
  | { ok: false; refusal: string }
  | { ok: true; summary: KeptSummary; measured: Measured | null };

type Measured = { values: MeasureValue[]; referralDays: ReferralDays };

answerInProcess<MeasuringTask, MeasuringResult>(async ({ path, fileName, today, measure }) => {
  const kept = rowKeeper();
  const interpreter = createInterpreter({
    asAt: measure?.asAt ?? null,
    today,
    fileName,
    corrections: [],
    sink: { record: measure === null ? () => undefined : kept.record, issue: () => undefined },
  });
  const reading = await readFile(path, fileName, interpreter);
  if (!reading.ok) return { ok: false, refusal: refusalInWords(reading.refusal) };
  const summary = { ...interpreter.finish(), notes: reading.notes };
  if (summary.lists.length === 0) return { ok: false, refusal: NO_LIST_FOUND };
  if (measure === null) return { ok: true, summary, measured: null };
  const rows = kept.rowsOf(summary.lists.map(({ list }) => list));
  return { ok: true, summary, measured: measured(rows, measure) };
});

function measured(rows: ExtractRows, given: Given): Measured {
  const context = contextOf({ population: [] }, NO_STRUCTURE, NO_LOCAL_RULES, given.asAt);
  const history = { ...noHistory(given.asAt), referrals: given.history };
  const values = evaluate(CATALOGUE, { ...given, rows, history }, context);
  return {
    values: values.filter(({ dimension }) => dimension === 'council'),
    referralDays: referralDaysIn(rows),
  };
}

function rowKeeper() {
  const rows: { [L in ListId]: ExtractRow<L>[] } = {
    contacts: [],
    earlyHelp: [],
    referrals: [],
    assessments: [],
    section47: [],
    childrenInNeed: [],
    childProtection: [],
    childrenInCare: [],
    careLeavers: [],
    adoption: [],
    adopters: [],
  };
  return {
    record<L extends ListId>(list: L, record: ListRecords[L], facts: RowFacts): void {
      const ofList: ExtractRow<L>[] = rows[list];
      ofList.push({ record, ...facts });
    },
    /** A list that the file does not have is absent: its measures have no figure. */
    rowsOf(found: readonly ListId[]): ExtractRows {
      const held: { [L in ListId]?: ExtractRow<L>[] } = { ...rows };
      for (const list of LIST_IDS) if (!found.includes(list)) delete held[list];
      return held;
    },
  };
}

function referralDaysIn({ referrals = [] }: ExtractRows): ReferralDays {
  const days = new Map<string, Set<LocalDate>>();
  for (const { record, kept } of referrals) {
    if (!kept || record.childId === null || record.referredOn === null) continue;
    const known = days.get(record.childId);
    if (known) known.add(record.referredOn);
    else days.set(record.childId, new Set([record.referredOn]));
  }
  return new Map([...days].map(([childId, of]) => [childId, [...of].sort()]));
}
