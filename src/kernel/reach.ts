/** How far somebody may do something: everywhere, or with certain teams and with the cases of one worker. */
export type Reach = { kind: 'council' } | { kind: 'part'; teams: readonly string[]; worker: string | null };

/** How far the figures of groups are for somebody: everywhere, or certain teams and localities, by their names. */
export type GroupReach =
  | { kind: 'council' }
  | { kind: 'part'; teams: readonly string[]; localities: readonly string[] };

/** Does a reach take in a case of this team and this worker? */
export function reaches(reach: Reach, { team, worker }: { team: string | null; worker: string | null }): boolean {
  if (reach.kind === 'council') return true;
  return (team !== null && reach.teams.includes(team)) || (worker !== null && worker === reach.worker);
}

/** Does a reach take in the figures of a whole team? */
export function reachesTeam(reach: Reach, team: string): boolean {
  return reach.kind === 'council' || reach.teams.includes(team);
}
