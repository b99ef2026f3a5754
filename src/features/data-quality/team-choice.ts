import { NOT_KNOWN } from '#features/measures/index.ts';

/** The team that a page was asked for, among those that its reader may see. */
export type TeamChoice = {
  /** Null: the whole council. */
  team: string | null;
  /** Teams that can be chosen, in the order of their names, and last those of no team where the reader sees all. */
  offered: readonly string[];
  ofWords: string;
  /** What the address says of the choice: empty or `?team=…`. */
  query: string;
  /** As it stands in a sentence, and by itself. */
  wordsFor(team: string): string;
  labelFor(team: string): string;
  hrefFor(path: string, team: string): string;
  /** A number for ids, which names of teams cannot be. */
  numberOf(team: string): number;
};

/** Null where a team is asked for that the reader may not see, which is answered as if there were none. */
export function choiceOf(asked: string | undefined, teams: readonly string[], seesAll: boolean): TeamChoice | null {
  const offered = seesAll && teams.length > 0 ? [...teams, NOT_KNOWN] : teams;
  const team = asked === undefined || asked === '' ? null : asked;
  if (team !== null && !offered.includes(team)) return null;
  const wordsFor = (name: string) => (name === NOT_KNOWN ? 'no team' : name);
  return {
    ...{ team, offered, wordsFor },
    labelFor: (name) => (name === NOT_KNOWN ? 'No team' : name),
    ofWords: team === null ? 'the council' : wordsFor(team),
    query: team === null ? '' : `?${new URLSearchParams({ team })}`,
    hrefFor: (path, name) => `${path}?${new URLSearchParams({ team: name })}`,
    numberOf: (name) => offered.indexOf(name),
  };
}
