import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { AppError } from '#platform/errors.ts';
import type { Role } from '../policy.ts';

/** Without somebody in this role nobody could let anybody in again. */
const KEEPER: Role = 'councilAdministrator';

/**
 * Does something that may take an administrator away, and undoes it where none would be left. Whoever does the same at
 * the same time waits for the rows of all administrators, which are locked in one order; afterwards they see what
 * became of it. One who counts has not left, holds the role today, has no last day, and holds it from a person rather
 * than from a group that somebody else may change.
 * @throws AppError LAST_ADMINISTRATOR
 */
export async function keepingAnAdministrator<T>(
  db: Tenant,
  authority: AuthorityId,
  today: LocalDate,
  change: () => Promise<T>,
): Promise<T> {
  await db
    .selectFrom('appointment')
    .select('appointment_id')
    .where('authority_id', '=', authority)
    .where('role', '=', KEEPER)
    .where('state', '=', 'active')
    .orderBy('appointment_id')
    .forUpdate()
    .execute();
  const had = await keepers(db, authority, today);
  const result = await change();
  if (had > 0 && (await keepers(db, authority, today)) === 0) throw new AppError('LAST_ADMINISTRATOR');
  return result;
}

async function keepers(db: Tenant, authority: AuthorityId, today: LocalDate): Promise<number> {
  const { count } = await db
    .selectFrom('appointment')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'appointment.authority_id')
        .onRef('person.person_id', '=', 'appointment.person_id'),
    )
    .select(({ fn }) => fn.count<number>('appointment.person_id').distinct().as('count'))
    .where('appointment.authority_id', '=', authority)
    .where('appointment.role', '=', KEEPER)
    .where('appointment.state', '=', 'active')
    .where('appointment.source', '<>', 'group')
    .where('appointment.from_day', '<=', today)
    .where('appointment.until_day', 'is', null)
    .where('person.disabled_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}
