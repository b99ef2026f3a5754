import { type NoticeKind, noLongerWaiting, notify } from '#features/notices/index.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Action, Change, ChangeKind, Decider, Plan } from '../plan.ts';
import { KIND_WORDS } from './change-words.ts';
import { sponsorOf } from './decider.ts';
import { CHANGE_NOTICES } from './notices.ts';

type AskedFor = {
  kind: ChangeKind;
  about: string;
  decider: Decider;
  href: string;
  askedBy: string;
  at: Date;
  plan: Plan;
  action: Action | null;
};

/** Tells whoever has to decide: the person, or everybody who decides for the director or the board. */
export async function tellAsked(db: Tenant, authority: AuthorityId, asked: AskedFor): Promise<void> {
  const { href, at, askedBy } = asked;
  const subject = subjectOf(asked.kind, asked.about);
  const person = personToDecide(asked);
  if (person !== null)
    return notify(db, authority, { kind: CHANGE_NOTICES['plan.change.asked'], subject, href, to: [person], at });
  const kind: NoticeKind =
    asked.decider === 'board' ? CHANGE_NOTICES['plan.change.board'] : CHANGE_NOTICES['plan.change.director'];
  await notify(db, authority, { kind, subject, href, to: 'everybody', except: askedBy, at });
}

/** The owner or the sponsor, where it is for them and they did not ask for it themselves; else the director decides. */
function personToDecide({ decider, plan, action, askedBy }: AskedFor): string | null {
  if (action === null || (decider !== 'owner' && decider !== 'sponsor')) return null;
  const candidates = decider === 'owner' ? [action.owner, sponsorOf(plan, action)] : [sponsorOf(plan, action)];
  return candidates.find((person) => person !== null && person.id !== askedBy)?.id ?? null;
}

function subjectOf(kind: ChangeKind, about: string): string {
  return `${KIND_WORDS[kind]}: ${about}`;
}

/** Tells whoever asked and whoever owns the action what was decided; nobody need look at it any longer. */
export async function tellDecided(
  db: Tenant,
  authority: AuthorityId,
  {
    change,
    about,
    action,
    href,
    by,
    at,
  }: { change: Change; about: string; action: Action | null; href: string; by: string; at: Date },
): Promise<void> {
  for (const name of ['plan.change.asked', 'plan.change.director', 'plan.change.board'] as const)
    await noLongerWaiting(db, authority, { kind: CHANGE_NOTICES[name], href, now: at });
  const to = [change.askedById, action?.owner?.id ?? null].filter((id) => id !== null && id !== by);
  if (to.length === 0) return;
  const subject = subjectOf(change.kind, about);
  await notify(db, authority, {
    ...{ kind: CHANGE_NOTICES['plan.change.decided'], subject, href, at },
    to: to.filter((id) => id !== null),
  });
}
