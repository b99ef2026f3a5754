import type { ListRecords } from '#features/extracts/index.ts';
import { fromDayNumber, type LocalDate, toDayNumber } from '#kernel/local-date.ts';
import {
  daysLater,
  event,
  type Judgement,
  lookedAfter,
  monthsLater,
  openDaysUntil,
  type Reference,
  standing,
  years,
} from './slow-reference.ts';

type Child = ListRecords['childrenInCare'];
type Leaver = ListRecords['careLeavers'];
type Adopted = ListRecords['adoption'];

/** The measures of care, leaving care, adoption and children missing from care a second time, from their words alone. */
export const CARE_REFERENCE: Reference = {
  childrenInCare: {
    'CL-02': (row) => event(row.startedOn, true, !inShortBreaks(row)),
    'CL-03': (row) => event(row.endedOn, true, !inShortBreaks(row)),
    'CL-05': (row, extract) => {
      const review = lookedAfter(row, extract.asAt) ? reviewed(row, extract.asAt) : 'not asked';
      return standing(extract, review !== 'not asked', review === 'in time');
    },
    'CL-09': (row, extract) => {
      const { asAt } = extract;
      const age = years(row, asAt);
      const isLong = row.startedOn !== null && !(monthsLater(row.startedOn, 30) > asAt);
      const isMoved = row.placementStartedOn === null || monthsLater(row.placementStartedOn, 24) > asAt;
      const isWithCarer = row.placementType === 'A3' || row.placementType === 'A5';
      return standing(extract, lookedAfter(row, asAt) && age !== null && age < 16 && isLong, !isMoved || isWithCarer);
    },
    'CL-10': (row, extract) => {
      const named = [row.worker, ...(extract.history.workers.childrenInCare.get(row.childId ?? '') ?? [])];
      const people = named.filter((name) => name !== null && name !== 'Duty' && !name.startsWith('Unallocated'));
      return standing(extract, lookedAfter(row, extract.asAt), new Set(people).size > 2);
    },
    'CL-12': (row, extract) => {
      const { asAt } = extract;
      const isYear = row.startedOn !== null && !(monthsLater(row.startedOn, 12) > asAt);
      return standing(extract, lookedAfter(row, asAt) && isYear, assessedLately(row, asAt));
    },
    'MX-03': (row, extract) =>
      standing(
        extract,
        lookedAfter(row, extract.asAt) && row.missingEpisodes !== null,
        ![null, 0].includes(row.missingEpisodes),
      ),
  },
  careLeavers: {
    'LC-01': (row, extract) =>
      standing(
        extract,
        [17, 18, 19, 20, 21].includes(years(row, extract.asAt) ?? 0) && !isGone(row),
        row.inTouch === 'yes',
      ),
    'LC-04': (row, extract) =>
      standing(extract, true, ['S', 'V', 'W'].includes(row.accommodation ?? '') && row.inTouch !== 'DIED'),
    'LC-07': (row, extract) => {
      const isOwed = row.eligibility === 'eligible' || row.eligibility === 'relevant';
      const isDue = row.bornOn !== null && !(sixteenAndThreeMonths(row.bornOn) > extract.asAt);
      return standing(extract, isOwed && isDue && !isGone(row), row.personalAdviser !== null);
    },
    'LC-08': (row, extract) => {
      const { asAt } = extract;
      const plan = row.pathwayPlanReviewedOn;
      const isLate = row.bornOn !== null && sixteenAndThreeMonths(row.bornOn) < asAt;
      const isOwed = hasLeftCare(row) || (row.eligibility === 'eligible' && (plan !== null || isLate));
      return standing(extract, isOwed && !isGone(row), plan !== null && !(monthsLater(plan, 6) < asAt));
    },
    'LC-09': (row, extract) =>
      standing(
        extract,
        hasLeftCare(row) && !isGone(row),
        row.lastContactOn !== null && !(daysLater(row.lastContactOn, 56) < extract.asAt),
      ),
  },
  adoption: {
    'AD-02': (row) => took(row.adoptedOn, daysWalked(row.enteredCareOn, movedIn(row))),
    'AD-03': ({ adoptedOn, placementOrderOn: from, matchedOn: to }) =>
      took(adoptedOn, from !== null && to !== null && to < from ? 0 : daysWalked(from, to)),
    'AD-04': (row, extract) => {
      const { asAt } = extract;
      const isOver = [row.matchedOn, row.placedOn, row.adoptedOn, row.decisionReversedOn].some(
        (day) => day !== null && !(day > asAt),
      );
      const isDecided = row.decidedOn !== null && !(row.decidedOn > asAt);
      return standing(extract, isDecided && !isOver, row.decidedOn !== null && monthsLater(row.decidedOn, 6) < asAt);
    },
    'AD-05': (row) => event(movedIn(row), true, row.fosteringForAdoptionOn !== null),
  },
};

function inShortBreaks({ legalStatus }: Child): boolean {
  return ['V3', 'V4'].includes(legalStatus ?? '');
}

/** Regulation 33 in the order in which reviews come: within 20 working days, three months later, then every six. */
function reviewed({ startedOn, lastReviewOn: last }: Child, asAt: LocalDate): 'in time' | 'late' | 'not asked' {
  if (startedOn === null) return 'not asked';
  if (last === null || last < startedOn) return openDaysUntil(startedOn, asAt, 20) ? 'not asked' : 'late';
  const isFirst = openDaysUntil(startedOn, last, 20);
  return monthsLater(last, isFirst ? 3 : 6) < asAt ? 'late' : 'in time';
}

/** Within a year, of children under five within half of one; one long before care began stands for nothing. */
function assessedLately(row: Child, asAt: LocalDate): boolean {
  const { startedOn, lastHealthAssessmentOn: last } = row;
  if (last === null || (startedOn !== null && last < monthsLater(startedOn, -3))) return false;
  const age = years(row, asAt);
  return !(monthsLater(last, age !== null && age < 5 ? 6 : 12) < asAt);
}

function isGone({ inTouch }: Leaver): boolean {
  return ['DIED', 'RHOM'].includes(inTouch ?? '');
}

function hasLeftCare({ eligibility }: Leaver): boolean {
  return ['relevant', 'formerRelevant'].includes(eligibility ?? '');
}

function sixteenAndThreeMonths(bornOn: LocalDate): string {
  return monthsLater(monthsLater(bornOn, 16 * 12), 3);
}

function movedIn({ fosteringForAdoptionOn, placedOn }: Adopted): LocalDate | null {
  return fosteringForAdoptionOn === null ? placedOn : fosteringForAdoptionOn;
}

function took(on: LocalDate | null, days: number | null): Judgement | null {
  const happened = event(on, days !== null, true);
  return happened === null ? null : { ...happened, days: days ?? 0 };
}

/** Midnights between two days, one by one; null where one is not known or they come the wrong way round. */
function daysWalked(from: LocalDate | null, to: LocalDate | null): number | null {
  if (from === null || to === null || to < from) return null;
  let days = 0;
  for (let day = from; day < to; day = fromDayNumber(toDayNumber(day) + 1)) days += 1;
  return days;
}
