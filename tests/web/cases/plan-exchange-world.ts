import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { proposedMapping } from '../../../src/features/plan/exchange/fields.ts';
import { addImport } from '../../../src/features/plan/exchange/imports.store.ts';

const HEADINGS = ['Action', 'Owner', 'Due'];

/** A plan that came in from a spreadsheet and waits; its one row cannot be taken. */
export function addImportOf(db: Tenant, council: AuthorityId, by: string): Promise<string> {
  const rows = [{ row: 2, cells: ['See children', `Owner in ${council}`, 'soon'] }];
  const sheet = { name: 'Plan', headingRow: 1, headings: HEADINGS, rows };
  const given = { fileName: `of ${council}.csv`, sha256: 'f'.repeat(64), sheet, mapping: proposedMapping(HEADINGS) };
  return addImport(db, council, given, { personId: by, at: new Date('2022-08-01T09:00:00Z') });
}
