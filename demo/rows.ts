import type { ListId, ListRecords } from '#features/extracts/index.ts';

/** A row of a list as the county's case system would report it: the list's record without its place in a file. */
export type Row<Id extends ListId = ListId> = Omit<ListRecords[Id], 'sheetRow'>;

/** The eleven lists of one extract. */
export type Rows = { [Id in ListId]: Row<Id>[] };

/** A code of a list's field, such as `Code<'contacts', 'source'>`. */
export type Code<Id extends ListId, Field extends keyof ListRecords[Id]> = NonNullable<ListRecords[Id][Field]>;
