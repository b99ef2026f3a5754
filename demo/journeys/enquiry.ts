import { afterWorkingDays, type Day, workingDayFrom } from '../days.ts';
import type { Held } from '../history.ts';
import type { Random } from '../random.ts';
import { conferenceInTime } from '../story.ts';
import type { CaseWork } from './case-work.ts';
import { birthday, entered } from './children.ts';

/** A section 47 enquiry; returns the day of the conference where it made a child protection plan, else null. */
export function enquire(work: CaseWork, discussedOn: Day, held: Held): Day | null {
  const { simulation, random, child, kase } = work;
  const conferenceUnnecessary = !random.chance(0.53);
  const conferenceOn = conferenceUnnecessary ? null : conferenceDay(random, discussedOn);
  const ledToPlan = conferenceOn === null ? null : random.chance(0.87) && conferenceOn < birthday(child, 17.5);
  simulation.history.enquiries.push({
    ...held,
    child,
    discussed: entered(random, discussedOn),
    decided: entered(random, afterWorkingDays(discussedOn, random.whole(2, 7))),
    conferenceUnnecessary,
    conference: conferenceOn === null ? null : entered(random, conferenceOn),
    ledToPlan,
  });
  kase.seen.push(entered(random, workingDayFrom(discussedOn + random.whole(0, 3))));
  return ledToPlan ? conferenceOn : null;
}

/** At most 15 working days from the strategy discussion where held in time (Working Together, initial conferences). */
function conferenceDay(random: Random, discussedOn: Day): Day {
  const isInTime = random.chance(conferenceInTime(afterWorkingDays(discussedOn, 15)));
  return afterWorkingDays(discussedOn, isInTime ? random.whole(8, 15) : random.whole(16, 26));
}
