import { type Day, workingDayFrom } from '../days.ts';
import type { CareEpisode, EndOfCare } from '../history.ts';
import { END } from '../story.ts';
import { adopt, isForAdoption } from './adoption.ts';
import { careLife } from './care-life.ts';
import { type CaseWork, closedOn, type Next } from './case-work.ts';
import { ageInYears, atOnce, birthday, entered } from './children.ts';
import { becomeCareLeaver } from './leaving-care.ts';
import { placementsDuring } from './placements.ts';

/** A period of care, with all that the law asks for during it, until the child goes home, to a new family, or turns 18. */
export function care(work: CaseWork, from: Day): Next {
  const { simulation, random, child, kase } = work;
  const isNorth = child.locality === 'North' || child.locality === 'East';
  const held = { team: isNorth ? 'Children in Care North' : 'Children in Care South', post: random.whole(0, 13) };
  const forAdoption = isForAdoption(random, ageInYears(child, from));
  const until = forAdoption ? from + random.whole(480, 800) : endOfCare(work, from);
  const placements = placementsDuring(random, child, from, until);
  const episode: CareEpisode = {
    ...held,
    child,
    started: atOnce(from),
    need: kase.need,
    secondPeriod: hadEarlierPeriod(work, from),
    ...careLife(work, { from, until, placements, forAdoption }),
    placements,
    ended: until >= birthday(child, 18) ? atOnce(until) : entered(random, until),
    endReason: forAdoption ? (random.chance(0.2) ? 'E11' : 'E12') : endReason(work, from, until),
  };
  simulation.history.care.push(episode);
  if (forAdoption) adopt(simulation, random, episode);
  kase.seen.push(...episode.visits);
  kase.spans.push({ ...held, status: 'inCare', from: episode.started, until: episode.ended });
  return afterCare(work, episode, until);
}

function afterCare(work: CaseWork, episode: CareEpisode, until: Day): Next {
  const { random, child } = work;
  if (until > END) return { to: 'open', until };
  if (until >= birthday(child, 18)) {
    becomeCareLeaver(work.simulation, random, child, until);
    return closedOn(work, until, 'RC7');
  }
  if (episode.endReason.startsWith('E1') && episode.endReason < 'E13') return closedOn(work, until, 'RC1');
  if (episode.endReason >= 'E45' && episode.endReason <= 'E48') return closedOn(work, until, 'RC4');
  if (random.chance(0.6) && ageInYears(child, until) < 17.6) return { to: 'need', on: until };
  return closedOn(work, until + random.whole(1, 20), 'RC7');
}

/** A quarter stay for weeks, a third for months, the others for years; teenagers mostly until they are 18. */
function endOfCare({ random, child }: CaseWork, from: Day): Day {
  const eighteenth = birthday(child, 18);
  const age = ageInYears(child, from);
  const staysUntil18 = child.unaccompanied || random.chance(age >= 13 ? 0.55 : 0.3);
  if (staysUntil18) return eighteenth;
  const length = random.weighted([
    [random.whole(5, 90), 28],
    [random.whole(90, 540), 36],
    [random.whole(540, 2200), 36],
  ] as const);
  return Math.min(workingDayFrom(from + length), eighteenth);
}

function endReason({ random, child }: CaseWork, from: Day, until: Day): EndOfCare {
  if (until >= birthday(child, 18)) return random.chance(0.75) ? 'E5' : 'E4A';
  if (until - from < 120)
    return random.weighted([
      ['E4A', 60],
      ['E4B', 25],
      ['E8', 10],
      ['E3', 5],
    ] as const); // prettier-ignore
  return random.weighted([
    ['E4A', 40],
    ['E4B', 8],
    ['E13', 8],
    ['E41', 7],
    ['E45', 12],
    ['E46', 3],
    ['E47', 10],
    ['E48', 2],
    ['E8', 7],
    ['E3', 3],
  ] as const);
}

function hadEarlierPeriod({ simulation, child }: CaseWork, from: Day): boolean {
  return simulation.history.care.some(({ child: other, ended }) => other === child && ended.on > from - 365);
}
