import type { DemonstrationPaper } from '#demo/index.ts';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { people } from './features/access/index.ts';
import { addNotes } from './features/readiness/index.ts';
import type { AuthorityId, Tenant } from './platform/database/database.ts';

/** Writes down what the made-up county said of the papers that inspectors would ask for, by whoever answers for them. */
export async function addPapersReady(
  db: Tenant,
  authority: AuthorityId,
  papers: readonly DemonstrationPaper[],
  today: LocalDate,
): Promise<void> {
  const everybody = await people(db, authority, today);
  const keeper = everybody.find(({ roles }) => roles.includes('qualityAssuranceManager'))?.personId;
  for (const { owner, ...note } of papers) {
    const ownerId = everybody.find(({ name }) => name === owner)?.personId ?? null;
    const writer = ownerId ?? keeper;
    if (writer === undefined) throw new Error('the demonstration has a quality-assurance manager');
    const at = new Date(`${addDays(note.asAt, 1)}T09:00:00Z`);
    const given = { ...note, ownerId, ownerWords: ownerId === null ? owner : '' };
    await addNotes(db, authority, [given], { personId: writer, at });
  }
}
