import { type FormShown, formAnswer, type Shown } from '#features/forms/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { AuthorityId } from '#platform/database/database.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import { type Due, dueOn } from './due.ts';
import type { Hold } from './hold.ts';
import { loadHolds } from './holds.store.ts';
import { loadKept, loadRules } from './kept.store.ts';
import type { Rule } from './periods.ts';
import type { MayKeep } from './shown.page.ts';

/** What the pages about keeping need from those who wire them. */
export type KeepingServices = {
  clock: Clock;
  send(job: 'keeping.erase', authority: AuthorityId, subject: string): Promise<void>;
};

/** What is kept, what holds it back, and what is due today. */
export async function standingOf({
  db,
  visitor,
  today,
}: SignedInRequest): Promise<{ due: Due; holds: Hold[]; rules: Rule[] }> {
  const kept = await loadKept(db, visitor.authority);
  const rules = await loadRules(db, visitor.authority);
  const holds = await loadHolds(db, visitor.authority);
  return { due: dueOn(kept, rules, holds, today), holds, rules };
}

export function mayKeep({ may }: SignedInRequest): MayKeep {
  return { propose: may('keeping.propose'), export: may('child.export') };
}

const DONE: Record<string, string> = {
  period: 'Saved. The period holds from its day on.',
  held: 'Held. Nobody erases it while the hold stands.',
  lifted: 'Lifted.',
  proposed: 'Proposed. Somebody else has to approve it; those who may are told.',
  approved: 'Approved. It is being erased; reload this page in a moment for the certificate.',
  declined: 'Declined. Whoever proposed it is told.',
};

/** A page about keeping, with the errors of its form at its head, or with what was just done. */
export function keepingAnswer(
  request: Pick<SignedInRequest, 'query'>,
  page: Shown,
  shown: FormShown | null = null,
): Answer {
  return formAnswer(request, page, shown, { section: 'administration', done: DONE });
}
