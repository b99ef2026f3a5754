import type { ListId, RowFinding } from '#features/extracts/index.ts';
import { LIST_IDS } from '#features/extracts/index.ts';
import type { MeasureContext } from '../definition.ts';
import { groupingOf } from '../groups.ts';
import type { Extract, ExtractRows, Row } from '../rows.ts';

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

/** The rows of an extract in which a check found something, in the order of lists and rows; those kept out first. */
export function rowsToFix(
  { rows }: Pick<Extract, 'rows'>,
  findings: readonly RowFinding[],
  localityOf: MeasureContext['localityOf'],
): RowToFix[] {
  const grouping = groupingOf(rows, localityOf);
  const byRow = Map.groupBy(findings, ({ list, row }) => `${list}/${row}`);
  return LIST_IDS.flatMap((list) => rowsOf(list, rows))
    .flatMap(({ list, record, sheetRow, kept, errors }): RowToFix[] => {
      const found = byRow.get(`${list}/${sheetRow}`) ?? [];
      if (errors === 0 && kept && found.length === 0) return [];
      const childId = 'childId' in record ? record.childId : null;
      return [{ list, sheetRow, childId, ...grouping.allocationOf(record), kept, findings: found }];
    })
    .toSorted((a, b) => Number(a.kept) - Number(b.kept));
}

function rowsOf<L extends ListId>(list: L, rows: ExtractRows): (Row<L> & { list: L })[] {
  const listed: readonly Row<L>[] = rows[list] ?? [];
  return listed.map((row) => ({ ...row, list }));
}
