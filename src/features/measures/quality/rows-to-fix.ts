import { LIST_IDS, type ListId, type RowFinding } from '#features/extracts/index.ts';
import { groupingOf } from '../groups.ts';
import type { AnyRecord, Extract, ExtractRows, Row } from '../rows.ts';

/** A row in which a check found something: where it stands, whose it is, and what was found. */
export type RowToFix = {
  list: ListId;
  sheetRow: number;
  /** Null in the list of adopters, and where the cell is blank. */
  childId: string | null;
  team: string | null;
  worker: string | null;
  /** Whether it is in the figures; false: a check kept it out. */
  kept: boolean;
  /** Empty where so much was found in the file that not every place was kept. */
  findings: readonly RowFinding[];
};

/** The rows of an extract in which a check found something: those kept out first, then in the order of lists and rows. */
export function rowsToFix({ rows }: Pick<Extract, 'rows'>, findings: readonly RowFinding[]): RowToFix[] {
  const grouping = groupingOf(rows, () => null); // whose case it is does not depend on where a team belongs
  const byList = Map.groupBy(findings, ({ list }) => list);
  const found = LIST_IDS.flatMap((list) => {
    const byRow = Map.groupBy(byList.get(list) ?? [], ({ row }) => row);
    return wanting(list, rows, (sheetRow) => byRow.get(sheetRow) ?? []).map((row): RowToFix => {
      const { record, ...rest } = row;
      const childId = 'childId' in record ? record.childId : null;
      return { list, childId, ...grouping.allocationOf(record), ...rest };
    });
  });
  return found.toSorted((a, b) => Number(a.kept) - Number(b.kept));
}

function wanting<L extends ListId>(
  list: L,
  rows: ExtractRows,
  foundIn: (sheetRow: number) => readonly RowFinding[],
): { record: AnyRecord; sheetRow: number; kept: boolean; findings: readonly RowFinding[] }[] {
  const listed: readonly Row<L>[] = rows[list] ?? [];
  return listed.flatMap(({ record, sheetRow, kept, errors }) => {
    const findings = foundIn(sheetRow);
    return errors === 0 && kept && findings.length === 0 ? [] : [{ record, sheetRow, kept, findings }];
  });
}
