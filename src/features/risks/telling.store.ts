import { riskBand } from '#charts';
import { notify } from '#features/notices/index.ts';
import { loadDeadlines } from '#features/plan/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { RISK_NOTICES } from './notices.ts';
import { isOpenRisk, refOf, scoreOf } from './risk.ts';
import { loadRisks, loadScales } from './risks.store.ts';
import { scaleOn } from './scale.ts';
import { latestOf, reviewDue } from './standing.ts';

/** Tells those who see the register that a risk became high; nobody where it is not, or was before. */
export async function tellIfHigh(
  db: Tenant,
  authority: AuthorityId,
  riskId: string,
  { except, today, at }: { except: string; today: LocalDate; at: Date },
): Promise<void> {
  const risk = (await loadRisks(db, authority)).find(({ id }) => id === riskId);
  if (!risk) return;
  const scale = scaleOn(await loadScales(db, authority), today);
  const [before, now] = [risk.assessments.at(-2), latestOf(risk)];
  const isHigh = (score: number) => riskBand(score, scale) === 'high';
  if (!isHigh(scoreOf(now.current)) || (before && isHigh(scoreOf(before.current)))) return;
  const kind = RISK_NOTICES['risk.high'];
  const subject = `${refOf(risk)} ${risk.title}`;
  await notify(db, authority, { kind, subject, href: `/risks/${risk.id}`, to: 'everybody', except, at });
}

/**
 * Tells the owners of open risks whose review is overdue; where nobody with an account owns one, everybody who sees the
 * register. Each overdue review is told of once. Gives the number of risks.
 */
export async function tellOfOverdueReviews(
  db: Tenant,
  authority: AuthorityId,
  { today, at }: { today: LocalDate; at: Date },
): Promise<number> {
  const deadlines = await loadDeadlines(db, authority);
  const kind = RISK_NOTICES['risk.review'];
  let told = 0;
  for (const risk of await loadRisks(db, authority)) {
    const dueOn = reviewDue(latestOf(risk), deadlines);
    if (!isOpenRisk(risk, today) || dueOn >= today) continue;
    const first = await db
      .insertInto('risk_telling')
      .values({ authority_id: authority, risk_id: risk.id, about_on: dueOn, at })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (first.numInsertedOrUpdatedRows !== 1n) continue;
    const to = risk.owner === null ? 'everybody' : [risk.owner.id];
    await notify(db, authority, { kind, subject: `${refOf(risk)} ${risk.title}`, href: `/risks/${risk.id}`, to, at });
    told += 1;
  }
  return told;
}
