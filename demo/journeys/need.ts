import { afterWorkingDays, type Day, workingDayFrom } from '../days.ts';
import type { Held } from '../history.ts';
import { END } from '../story.ts';
import { type CaseWork, closedOn, type Next, safeguardingTeam } from './case-work.ts';
import { ageInYears, birthday, entered } from './children.ts';
import { enquire } from './enquiry.ts';

/** A child in need plan with visits every few weeks; it ends in closure, or goes up to protection or care. */
export function need(work: CaseWork, from: Day): Next {
  const { random, child, kase } = work;
  const held = teamForNeed(work);
  const planned = from + 35 + Math.round(random.wait(105));
  const until = workingDayFrom(Math.min(planned, Math.max(birthday(child, 18) - 6, from + 1)));
  kase.spans.push({ ...held, status: 'childInNeedPlan', from: entered(random, from), until: entered(random, until) });
  visit(work, from, until);
  if (until > END) return { to: 'open', until };
  const age = ageInYears(child, until);
  if (age < 17 && random.chance(0.08)) {
    const planFrom = enquire(work, until, held);
    if (planFrom !== null) return { to: 'protection', on: planFrom };
    return closedOn(work, until + random.whole(30, 50), 'RC7');
  }
  if (age < 17.3 && random.chance(0.03)) return { to: 'care', on: until };
  return closedOn(work, until, random.chance(0.96) ? 'RC7' : 'RC5');
}

function visit({ random, kase }: CaseWork, from: Day, until: Day): void {
  for (let day = from; day < Math.min(until, END); ) {
    day = afterWorkingDays(day, random.chance(0.78) ? random.whole(10, 20) : random.whole(21, 34));
    if (day < until) kase.seen.push(entered(random, day));
  }
}

function teamForNeed(work: CaseWork): Held {
  const { random, child, kase } = work;
  const isDisabled = kase.need === 'N2' || (child.disability === 'yes' && random.chance(0.35));
  return isDisabled ? { team: 'Disabled Children', post: random.whole(0, 11) } : safeguardingTeam(work);
}
