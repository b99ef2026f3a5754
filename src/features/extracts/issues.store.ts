import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import { copyText, lineWriter } from '#platform/database/copying.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { ExtractId } from './extract.ts';
import type { FoundIssue, RowFinding } from './issue.ts';
import type { ListId } from './lists/list.ts';

/** Places kept for each extract; counts go on beyond it. */
export const MOST_ISSUES_KEPT = 250_000;

export async function keepIssues(
  client: PoolClient,
  authority: AuthorityId,
  id: ExtractId,
  issues: readonly FoundIssue[],
): Promise<void> {
  const places = ['list', 'sheet', 'sheet_row', 'sheet_column', 'heading'];
  const columns = ['authority_id', 'extract_id', 'issue_number', 'check_code', 'effect', ...places];
  const writer = await lineWriter(client, 'extract_issue', columns);
  const text = (value: string | null) => (value === null ? '\\N' : copyText(value));
  for (const [index, issue] of issues.entries())
    writer.add(
      `${authority}\t${id}\t${index + 1}\t${issue.check}\t${issue.effect}\t${text(issue.list)}\t${text(issue.sheet)}\t${issue.row ?? '\\N'}\t${text(issue.column)}\t${text(issue.heading)}\n`,
    );
  await writer.end();
}

export async function issuesOf(db: Tenant, authority: AuthorityId, id: ExtractId): Promise<FoundIssue[]> {
  return (await selectIssues(db, authority, id).orderBy('issue_number').execute()).map(issueOf);
}

/** What was found in single rows, in the order in which it was found; what concerns whole sheets or columns is not. */
export async function rowFindings(db: Tenant, authority: AuthorityId, id: string): Promise<RowFinding[]> {
  const rows = await db
    .selectFrom('extract_issue')
    .select(['list', 'sheet_row', 'check_code', 'effect', 'heading'])
    .where('authority_id', '=', authority)
    .where('extract_id', '=', id)
    .where('list', 'is not', null)
    .where('sheet_row', 'is not', null)
    .orderBy('issue_number')
    .execute();
  return rows.flatMap(({ list, sheet_row, check_code, effect, heading }) =>
    list === null || sheet_row === null
      ? []
      : [{ list: list as ListId, row: sheet_row, check: check_code, effect: effect as FoundIssue['effect'], heading }],
  );
}

/** The first places at which each check found something. */
export async function firstExamples(
  db: Tenant,
  authority: AuthorityId,
  id: ExtractId,
  most: number,
): Promise<FoundIssue[]> {
  const rows = await db
    .with('numbered', (numbered) =>
      selectIssues(numbered as Tenant, authority, id).select(
        sql<number>`row_number() over (partition by check_code order by issue_number)`.as('place'),
      ),
    )
    .selectFrom('numbered')
    .selectAll()
    .where('place', '<=', most)
    .orderBy('issue_number')
    .execute();
  return rows.map(issueOf);
}

function selectIssues(db: Tenant, authority: AuthorityId, id: ExtractId) {
  return db
    .selectFrom('extract_issue')
    .select(['issue_number', 'check_code', 'effect', 'list', 'sheet', 'sheet_row', 'sheet_column', 'heading'])
    .where('authority_id', '=', authority)
    .where('extract_id', '=', id);
}

type IssueRow = Awaited<ReturnType<ReturnType<typeof selectIssues>['execute']>>[number];

function issueOf(row: IssueRow): FoundIssue {
  return {
    check: row.check_code,
    effect: row.effect as FoundIssue['effect'],
    list: row.list as ListId | null,
    sheet: row.sheet,
    row: row.sheet_row,
    column: row.sheet_column,
    heading: row.heading,
  };
}
