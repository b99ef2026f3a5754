import { noLongerWaiting, notify } from '#features/notices/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { loadInspections } from './inspections.store.ts';
import { INSPECTION_NOTICES, NOTICE_OF } from './notices.ts';
import { tellingsOn } from './telling.ts';

/** What people were told of an inspection waits no longer: it has moved on. */
export async function nothingWaits(db: Tenant, authority: AuthorityId, inspectionId: string, now: Date): Promise<void> {
  const href = `/inspections/${inspectionId}`;
  for (const kind of Object.values(INSPECTION_NOTICES)) await noLongerWaiting(db, authority, { kind, href, now });
}

/** Tells those who keep the register what has come due in it; how many were told of anew. */
export async function tellOfInspections(
  db: Tenant,
  authority: AuthorityId,
  { today, at }: { today: LocalDate; at: Date },
): Promise<number> {
  let told = 0;
  const inspections = await loadInspections(db, authority, { seesHeld: false });
  for (const { inspectionId, title, what, ofDay } of tellingsOn(inspections, today, englandWorkingDays)) {
    const first = await db
      .insertInto('inspection_told')
      .values({ authority_id: authority, inspection_id: inspectionId, what, of_day: ofDay, at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (first.numInsertedOrUpdatedRows !== 1n) continue;
    const kind = INSPECTION_NOTICES[NOTICE_OF[what]];
    await notify(db, authority, { kind, subject: title, href: `/inspections/${inspectionId}`, to: 'everybody', at });
    told += 1;
  }
  return told;
}
