import { type Dated, type Day, workingDayFrom } from '../days.ts';
import type { CareEpisode } from '../history.ts';
import type { Random } from '../random.ts';
import { atOnce, type Simulation } from './children.ts';

/** Adoption becomes the plan for some of the youngest children who come into care. */
export function isForAdoption(random: Random, ageAtStart: number): boolean {
  return ageAtStart < 4 && random.chance(0.55);
}

/** The steps to an adoption, spread over a period of care that ends with the order, or with a change of plan. */
export function adopt({ history }: Simulation, random: Random, episode: CareEpisode): void {
  const from = episode.started.on;
  const length = episode.ended.on - from;
  const step = (share: number): Dated => atOnce(workingDayFrom(from + Math.round(length * share)));
  const order = step(0.42);
  const reversed = random.chance(0.1);
  const placedOn = step(0.62);
  history.adoptions.push({
    episode,
    familyId: `SF${random.whole(2000, 2999)}`,
    decided: step(0.33),
    placementOrder: order,
    matched: reversed ? null : step(0.58),
    placed: reversed ? null : placedOn,
    adopted: reversed ? null : episode.ended,
    reversed: reversed ? step(0.7) : null,
    reversalReason: reversed ? random.pick(['RD1', 'RD3', 'RD4'] as const) : null,
    fosteringForAdoption: random.chance(0.2) && !reversed ? step(0.2) : null,
  });
  episode.legal.push({ ...order, status: 'E1' });
  if (reversed) episode.endReason = 'E47';
  else moveToAdopters(random, episode, placedOn.on);
}

function moveToAdopters(random: Random, episode: CareEpisode, on: Day): void {
  const lived = episode.placements.filter((placement) => placement.from.on < on);
  const last = lived.at(-1);
  if (!last) return;
  const type = random.chance(0.2) ? 'A5' : 'A6';
  episode.placements = [...lived, { ...last, from: atOnce(on), type, provider: 'PR1', urn: null }];
  if (!episode.visits.some((visit) => visit.on >= on && visit.on <= on + 7)) episode.visits.push(atOnce(on + 5));
}
