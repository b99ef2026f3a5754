import type { ListId, ListRecords } from '../../src/features/extracts/index.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '../../src/kernel/local-date.ts';
import { englandWorkingDays } from '../../src/kernel/working-days.ts';

/**
 * The clocks a second time, written from their words alone and day by day, with nothing of the product's own rules: by
 * kind the last day in time of a row, or null where no clock runs.
 */
type Judge<L extends ListId> = (row: ListRecords[L], asAt: string) => string | null;

export const SLOW_CLOCKS: { readonly [L in ListId]?: Readonly<Record<string, Judge<L>>> } = {
  childProtection: {
    planVisit: (row, asAt) => {
      const day = later(row.startedOn, row.lastVisitOn);
      return running(row, asAt) && day !== null ? workingDaysOn(day, 10) : null;
    },
    planReview: (row, asAt) => {
      if (!running(row, asAt) || row.startedOn === null) return null;
      const { lastReviewOn } = row;
      return lastReviewOn !== null && lastReviewOn > row.startedOn
        ? monthsOn(lastReviewOn, 6)
        : monthsOn(row.startedOn, 3);
    },
    planNineMonths: (row, asAt) => {
      if (!running(row, asAt) || row.startedOn === null) return null;
      const nine = monthsOn(row.startedOn, 9);
      return nine < asAt ? null : nine;
    },
    planTwoYears: (row, asAt) => {
      if (!running(row, asAt) || row.startedOn === null) return null;
      return monthsOn(row.startedOn, 9) < asAt ? monthsOn(row.startedOn, 24) : null;
    },
  },
  section47: {
    conference: ({ strategyDiscussionOn: from, conferenceOn, conferenceUnnecessary }, asAt) => {
      if (from === null || conferenceUnnecessary === 'yes') return null;
      return conferenceOn !== null && conferenceOn <= asAt ? null : workingDaysOn(from, 15);
    },
  },
  assessments: {
    assessment: ({ startedOn, authorisedOn }, asAt) => {
      if (startedOn === null || (authorisedOn !== null && authorisedOn <= asAt)) return null;
      return workingDaysOn(startedOn, 45);
    },
  },
  childrenInNeed: {
    needVisit: (row, asAt) => {
      const day = later(row.startedOn, row.lastSeenOn);
      return onNeedPlan(row, asAt) && day !== null ? workingDaysOn(day, 20) : null;
    },
    needYear: (row, asAt) => {
      if (!onNeedPlan(row, asAt) || row.startedOn === null) return null;
      const year = monthsOn(row.startedOn, 12);
      return year < asAt ? null : year;
    },
  },
  childrenInCare: {
    careVisit: (row, asAt) => (inCare(row, asAt) ? careVisit(row, asAt) : null),
    careReview: (row, asAt) => {
      if (!inCare(row, asAt) || row.startedOn === null) return null;
      const { lastReviewOn } = row;
      if (lastReviewOn === null || lastReviewOn < row.startedOn) return workingDaysOn(row.startedOn, 20);
      return monthsOn(lastReviewOn, lastReviewOn <= workingDaysOn(row.startedOn, 20) ? 3 : 6);
    },
    healthAssessment: (row, asAt) => {
      if (!inCare(row, asAt) || row.startedOn === null) return null;
      const { lastHealthAssessmentOn: last } = row;
      if (last === null || last < monthsOn(row.startedOn, -3)) return workingDaysOn(row.startedOn, 20);
      const age = years(row, asAt);
      return monthsOn(last, age !== null && age < 5 ? 6 : 12);
    },
    dentalCheck: (row, asAt) => {
      const day = row.lastDentalCheckOn ?? row.startedOn;
      return inCare(row, asAt) && day !== null ? monthsOn(day, 12) : null;
    },
  },
  careLeavers: {
    personalAdviser: (row) => {
      if (!served(row) || !hasPlan(row) || row.personalAdviser !== null || row.bornOn === null) return null;
      return monthsOn(monthsOn(row.bornOn, 16 * 12), 3);
    },
    pathwayPlan: (row) => {
      if (!served(row) || !hasPlan(row)) return null;
      if (row.pathwayPlanReviewedOn !== null) return monthsOn(row.pathwayPlanReviewedOn, 6);
      return row.bornOn === null ? null : monthsOn(monthsOn(row.bornOn, 16 * 12), 3);
    },
    contact: (row) => {
      if (!served(row) || !['relevant', 'formerRelevant'].includes(row.eligibility ?? '')) return null;
      const day = row.lastContactOn ?? (row.bornOn && monthsOn(row.bornOn, 16 * 12));
      return day === null ? null : daysOn(day, 56);
    },
  },
  adoption: {
    match: ({ decidedOn, matchedOn, placedOn, adoptedOn, decisionReversedOn }, asAt) => {
      if (decidedOn === null) return null;
      const over = [matchedOn, placedOn, adoptedOn, decisionReversedOn].some((day) => day !== null && !(day > asAt));
      return over ? null : monthsOn(decidedOn, 6);
    },
  },
};

/** The last of so many working days after a day, walking there day by day. */
function workingDaysOn(from: string, count: number): string {
  let day = toDayNumber(from as LocalDate);
  for (let left = count; left > 0; ) {
    day += 1;
    if (englandWorkingDays.isWorkingDay(fromDayNumber(day))) left -= 1;
  }
  return fromDayNumber(day);
}

/** The same day of the month so many months on; where there is none, the day before, and so on. */
function monthsOn(date: string, months: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const total = year * 12 + month - 1 + months;
  for (let tried = day; ; tried -= 1) {
    const wanted = new Date(Date.UTC(Math.floor(total / 12), total % 12, tried));
    if (wanted.getUTCDate() === tried) return wanted.toISOString().slice(0, 10);
  }
}

function daysOn(date: string, days: number): string {
  return fromDayNumber(toDayNumber(date as LocalDate) + days);
}

function later(one: string | null, other: string | null): string | null {
  return (
    [one, other]
      .filter((day) => day !== null)
      .sort()
      .at(-1) ?? null
  );
}

function running({ startedOn, endedOn }: { startedOn: string | null; endedOn: string | null }, on: string): boolean {
  return startedOn !== null && !(startedOn > on) && !(endedOn !== null && !(endedOn > on));
}

function onNeedPlan({ caseStatus, closedOn }: ListRecords['childrenInNeed'], on: string): boolean {
  return caseStatus === 'childInNeedPlan' && !(closedOn !== null && !(closedOn > on));
}

function inCare(row: ListRecords['childrenInCare'], on: string): boolean {
  return running(row, on) && !['V3', 'V4'].includes(row.legalStatus ?? '');
}

function served({ inTouch }: ListRecords['careLeavers']): boolean {
  return !['DIED', 'RHOM', 'NREQ'].includes(inTouch ?? '');
}

function hasPlan({ eligibility }: ListRecords['careLeavers']): boolean {
  return ['eligible', 'relevant', 'formerRelevant'].includes(eligibility ?? '');
}

/** Birthdays so far: −1 before birth. */
function years(row: { bornOn: string | null; ageYears: number | null }, on: string): number | null {
  if (row.bornOn === null) return row.ageYears;
  if (row.ageYears === -1 || row.bornOn > on) return -1;
  let birthdays = -1;
  for (let year = Number(row.bornOn.slice(0, 4)); `${year}${row.bornOn.slice(4)}` <= on; year += 1) birthdays += 1;
  return birthdays;
}

/** Regulation 28 as a table: who the child is, and how many days or months from what. */
function careVisit(row: ListRecords['childrenInCare'], asAt: string): string | null {
  const placed = row.placementStartedOn ?? row.startedOn;
  if (placed === null) return null;
  const home = row.placementType === 'P1';
  const isOrdered = home && row.legalStatus === 'C2';
  const begun = isOrdered && (row.legalStatusFrom ?? '') > placed ? (row.legalStatusFrom ?? placed) : placed;
  const visit = row.lastVisitOn;
  if (visit === null || visit < begun) return daysOn(begun, 7);
  if (home && row.legalStatus === 'C1') {
    const reviewed = row.lastReviewOn !== null && row.lastReviewOn >= (row.startedOn ?? '');
    return daysOn(visit, reviewed ? 28 : 7);
  }
  const lasting =
    ['U1', 'U4'].includes(row.placementType ?? '') ||
    (['K2', 'R1', 'S1'].includes(row.placementType ?? '') && row.permanencePlan === 'residential');
  return !home && lasting && monthsOn(placed, 12) <= asAt ? monthsOn(visit, 3) : daysOn(visit, 42);
}
