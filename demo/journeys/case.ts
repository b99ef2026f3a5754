import type { Day } from '../days.ts';
import type { Child, Held } from '../history.ts';
import type { Random } from '../random.ts';
import { END } from '../story.ts';
import { assessment } from './assessment.ts';
import { care } from './care.ts';
import { type CaseWork, type Next, newCase } from './case-work.ts';
import type { Simulation } from './children.ts';
import { need } from './need.ts';
import { protection } from './protection.ts';

/** An accepted referral: an assessment, and what follows from it, stage by stage, until the case is closed. */
export function openCase(simulation: Simulation, random: Random, child: Child, referredOn: Day, held: Held): void {
  const work = newCase(simulation, random, child, referredOn);
  follow(work, assessment(work, referredOn, held));
}

/** Writes the stages that follow. No stage begins before the one before it ends, so every case comes to an end. */
export function follow(work: CaseWork, first: Next): void {
  const { child, kase } = work;
  for (let next = first; ; next = stage(work, next)) {
    if (next.to === 'closed') {
      kase.closed = next.on;
      kase.closureReason = next.reason;
      child.openUntil = next.on.on;
      return;
    }
    if (next.to === 'open' || next.on > END) {
      child.openUntil = Math.max(END + 1, next.to === 'open' ? next.until : next.on);
      return;
    }
  }
}

function stage(work: CaseWork, next: Exclude<Next, { to: 'closed' | 'open' }>): Next {
  switch (next.to) {
    case 'need':
      return need(work, next.on);
    case 'protection':
      return protection(work, next.on);
    case 'care':
      return care(work, next.on);
  }
}
