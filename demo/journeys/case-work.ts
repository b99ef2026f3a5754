import { type Dated, type Day, workingDayFrom } from '../days.ts';
import type { Case, Child, Closure, Held } from '../history.ts';
import type { Random } from '../random.ts';
import { atOnce, entered, type Simulation } from './children.ts';

/** What an open case carries from stage to stage while it is being written. */
export type CaseWork = { simulation: Simulation; random: Random; child: Child; kase: Case };

/** Where a case goes when a stage ends; `open` stays in its stage beyond the last extract. */
export type Next =
  | { to: 'need' | 'protection' | 'care'; on: Day }
  | { to: 'closed'; on: Dated; reason: Closure }
  | { to: 'open'; until: Day };

const NEEDS = [
  ['N1', 58],
  ['N2', 8],
  ['N3', 5],
  ['N4', 11],
  ['N5', 12],
  ['N6', 3],
  ['N7', 1],
  ['N8', 2],
] as const;

export function newCase(simulation: Simulation, random: Random, child: Child, startedOn: Day): CaseWork {
  const isDisabilityNeed = child.disability === 'yes' && random.chance(0.4);
  const kase: Case = {
    child,
    started: atOnce(startedOn),
    need: child.unaccompanied ? 'N8' : isDisabilityNeed ? 'N2' : random.weighted(NEEDS),
    spans: [],
    seen: [],
    closed: null,
    closureReason: null,
  };
  simulation.history.cases.push(kase);
  return { simulation, random, child, kase };
}

/** The team that supports a child in need or on a plan in the child's part of the county. */
export function safeguardingTeam({ random, child }: CaseWork): Held {
  return { team: `Safeguarding ${child.locality}`, post: random.whole(0, 11) };
}

export function closedOn({ random }: CaseWork, on: Day, reason: Closure): Next {
  return { to: 'closed', on: entered(random, workingDayFrom(on)), reason };
}
