import { afterWorkingDays, type Dated, type Day, workingDayFrom } from '../days.ts';
import type { Held } from '../history.ts';
import type { Random } from '../random.ts';
import { assessedInTime, assessmentLatestAfter, LATE_RECORDING } from '../story.ts';
import { type CaseWork, closedOn, type Next } from './case-work.ts';
import { entered } from './children.ts';
import { enquire } from './enquiry.ts';

/** The assessment of an accepted referral, with an enquiry in half of them, and what is decided at its end. */
export function assessment(work: CaseWork, referredOn: Day, held: Held): Next {
  const { random, kase } = work;
  const startedOn = workingDayFrom(referredOn + random.whole(0, 2));
  const assessed = assess(work, startedOn, held);
  kase.spans.push({ ...held, status: 'openAssessment', from: entered(random, startedOn), until: assessed.authorised });

  if (random.chance(0.5)) {
    const planFrom = enquire(work, workingDayFrom(startedOn + random.whole(0, 14)), held);
    if (planFrom !== null) return { to: 'protection', on: planFrom };
    if (random.chance(0.03)) return { to: 'care', on: workingDayFrom(startedOn + random.whole(15, 30)) };
  }
  if (!assessed.needsSupport) return closeAfterAssessment(random, assessed.authorised);
  if (random.chance(0.035)) return { to: 'care', on: assessed.authorised.on + random.whole(1, 20) };
  if (random.chance(0.12)) return closedOn(work, assessed.authorised.on + random.whole(5, 30), 'RC7');
  return { to: 'need', on: assessed.authorised.on + 1 };
}

function assess({ simulation, random, child, kase }: CaseWork, startedOn: Day, held: Held) {
  const authorised = authorisation(random, afterWorkingDays(startedOn, workingDaysTaken(random, held.team, startedOn)));
  const needsSupport = random.chance(0.52);
  const seen = random.chance(0.95);
  if (seen) kase.seen.push(entered(random, Math.min(authorised.on, afterWorkingDays(startedOn, random.whole(1, 9)))));
  const started = entered(random, startedOn);
  simulation.history.assessments.push({ child, started, seen, authorised, needsSupport, ...held });
  return { authorised, needsSupport };
}

function workingDaysTaken(random: Random, team: string, startedOn: Day): number {
  const dueOn = afterWorkingDays(startedOn, 45);
  if (random.chance(assessedInTime(team, dueOn))) return 45 - Math.floor(37 * random.next() ** 1.6);
  return 46 + Math.floor(assessmentLatestAfter(team, dueOn) * random.next());
}

/** An authorisation, entered as usual, except in the month in which the case system was replaced. */
function authorisation(random: Random, on: Day): Dated {
  const usual = entered(random, on);
  const { from, until, share, enteredFrom, enteredUntil } = LATE_RECORDING;
  if (on < from || on > until || !random.chance(share)) return usual;
  return { on, recorded: random.whole(enteredFrom, enteredUntil) };
}

function closeAfterAssessment(random: Random, authorised: Dated): Next {
  const on = workingDayFrom(authorised.on + random.whole(0, 4));
  const recorded = Math.max(on, authorised.recorded);
  return { to: 'closed', on: { on, recorded }, reason: random.chance(0.7) ? 'RC8' : 'RC9' };
}
