import { addMonths, type LocalDate } from '#kernel/local-date.ts';
import { type Hold, holdOnEverything, holdOnExtract } from './hold.ts';
import { isDue, type Period, periodOn, type Rule } from './periods.ts';

/** An extract of which something is still kept that no hold on a child keeps. */
export type KeptExtract = {
  id: string;
  fileName: string;
  /** Null where a file was loaded that nobody accepted. */
  asAt: LocalDate | null;
  /** `undecided` are files that nobody accepted or rejected, and those refused that could still be read another way. */
  state: 'accepted' | 'withdrawn' | 'undecided';
  /** The day from which its time runs: the as-at date, or the day on which it was withdrawn or loaded. */
  since: LocalDate;
  /** By list, how many rows would go. */
  rows: Readonly<Record<string, number>>;
  /** How many of its rows stay, because they are about children who are held. */
  heldRows: number;
};

/** Somebody who left, and on which day. */
export type Leaver = { personId: string; leftOn: LocalDate };

export type Kept = {
  extracts: readonly KeptExtract[];
  leavers: readonly Leaver[];
  /** The day on which the oldest notice was made. */
  oldestNotice: LocalDate | null;
};

/** What is due to be erased on a day, what is due and held back, and when the next becomes due. */
export type Due = {
  extracts: readonly KeptExtract[];
  leavers: readonly Leaver[];
  /** Notices made before this day go; null where none is so old. */
  noticesBefore: LocalDate | null;
  held: readonly { extract: KeptExtract; hold: Hold }[];
  next: LocalDate | null;
};

/** Applies the periods of a day and the holds that stand to what is kept. */
export function dueOn(kept: Kept, rules: readonly Rule[], holds: readonly Hold[], today: LocalDate): Due {
  const periodOf = (extract: KeptExtract): Period =>
    periodOn(extract.state === 'accepted' ? 'extracts' : 'withdrawn', rules, today);
  const due = kept.extracts.filter((extract) => isDue(extract.since, periodOf(extract), today));
  const held = due.flatMap((extract) => {
    const hold = holdOnExtract(holds, extract.id);
    return hold ? [{ extract, hold }] : [];
  });
  const all = holdOnEverything(holds);
  const notices = periodOn('notices', rules, today);
  const leaving = periodOn('leavers', rules, today);
  const areNoticesDue = all === null && kept.oldestNotice !== null && isDue(kept.oldestNotice, notices, today);
  return {
    extracts: due.filter((extract) => held.every((one) => one.extract !== extract)),
    leavers: all === null ? kept.leavers.filter(({ leftOn }) => isDue(leftOn, leaving, today)) : [],
    noticesBefore: areNoticesDue ? addMonths(today, -notices.months) : null,
    held,
    next: earliest(
      kept.extracts
        .filter((extract) => !due.includes(extract))
        .map((extract) => addMonths(extract.since, periodOf(extract).months)),
    ),
  };
}

/** Whether anything at all is due. */
export function isAnythingDue({ extracts, leavers, noticesBefore }: Due): boolean {
  return extracts.length > 0 || leavers.length > 0 || noticesBefore !== null;
}

function earliest(days: readonly LocalDate[]): LocalDate | null {
  return days.toSorted()[0] ?? null;
}

/** Rows in all, over every list. */
export function rowCount(rows: Readonly<Record<string, number>>): number {
  return Object.values(rows).reduce((sum, count) => sum + count, 0);
}
