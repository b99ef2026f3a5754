import { LISTS } from '../lists/index.ts';
import { LIST_IDS } from '../lists/list.ts';
import type { AnyRow, ListCheck } from './check.ts';
import { NumberSet } from './number-set.ts';

const MANY_ROW_LISTS = LIST_IDS.filter((id) => LISTS[id].rowsPerPerson === 'many');

export const rowRepeated: ListCheck = {
  level: 'list',
  code: 'AX-402',
  title: 'The row is the same as an earlier one in every column',
  whatToDo: 'Check whether the event was recorded twice; both rows are counted.',
  lists: MANY_ROW_LISTS,
  fields: [],
  effect: 'warns',
  at: ({ personField }) => personField,
  begin({ columns }) {
    const fields = Object.keys(columns);
    const seen = new NumberSet();
    return (row) => !seen.add(fingerprint(row, fields));
  },
};

const [PRIME_A, PRIME_B] = [0x01000193, 0x85ebca6b];
const LOW_BITS = 21;

/** A number of 1 to 53 bits for the row's values: rows that differ share one less often than once in a thousand million. */
function fingerprint(row: AnyRow, fields: readonly string[]): number {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (const field of fields) {
    const value = row[field];
    const text = typeof value === 'string' ? value : value === null || value === undefined ? '' : String(value);
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      a = Math.imul(a ^ unit, PRIME_A);
      b = Math.imul(b ^ unit, PRIME_B) ^ (b >>> 13);
    }
    a = Math.imul(a ^ 0x1f, PRIME_A);
    b = Math.imul(b ^ 0x1f, PRIME_B) ^ (b >>> 13);
  }
  return (a >>> 0) * 2 ** LOW_BITS + ((b >>> 0) & (2 ** LOW_BITS - 1) || 1);
}
