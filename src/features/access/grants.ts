import type { Reach } from '#kernel/reach.ts';
import { isRole, roleOf } from './policy.ts';

/** What somebody may do, by all the roles that they hold. What is not in it, they may not. */
export type Grants = ReadonlyMap<string, Reach>;

/** A role that somebody holds today; `teams` are those of the part for which it was given. */
export type Holding = { role: string; teams: readonly string[] };

/** What everybody may who is signed in, also on a day on which they hold no role. */
const ALWAYS = 'account.own';

/** Adds up what every role allows: the widest reach counts, and parts add to each other. */
export function grantsOf(holdings: readonly Holding[], worker: string | null): Grants {
  const grants = new Map<string, Reach>([[ALWAYS, { kind: 'council' }]]);
  for (const { role, teams } of holdings) {
    if (!isRole(role)) continue;
    for (const [permission, scope] of Object.entries(roleOf(role).may)) {
      const added: Reach =
        scope === 'council'
          ? { kind: 'council' }
          : { kind: 'part', teams: scope === 'given' ? teams : [], worker: scope === 'own' ? worker : null };
      grants.set(permission, wider(grants.get(permission), added));
    }
  }
  return grants;
}

function wider(one: Reach | undefined, other: Reach): Reach {
  if (one === undefined) return other;
  if (one.kind === 'council' || other.kind === 'council') return { kind: 'council' };
  return {
    kind: 'part',
    teams: [...new Set([...one.teams, ...other.teams])].sort(),
    worker: one.worker ?? other.worker,
  };
}
