import { afterWorkingDays, type Day, workingDayFrom } from '../days.ts';
import type { Plan, Visit } from '../history.ts';
import type { Random } from '../random.ts';
import { END, protectionVisitLate, seenAlone } from '../story.ts';
import { type CaseWork, closedOn, type Next, safeguardingTeam } from './case-work.ts';
import { atOnce, birthday, entered } from './children.ts';

const CATEGORIES = [
  ['NEG', 48],
  ['EMO', 36],
  ['PHY', 9],
  ['SAB', 4],
  ['MUL', 3],
] as const;

/** A child protection plan from its conference: visits every ten working days, review conferences, and its end. */
export function protection(work: CaseWork, from: Day): Next {
  const { simulation, random, child, kase } = work;
  const held = safeguardingTeam(work);
  const reviewDays = reviewsFrom(random, from, planLength(random), birthday(child, 18) - 10);
  const until = reviewDays.at(-1) ?? from + 90;
  const plan: Plan = {
    ...held,
    child,
    started: atOnce(from),
    initialCategory: random.weighted(CATEGORIES),
    laterCategory: null,
    visits: visitsDuring(random, held.team, from, until),
    reviews: reviewDays.map((day) => entered(random, day)),
    ended: entered(random, until),
    emergency: random.chance(0.03),
    previousPlans: previousPlansOf(work),
  };
  const firstReview = plan.reviews[0];
  if (firstReview && random.chance(0.12))
    plan.laterCategory = { ...firstReview, category: random.weighted(CATEGORIES) };
  simulation.history.plans.push(plan);
  kase.seen.push(...plan.visits);
  kase.spans.push({ ...held, status: 'childProtectionPlan', from: plan.started, until: plan.ended });
  return afterPlan(work, until);
}

function afterPlan(work: CaseWork, until: Day): Next {
  const { random } = work;
  if (until > END) return { to: 'open', until };
  if (random.chance(0.17)) return { to: 'care', on: until };
  if (random.chance(0.75)) return { to: 'need', on: until };
  return closedOn(work, until + random.whole(3, 25), 'RC7');
}

/** Earlier plans of the child that this county knows, and for some children plans from before the simulation. */
function previousPlansOf({ simulation, random, child }: CaseWork): number {
  const here = simulation.history.plans.filter((plan) => plan.child === child).length;
  return here + (random.chance(0.17) ? random.whole(1, 2) : 0);
}

function planLength(random: Random): number {
  return random.weighted([
    [random.whole(80, 100), 24],
    [random.whole(180, 300), 46],
    [random.whole(300, 560), 26],
    [random.whole(730, 930), 4],
  ] as const);
}

/** Review conferences: the first within three months, the others within six; the plan ends at the last of them. */
function reviewsFrom(random: Random, from: Day, length: number, latest: Day): Day[] {
  const first = workingDayFrom(from + random.whole(76, 88));
  const days = [first];
  for (let last = first; last < from + length && last < latest; days.push(last))
    last = workingDayFrom(last + random.whole(150, 178));
  return days.filter((day) => day === first || day < latest);
}

function visitsDuring(random: Random, team: string, from: Day, until: Day): Visit[] {
  const visits: Visit[] = [];
  let day = afterWorkingDays(from, random.whole(3, 9));
  while (day <= Math.min(until, END)) {
    visits.push({ ...entered(random, day), seenAlone: random.chance(seenAlone(team)) ? 'yes' : 'no' });
    day = afterWorkingDays(
      day,
      random.chance(protectionVisitLate(team, day)) ? random.whole(12, 19) : random.whole(7, 9),
    );
  }
  return visits;
}
