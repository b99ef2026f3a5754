import type { LocalDate } from '#kernel/local-date.ts';
import { type CallItem, callItemsOn } from './items.ts';

/** A call, real or mock, and what was done since. */
export type Call = {
  id: string;
  isMock: boolean;
  kind: string;
  calledOn: LocalDate;
  calledAt: Date;
  note: string;
  startedBy: string;
  ended: { at: Date; by: string } | null;
  ticks: readonly Tick[];
  version: number;
};

export type Tick = { item: string; number: number; isDone: boolean; by: string; at: Date };

export type Checked = CallItem & {
  dueAt: Date;
  done: { by: string; at: Date; inTime: boolean } | null;
  /** Not done, and its time has passed. */
  isLate: boolean;
  /** How often it was ticked or taken back. */
  version: number;
};

const HOUR = 3_600_000;

/** The checklist of a call: each item with its clock, counted from the call. Once it has ended, no clock runs. */
export function checklist(call: Call, now: Date): Checked[] {
  const until = call.ended?.at ?? now;
  return callItemsOn(call.calledOn).map((item) => {
    const own = call.ticks.filter((tick) => tick.item === item.item).toSorted((a, b) => a.number - b.number);
    const last = own.at(-1);
    const dueAt = new Date(call.calledAt.getTime() + item.hours * HOUR);
    const done = last?.isDone ? { by: last.by, at: last.at, inTime: last.at <= dueAt } : null;
    return { ...item, dueAt, done, isLate: done === null && until > dueAt, version: own.length };
  });
}

/** `3 of 13 done, 2 late`. */
export function checklistInWords(checked: readonly Checked[]): string {
  const done = checked.filter((item) => item.done !== null).length;
  const late = checked.filter(({ isLate }) => isLate).length;
  return `${done} of ${checked.length} done${late === 0 ? '' : `, ${late} late`}`;
}

/** Hours from the call, as `6 hours`; what was done later than it was due keeps its own time. */
export function hoursInWords(hours: number): string {
  return hours === 1 ? '1 hour' : `${hours} hours`;
}
