import { LISTS, type ListRecords } from './index.ts';
import type { ListId } from './list.ts';

/**
 * A record of a list with every field null. Parsing makes an object whose layout the engine keeps when fields are
 * filled in by name, which adding them one by one does not.
 */
export function emptyRecord<L extends ListId>(list: L): ListRecords[L] {
  const fields = Object.keys(LISTS[list].columns).map((field) => [field, null]);
  return JSON.parse(JSON.stringify({ sheetRow: 0, ...Object.fromEntries(fields) })) as ListRecords[L];
}
