import type { Effective } from '#kernel/effective.ts';
import { inForce } from '#kernel/effective.ts';
import { addMonths, type LocalDate } from '#kernel/local-date.ts';

/** What is kept for a time of its own. */
export const KINDS = ['extracts', 'withdrawn', 'notices', 'leavers'] as const;
export type Kind = (typeof KINDS)[number];

export function isKind(text: string): text is Kind {
  return KINDS.some((kind) => kind === text);
}

export type KindWords = { what: string; since: string; stays: string };

/** What each kind is, from when its time runs, and what stays when it is erased. */
export const KIND_WORDS: Readonly<Record<Kind, KindWords>> = {
  extracts: {
    what: 'Children’s rows of accepted extracts, what was found in them, and the files they came from',
    since: 'the as-at date',
    stays: 'the extract’s line and every figure that was computed from it',
  },
  withdrawn: {
    what: 'Rows and files of extracts that were withdrawn, and of files that nobody accepted',
    since: 'the day on which it was withdrawn or loaded',
    stays: 'the extract’s line',
  },
  notices: { what: 'Notices and mails', since: 'the day on which they were made', stays: 'nothing' },
  leavers: {
    what: 'Name, e-mail address, staff reference and ways to sign in of people who left',
    since: 'the day on which they left',
    stays: 'their lines in the record, as of somebody who left',
  },
};

const SINCE = '2018-05-25' as LocalDate;
const PRINCIPLE = 'UK GDPR, article 5(1)(e): no longer than is needed';

/**
 * How many months each kind is kept where a council has not decided. Headway holds copies: the case record itself is
 * kept in the case system, for as long as regulations say.
 */
export const USUAL_PERIODS: Readonly<Record<Kind, readonly Effective<number>[]>> = {
  extracts: usual(36, `${PRINCIPLE}; three years show a trajectory and its base`),
  withdrawn: usual(3, `${PRINCIPLE}; long enough to notice that it was withdrawn by mistake`),
  notices: usual(12, PRINCIPLE),
  leavers: usual(84, `${PRINCIPLE}; as long as the record that names them, six years’ limitation and one`),
};

function usual(months: number, source: string): readonly Effective<number>[] {
  return [{ value: months, from: SINCE, until: null, basis: 'guidance', source }];
}

/** A council's own period, from a day. */
export type Rule = { kind: Kind; from: LocalDate; months: number; source: string };
export type Period = { months: number; source: string; isOwn: boolean };

/** The period in force on a day: the council's latest one that has begun, or the usual one. */
export function periodOn(kind: Kind, rules: readonly Rule[], on: LocalDate): Period {
  const own = rules
    .filter((rule) => rule.kind === kind && rule.from <= on)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
  if (own) return { months: own.months, source: own.source, isOwn: true };
  const usual = inForce(USUAL_PERIODS[kind], on);
  if (!usual) throw new Error('every kind has a usual period');
  return { months: usual.value, source: usual.source, isOwn: false };
}

/** Is something due to be erased: have its months passed on this day? On the day itself it is. */
export function isDue(since: LocalDate, { months }: Pick<Period, 'months'>, today: LocalDate): boolean {
  return addMonths(since, months) <= today;
}
