import { allows, type Permission, people } from '#features/access/index.ts';
import { reversals } from '#features/changes/index.ts';
import { type NoticeKind, notify } from '#features/notices/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { lastDayOf } from '#kernel/month.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import type { AuthorityId, Database, Tenant } from '#platform/database/database.ts';
import { loadDeadlines } from '../deadlines.store.ts';
import { loadPlan } from '../plan.store.ts';
import type { Action, Plan } from '../plan.ts';
import { loadStandingContext } from '../standings.store.ts';
import { mailUpdateLinks } from './mailing.store.ts';
import { UPDATE_NOTICES } from './notices.ts';
import { updateHref } from './sending.store.ts';
import {
  answering,
  reversalTellings,
  type Telling,
  type TellingKey,
  type TellingStep,
  tellingsDue,
} from './telling.ts';
import { addTelling, loadTellings } from './tellings.store.ts';

export type TellingDependencies = {
  database: Database;
  /** The council's day, and the moment that its records say. */
  today(): LocalDate;
  stamp(): Date;
  /** The real time, by which links expire. */
  now(): Date;
  canMail: boolean;
};

const KINDS: Readonly<Record<TellingStep, NoticeKind>> = {
  owner: UPDATE_NOTICES['plan.update-due'],
  sponsor: UPDATE_NOTICES['plan.update-missing'],
  director: UPDATE_NOTICES['plan.update-missing-long'],
  recovery: UPDATE_NOTICES['plan.off-track'],
  overdue: UPDATE_NOTICES['plan.overdue'],
  reversal: UPDATE_NOTICES['plan.reversal'],
};

/** On the morning of a working day: asks owners for the updates that are due, and tells of those that are missing. */
export async function tellOfUpdates(dependencies: TellingDependencies, authority: AuthorityId): Promise<void> {
  const today = dependencies.today();
  if (!englandWorkingDays.isWorkingDay(today)) return;
  await dependencies.database.as(authority, async (db) => {
    const plan = await loadPlan(db, authority);
    if (plan === null) return;
    const limits = await loadDeadlines(db, authority);
    const told = await loadTellings(db, authority);
    for (const telling of tellingsDue(plan, told, { today, limits })) {
      const action = plan.actions.find(({ id }) => id === telling.actionId);
      if (action === undefined) continue;
      const at = dependencies.stamp();
      if (!(await addTelling(db, authority, telling, { on: today, at }))) continue;
      const to = await peopleOf(db, authority, telling, { plan, action, today });
      await notify(db, authority, { kind: KINDS[telling.step], subject: action.ref, href: hrefOf(telling), to, at });
      if (telling.step !== 'owner' || !dependencies.canMail) continue;
      const asked = { actionId: action.id, people: answering(plan, action), askedBy: null };
      await mailUpdateLinks(db, authority, { ...asked, today, now: dependencies.now(), limits });
    }
    await tellOfReversals(db, authority, plan, { today, at: dependencies.stamp(), told });
  });
}

/** Sponsors hear of measures of their outcomes that turned in the newest month. */
async function tellOfReversals(
  db: Tenant,
  authority: AuthorityId,
  plan: Plan,
  { today, at, told }: { today: LocalDate; at: Date; told: readonly TellingKey[] },
): Promise<void> {
  const { judged } = await loadStandingContext(db, { authority, council: '' }, today);
  const turned = reversals([...judged.values()]).map(({ judged: { measure }, month }) => ({
    measure: measure.id,
    on: lastDayOf(month),
  }));
  for (const telling of reversalTellings(plan, told, turned)) {
    const action = plan.actions.find(({ id }) => id === telling.actionId);
    if (action === undefined || !(await addTelling(db, authority, telling, { on: today, at }))) continue;
    const to = await peopleOf(db, authority, telling, { plan, action, today });
    const [measure, ...others] = telling.measures;
    const href = others.length === 0 ? `/plan/measures/${measure}` : `/plan/outcomes/${telling.outcomeId}`;
    await notify(db, authority, { kind: KINDS.reversal, subject: telling.measures.join(', '), href, to, at });
  }
}

function hrefOf({ step, actionId }: Telling): string {
  return step === 'owner' || step === 'overdue' ? updateHref(actionId) : `/plan/actions/${actionId}/updates`;
}

type About = { plan: Plan; action: Action; today: LocalDate };

async function peopleOf(db: Tenant, authority: AuthorityId, { to }: Telling, about: About): Promise<string[]> {
  if ('person' in to) return [to.person];
  if (to.everybody === 'partner') return answering(about.plan, about.action);
  const permission: Permission = to.everybody === 'directors' ? 'plan.decide' : 'plan.manage';
  const everybody = await people(db, authority, about.today);
  return everybody
    .filter(({ roles }) => roles.some((role) => allows(role, permission)))
    .map(({ personId }) => personId);
}
