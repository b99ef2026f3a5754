import { loadGaps, loadThread, promptsOf } from '#features/plan/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Gathered } from './gathered.ts';

/** Everything of the plan as it is on a day; null where there is none. What is held back until it is published stays out. */
export async function gather(
  db: Tenant,
  council: { authority: AuthorityId; council: string },
  today: LocalDate,
): Promise<Gathered | null> {
  const thread = await loadThread(db, council, today, { seesHeld: false });
  if (!thread.hasPlan) return null;
  const { plan, standings, context, judged, recommendations } = thread;
  const { gaps, board } = await loadGaps(db, council.authority, thread);
  const asAts = [...judged.values()].flatMap(({ latest }) => (latest === null ? [] : [latest.asAt]));
  return {
    council: council.council,
    preparedOn: today,
    ...{ plan, standings, judged, recommendations },
    ...{ board, gaps },
    counts: context.counts,
    verdicts: context.verdicts,
    figuresAsAt: asAts.toSorted().at(-1) ?? null,
    prompts: promptsOf(plan, standings, context),
  };
}
