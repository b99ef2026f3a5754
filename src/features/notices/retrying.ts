/** When a mail that did not go is tried again, and until when. */

const MINUTES_AFTER_TRY = [1, 5, 15, 60] as const;
const MINUTES_LATER = 240;

/** Servers are down over a weekend and a bank holiday; what is older helps nobody. */
const GIVE_UP_DAYS = 4;

/** A process that took a mail and says nothing for so long is taken for dead. */
const LEASE_MINUTES = 10;

const minutesAfter = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);

/** When to try again after so many tries. */
export function nextTry(tries: number, now: Date): Date {
  return minutesAfter(now, MINUTES_AFTER_TRY[Math.max(0, tries - 1)] ?? MINUTES_LATER);
}

export function giveUpAt(madeAt: Date): Date {
  return minutesAfter(madeAt, GIVE_UP_DAYS * 24 * 60);
}

export function leaseUntil(now: Date): Date {
  return minutesAfter(now, LEASE_MINUTES);
}
