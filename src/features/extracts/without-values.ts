import type { Findings } from './findings.ts';
import type { FoundIssue } from './issue.ts';

/** What stands in place of words that a file holds. */
export const NOT_SHOWN = 'Not shown here';

/**
 * What was found in a file, for readers who do not load files: codes that are not known and headings that were not
 * understood are words of the file's own, and in a file with its columns mixed up they can be a child's.
 */
export function withoutValues(findings: Findings): Findings {
  const { summary, examples } = findings;
  return {
    ...findings,
    examples: examples.map(withoutHeading),
    summary: {
      ...summary,
      lists: summary.lists.map((list) => ({
        ...list,
        headings: list.headings.map((match) => (match.field === null ? { ...match, heading: NOT_SHOWN } : match)),
      })),
      unknownCodes: summary.unknownCodes.map((code) => ({ ...code, value: NOT_SHOWN, nearest: [] })),
    },
  };
}

/** A place in a file without the words that stand above it: its column's letter says where it is. */
export function withoutHeading(issue: FoundIssue): FoundIssue {
  return { ...issue, heading: null };
}

/** Does a page about this show words that nothing says are no child's? */
export function showsValues({ summary }: Findings): boolean {
  return (
    summary.unknownCodes.length > 0 ||
    summary.lists.some(({ headings }) => headings.some(({ field }) => field === null))
  );
}
