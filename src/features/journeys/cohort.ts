import type { LocalDate } from '#kernel/local-date.ts';
import { type Month, monthOf } from '#kernel/month.ts';

/**
 * One thing that began, and what came of it: the steps that it went through, each of a later stage than the one
 * before. Nothing in it says who it is about.
 */
export type Journey = { on: LocalDate; team: string | null; steps: readonly string[] };

/** What can come of something; `stage` counts from 0, where everything begins. */
export type Step = {
  id: string;
  stage: number;
  label: string;
  /** Whether there has not been time, or nothing is recorded yet, so that more may follow. */
  isTooEarly: boolean;
};

/** Which journeys are followed: those that began in these months, of a team or of all. */
export type Chosen = { from: Month; to: Month; team: string | null };

export type CohortNode = Step & { count: number };
export type CohortLink = { from: string; to: string; count: number };

/** How many went where. Counts of the links out of a step are the count of the step, less those for whom it was the last. */
export type Cohort = {
  total: number;
  /** In the order of the steps; those that nobody came to are left out. */
  nodes: readonly CohortNode[];
  links: readonly CohortLink[];
  /** For how many each step was the last. */
  endedAt: ReadonlyMap<string, number>;
};

/** Journeys put together. Each is counted once in each stage that it came to. */
export function cohortOf(journeys: readonly Journey[], steps: readonly Step[], { from, to, team }: Chosen): Cohort {
  const chosen = journeys.filter((journey) => {
    const month = monthOf(journey.on);
    return month >= from && month <= to && (team === null || journey.team === team);
  });
  const counts = new Map<string, number>();
  const linked = new Map<string, Map<string, number>>();
  const endedAt = new Map<string, number>();
  for (const { steps: taken } of chosen)
    for (const [index, id] of taken.entries()) {
      add(counts, id);
      const next = taken[index + 1];
      if (next === undefined) add(endedAt, id);
      else {
        const out = linked.get(id) ?? new Map<string, number>();
        add(out, next);
        linked.set(id, out);
      }
    }
  const nodes = steps.flatMap((step) => {
    const count = counts.get(step.id) ?? 0;
    return count === 0 ? [] : [{ ...step, count }];
  });
  const links = nodes.flatMap(({ id: start }) =>
    nodes.flatMap(({ id: end }) => {
      const count = linked.get(start)?.get(end) ?? 0;
      return count === 0 ? [] : [{ from: start, to: end, count }];
    }),
  );
  return { total: chosen.length, nodes, links, endedAt };
}

function add(counts: Map<string, number>, id: string): void {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}

/** How many came to a step. */
export function countAt({ nodes }: Pick<Cohort, 'nodes'>, id: string): number {
  return nodes.find((node) => node.id === id)?.count ?? 0;
}

/** Of how many the last step is one after which more may follow. */
export function tooEarlyOf({ nodes, endedAt }: Pick<Cohort, 'nodes' | 'endedAt'>): number {
  return nodes.reduce((sum, { id, isTooEarly }) => sum + (isTooEarly ? (endedAt.get(id) ?? 0) : 0), 0);
}
