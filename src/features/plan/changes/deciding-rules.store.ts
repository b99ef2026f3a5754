import { sql } from 'kysely';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { RuleDecider, SettledRules } from './deciding-rules.ts';

/** Every set of rules that a council settled, oldest first. */
export async function loadDecidingRules(db: Tenant, authority: AuthorityId): Promise<SettledRules[]> {
  const rows = await db
    .selectFrom('plan_deciding_rule as rule')
    .innerJoin('person', (join) =>
      join.onRef('person.authority_id', '=', 'rule.authority_id').onRef('person.person_id', '=', 'rule.entered_by'),
    )
    .selectAll('rule')
    .select('person.name')
    .where('rule.authority_id', '=', authority)
    .orderBy('rule.version')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    from: row.from_day as LocalDate,
    ...{ sponsorDays: row.sponsor_days, directorDays: row.director_days, ownerMilestones: row.owner_milestones },
    by: {
      impactDate: row.impact_date_by as RuleDecider,
      ...{ milestone: row.milestone_by as RuleDecider, scope: row.scope_by as RuleDecider },
      ...{ owner: row.owner_by as RuleDecider, target: row.target_by as RuleDecider },
      ...{ lowerTarget: row.lower_target_by as RuleDecider, merge: row.merge_by as RuleDecider },
      ...{ split: row.split_by as RuleDecider, withdraw: row.withdraw_by as RuleDecider },
      ...{ add: row.add_by as RuleDecider, reopen: row.reopen_by as RuleDecider },
    },
    ...{ approvedBy: row.approved_by, source: row.source, enteredBy: row.name },
  }));
}

export type RulesGiven = Omit<SettledRules, 'enteredBy'>;

/** Adds the council's next rules; false where somebody else settled some meanwhile. */
export async function addDecidingRules(
  db: Tenant,
  authority: AuthorityId,
  { version, from, by, ...rules }: RulesGiven,
  entered: { personId: string; at: Date },
): Promise<boolean> {
  const added = await db
    .insertInto('plan_deciding_rule')
    .values({
      ...{ authority_id: authority, version, from_day: from, approved_by: rules.approvedBy, source: rules.source },
      ...{ sponsor_days: rules.sponsorDays, director_days: rules.directorDays },
      impact_date_by: by.impactDate,
      ...{ owner_milestones: rules.ownerMilestones, milestone_by: by.milestone, scope_by: by.scope },
      ...{ owner_by: by.owner, target_by: by.target, lower_target_by: by.lowerTarget, merge_by: by.merge },
      ...{ split_by: by.split, withdraw_by: by.withdraw, add_by: by.add, reopen_by: by.reopen },
      ...{ entered_by: entered.personId, entered_at: entered.at },
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'version']).doNothing())
    .returning(sql<number>`1`.as('one'))
    .executeTakeFirst();
  return added !== undefined;
}
