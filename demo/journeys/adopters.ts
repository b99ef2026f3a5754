import { type Dated, type Day, workingDayFrom } from '../days.ts';
import type { Adopter } from '../history.ts';
import { type Random, randomFrom } from '../random.ts';
import { BEGINNING, END } from '../story.ts';
import { atOnce, type Simulation } from './children.ts';

const DAYS_BETWEEN_ENQUIRIES = 20;

/** People who ask to adopt: an enquiry every fortnight or so, most of them couples, and how far each gets. */
export function adopters(simulation: Simulation): void {
  const random = randomFrom(simulation.seed, 'adopters');
  let family = 3000;
  for (let day = BEGINNING; day <= END; day += 1 + Math.round(random.wait(DAYS_BETWEEN_ENQUIRIES))) {
    family += 1;
    addFamily(simulation, random, workingDayFrom(day), `SF${family}`);
  }
}

function addFamily({ history }: Simulation, random: Random, enquiredOn: Day, familyId: string): void {
  const steps = stepsFrom(random, enquiredOn);
  const shared = { familyId, fosteringForAdoption: random.chance(0.15) ? 'yes' : 'no', ...steps } as const;
  const adults = random.chance(0.72) ? 2 : 1;
  for (let adult = 1; adult <= adults; adult += 1)
    history.adopters.push({
      ...shared,
      id: `${familyId}-${adult}`,
      gender: (adult === 1) === random.chance(0.94) ? 'female' : 'male',
      ethnicity: random.weighted([
        ['WBRI', 85],
        ['WOTH', 7],
        ['AIND', 4],
        ['BCRB', 4],
      ] as const), // prettier-ignore
      disability: random.chance(0.05) ? 'yes' : 'no',
    });
}

type Steps = Omit<Adopter, 'id' | 'familyId' | 'gender' | 'ethnicity' | 'disability' | 'fosteringForAdoption'>;

/** Stage one takes about two months, stage two about four; half of the families go all the way. */
function stepsFrom(random: Random, enquiredOn: Day): Steps {
  const gaps = [20, 62, 4, 118, 0, 9, 120, 21, 220];
  const stopsAfter = random.chance(0.5) ? gaps.length : random.whole(0, 4);
  const days: (Dated | null)[] = [];
  let day = enquiredOn;
  for (const [index, gap] of gaps.entries()) {
    day = workingDayFrom(day + Math.round(gap * (0.75 + random.next() * 0.6)));
    days.push(index < stopsAfter ? atOnce(day) : null);
  }
  const [stage1Started, stage1Ended, stage2Started, stage2Ended, applied, approved, matched, placed, adopted] = days;
  const isLeaving = stopsAfter < gaps.length;
  return {
    enquired: atOnce(enquiredOn),
    stage1Started: stage1Started ?? null,
    stage1Ended: stage1Ended ?? null,
    stage2Started: stage2Started ?? null,
    stage2Ended: stage2Ended ?? null,
    applied: applied ?? null,
    approved: approved ?? null,
    matched: matched ?? null,
    placed: placed ?? null,
    childrenPlaced: placed
      ? random.weighted([
          [1, 80],
          [2, 20],
        ] as const)
      : null, // prettier-ignore
    adopted: adopted ?? null,
    left: isLeaving ? atOnce(leavingDay(random, enquiredOn, days)) : null,
    leavingReason: isLeaving ? random.pick(['1', '2', '3'] as const) : null,
  };
}

function leavingDay(random: Random, enquiredOn: Day, days: readonly (Dated | null)[]): Day {
  const last = days.findLast((day) => day !== null)?.on ?? enquiredOn;
  return workingDayFrom(last + random.whole(10, 60));
}
