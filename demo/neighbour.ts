import { type Council, type Person, person, population, TEAMS, type Team } from './council.ts';

/**
 * Wenborough, a second council on the same installation, that began with Headway this summer. It shows that one council
 * knows nothing of another, and what a beginning looks like: two extracts, no trajectory yet, and a team name that
 * nobody has placed.
 */
export const NEIGHBOUR: Council = {
  code: '996',
  name: 'Wenborough',
  population: [population(58_870, '2021-07-01', null)],
};

export const NEIGHBOUR_TEAMS: readonly Team[] = TEAMS.filter(({ name }) => name !== 'Leaving Care');

export const NEIGHBOUR_PEOPLE: readonly Person[] = [
  person('Rosalind Peverell', 'director', "Director of children's services", null, 'wenborough'),
  person('Hamish Lockyer', 'performanceAnalyst', 'Performance analyst', null, 'wenborough'),
  person('Nkechi Adeyemi', 'councilAdministrator', 'Council administrator', null, 'wenborough'),
  person('Walter Sandiford', 'boardChair', 'Independent chair of the improvement board', null, 'wenborough'),
];
