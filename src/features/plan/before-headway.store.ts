import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Change } from './plan.ts';

/** A change that was asked for and allowed before Headway held the plan. */
export type DecidedChangeGiven = Pick<Change, 'kind' | 'was' | 'becomes' | 'reason' | 'decider' | 'minute'> & {
  askedBy: string;
  askedOn: LocalDate;
  decidedBy: string;
  decidedOn: LocalDate;
};

/** Writes down a change that others decided, without doing it again: the plan already is as it was decided. */
export async function addDecidedChange(
  db: Tenant,
  authority: AuthorityId,
  planId: string,
  actionId: string,
  change: DecidedChangeGiven,
): Promise<void> {
  await db
    .insertInto('plan_change')
    .values({
      ...{ authority_id: authority, plan_id: planId, action_id: actionId, kind: change.kind },
      ...{ was: JSON.stringify(change.was), becomes: JSON.stringify(change.becomes), reason: change.reason },
      ...{ asked_by: change.askedBy, asked_on: change.askedOn, asked_at: morningOf(change.askedOn) },
      ...{ decider: change.decider, why_decider: 'Decided before the plan was kept here', state: 'approved' },
      ...{ decided_by: change.decidedBy, decided_on: change.decidedOn, decided_at: morningOf(change.decidedOn) },
      minute: change.minute,
    })
    .execute();
}

function morningOf(day: LocalDate): Date {
  return new Date(`${day}T10:00:00Z`);
}
