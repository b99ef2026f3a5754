import type { Day } from '../days.ts';
import type { Child, Placement, PlacementType, Provider } from '../history.ts';
import type { Random } from '../random.ts';
import { END } from '../story.ts';
import { ageInYears, atOnce } from './children.ts';

/** Where a child lives during a period of care: most settle, some are moved again and again. */
export function placementsDuring(random: Random, child: Child, from: Day, until: Day): Placement[] {
  const placements: Placement[] = [];
  const staysMean = random.chance(0.13) ? 125 : 1150;
  const isFirstShort = random.chance(0.35);
  for (let day = from; day < Math.min(until, END + 1); ) {
    placements.push(placement(random, child, day));
    const mean = placements.length === 1 && isFirstShort ? 45 : staysMean;
    day += 10 + Math.round(random.wait(mean));
  }
  return placements;
}

function placement(random: Random, child: Child, from: Day): Placement {
  const type = placementType(random, child, from);
  const inside = random.chance(type === 'K2' ? 0.5 : 0.72) ? 'in' : 'out';
  const isRegistered = type === 'K2' || type.startsWith('U');
  return {
    from: atOnce(from),
    type,
    provider: providerOf(random, type),
    postcode: postcode(random, inside),
    urn: isRegistered && random.chance(0.95) ? `SC${random.whole(400_000, 499_999)}` : null,
    inside,
    authority:
      inside === 'in' ? 'Severnshire' : random.pick(['Wyreborough', 'Teme Valley', 'Malvern Chase', 'Avonmoor']),
  };
}

function placementType(random: Random, child: Child, on: Day): PlacementType {
  const age = ageInYears(child, on);
  if (age >= 16 && random.chance(child.unaccompanied ? 0.7 : 0.4)) return 'H5';
  if (age >= 11 && random.chance(0.24)) return 'K2';
  return random.weighted([
    ['U6', 48],
    ['U4', 22],
    ['U3', 12],
    ['U1', 10],
    ['P1', 2],
    ['R1', 1],
    ['S1', 1],
  ] as const);
}

function providerOf(random: Random, type: PlacementType): Provider {
  if (type === 'P1') return 'PR0';
  if (type === 'U1' || type === 'U3') return 'PR1';
  if (type === 'K2' || type === 'H5')
    return random.weighted([
      ['PR4', 75],
      ['PR1', 15],
      ['PR5', 10],
    ] as const); // prettier-ignore
  return random.weighted([
    ['PR1', 62],
    ['PR4', 30],
    ['PR5', 8],
  ] as const); // prettier-ignore
}

/** Postcodes of an area that the Royal Mail has not given out. */
function postcode(random: Random, inside: 'in' | 'out'): string {
  const district = inside === 'in' ? random.whole(1, 20) : random.whole(21, 60);
  const letters = 'ABDEFGHJLNPQRSTUWXYZ';
  const letter = () => letters[random.whole(0, letters.length - 1)];
  return `SV${district} ${random.whole(1, 9)}${letter()}${letter()}`;
}
