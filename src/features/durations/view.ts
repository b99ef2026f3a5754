import type { LocalDate } from '#kernel/local-date.ts';
import { type DurationOf, durationOf, durationsByTeam, type TeamDuration, teamsCompared } from './duration.ts';
import type { DurationKind } from './kinds.ts';
import type { LimitShown } from './limit.ts';
import { type PeriodsCompared, periodsCompared } from './periods.ts';
import type { SpellsFound, TeamSpell } from './spells.ts';

/** Teams that a reader may see the figures of; those of no team belong to who sees all. */
export type TeamsSeen = { names: readonly string[]; seesAll: boolean };

/** One kind as a page shows it, of the council or a team. */
export type DurationView = {
  kind: DurationKind;
  asAt: LocalDate;
  limit: LimitShown | null;
  team: string | null;
  spells: readonly TeamSpell[];
  duration: DurationOf;
  /** The teams that the reader may see, where none is chosen. */
  teams: readonly TeamDuration[];
  compared: ReturnType<typeof teamsCompared>;
  periods: PeriodsCompared;
  spellsOfPeriods: { earlier: readonly TeamSpell[]; later: readonly TeamSpell[] };
};

export function viewOf(
  kind: DurationKind,
  { asAt, limit, spells: all }: SpellsFound,
  team: string | null,
  seen: TeamsSeen,
): DurationView {
  const spells = team === null ? all : all.filter((spell) => spell.team === team);
  const within = team === null && kind.hasTeams ? withinReach(spells, seen) : [];
  const periods = periodsCompared(spells, asAt, kind.monthsCompared);
  const { earlier, later } = periods;
  return {
    ...{ kind, asAt, limit, team, spells, periods },
    duration: durationOf(spells),
    teams: durationsByTeam(within),
    compared: teamsCompared(within),
    spellsOfPeriods: {
      earlier: spells.filter(({ startedOn }) => startedOn >= earlier.from && startedOn <= earlier.until),
      later: spells.filter(({ startedOn }) => startedOn >= later.from),
    },
  };
}

/** Spells of the teams whose figures somebody may see. */
export function withinReach(spells: readonly TeamSpell[], { names, seesAll }: TeamsSeen): TeamSpell[] {
  const known = new Set(names);
  return spells.filter(({ team }) => (team === null ? seesAll : known.has(team)));
}
