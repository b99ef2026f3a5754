import type { LocalDate } from '#kernel/local-date.ts';
import { dayInEngland } from '#kernel/moment.ts';

/** The only place that asks what day it is; everything else is told. */
export type Clock = {
  today(): LocalDate;
  /** The real time, by which sessions and links expire. */
  now(): Date;
  /** The time that records say; in a demonstration it is on the demonstration's day. */
  stamp(): Date;
};

/** The day in England, whatever zone the machine is set to. */
export const wallClock: Clock = {
  today: () => dayInEngland(new Date()),
  now: () => new Date(),
  stamp: () => new Date(),
};

/** A demonstration's day does not pass, so that its pictures do not age; sessions still expire by the real time. */
export function clockFixedOn(day: LocalDate): Clock {
  return {
    today: () => day,
    now: () => new Date(),
    stamp: () => new Date(`${day}T${new Date().toISOString().slice(11)}`),
  };
}
