import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Database } from '#platform/database/database.ts';
import type { Files } from '#platform/files.ts';
import type { Log } from '#platform/log.ts';
import { notify } from '../notices/index.ts';
import { record } from '../record/index.ts';
import { dueOn, isAnythingDue } from './due.ts';
import { eraseChild, eraseDue, filesOf } from './erase.store.ts';
import { type Erasure, stillDue } from './erasure.ts';
import { childToErase, findErasure, loadErasures, noteDone } from './erasures.store.ts';
import { heldChildren, loadHolds } from './holds.store.ts';
import { loadKept, loadRules } from './kept.store.ts';
import { KEEPING_NOTICES } from './notices.ts';

export type ErasingDependencies = {
  database: Database;
  files: Files;
  log: Log;
  today(): LocalDate;
  now(): Date;
};

/**
 * Does an erasure that was approved: rows in one transaction with its certificate and its line in the record, and then
 * the files that only they needed. Done again after an interruption it goes on with the files.
 */
export async function eraseApproved(
  { database, files, log, today, now }: ErasingDependencies,
  authority: AuthorityId,
  id: string,
): Promise<void> {
  await database.as(authority, async (db) => {
    const erasure = await findErasure(db, authority, id);
    if (erasure?.state !== 'approved') return;
    const taken = await erased(db, authority, erasure, today(), now());
    await noteDone(db, authority, id, taken, now());
    await record(db, { authority, personId: null, from: 'job' }, 'keeping.erased', id, { detail: { ...taken } });
    log({ event: 'keeping.erased', authority, ...taken });
  });
  const gone = await database.as(authority, async (db) => {
    const erasure = await findErasure(db, authority, id);
    return erasure?.state === 'done' ? filesOf(db, authority, erasure) : [];
  });
  for (const sha256 of gone) await files.remove(authority, sha256);
}

const NOTHING = { extracts: 0, rows: 0, leavers: 0, children: 0 };

type Db = Parameters<typeof loadHolds>[0];

async function erased(db: Db, authority: AuthorityId, erasure: Erasure, today: LocalDate, at: Date) {
  if (erasure.kind === 'child') {
    const childId = await childToErase(db, authority, erasure.id);
    const isHeld = (await heldChildren(db, authority)).includes(childId);
    return isHeld ? NOTHING : eraseChild(db, authority, childId, at);
  }
  const [kept, rules, holds] = [
    await loadKept(db, authority),
    await loadRules(db, authority),
    await loadHolds(db, authority),
  ];
  return eraseDue(db, authority, stillDue(erasure.found, dueOn(kept, rules, holds, today)), at);
}

/** Every night: where something is due and nobody has proposed to erase it, those who look after it are told. */
export async function lookForDue({ database, today, now }: ErasingDependencies, authority: AuthorityId): Promise<void> {
  await database.as(authority, async (db) => {
    const due = dueOn(
      await loadKept(db, authority),
      await loadRules(db, authority),
      await loadHolds(db, authority),
      today(),
    );
    const isUnderWay = (await loadErasures(db, authority)).some(
      ({ kind, state }) => kind === 'retention' && (state === 'proposed' || state === 'approved'),
    );
    if (!isAnythingDue(due) || isUnderWay) return;
    await notify(db, authority, {
      kind: KEEPING_NOTICES['keeping.due'],
      href: '/keeping',
      to: 'everybody',
      at: now(),
    });
  });
}
