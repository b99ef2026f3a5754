import { writeFile } from 'node:fs/promises';
import { COUNCIL, type CountyEvent, EVENTS, PEOPLE, type Person, TEAMS, type Team } from './council.ts';
import { countyOf, type DemonstrationExtract, EXTRACTS, extractAt, fileOf } from './extracts.ts';

/** The number from which the shown county is made. */
export const DEMONSTRATION_SEED = 2;

/** What an installation needs to know of the made-up county besides its files. */
export type Demonstration = {
  council: typeof COUNCIL;
  teams: readonly Team[];
  people: readonly Person[];
  events: readonly CountyEvent[];
  extracts: readonly DemonstrationExtract[];
};

export function demonstration(): Demonstration {
  return { council: COUNCIL, teams: TEAMS, people: PEOPLE, events: EVENTS, extracts: EXTRACTS };
}

/** The monthly extracts as files, oldest first, each made when it is asked for. */
export async function* demonstrationFiles(
  seed: number = DEMONSTRATION_SEED,
): AsyncGenerator<DemonstrationExtract & { bytes: Uint8Array }> {
  const county = countyOf(seed);
  for (const extract of EXTRACTS) yield { ...extract, bytes: await fileOf(county, extract) };
}

/** Writes one extract, by its place from 0 (August 2020) to 23 (July 2022). */
export async function writeExtract(index: number, path: string, seed: number = DEMONSTRATION_SEED): Promise<void> {
  await writeFile(path, await fileOf(countyOf(seed), extractAt(index)));
}

export { type CountyEvent, DEMONSTRATION_TODAY, type Person, type PersonRole, type Team } from './council.ts';
export type { DemonstrationExtract } from './extracts.ts';
