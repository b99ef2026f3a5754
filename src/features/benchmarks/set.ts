import type { RowProblem } from './problems.ts';
import type { Layout, Summary } from './understood.ts';

export type SetId = string & { readonly __kind: 'BenchmarkSetId' };
export type SetState = 'preview' | 'accepted' | 'withdrawn';

/** A file of published figures as it was loaded, and what became of it. */
export type BenchmarkSet = {
  id: SetId;
  version: number;
  fileName: string;
  sha256: string;
  layout: Layout;
  state: SetState;
  rowCount: number;
  badRowCount: number;
  problemCount: number;
  /** The first of them. */
  problems: readonly RowProblem[];
  summary: Summary & { notes: readonly string[] };
  loaded: { by: string; at: Date };
  accepted: { by: string; at: Date } | null;
  withdrawn: { by: string; at: Date; reason: string } | null;
};

/** As many problems are kept with their row and column; they are counted all. */
export const MOST_PROBLEMS_KEPT = 1_000;

export const LAYOUT_WORDS: Record<Layout, string> = {
  own: 'Headway’s own layout',
  interactiveTool: 'Local authority interactive tool',
  neighbours: 'Statistical neighbours',
};

const LONGEST_REASON = 500;

/** What is wrong with a reason to withdraw; null where nothing is. */
export function reasonProblem(reason: string): string | null {
  if (reason === '') return 'Say why it is withdrawn';
  return reason.length > LONGEST_REASON ? `Use ${LONGEST_REASON} characters or fewer` : null;
}

/** Why a set cannot be accepted yet; null where it can. Rows with problems are left out only if a person says so. */
export function acceptanceProblem(
  set: Pick<BenchmarkSet, 'badRowCount' | 'rowCount'>,
  leavesOut: boolean,
): 'nothingLeft' | 'undecided' | null {
  if (set.badRowCount === set.rowCount) return 'nothingLeft';
  return set.badRowCount > 0 && !leavesOut ? 'undecided' : null;
}
