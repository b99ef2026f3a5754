import { tidy } from '../lists/codes/normalise.ts';
import { faulty, type Parsed } from './cell-problems.ts';

/** What systems and people write where there is nothing to write. */
const PLACEHOLDERS = new Set(
  ['-', '--', '–', '—', '.', '#N/A', 'N/A', 'NA', '<NA>', 'NaN', 'NaT', 'NULL', '(null)', '(blank)'].map((text) =>
    text.toLowerCase(),
  ),
);

/** Excel's error values, and our reader's word for a formula that was never computed. */
const EXCEL_ERROR = /^#(?:ref!|value!|name\?|div\/0!|num!|null!|spill!|calc!|field!|getting_data|no value!)$/i;

const BLANK: Parsed = { value: null, problem: null, missing: 'blank', nearest: [] };
const PLACEHOLDER: Parsed = { value: null, problem: null, missing: 'placeholder', nearest: [] };

/** Nothing, a sign for nothing, or an error of Excel; null where the text says something. */
export function saysNothing(text: string): Parsed | null {
  const tidied = tidy(text);
  if (tidied === '') return BLANK;
  if (tidied.length <= 7 && PLACEHOLDERS.has(tidied.toLowerCase())) return PLACEHOLDER;
  return tidied.startsWith('#') && EXCEL_ERROR.test(tidied) ? faulty('excelError') : null;
}
