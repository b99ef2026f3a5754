import { type Dated, type Day, workingDayFrom } from '../days.ts';
import type { CareEpisode, LegalStatus, PermanencePlan, Placement } from '../history.ts';
import type { Random } from '../random.ts';
import { careVisitLate, END } from '../story.ts';
import type { CaseWork } from './case-work.ts';
import { ageInYears, atOnce, entered } from './children.ts';

type Period = { from: Day; until: Day; placements: readonly Placement[]; forAdoption: boolean };

type Life = Pick<
  CareEpisode,
  | 'legal'
  | 'reviews'
  | 'visits'
  | 'officerContacts'
  | 'healthAssessments'
  | 'dentalChecks'
  | 'permanence'
  | 'missing'
  | 'absent'
>;

/** What happens to a child in care and must happen: orders, reviews, visits, health, permanence, going missing. */
export function careLife({ random, child }: CaseWork, period: Period): Life {
  const { from } = period;
  const until = Math.min(period.until, END);
  const reviews = reviewsDuring(random, from, until);
  const age = ageInYears(child, from);
  return {
    legal: child.unaccompanied ? [{ ...atOnce(from), status: 'V2' }] : legalStatuses(random, period),
    reviews,
    visits: visitsDuring(random, period.placements, until),
    officerContacts: reviews.map(({ on }) => entered(random, Math.max(from, on - random.whole(2, 20)))),
    healthAssessments: repeated(random, { from: from + 18, until, every: age < 5 ? [160, 195] : [330, 390] }),
    dentalChecks: repeated(random, { from: from + 60, until, every: [170, 420] }),
    permanence: permanencePlans(random, period, age),
    missing: age + (until - from) / 365 < 12 ? [] : missingEpisodes(random, Math.max(from, child.born + 4380), until),
    absent: repeated(random, { from: from + random.whole(100, 2500), until, every: [400, 900] }),
  };
}

function legalStatuses(random: Random, { from, until, forAdoption }: Period): CareEpisode['legal'] {
  const first = forAdoption || random.chance(0.5) ? (random.chance(0.15) ? 'L1' : 'C1') : 'V2';
  const legal: CareEpisode['legal'] = [{ ...atOnce(from), status: first }];
  const then = (day: Day, status: LegalStatus) => day < until && legal.push({ ...atOnce(workingDayFrom(day)), status });
  if (first === 'L1') then(from + 3, 'C1');
  if (first === 'V2' && random.chance(0.6)) then(from + random.whole(30, 160), 'C1');
  if (legal.at(-1)?.status === 'C1' && !forAdoption) then(from + random.whole(200, 330), 'C2');
  return legal;
}

/** Reviews within 20 working days of the start, then three months, then every six (Care Planning Regulations 2010). */
function reviewsDuring(random: Random, from: Day, until: Day): Dated[] {
  const reviews: Dated[] = [];
  let day = from + random.whole(18, 27);
  for (let gap = [75, 91]; day <= until; gap = [155, 184]) {
    reviews.push(entered(random, workingDayFrom(day)));
    day += random.whole(gap[0] ?? 0, gap[1] ?? 0);
  }
  return reviews;
}

/** Visits in the first week of a placement and then every six weeks (regulation 28), as far as they are kept. */
function visitsDuring(random: Random, placements: readonly Placement[], until: Day): Dated[] {
  const visits: Dated[] = [];
  for (const [index, placement] of placements.entries()) {
    const moved = Math.min(placements[index + 1]?.from.on ?? until, until);
    for (let day = placement.from.on + random.whole(1, 6); day <= moved; ) {
      visits.push(entered(random, day));
      day += random.chance(careVisitLate(day)) ? random.whole(44, 76) : random.whole(24, 39);
    }
  }
  return visits;
}

function repeated(random: Random, { from, until, every }: { from: Day; until: Day; every: [number, number] }): Dated[] {
  const days: Dated[] = [];
  for (let day = from; day <= until; day += random.whole(...every)) days.push(entered(random, day));
  return days;
}

/** Return home is the first plan; adoption for some young children; long-term fostering for those who stay. */
function permanencePlans(random: Random, { from, until, forAdoption }: Period, age: number): CareEpisode['permanence'] {
  const plans: CareEpisode['permanence'] = [{ ...atOnce(from + random.whole(20, 40)), plan: 'returnToFamily' }];
  const later: PermanencePlan = forAdoption
    ? 'adoption'
    : age >= 15
      ? 'supportedLiving'
      : random.weighted([
          ['longTermFostering', 62],
          ['specialGuardianship', 14],
          ['residential', 10],
          ['returnToFamily', 10],
          ['other', 4],
        ] as const);
  if (from + 150 < until) plans.push({ ...atOnce(from + random.whole(110, 150)), plan: later });
  return plans;
}

function missingEpisodes(random: Random, from: Day, until: Day): CareEpisode['missing'] {
  const mean = random.chance(0.2) ? 90 : 1500;
  const episodes: CareEpisode['missing'] = [];
  for (let day = from + Math.round(random.wait(mean)); day <= until; day += 1 + Math.round(random.wait(mean))) {
    const offered = random.chance(0.87) ? 'yes' : 'no';
    const accepted = offered === 'yes' && random.chance(0.62) ? 'yes' : 'no';
    episodes.push({ ...entered(random, day), offered, accepted });
  }
  return episodes;
}
