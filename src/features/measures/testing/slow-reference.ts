import type { ListId, ListRecords } from '#features/extracts/index.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { Dimension } from '../measure.ts';
import type { Extract } from '../rows.ts';

/**
 * The sixteen measures a second time, written from their words alone: day by day, row by row, with nothing of the
 * catalogue's own code, so that the two can be held against each other on made-up data.
 */
export type Judgement = { month: string; among: boolean; counts: boolean };
type Judge<L extends ListId> = (row: ListRecords[L], extract: Extract) => Judgement | null;

export const REFERENCE: { readonly [L in ListId]?: Readonly<Record<string, Judge<L>>> } = {
  contacts: { 'FD-01': (row) => event(row.contactedOn, true, true) },
  referrals: {
    'FD-07': (row) => event(row.referredOn, true, true),
    'FD-08': (row, extract) => event(row.referredOn, true, cameBack(row, extract)),
  },
  assessments: {
    'AS-01': ({ startedOn, authorisedOn }) =>
      startedOn === null ? null : event(authorisedOn, true, openDaysUntil(startedOn, authorisedOn ?? startedOn, 45)),
    'AS-02': ({ startedOn, authorisedOn }, { asAt, dataMonth }) => ({
      month: dataMonth,
      among: running(startedOn, authorisedOn, asAt),
      counts: startedOn !== null && !openDaysUntil(startedOn, asAt, 45),
    }),
  },
  section47: {
    'CP-02': ({ strategyDiscussionOn: from, conferenceOn: to }) =>
      from === null || to === null ? null : event(to, true, openDaysUntil(from, to, 15)),
  },
  childProtection: {
    'CP-01': ({ startedOn, endedOn }, { asAt, dataMonth }) => ({
      month: dataMonth,
      among: true,
      counts: running(startedOn, endedOn, asAt),
    }),
    'CP-06': ({ startedOn, endedOn }, { asAt, dataMonth }) => ({
      month: dataMonth,
      among: running(startedOn, endedOn, asAt),
      counts: startedOn !== null && monthsLater(startedOn, 24) <= asAt,
    }),
    'CP-10': ({ startedOn, endedOn, lastVisitOn }, { asAt, dataMonth }) => ({
      month: dataMonth,
      among: running(startedOn, endedOn, asAt),
      counts:
        (lastVisitOn !== null && openDaysUntil(lastVisitOn, asAt, 10)) ||
        (startedOn !== null && openDaysUntil(startedOn, asAt, 10)),
    }),
    'CP-11': (row, { asAt, dataMonth }) => ({
      month: dataMonth,
      among: running(row.startedOn, row.endedOn, asAt) && row.lastVisitOn !== null && (years(row, asAt) ?? -1) >= 4,
      counts: row.seenAlone === 'yes',
    }),
  },
  childrenInCare: {
    'CL-01': (row, { asAt, dataMonth }) => ({ month: dataMonth, among: true, counts: lookedAfter(row, asAt) }),
    'CL-04': (row, { asAt, dataMonth }) => {
      const visit = lookedAfter(row, asAt) ? careVisit(row, asAt) : 'not asked';
      return { month: dataMonth, among: visit === 'in time' || visit === 'late', counts: visit === 'in time' };
    },
    'CL-08': (row, { asAt, dataMonth }) => ({
      month: dataMonth,
      among: lookedAfter(row, asAt) && row.placementsInLast12Months !== null,
      counts: (row.placementsInLast12Months ?? 0) > 2,
    }),
  },
  careLeavers: {
    'LC-02': (row, { asAt, dataMonth }) => ({
      month: dataMonth,
      among: leaver(row, asAt),
      counts: row.suitability === 'suitable',
    }),
    'LC-05': (row, { asAt, dataMonth }) => ({
      month: dataMonth,
      among: leaver(row, asAt),
      counts: row.activity !== null && !row.activity.startsWith('G'),
    }),
  },
};

function event(on: LocalDate | null, among: boolean, counts: boolean): Judgement | null {
  return on === null ? null : { month: on.slice(0, 7), among, counts };
}

function running(from: LocalDate | null, to: LocalDate | null, on: LocalDate): boolean {
  return from !== null && !(from > on) && !(to !== null && !(to > on));
}

/** Whether a day comes no later than the last of so many working days after another, walking there day by day. */
function openDaysUntil(from: LocalDate, until: LocalDate, allowed: number): boolean {
  let left = allowed;
  let day = toDayNumber(from);
  while (left > 0) {
    day += 1;
    if (englandWorkingDays.isWorkingDay(fromDayNumber(day))) left -= 1;
  }
  return toDayNumber(until) <= day;
}

/** The same day of the month so many months on; where there is none, the day before, and so on. */
function monthsLater(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const total = year * 12 + month - 1 + months;
  for (let tried = day; ; tried -= 1) {
    const wanted = new Date(Date.UTC(Math.floor(total / 12), total % 12, tried));
    if (wanted.getUTCDate() === tried) return wanted.toISOString().slice(0, 10);
  }
}

/** Birthdays so far: −1 before birth. */
function years(row: { bornOn: LocalDate | null; ageYears: number | null }, on: LocalDate): number | null {
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

function lookedAfter(row: ListRecords['childrenInCare'], on: LocalDate): boolean {
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

function daysLater(date: LocalDate, days: number): string {
  return fromDayNumber(toDayNumber(date) + days);
}

function leaver(row: ListRecords['careLeavers'], asAt: LocalDate): boolean {
  return [19, 20, 21].includes(years(row, asAt) ?? 0) && !['DIED', 'RHOM'].includes(row.inTouch ?? '');
}

/** A row's group in a dimension that the row itself tells; team and disability may have to be looked up elsewhere. */
export function plainGroup(dimension: Dimension, row: ListRecords[ListId], on: LocalDate): string | null {
  if (dimension === 'council') return 'all';
  if (dimension === 'sex')
    return row.gender === 'male' || row.gender === 'female' || row.gender === 'neither' ? row.gender : 'notKnown';
  if (dimension === 'ethnicGroup') return ethnicGroup(row.ethnicity);
  if (dimension === 'ageBand') return 'bornOn' in row ? ageBand(years(row, on)) : 'notKnown';
  if (dimension === 'team') return 'team' in row ? (row.team ?? 'notKnown') : null;
  if (dimension === 'disability' && 'disability' in row)
    return row.disability === 'yes' || row.disability === 'no' ? row.disability : 'notKnown';
  return null;
}

function ethnicGroup(code: string | null): string {
  if (code === null || ['REFU', 'NOBT', 'UNKNOWN'].includes(code)) return 'notKnown';
  if (code === 'OOTH') return 'other';
  if (code === 'CHNE') return 'asian';
  return { W: 'white', M: 'mixed', A: 'asian', B: 'black' }[code[0] ?? ''] ?? 'no group';
}

function ageBand(age: number | null): string {
  const bands: [number, number, string][] = [
    [-1, -1, 'unborn'],
    [0, 0, '0'],
    [1, 4, '1-4'],
    [5, 9, '5-9'],
    [10, 15, '10-15'],
    [16, 17, '16-17'],
    [18, 20, '18-20'],
    [21, 25, '21-25'],
  ];
  return bands.find(([from, to]) => age !== null && age >= from && age <= to)?.[2] ?? 'notKnown';
}
