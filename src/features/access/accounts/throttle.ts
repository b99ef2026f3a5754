/** How often something may be tried: so many times at once, then after waits that grow, and never not at all. */
export type Limit = {
  /** Tries that need no waiting. */
  free: number;
  firstWaitSeconds: number;
  /** Each wait is twice the one before, up to this. */
  longestWaitSeconds: number;
  /** One try is forgotten each time so much has passed. */
  forgetOneSeconds: number;
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * Tries are counted before it is known whether they are right, so that a thousand at once are no way round; one that
 * was right is given back. An address is a whole council's behind its gateway and so may fail more often than one
 * account may. A proof is what is asked of somebody whose password was right already: a code, or the password again.
 */
export const LIMITS = {
  account: { free: 5, firstWaitSeconds: 30, longestWaitSeconds: 15 * MINUTE, forgetOneSeconds: 30 * MINUTE },
  address: { free: 30, firstWaitSeconds: 10, longestWaitSeconds: 5 * MINUTE, forgetOneSeconds: 20 },
  proof: { free: 5, firstWaitSeconds: MINUTE, longestWaitSeconds: 15 * MINUTE, forgetOneSeconds: 30 * MINUTE },
  resetOfAccount: { free: 3, firstWaitSeconds: 15 * MINUTE, longestWaitSeconds: HOUR, forgetOneSeconds: HOUR },
  resetFromAddress: { free: 20, firstWaitSeconds: 30, longestWaitSeconds: 5 * MINUTE, forgetOneSeconds: 30 },
} as const satisfies Record<string, Limit>;

export type Tries = {
  count: number;
  /** Until when the count has been taken down for time that passed. */
  countedAt: Date;
  /** From when on the next try is taken. */
  freeAt: Date;
};

/** A time that is past for every clock: those of machines that share a database differ, if only by the moment. */
export const AT_ONCE = new Date(0);

export type Taken = { ok: true; tries: Tries } | { ok: false; waitSeconds: number };

/** Takes a try now, or says how long to wait. One that is not taken is not counted, so waits end for everybody. */
export function take(before: Tries | null, limit: Limit, now: Date): Taken {
  if (before !== null && before.freeAt > now)
    return { ok: false, waitSeconds: Math.ceil((before.freeAt.getTime() - now.getTime()) / 1000) };
  const { count, countedAt } = forgotten(before, limit, now);
  const wait = count + 1 < limit.free ? 0 : limit.firstWaitSeconds * 2 ** (count + 1 - limit.free);
  const freeAt = wait === 0 ? AT_ONCE : secondsAfter(now, Math.min(wait, limit.longestWaitSeconds));
  return { ok: true, tries: { count: count + 1, countedAt, freeAt } };
}

/** A try that was right and so does not count against whoever shares the address. */
export function givenBack({ count, countedAt }: Tries): Tries {
  return { count: Math.max(0, count - 1), countedAt, freeAt: AT_ONCE };
}

function forgotten(before: Tries | null, { forgetOneSeconds }: Limit, now: Date): { count: number; countedAt: Date } {
  if (before === null) return { count: 0, countedAt: now };
  const seconds = Math.max(0, (now.getTime() - before.countedAt.getTime()) / 1000);
  const times = Math.floor(seconds / forgetOneSeconds);
  if (times >= before.count) return { count: 0, countedAt: now };
  return { count: before.count - times, countedAt: secondsAfter(before.countedAt, times * forgetOneSeconds) };
}

/** When a row of tries says no more than a missing one does. */
export function forgottenAt({ count, countedAt, freeAt }: Tries, { forgetOneSeconds }: Limit): Date {
  const all = secondsAfter(countedAt, count * forgetOneSeconds);
  return all > freeAt ? all : freeAt;
}

function secondsAfter(time: Date, seconds: number): Date {
  return new Date(time.getTime() + seconds * 1000);
}

/** How long to wait, as people say it: rounded up, so that who waits so long is not refused again. */
export function waitInWords(seconds: number): string {
  if (seconds <= MINUTE) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / MINUTE);
  return `${minutes} minutes`;
}
