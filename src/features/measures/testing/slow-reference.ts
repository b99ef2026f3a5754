import type { ListId, ListRecords } from '#features/extracts/index.ts';
import { fromDayNumber, type LocalDate, localDate, toDayNumber } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { Extract } from '../rows.ts';

/**
 * The measures a second time, written from their words alone: day by day, row by row, with nothing of the catalogue's
 * own code, so that the two can be held against each other on made-up data. A row belongs to its event's month alone;
 * whoever asks adds up months. `on`: the event's day, null for what is as at the extract; `days`: of a mean.
 */
export type Judgement = { month: string; on: LocalDate | null; among: boolean; counts: boolean; days?: number };
export type Judge<L extends ListId> = (row: ListRecords[L], extract: Extract) => Judgement | null;
export type Reference = { readonly [L in ListId]?: Readonly<Record<string, Judge<L>>> };

export const REFERENCE: Reference = {
  contacts: { 'FD-01': (row) => event(row.contactedOn, true, true) },
  earlyHelp: { 'EH-01': (row) => event(row.startedOn, true, true) },
  referrals: {
    'FD-07': (row) => event(row.referredOn, true, true),
    'FD-08': (row, extract) => event(row.referredOn, true, cameBack(row, extract)),
    'FD-09': (row) => event(row.referredOn, true, row.noFurtherAction === 'yes'),
  },
  assessments: {
    'AS-01': ({ startedOn, authorisedOn }) =>
      startedOn === null ? null : event(authorisedOn, true, openDaysUntil(startedOn, authorisedOn ?? startedOn, 45)),
    'AS-02': ({ startedOn, authorisedOn }, extract) =>
      standing(
        extract,
        running(startedOn, authorisedOn, extract.asAt),
        startedOn !== null && !openDaysUntil(startedOn, extract.asAt, 45),
      ),
    'AS-04': (row) =>
      row.authorisedOn === null
        ? null
        : event(row.authorisedOn, years(row, row.authorisedOn) !== -1, row.childSeen === 'yes'),
  },
  section47: {
    'AS-07': (row) => event(row.strategyDiscussionOn, true, true),
    'AS-08': ({ strategyDiscussionOn: from, conferenceOn, conferenceUnnecessary }, { asAt }) => {
      const isDecided = conferenceOn !== null || conferenceUnnecessary === 'yes';
      return from === null
        ? null
        : event(from, isDecided || !openDaysUntil(from, asAt, 15), isDecided && conferenceOn !== null);
    },
    'CP-02': ({ strategyDiscussionOn: from, conferenceOn: to }) =>
      from === null || to === null ? null : event(to, true, openDaysUntil(from, to, 15)),
  },
  childProtection: {
    'CP-01': (row, extract) => standing(extract, true, running(row.startedOn, row.endedOn, extract.asAt)),
    'CP-04': (row) => event(row.startedOn, true, ![null, 0].includes(row.previousPlans)),
    'CP-06': ({ startedOn, endedOn }, extract) =>
      standing(
        extract,
        running(startedOn, endedOn, extract.asAt),
        startedOn !== null && monthsLater(startedOn, 24) <= extract.asAt,
      ),
    'CP-10': ({ startedOn, endedOn, lastVisitOn }, extract) =>
      standing(
        extract,
        running(startedOn, endedOn, extract.asAt),
        [lastVisitOn, startedOn].some((day) => day !== null && openDaysUntil(day, extract.asAt, 10)),
      ),
    'CP-11': (row, extract) => {
      const { asAt } = extract;
      const isAsked = row.lastVisitOn !== null && (years(row, asAt) ?? -1) >= 4;
      return standing(extract, running(row.startedOn, row.endedOn, asAt) && isAsked, row.seenAlone === 'yes');
    },
    'CP-12': ({ startedOn, endedOn, lastReviewOn }, extract) => {
      const { asAt } = extract;
      if (startedOn === null || monthsLater(startedOn, 3) > asAt) return null;
      const isReviewed = lastReviewOn !== null && lastReviewOn > startedOn;
      const last = isReviewed ? monthsLater(lastReviewOn, 6) : monthsLater(startedOn, 3);
      return standing(extract, running(startedOn, endedOn, asAt), !(last < asAt));
    },
  },
  childrenInNeed: {
    'EH-04': ({ childId, closedOn, closureReason }, { asAt, rows, history }) => {
      if (closedOn === null || childId === null || closureReason !== 'RC9') return null;
      const until = localDate(monthsLater(closedOn, 6));
      const inFile = (rows.referrals ?? []).filter(({ kept, record }) => kept && record.childId === childId);
      const days = [
        ...inFile.map(({ record }) => record.referredOn),
        ...(history.referrals.referrals.get(childId) ?? []).filter((day) => day < monthsLater(asAt, -6)),
      ];
      const isBack = days.some((day) => day !== null && !(day <= closedOn) && !(day > until));
      return event(until, !(until > asAt), !isBack);
    },
    'AS-06': (row, extract) => {
      const { asAt, rows, history } = extract;
      const held = (rows.assessments ?? []).filter(({ kept }) => kept);
      const authorised = [...held, ...(history.left.assessments ?? [])].flatMap(({ record }) =>
        row.childId !== null &&
        record.childId === row.childId &&
        record.authorisedOn !== null &&
        record.authorisedOn <= asAt
          ? [record.authorisedOn]
          : [],
      );
      const yearAgo = monthsLater(asAt, -12);
      const isOld =
        authorised.length > 0 ? authorised.every((day) => day < yearAgo) : (row.startedOn ?? asAt) < yearAgo;
      const hasPlan = ['inCare', 'childProtectionPlan', 'childInNeedPlan'].includes(row.caseStatus ?? '');
      return standing(extract, openCase(row, asAt) && hasPlan, isOld);
    },
    'CN-01': (row, extract) => standing(extract, true, openCase(row, extract.asAt)),
    'CN-02': (row, extract) =>
      standing(
        extract,
        openCase(row, extract.asAt) && row.caseStatus === 'childInNeedPlan',
        [row.startedOn, row.lastSeenOn].some((day) => day !== null && openDaysUntil(day, extract.asAt, 20)),
      ),
    'CN-04': (row, extract) =>
      standing(
        extract,
        openCase(row, extract.asAt) && row.caseStatus === 'childInNeedPlan',
        row.startedOn !== null && monthsLater(row.startedOn, 12) < extract.asAt,
      ),
    'CN-06': (row, extract) => standing(extract, true, openCase(row, extract.asAt) && !isAPerson(row.worker)),
    'CN-07': (row, extract) => {
      const { asAt, history } = extract;
      const named = [...(history.workers.childrenInNeed.get(row.childId ?? '') ?? []), row.worker].filter(isAPerson);
      const isAllYear = row.startedOn !== null && row.startedOn <= monthsLater(asAt, -12);
      return standing(extract, openCase(row, asAt) && isAllYear, new Set(named).size > 2);
    },
  },
  childrenInCare: {
    'CL-01': (row, extract) => standing(extract, true, lookedAfter(row, extract.asAt)),
    'CL-04': (row, extract) => {
      const visit = lookedAfter(row, extract.asAt) ? careVisit(row, extract.asAt) : 'not asked';
      return standing(extract, visit === 'in time' || visit === 'late', visit === 'in time');
    },
    'CL-08': (row, extract) =>
      standing(
        extract,
        lookedAfter(row, extract.asAt) && row.placementsInLast12Months !== null,
        (row.placementsInLast12Months ?? 0) > 2,
      ),
  },
  careLeavers: {
    'LC-02': (row, extract) => standing(extract, leaver(row, extract.asAt), row.suitability === 'suitable'),
    'LC-05': (row, extract) =>
      standing(extract, leaver(row, extract.asAt), row.activity !== null && !row.activity.startsWith('G')),
  },
};

/** What is so as at the extract. */
export function standing({ dataMonth }: Extract, among: boolean, counts: boolean): Judgement {
  return { month: dataMonth, on: null, among, counts };
}

/** What happened on a day; null for what has none. */
export function event(on: LocalDate | null, among: boolean, counts: boolean): Judgement | null {
  return on === null ? null : { month: on.slice(0, 7), on, among, counts };
}

function openCase({ startedOn, closedOn }: ListRecords['childrenInNeed'], on: LocalDate): boolean {
  return running(startedOn ?? on, closedOn, on);
}

/** The made-up workers are two people and a desk, and one whose name is Duty. */
function isAPerson(worker: string | null): boolean {
  return worker !== null && worker !== 'Duty' && !worker.startsWith('Unallocated');
}

export function running(from: LocalDate | null, to: LocalDate | null, on: LocalDate): boolean {
  return from !== null && !(from > on) && !(to !== null && !(to > on));
}

/** Whether a day comes no later than the last of so many working days after another, walking there day by day. */
export function openDaysUntil(from: LocalDate, until: LocalDate, allowed: number): boolean {
  let left = allowed;
  let day = toDayNumber(from);
  while (left > 0) {
    day += 1;
    if (englandWorkingDays.isWorkingDay(fromDayNumber(day))) left -= 1;
  }
  return toDayNumber(until) <= day;
}

/** The same day of the month so many months on; where there is none, the day before, and so on. */
export function monthsLater(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const total = year * 12 + month - 1 + months;
  for (let tried = day; ; tried -= 1) {
    const wanted = new Date(Date.UTC(Math.floor(total / 12), total % 12, tried));
    if (wanted.getUTCDate() === tried) return wanted.toISOString().slice(0, 10);
  }
}

/** Birthdays so far: −1 before birth. */
export function years(row: { bornOn: LocalDate | null; ageYears: number | null }, on: LocalDate): number | null {
  if (row.bornOn === null) return row.ageYears;
  if (row.ageYears === -1 || row.bornOn > on) return -1;
  let birthdays = -1;
  for (let year = Number(row.bornOn.slice(0, 4)); `${year}${row.bornOn.slice(4)}` <= on; year += 1) birthdays += 1;
  return birthdays;
}

function cameBack({ childId, referredOn }: ListRecords['referrals'], extract: Extract): boolean {
  if (childId === null || referredOn === null) return false;
  const rows = (extract.rows.referrals ?? []).filter(({ kept, record }) => kept && record.childId === childId);
  const inFile = rows.flatMap(({ record }) => (record.referredOn === null ? [] : [record.referredOn]));
  const windowStart = monthsLater(extract.asAt, -6);
  const older = (extract.history.referrals.referrals.get(childId) ?? []).filter((day) => day < windowStart);
  const known = [...new Set([...inFile, ...older])];
  const yearBefore = (day: LocalDate) => known.filter((other) => other < day && other >= monthsLater(day, -12)).length;
  if (yearBefore(referredOn) > 0) return true;
  const heldSince = extract.history.referrals.since;
  const since = heldSince !== null && heldSince < windowStart ? heldSince : windowStart;
  if (since <= monthsLater(`${referredOn.slice(0, 7)}-01`, -12)) return false;
  const latest = inFile.sort().at(-1) ?? referredOn;
  const own = rows.filter(({ record }) => record.referredOn === latest);
  return Math.max(...own.map(({ record }) => record.referralsInLast12Months ?? 0)) > yearBefore(latest);
}

export function lookedAfter(row: ListRecords['childrenInCare'], on: LocalDate): boolean {
  return running(row.startedOn, row.endedOn, on) && !['V3', 'V4'].includes(row.legalStatus ?? '');
}

/** Regulation 28 as a table: who the child is, and how many days or months from what. */
function careVisit(row: ListRecords['childrenInCare'], asAt: LocalDate): 'in time' | 'late' | 'not asked' {
  const placed = row.placementStartedOn ?? row.startedOn;
  if (placed === null) return 'not asked';
  const home = row.placementType === 'P1';
  const order = row.legalStatus;
  const week =
    home && order === 'C2' && (row.legalStatusFrom ?? '') > placed ? (row.legalStatusFrom ?? placed) : placed;
  const visit = row.lastVisitOn;
  if (visit === null || visit < week) return asAt > daysLater(week, 7) ? 'late' : 'not asked';
  const reviewed = row.lastReviewOn !== null && row.lastReviewOn >= (row.startedOn ?? '');
  const lasting =
    ['U1', 'U4'].includes(row.placementType ?? '') ||
    (['K2', 'R1', 'S1'].includes(row.placementType ?? '') && row.permanencePlan === 'residential');
  let until = daysLater(visit, 42);
  if (home && order === 'C1') until = daysLater(visit, reviewed ? 28 : 7);
  else if (!home && lasting && monthsLater(placed, 12) <= asAt) until = monthsLater(visit, 3);
  return asAt > until ? 'late' : 'in time';
}

export function daysLater(date: LocalDate, days: number): string {
  return fromDayNumber(toDayNumber(date) + days);
}

export function leaver(row: ListRecords['careLeavers'], asAt: LocalDate): boolean {
  return [19, 20, 21].includes(years(row, asAt) ?? 0) && !['DIED', 'RHOM'].includes(row.inTouch ?? '');
}
