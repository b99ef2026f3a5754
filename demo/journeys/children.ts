import { LOCALITIES, type Locality } from '../council.ts';
import type { Dated, Day } from '../days.ts';
import type { Child, History } from '../history.ts';
import type { Random } from '../random.ts';

/** What every part of the simulation needs: the seed, and the history being written. */
export type Simulation = { seed: number; history: History };

const ETHNICITIES = [
  ['WBRI', 780],
  ['WOTH', 48],
  ['WIRI', 4],
  ['WIRT', 6],
  ['WROM', 12],
  ['MWBC', 28],
  ['MWBA', 9],
  ['MWAS', 13],
  ['MOTH', 17],
  ['AIND', 9],
  ['APKN', 7],
  ['ABAN', 8],
  ['AOTH', 9],
  ['BCRB', 8],
  ['BAFR', 12],
  ['BOTH', 6],
  ['CHNE', 2],
  ['OOTH', 11],
  ['REFU', 3],
  ['NOBT', 8],
] as const;

const UNACCOMPANIED_ETHNICITIES = [
  ['OOTH', 45],
  ['AOTH', 25],
  ['BAFR', 30],
] as const;

/** Ages at a first contact: somewhat more babies and teenagers than their share. */
const AGES = [
  [0, 11],
  [1, 6],
  [2, 6],
  [3, 6],
  [4, 6],
  [5, 5.5],
  [6, 5.5],
  [7, 5.5],
  [8, 5.5],
  [9, 5.5],
  [10, 5.5],
  [11, 5.5],
  [12, 6],
  [13, 6.5],
  [14, 7],
  [15, 6.5],
  [16, 4.5],
] as const;

export function newChild(
  { history }: Simulation,
  random: Random,
  on: Day,
  about: { age?: number; unaccompanied?: boolean; locality?: Locality } = {},
): Child {
  const unaccompanied = about.unaccompanied ?? false;
  const isUnborn = about.age === undefined && random.chance(0.003);
  const age = about.age ?? random.weighted(AGES);
  const child: Child = {
    id: `SV${104_233 + history.children.length * 7 + random.whole(0, 6)}`,
    gender: unaccompanied ? (random.chance(0.9) ? 'male' : 'female') : random.chance(0.515) ? 'male' : 'female',
    ethnicity: unaccompanied ? random.weighted(UNACCOMPANIED_ETHNICITIES) : random.weighted(ETHNICITIES),
    born: isUnborn ? on + random.whole(20, 120) : on - Math.floor(age * 365.25) - random.whole(2, 362),
    disability: random.weighted([
      ['no', 87],
      ['yes', 11],
      ['unknown', 2],
    ] as const),
    locality:
      about.locality ?? random.weighted(LOCALITIES.map((each, index) => [each, index === 1 ? 26 : 25] as const)),
    unaccompanied,
    openUntil: on - 1,
    lastReferredOn: null,
  };
  history.children.push(child);
  return child;
}

export function ageInYears(child: Child, on: Day): number {
  return (on - child.born) / 365.25;
}

/** The day a child turns an age, near enough for a simulation (leap days are spread). */
export function birthday(child: Child, age: number): Day {
  return child.born + Math.ceil(age * 365.25);
}

/** An event with the day on which it is entered: most on the day itself, the rest within the working week. */
export function entered(random: Random, on: Day): Dated {
  const days = random.weighted([
    [0, 70],
    [1, 18],
    [2, 8],
    [3, 4],
  ] as const);
  return { on, recorded: on + days };
}

/** As `entered`, for what is decided and entered in one step, such as a contact or a conference's date. */
export function atOnce(on: Day): Dated {
  return { on, recorded: on };
}
