import type { LocalDate } from '#kernel/local-date.ts';
import type { WorkingDays } from '#kernel/working-days.ts';
import { clockStanding } from './answering.ts';
import type { Inspection } from './register.ts';

export const TELLINGS = ['windowOpens', 'clockBegins', 'left20', 'left10', 'left0', 'passed'] as const;
export type Telling = (typeof TELLINGS)[number];

/** How many working days are left when people are told, from the most to the least. */
const LEFT: readonly { days: number; what: Telling }[] = [
  { days: 0, what: 'left0' },
  { days: 10, what: 'left10' },
  { days: 20, what: 'left20' },
];

export type Tell = { inspectionId: string; title: string; what: Telling; ofDay: LocalDate };

/**
 * What people are to be told of the register on a day: where a window has opened, and how far the clock of an answer
 * is. Each is told once for the day that it is about, so that a clock that moves is told of again. Of what was missed
 * while nobody looked, only the newest is told.
 */
export function tellingsOn(inspections: readonly Inspection[], today: LocalDate, workingDays: WorkingDays): Tell[] {
  return inspections.flatMap((inspection) => {
    const { id: inspectionId, title, state, window } = inspection;
    const about = { inspectionId, title };
    const isOpen = state === 'anticipated' && window !== null && window.from <= today && today <= window.until;
    const standing = clockStanding(inspection, today, workingDays);
    return [
      ...(isOpen ? [{ ...about, what: 'windowOpens' as const, ofDay: window.from }] : []),
      ...(standing.kind === 'open' && inspection.closedOn === null
        ? [{ ...about, what: clockTelling(standing, today), ofDay: standing.dueOn }]
        : []),
    ];
  });
}

function clockTelling(standing: { dueOn: LocalDate; workingDaysLeft: number }, today: LocalDate): Telling {
  if (today > standing.dueOn) return 'passed';
  return LEFT.find(({ days }) => standing.workingDaysLeft <= days)?.what ?? 'clockBegins';
}
