import type { LocalDate } from '#kernel/local-date.ts';
import type { Due, KeptExtract } from './due.ts';

/** An extract as an erasure names it. */
export type ErasedExtract = Pick<KeptExtract, 'id' | 'fileName' | 'asAt' | 'rows'>;

/** What an erasure takes, as it was shown to whoever approved it; later it takes no more than this. */
export type Taking = {
  extracts: readonly ErasedExtract[];
  leavers: readonly string[];
  noticesBefore: LocalDate | null;
};

/** What was really erased: rows also by list, and how many extracts were left alone because of a hold. */
export type Taken = {
  extracts: number;
  rows: number;
  byList: Readonly<Record<string, number>>;
  leavers: number;
  children: number;
  leftAlone: number;
};

export type ErasureState = 'proposed' | 'declined' | 'approved' | 'done';

/** Something to be erased: proposed by one person, approved by another, done by a job, and kept as a certificate. */
export type Erasure = {
  id: string;
  kind: 'retention' | 'child';
  /** The child's pseudonym. */
  child: string | null;
  found: Taking;
  reason: string;
  state: ErasureState;
  proposedBy: { personId: string; name: string };
  proposedAt: Date;
  decided: { personId: string; name: string; at: Date; reason: string | null } | null;
  done: { at: Date; taken: Taken } | null;
  version: number;
};

/** What the retention schedule would take today. */
export function takingOf({ extracts, leavers, noticesBefore }: Due): Taking {
  return {
    extracts: extracts.map(({ id, fileName, asAt, rows }) => ({ id, fileName, asAt, rows })),
    leavers: leavers.map(({ personId }) => personId),
    noticesBefore,
  };
}

/** What was approved and is still due: what was held or withdrawn from erasing since is left alone. */
export function stillDue(approved: Taking, due: Due): Taking {
  const now = takingOf(due);
  const approvedExtracts = new Set(approved.extracts.map(({ id }) => id));
  const approvedLeavers = new Set(approved.leavers);
  return {
    extracts: now.extracts.filter(({ id }) => approvedExtracts.has(id)),
    leavers: now.leavers.filter((id) => approvedLeavers.has(id)),
    noticesBefore: now.noticesBefore === null ? null : approved.noticesBefore,
  };
}
