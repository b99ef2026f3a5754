import { hash, parseOptions, verify } from '@node-rs/argon2';
import { AppError } from '#platform/errors.ts';
import { composed } from './password.ts';

/** Argon2id (the package's default kind) as OWASP's Password Storage Cheat Sheet has it: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** More at once would take the processors from people who look at pages. */
const MOST_AT_ONCE = 2;
/** Who comes when so many wait already is asked to come again: each waits about 20 ms for everybody before. */
const MOST_WAITING = 40;

const TOO_MANY = 'Many people are signing in just now. Wait a few seconds and try again.';

export type Checked = {
  isRight: boolean;
  /** The same password under today's cost, where the kept hash was made with another; null where it need not change. */
  rehashed: string | null;
};

export type Hashing = {
  hash(password: string): Promise<string>;
  /** Whether a password is the one of a hash; null, of somebody without password, takes the same work and is false. */
  check(kept: string | null, password: string): Promise<Checked>;
  /** How many hashes were made so far, and how many at once at most. */
  counts(): { made: number; mostAtOnce: number };
};

/**
 * Makes and checks hashes of passwords, a few at once.
 * @throws AppError TOO_MANY_REQUESTS where too many wait already.
 */
export function hashingOf(mostAtOnce = MOST_AT_ONCE, mostWaiting = MOST_WAITING): Hashing {
  const inTurn = queueOf(mostAtOnce, mostWaiting);
  let nobodys: Promise<string> | null = null;
  const make = (password: string) => inTurn.run(() => hash(composed(password), COST));
  return {
    hash: make,
    async check(kept, password) {
      nobodys ??= make(crypto.randomUUID());
      const against = kept ?? (await nobodys);
      const isSame = await inTurn.run(() => verify(against, composed(password)));
      const isRight = isSame && kept !== null;
      return { isRight, rehashed: isRight && isOutdated(kept) ? await make(password) : null };
    },
    counts: inTurn.counts,
  };
}

/** The one of this process. */
export const hashing = hashingOf();

function isOutdated(kept: string): boolean {
  const { memoryCost, timeCost, parallelism } = parseOptions(kept);
  return memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism;
}

function queueOf(mostAtOnce: number, mostWaiting: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  let made = 0;
  let most = 0;
  return {
    async run<T>(work: () => Promise<T>): Promise<T> {
      if (running >= mostAtOnce) {
        if (waiting.length >= mostWaiting) throw new AppError('TOO_MANY_REQUESTS', TOO_MANY);
        await new Promise<void>((resolve) => void waiting.push(resolve)); // whoever ends hands its place on
      } else running += 1;
      most = Math.max(most, running);
      made += 1;
      try {
        return await work();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
    counts: () => ({ made, mostAtOnce: most }),
  };
}
