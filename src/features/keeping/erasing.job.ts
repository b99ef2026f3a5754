import { notify } from '#features/notices/index.ts';
import { record } from '#features/record/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Database, Tenant } from '#platform/database/database.ts';
import type { Files } from '#platform/files.ts';
import type { Log } from '#platform/log.ts';
import { dueOn, isAnythingDue } from './due.ts';
import { eraseChild, eraseDue, filesOf, takenOf } from './erase.store.ts';
import { type Erasure, stillDue, type Taken } from './erasure.ts';
import {
  childToErase,
  findErasure,
  isRetentionUnderWay,
  loadErasures,
  lockErasure,
  noteDone,
} from './erasures.store.ts';
import { holdOnChild, holdOnExtract } from './hold.ts';
import { loadHolds } from './holds.store.ts';
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
    const erasure = await lockErasure(db, authority, id);
    if (erasure?.state !== 'approved') return;
    const taken = await erased(db, authority, erasure, today(), now());
    await noteDone(db, authority, id, taken, now());
    const { byList: _, ...counts } = taken;
    await record(db, { authority, personId: null, from: 'job' }, 'keeping.erased', id, { detail: counts });
    log({ event: 'keeping.erased', authority, ...counts });
  });
  const gone = await database.as(authority, async (db) => {
    const erasure = await findErasure(db, authority, id);
    return erasure?.state === 'done' ? filesOf(db, authority, erasure) : [];
  });
  for (const sha256 of gone) await files.remove(authority, sha256);
}

async function erased(
  db: Tenant,
  authority: AuthorityId,
  erasure: Erasure,
  today: LocalDate,
  at: Date,
): Promise<Taken> {
  const holds = await loadHolds(db, authority);
  if (erasure.kind === 'child') {
    if (holdOnChild(holds, erasure.child ?? '')) return takenOf({}, { leftAlone: erasure.found.extracts.length });
    const childId = await childToErase(db, authority, erasure.id);
    return eraseChild(db, authority, { childId, isHeld: (id) => holdOnExtract(holds, id) !== null }, at);
  }
  const due = dueOn(await loadKept(db, authority), await loadRules(db, authority), holds, today);
  const taking = stillDue(erasure.found, due);
  const leftAlone = erasure.found.extracts.length - taking.extracts.length;
  return { ...(await eraseDue(db, authority, taking, at)), leftAlone };
}

/**
 * Every night: what was approved and not done, or done without its files, is done; and where something is due and
 * nobody has proposed to erase it, those who look after it are told.
 */
export async function keepEveryNight(dependencies: ErasingDependencies, authority: AuthorityId): Promise<void> {
  const erasures = await dependencies.database.as(authority, (db) => loadErasures(db, authority));
  for (const { id, state } of erasures)
    if (state === 'approved' || state === 'done') await eraseApproved(dependencies, authority, id);
  await lookForDue(dependencies, authority);
}

async function lookForDue({ database, today, now }: ErasingDependencies, authority: AuthorityId): Promise<void> {
  await database.as(authority, async (db) => {
    const due = dueOn(
      await loadKept(db, authority),
      await loadRules(db, authority),
      await loadHolds(db, authority),
      today(),
    );
    if (!isAnythingDue(due) || (await isRetentionUnderWay(db, authority))) return;
    await notify(db, authority, {
      kind: KEEPING_NOTICES['keeping.due'],
      href: '/keeping',
      to: 'everybody',
      at: now(),
    });
  });
}
