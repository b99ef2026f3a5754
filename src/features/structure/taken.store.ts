import { AppError } from '#platform/errors.ts';

const UNIQUE_VIOLATION = '23505';

/** What two people add or name alike at once is kept once; the other is told that somebody was faster. */
export async function unlessTaken<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    const isTaken = error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION;
    throw isTaken ? new AppError('STALE') : error;
  });
}
