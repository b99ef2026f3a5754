import type { LocalDate } from '#kernel/local-date.ts';
import { type CallItem, callItemsOn, inOrder } from './items.ts';
import { type OwnItem, ownCallItemsOn } from './own-items.ts';

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

const MINUTE = 60_000;

/**
 * The checklist of a call: each item with its clock, counted from the call. Once it has ended, no clock runs. Of the
 * council's own items those count that were settled when they rang: a checklist does not change while it is worked off.
 */
export function checklist(call: Call, now: Date, own: readonly OwnItem[]): Checked[] {
  const until = call.ended?.at ?? now;
  const items = [...callItemsOn(call.calledOn), ...ownCallItemsOn(own, call.calledOn, call.calledAt)];
  return inOrder(items).map((item) => {
    const own = call.ticks.filter((tick) => tick.item === item.item).toSorted((a, b) => a.number - b.number);
    const last = own.at(-1);
    const dueAt = new Date(call.calledAt.getTime() + item.minutes * MINUTE);
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

/** How long after the call: `6 hours`, `45 minutes`, `1 hour 30 minutes`. */
export function withinWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const words = [
    ...(hours > 0 ? [hours === 1 ? '1 hour' : `${hours} hours`] : []),
    ...(rest > 0 ? [rest === 1 ? '1 minute' : `${rest} minutes`] : []),
  ];
  return words.join(' ');
}
