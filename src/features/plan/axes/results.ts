import type { EvidenceSource } from '#features/evidence/index.ts';
import type { Action, ImpactTest, Outcome, TestResult } from '../plan.ts';

/** What a test found, with the test that found it. */
export type Found = TestResult & { testId: string; source: EvidenceSource; measure: string | null };

/**
 * What the outcome's tests found that speaks of an action: of it by name, or of all actions of the outcome, and from
 * the day on which it began; oldest first. Results of tests that were retired still count.
 */
export function resultsAbout(action: Pick<Action, 'id' | 'startsOn'>, { tests }: Pick<Outcome, 'tests'>): Found[] {
  return tests
    .flatMap((test) => test.results.map((result) => foundBy(test, result)))
    .filter(({ actionId, on }) => (actionId === null || actionId === action.id) && on >= action.startsOn)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function foundBy({ id, source, measure }: ImpactTest, result: TestResult): Found {
  return { ...result, testId: id, source, measure };
}

/** Those from which something follows: the rest could not tell. */
export function conclusive(found: readonly Found[]): Found[] {
  return found.filter(({ verdict }) => verdict !== 'cannotTell');
}

/** The newest result of each test, oldest first. */
export function latestOfEach(found: readonly Found[]): Found[] {
  const latest = new Map<string, Found>();
  for (const result of found) {
    latest.delete(result.testId);
    latest.set(result.testId, result);
  }
  return [...latest.values()];
}
