import type { Column, ValueOf } from './column.ts';

/** The eleven lists of child-level data that Ofsted asks for (Annex A of the inspection guidance, August 2019). */
export const LIST_IDS = [
  'contacts',
  'earlyHelp',
  'referrals',
  'assessments',
  'section47',
  'childrenInNeed',
  'childProtection',
  'childrenInCare',
  'careLeavers',
  'adoption',
  'adopters',
] as const;
export type ListId = (typeof LIST_IDS)[number];

export type ListDefinition<Columns extends Record<string, Column> = Record<string, Column>> = {
  id: ListId;
  /** Ofsted's number, 1 to 11. */
  number: number;
  title: string;
  /** Other names for the sheet, the file or the title row. */
  alsoNamed: readonly string[];
  /** The field that tells rows apart: one row per child (or adopter), or as many as there were events. */
  rowsPerPerson: 'one' | 'many';
  /** The field that says who the row is about. */
  personField: 'childId' | 'adopterId';
  /** The date that places a row in time: without it the row cannot be counted. Null where the list is a snapshot. */
  placedBy: string | null;
  /** How many months the list reaches back from its as-at date. */
  reachesBackMonths: number;
  /** In Ofsted's order. */
  columns: Columns;
};

export function defineList<const Columns extends Record<string, Column>>(
  definition: ListDefinition<Columns> & { placedBy: (keyof Columns & string) | null },
): ListDefinition<Columns> {
  return definition;
}

/** A row of a list as it is kept: every field present, null where the cell was blank or could not be read. */
export type RecordOf<L> =
  L extends ListDefinition<infer Columns>
    ? { /** Row number in the sheet, from 1. */ sheetRow: number } & {
        -readonly [Field in keyof Columns]: ValueOf<Columns[Field]> | null;
      }
    : never;
