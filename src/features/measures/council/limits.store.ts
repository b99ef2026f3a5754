import type { LocalDate } from '#kernel/local-date.ts';
import { type Limit, TIMESCALES, type TimescaleId } from '#kernel/timescales.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { LocalLimit, LocalRules, ReferralCounting } from './limits.ts';

/** Who settled something, and when. */
export type Settled = { enteredBy: string; enteredAt: Date };

/** Everything that a council settled about how measures count, in the order in which it was settled. */
export async function loadLocalRules(db: Tenant, authority: AuthorityId): Promise<LocalRules> {
  return { limits: await loadLimits(db, authority), referrals: await loadReferralCounting(db, authority) };
}

/** A council's own limits, with who settled each. */
export async function loadLimits(db: Tenant, authority: AuthorityId): Promise<(LocalLimit & Settled)[]> {
  const rows = await db
    .selectFrom('timescale_setting')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'timescale_setting.authority_id')
        .onRef('person.person_id', '=', 'timescale_setting.entered_by'),
    )
    .select(['rule', 'timescale_setting.version', 'from_day', 'amount', 'unit', 'source', 'reason', 'approved_by'])
    .select(['person.name', 'entered_at'])
    .where('timescale_setting.authority_id', '=', authority)
    .orderBy('rule')
    .orderBy('timescale_setting.version')
    .execute();
  return rows
    .filter(({ rule }) => Object.hasOwn(TIMESCALES, rule))
    .map((row) => ({
      rule: row.rule as TimescaleId,
      version: row.version,
      from: row.from_day as LocalDate,
      value: row.amount === null ? null : { amount: row.amount, unit: row.unit as Limit['unit'] },
      source: row.source,
      reason: row.reason,
      approvedBy: row.approved_by,
      enteredBy: row.name,
      enteredAt: row.entered_at,
    }));
}

/** Adds a council's limit; false where another one was settled for the rule meanwhile. */
export async function addLimit(
  db: Tenant,
  authority: AuthorityId,
  limit: LocalLimit,
  by: { personId: string; at: Date },
): Promise<boolean> {
  const added = await db
    .insertInto('timescale_setting')
    .values({
      ...{ authority_id: authority, rule: limit.rule, version: limit.version, from_day: limit.from },
      ...{ amount: limit.value?.amount ?? null, unit: limit.value?.unit ?? null },
      ...{ source: limit.source, reason: limit.reason, approved_by: limit.approvedBy },
      ...{ entered_by: by.personId, entered_at: by.at },
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'rule', 'version']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}

export type ReferralSetting = ReferralCounting & Settled & { reason: string };

export async function loadReferralCounting(db: Tenant, authority: AuthorityId): Promise<ReferralSetting[]> {
  const rows = await db
    .selectFrom('referral_count_setting')
    .innerJoin('person', (join) =>
      join
        .onRef('person.authority_id', '=', 'referral_count_setting.authority_id')
        .onRef('person.person_id', '=', 'referral_count_setting.entered_by'),
    )
    .select(['referral_count_setting.version', 'from_day', 'includes_latest', 'reason', 'person.name', 'entered_at'])
    .where('referral_count_setting.authority_id', '=', authority)
    .orderBy('referral_count_setting.version')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    from: row.from_day as LocalDate,
    includesLatest: row.includes_latest,
    reason: row.reason,
    enteredBy: row.name,
    enteredAt: row.entered_at,
  }));
}

/** Adds what the number of referrals counts; false where somebody else settled it meanwhile. */
export async function addReferralCounting(
  db: Tenant,
  authority: AuthorityId,
  setting: ReferralCounting & { reason: string },
  by: { personId: string; at: Date },
): Promise<boolean> {
  const added = await db
    .insertInto('referral_count_setting')
    .values({
      ...{ authority_id: authority, version: setting.version, from_day: setting.from },
      ...{ includes_latest: setting.includesLatest, reason: setting.reason },
      ...{ entered_by: by.personId, entered_at: by.at },
    })
    .onConflict((conflict) => conflict.columns(['authority_id', 'version']).doNothing())
    .executeTakeFirst();
  return added.numInsertedOrUpdatedRows === 1n;
}
