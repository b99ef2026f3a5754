import { type Day, workingDayFrom } from './days.ts';
import type { History } from './history.ts';
import { adopters } from './journeys/adopters.ts';
import { care } from './journeys/care.ts';
import { follow } from './journeys/case.ts';
import { newCase } from './journeys/case-work.ts';
import { birthday, newChild, type Simulation } from './journeys/children.ts';
import { frontDoorDay } from './journeys/front-door.ts';
import { becomeCareLeaver } from './journeys/leaving-care.ts';
import { randomFrom } from './random.ts';
import { BEGINNING, END } from './story.ts';

/** Children in care, and young people about to leave it, when the simulation begins: its run-up is too short for them. */
const IN_CARE_AT_THE_BEGINNING = 520;
const CARE_LEAVERS_AT_THE_BEGINNING = 165;
const DAYS_BETWEEN_UNACCOMPANIED_ARRIVALS = 40;

/** The county's whole story from one number: the same seed always gives the same history. */
export function simulate(seed: number): History {
  const history: History = {
    children: [],
    contacts: [],
    earlyHelp: [],
    referrals: [],
    assessments: [],
    enquiries: [],
    cases: [],
    plans: [],
    care: [],
    leavers: [],
    adoptions: [],
    adopters: [],
  };
  const simulation: Simulation = { seed, history };
  childrenAlreadyInCare(simulation);
  youngPeopleAlreadyOut(simulation);
  unaccompaniedArrivals(simulation);
  adopters(simulation);
  for (let day = workingDayFrom(BEGINNING); day <= END; day = workingDayFrom(day + 1)) frontDoorDay(simulation, day);
  return history;
}

function childrenAlreadyInCare(simulation: Simulation): void {
  for (let index = 0; index < IN_CARE_AT_THE_BEGINNING; index += 1) {
    const random = randomFrom(simulation.seed, `in care at the beginning ${index}`);
    enterCare(simulation, BEGINNING - random.whole(0, 500), random.whole(2, 16), false, `already ${index}`);
  }
}

function unaccompaniedArrivals(simulation: Simulation): void {
  const random = randomFrom(simulation.seed, 'unaccompanied arrivals');
  for (let day = BEGINNING; day <= END; day += 1 + Math.round(random.wait(DAYS_BETWEEN_UNACCOMPANIED_ARRIVALS)))
    enterCare(simulation, workingDayFrom(day), random.whole(15, 16), true, `arrival ${day}`);
}

function enterCare(simulation: Simulation, on: Day, age: number, unaccompanied: boolean, stream: string): void {
  const random = randomFrom(simulation.seed, stream);
  const child = newChild(simulation, random, on, { age, unaccompanied });
  const work = newCase(simulation, random, child, on);
  follow(work, care(work, on));
}

function youngPeopleAlreadyOut(simulation: Simulation): void {
  for (let index = 0; index < CARE_LEAVERS_AT_THE_BEGINNING; index += 1) {
    const random = randomFrom(simulation.seed, `out of care at the beginning ${index}`);
    const child = newChild(simulation, random, BEGINNING, { age: random.whole(14, 19) });
    becomeCareLeaver(simulation, random, child, Math.max(BEGINNING, birthday(child, 18)));
  }
}
