import type { Day } from '../days.ts';
import type { Child } from '../history.ts';
import { type Random, randomFrom } from '../random.ts';
import { CONTACTS_A_DAY, EARLY_HELP_A_DAY, noFurtherAction, REFERRALS_A_DAY, REFERRED_AGAIN } from '../story.ts';
import { openCase } from './case.ts';
import { ageInYears, atOnce, entered, newChild, type Simulation } from './children.ts';

const SOURCES = [
  ['6', 27],
  ['2A', 20],
  ['1A', 8],
  ['3E', 7],
  ['3A', 5],
  ['3B', 5],
  ['3C', 2],
  ['3D', 2],
  ['3F', 3],
  ['5A', 5],
  ['5B', 4],
  ['5C', 2],
  ['2B', 2],
  ['1B', 2],
  ['1C', 1],
  ['1D', 1],
  ['4', 2],
  ['7', 3],
  ['8', 5],
  ['9', 2],
  ['10', 1],
] as const;

const EARLY_HELP_ORGANISATIONS = [
  ['Severnshire Early Help', 42],
  ['Primary school', 22],
  ['Secondary school', 15],
  ['Health visiting service', 11],
  ['Family hub, Northgate', 5],
  ['Homeless families charity', 5],
] as const;

const A_YEAR = 365;

/** One working day at the front door: contacts, of which some become referrals, and early help. */
export function frontDoorDay(simulation: Simulation, day: Day): void {
  const random = randomFrom(simulation.seed, `front door ${day}`);
  for (let left = random.poisson(REFERRALS_A_DAY); left > 0; left -= 1) refer(simulation, random, day);
  for (let left = random.poisson(CONTACTS_A_DAY - REFERRALS_A_DAY); left > 0; left -= 1)
    contactOnly(simulation, random, day);
  for (let left = random.poisson(EARLY_HELP_A_DAY); left > 0; left -= 1) earlyHelp(simulation, random, day);
}

function refer(simulation: Simulation, random: Random, day: Day): void {
  const child = childToRefer(simulation, random, day);
  const source = random.weighted(SOURCES);
  const { contacts, referrals } = simulation.history;
  contacts.push({ child, on: atOnce(day), source });
  const held = { team: `Assessment ${child.locality}`, post: random.whole(0, 11) };
  const isClosed = random.chance(noFurtherAction(day));
  referrals.push({ child, on: entered(random, day), source, noFurtherAction: isClosed, ...held });
  child.lastReferredOn = day;
  child.openUntil = day;
  if (!isClosed) openCase(simulation, randomFrom(simulation.seed, `case ${child.id} ${day}`), child, day, held);
}

/** A child referred within the last year whose case is closed, as often as children are referred again; else another. */
function childToRefer(simulation: Simulation, random: Random, day: Day): Child {
  if (random.chance(REFERRED_AGAIN)) {
    const again = pickFrom(random, recentlyReferred(simulation, day));
    if (again) return again;
  }
  return newChild(simulation, random, day);
}

function recentlyReferred({ history }: Simulation, day: Day): Child[] {
  const children = new Set<Child>();
  for (let index = history.referrals.length - 1; index >= 0; index -= 1) {
    const referral = history.referrals[index];
    if (!referral || referral.on.on < day - A_YEAR + 5) break;
    if (referral.child.openUntil < day - 6 && ageInYears(referral.child, day) < 17.4) children.add(referral.child);
  }
  return [...children];
}

function contactOnly(simulation: Simulation, random: Random, day: Day): void {
  const earlier = simulation.history.contacts.at(-random.whole(1, 900))?.child;
  const isKnown = earlier !== undefined && random.chance(0.2) && ageInYears(earlier, day) < 17.8 && earlier.born < day;
  const child = isKnown ? earlier : newChild(simulation, random, day);
  simulation.history.contacts.push({ child, on: atOnce(day), source: random.weighted(SOURCES) });
}

function earlyHelp(simulation: Simulation, random: Random, day: Day): void {
  const child = newChild(simulation, random, day, { age: random.whole(0, 15) });
  simulation.history.earlyHelp.push({
    child,
    started: entered(random, day),
    completed: entered(random, day + 20 + Math.round(random.wait(55))),
    organisation: random.weighted(EARLY_HELP_ORGANISATIONS),
  });
}

function pickFrom<T>(random: Random, of: readonly T[]): T | null {
  return of.length === 0 ? null : random.pick(of);
}
