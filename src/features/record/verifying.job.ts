import { notify } from '#features/notices/index.ts';
import type { AuthorityId, Database } from '#platform/database/database.ts';
import type { Log } from '#platform/log.ts';
import { RECORD_NOTICES } from './notices.ts';
import { record } from './record.store.ts';
import { verifyNow } from './verify.store.ts';

export type VerifyingDependencies = { database: Database; log: Log; now(): Date };

/** The nightly verification of a council's record; where it is not whole, those who read it are told. */
export async function verifyRecord(
  { database, log, now }: VerifyingDependencies,
  authority: AuthorityId,
): Promise<void> {
  const { broken, lastSequence } = await database.as(authority, async (db) => {
    const check = await verifyNow(db, authority, now());
    const detail = { lines: check.lastSequence, whole: check.broken === null };
    await record(db, { authority, personId: null, from: 'job' }, 'record.checked', authority, { detail });
    if (check.broken)
      await notify(db, authority, {
        kind: RECORD_NOTICES['record.broken'],
        href: '/record/checks',
        to: 'everybody',
        at: now(),
      });
    return check;
  });
  log({ event: 'record.checked', authority, lines: lastSequence, brokenAt: broken?.sequence ?? null });
}
