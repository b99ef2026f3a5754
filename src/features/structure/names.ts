import type { LocalDate } from '#kernel/local-date.ts';
import { nameKey } from './name-key.ts';
import type { Structure, Team } from './structure.ts';

/** A team name as extracts write it: in which extract last, and in how many rows of which lists there. */
export type NameSeen = {
  written: string;
  rows: number;
  lists: readonly string[];
  extracts: number;
  lastExtract: { id: string; fileName: string; asAt: LocalDate };
};

/** A name that extracts bring and nobody has placed; spellings that differ in case or spacing alone are one. */
export type OpenName = NameSeen & {
  key: string;
  spellings: readonly string[];
  /** Teams whose name is the same but for case, spacing, signs and the order of words. */
  suggested: readonly Team[];
};

/** The names that wait for a decision, those with the most rows first. */
export function openNames(structure: Structure, seen: readonly NameSeen[]): OpenName[] {
  const own = new Set(structure.teams.map(({ name }) => name));
  const decided = new Set(structure.names.map(({ key }) => key));
  const open = seen.filter(({ written }) => {
    const key = nameKey(written);
    return key !== '' && !own.has(written) && !decided.has(key);
  });
  return [...Map.groupBy(open, ({ written }) => nameKey(written))]
    .map(([key, spelt]) => ({ key, ...together(spelt), suggested: suggestionsFor(key, structure.teams) }))
    .sort((a, b) => b.rows - a.rows || (a.key < b.key ? -1 : 1));
}

/** Whether figures rest on these teams or names: only then have they to be counted anew when these change. */
export function areInFigures(
  structure: Structure,
  seen: readonly Pick<NameSeen, 'written'>[],
  { teams = [], names = [] }: { teams?: readonly Pick<Team, 'id'>[]; names?: readonly string[] },
): boolean {
  const ids = new Set(teams.map(({ id }) => id));
  const keys = new Set(names.map(nameKey));
  for (const { id, name } of structure.teams) if (ids.has(id)) keys.add(nameKey(name));
  for (const { key, teamId } of structure.names) if (teamId !== null && ids.has(teamId)) keys.add(key);
  return seen.some(({ written }) => keys.has(nameKey(written)));
}

/** Teams that a name may well mean: the same words in any order, without signs and case. */
export function suggestionsFor(key: string, teams: readonly Team[]): Team[] {
  const words = wordsOf(key);
  return teams.filter(({ name }) => wordsOf(name) === words);
}

/** A name that two teams would share, by their own names or by what extracts' names were decided to mean. */
export function isTaken(structure: Structure, name: string, except: string | null): 'team' | 'extracts' | null {
  const key = nameKey(name);
  if (structure.teams.some((team) => team.id !== except && nameKey(team.name) === key)) return 'team';
  const meant = structure.names.find((decision) => decision.key === key);
  return meant && meant.teamId !== null && meant.teamId !== except ? 'extracts' : null;
}

function together(spelt: readonly NameSeen[]) {
  const byRows = spelt.toSorted((a, b) => b.rows - a.rows || (a.written < b.written ? -1 : 1));
  const newest = spelt.toSorted((a, b) => (a.lastExtract.asAt < b.lastExtract.asAt ? 1 : -1));
  const [most, last] = [byRows[0], newest[0]];
  if (!most || !last) throw new Error('a name is grouped with itself at least');
  return {
    written: most.written,
    spellings: byRows.map(({ written }) => written),
    rows: spelt.reduce((sum, { rows }) => sum + rows, 0),
    lists: [...new Set(spelt.flatMap(({ lists }) => lists))],
    extracts: Math.max(...spelt.map(({ extracts }) => extracts)),
    lastExtract: last.lastExtract,
  };
}

/** The words of a name, without signs and the word "team", in the order of the alphabet. */
function wordsOf(name: string): string {
  const words = nameKey(name)
    .replaceAll('&', ' and ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'team');
  return words.sort().join(' ');
}
