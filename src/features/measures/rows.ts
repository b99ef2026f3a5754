import type { ListId, ListRecords } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';
import { heldSince, type LooksBack } from './looks-back.ts';

/** A row of a list with what the checks made of it. */
export type Row<L extends ListId> = {
  record: MeasuredRecords[L];
  sheetRow: number;
  /** False where a check kept the row out of every measure but the one of data quality. */
  kept: boolean;
  /** How many checks found something wrong in the row, whether or not it kept the row out. */
  errors: number;
};

/** An extract's rows by list, the ones kept out included; a list that the file does not have is absent. */
export type ExtractRows = { readonly [L in ListId]?: readonly Row<L>[] };

/** A row of whichever list, as the measure of data quality sees it. */
export type AnyRecord = ListRecords[ListId];
type CheckedRow = { list: ListId; record: AnyRecord; kept: boolean; errors: number };

/** What a measure can be over: one of the lists, or every row of all of them. */
export type MeasuredRecords = ListRecords & { allRows: CheckedRow };
export type MeasuredList = keyof MeasuredRecords;

/** Referrals known from earlier extracts, which reach further back than one extract's six months. */
export type ReferralHistory = {
  /** Days of referral by child. */
  referrals: ReadonlyMap<string, readonly LocalDate[]>;
  /** The first day from which every referral is known, or null where nothing earlier is kept. */
  since: LocalDate | null;
};

/** Lists that name the worker of every open case. */
export type AllocatedList = 'childrenInNeed' | 'childrenInCare';

/** A row of an earlier extract that has left this one's list since. */
export type EarlierRow<L extends ListId> = { record: MeasuredRecords[L]; sheetRow: number; asAt: LocalDate };

/** Rows that left a list before this extract's own window. */
export type EarlierRows<L extends ListId> = readonly EarlierRow<L>[];

/** Who was named as the worker of each child's open case by the extracts of the year before. */
export type EarlierWorkers = { readonly [L in AllocatedList]: ReadonlyMap<string, ReadonlySet<string>> };

/** What earlier extracts know that an extract itself no longer holds. */
export type History = {
  referrals: ReferralHistory;
  left: { readonly [L in ListId]?: EarlierRows<L> };
  workers: EarlierWorkers;
  /** The day since which what a measure looks back to is known without a gap. */
  since(looksBack: LooksBack): LocalDate;
};

export type Extract = {
  asAt: LocalDate;
  /** The last month that the extract covers, as a person confirmed it. */
  dataMonth: Month;
  rows: ExtractRows;
  history: History;
};

/** What is known where nothing earlier is kept: what the extract's own lists still hold. */
export function noHistory(asAt: LocalDate): History {
  return {
    referrals: { referrals: new Map(), since: null },
    left: {},
    workers: { childrenInNeed: new Map(), childrenInCare: new Map() },
    since: (looksBack) => heldSince(looksBack, asAt),
  };
}
