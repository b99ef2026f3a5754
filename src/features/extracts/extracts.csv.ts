import { csv } from '#kernel/csv.ts';
import { checkByCode } from './checks/index.ts';
import type { Extract } from './extract.ts';
import type { FoundIssue } from './issue.ts';
import { listOf } from './lists/index.ts';

export function extractsCsv(extracts: readonly Extract[]): string {
  return csv(
    [
      'File',
      'State',
      'As at',
      'Data month',
      'Loaded at',
      'Loaded by',
      'Accepted at',
      'Accepted by',
      'Lists',
      'SHA-256',
    ],
    extracts.map((extract) => [
      extract.fileName,
      extract.state,
      extract.asAt,
      extract.dataMonth,
      extract.loadedAt.toISOString(),
      extract.loadedBy,
      extract.acceptedAt?.toISOString() ?? null,
      extract.acceptedBy,
      extract.lists.length,
      extract.sha256,
    ]),
  );
}

/** Every place at which a check found something, with what to do there. */
export function issuesCsv(issues: readonly FoundIssue[]): string {
  return csv(
    ['Check', 'What was found', 'What to do', 'Effect', 'List', 'Sheet', 'Row', 'Column', 'Heading'],
    issues.map((issue) => {
      const check = checkByCode(issue.check);
      return [
        issue.check,
        check?.title ?? '',
        check?.whatToDo ?? '',
        issue.effect === 'keepsOut' ? 'Row left out of every measure' : 'Warning',
        issue.list === null ? null : listOf(issue.list).title,
        issue.sheet,
        issue.row,
        issue.column,
        issue.heading,
      ];
    }),
  );
}
