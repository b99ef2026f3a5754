import type { Dated, Day } from '../days.ts';
import type { Accommodation, CareLeaver, Child } from '../history.ts';
import type { Random } from '../random.ts';
import { END, SUITABLE_HOME } from '../story.ts';
import { ageInYears, birthday, entered, type Simulation } from './children.ts';

const SUITABLE = [
  ['U', 36],
  ['D', 26],
  ['B', 12],
  ['Z', 12],
  ['E', 8],
  ['T', 4],
  ['K', 2],
] as const;
const UNSUITABLE = [
  ['X', 38],
  ['S', 20],
  ['W', 15],
  ['V', 14],
  ['R', 13],
] as const;

/** A young person who has left care and is owed support: in touch or not, at home somewhere, doing something or not. */
export function becomeCareLeaver({ history }: Simulation, random: Random, child: Child, from: Day): void {
  const untilAge = random.chance(0.62) ? 21 : random.whole(22, 25);
  const until = Math.max(birthday(child, untilAge), from + 30);
  const inTouch = random.weighted([
    ['yes', 93],
    ['no', 5],
    ['REFU', 1],
    ['NREQ', 1],
  ] as const); // prettier-ignore
  history.leavers.push({
    child,
    team: 'Leaving Care',
    post: random.whole(0, 7),
    personalAdviserPost: random.whole(8, 19),
    from: entered(random, from),
    until: entered(random, until),
    contacts: every(random, from + 10, until, inTouch === 'yes' ? [30, 62] : [120, 240]),
    pathwayReviews: every(random, from + 40, until, [140, 190]),
    inTouch,
    spells: spellsDuring(random, child, from, until),
  });
}

function spellsDuring(random: Random, child: Child, from: Day, until: Day): CareLeaver['spells'] {
  const spells: CareLeaver['spells'] = [];
  let home = homeOf(random);
  for (let day = from; day < until; day += 120 + Math.round(random.wait(320))) {
    if (spells.length > 0 && random.chance(0.5)) home = homeOf(random);
    const activity = random.next();
    spells.push({
      from: day,
      employmentShare: random.next(),
      activity: ageInYears(child, day) < 19 ? activity / 2 : activity,
      ...home,
    });
  }
  return spells;
}

function homeOf(random: Random): { accommodation: Accommodation; suitable: boolean } {
  const suitable = random.chance(SUITABLE_HOME);
  return { suitable, accommodation: random.weighted<Accommodation>(suitable ? SUITABLE : UNSUITABLE) };
}

function every(random: Random, from: Day, until: Day, gap: readonly [number, number]): Dated[] {
  const days: Dated[] = [];
  for (let day = from; day <= Math.min(until, END); day += random.whole(...gap)) days.push(entered(random, day));
  return days;
}
