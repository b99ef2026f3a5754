import { createHash, randomInt } from 'node:crypto';
import { type AuthorityId, secretIn, type Tenant } from '#platform/database/database.ts';
import { RECOVERY_CODES, recoveryCodeAsKept, recoveryCodes } from './recovery-code.ts';
import { isAppCode, stepOf } from './totp.ts';

type Of = { authority: AuthorityId; personId: string };

const KEY_PURPOSE = 'keys of authenticator apps';

type App = { key: string; step: number };

/** Keeps the key of an app that has just shown its code of a step; an app set up before stops working. */
export async function saveApp(db: Tenant, of: Of, app: App, now: Date): Promise<void> {
  await forgetApp(db, of);
  await saveFirstApp(db, of, app, now);
}

/** The same for somebody who has none; false where they have one by now, which stays. */
export async function saveFirstApp(
  db: Tenant,
  { authority, personId }: Of,
  { key, step }: App,
  now: Date,
): Promise<boolean> {
  const row = { sealed_key: secretIn(db).seal(KEY_PURPOSE, key), last_step: step, set_up_at: now };
  const saved = await db
    .insertInto('totp')
    .values({ authority_id: authority, person_id: personId, ...row })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return saved.numInsertedOrUpdatedRows === 1n;
}

async function forgetApp(db: Tenant, { authority, personId }: Of): Promise<void> {
  await db.deleteFrom('totp').where('authority_id', '=', authority).where('person_id', '=', personId).execute();
}

/** For somebody whose phone and codes are lost: whoever needs a second factor is asked to set it up at the next sign-in. */
export async function forgetSecondFactor(db: Tenant, of: Of): Promise<void> {
  await forgetApp(db, of);
  await forgetRecoveryCodes(db, of);
}

async function forgetRecoveryCodes(db: Tenant, { authority, personId }: Of): Promise<void> {
  await db
    .deleteFrom('recovery_code')
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .execute();
}

export type SecondUsed = 'app' | 'recovery code';

/** Uses up a code of somebody's app or one of their recovery codes; null where it is neither, or was used. */
export async function useSecondFactor(db: Tenant, of: Of, typed: string, now: Date): Promise<SecondUsed | null> {
  if (isAppCode(typed)) return (await useAppCode(db, of, typed, now)) ? 'app' : null;
  return (await useRecoveryCode(db, of, typed, now)) ? 'recovery code' : null;
}

async function useAppCode(db: Tenant, { authority, personId }: Of, code: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('totp')
    .select(['sealed_key', 'last_step'])
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  const key = row && secretIn(db).unseal(KEY_PURPOSE, row.sealed_key);
  if (!row || !key) return false;
  const step = stepOf(key, code, row.last_step, now);
  if (step === null) return false;
  const used = await db
    .updateTable('totp')
    .set({ last_step: step })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('last_step', '<', step) // of two who send the same code at once, one is let in
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

async function useRecoveryCode(db: Tenant, { authority, personId }: Of, typed: string, now: Date): Promise<boolean> {
  const used = await db
    .updateTable('recovery_code')
    .set({ used_at: now })
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('code_hash', '=', hashOfCode(typed))
    .where('used_at', 'is', null)
    .executeTakeFirst();
  return used.numUpdatedRows === 1n;
}

/** Makes ten new recovery codes, which only now can be shown; the earlier ones stop working. */
export async function renewRecoveryCodes(db: Tenant, of: Of, now: Date): Promise<string[]> {
  const { authority, personId } = of;
  const codes = recoveryCodes(() => randomInt(RANDOM) / RANDOM);
  await forgetRecoveryCodes(db, of);
  await db
    .insertInto('recovery_code')
    .values(
      codes.map((code) => ({
        authority_id: authority,
        person_id: personId,
        code_hash: hashOfCode(code),
        made_at: now,
      })),
    )
    .execute();
  return codes;
}

const RANDOM = 2 ** 40;

export type RecoveryCodesLeft = { left: number; of: number };

export async function recoveryCodesLeft(db: Tenant, { authority, personId }: Of): Promise<RecoveryCodesLeft> {
  const row = await db
    .selectFrom('recovery_code')
    .select(({ fn }) => fn.countAll<number>().as('left'))
    .where('authority_id', '=', authority)
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { left: row.left, of: RECOVERY_CODES };
}

/** Their 138 bits need no slow hash: ASVS 5.0.0 asks for one below 112 (6.5.2), and for 128 (11.5.1). */
function hashOfCode(code: string): Buffer {
  return createHash('sha256').update(recoveryCodeAsKept(code)).digest();
}
