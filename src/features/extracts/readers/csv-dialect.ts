import Papa from 'papaparse';
import { hopelessRow } from './csv-quotes.ts';
import { refuseMarkup } from './markup.ts';

export type Dialect = {
  delimiter: string;
  /** A carriage return before a line feed is taken off the last field, so one file may hold both line ends. */
  newline: '\n' | '\r';
  /** Characters of the `sep=` line that Excel writes and hides. */
  headerLength: number;
};

const SEPARATOR_LINE = /^"?sep=(.)"?(?:\r\n|\n|\r)/i;
const ROWS_GUESSED_FROM = 20;
const DELIMITERS = [',', ';', '\t', '|'];

/** How a CSV file is written, from its beginning. Web pages and XML under the name of a CSV file are refused. */
export function findDialect(sample: string): Dialect {
  refuseMarkup(sample);
  const separator = SEPARATOR_LINE.exec(sample);
  const headerLength = separator?.[0].length ?? 0;
  const text = sample.slice(headerLength);
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
  return { delimiter: separator?.[1] ?? guessDelimiter(text, newline), newline, headerLength };
}

/**
 * The delimiter that makes the largest even table of the first lines: rows of the same number of cells, times cells. A
 * title row above the headings or a comma inside a name does not mislead it. A comma where nothing splits.
 */
function guessDelimiter(text: string, newline: '\n' | '\r'): string {
  let best = { delimiter: ',', cells: 0 };
  for (const delimiter of DELIMITERS) {
    if (hopelessRow(text, delimiter) !== null) continue;
    const { data } = Papa.parse<string[]>(text, { delimiter, newline, preview: ROWS_GUESSED_FROM });
    const cells = largestEvenTable(data.map((fields) => fields.length));
    if (cells > best.cells) best = { delimiter, cells };
  }
  return best.delimiter;
}

function largestEvenTable(widths: readonly number[]): number {
  const cells = new Map<number, number>();
  for (const width of widths) if (width > 1) cells.set(width, (cells.get(width) ?? 0) + width);
  return Math.max(0, ...cells.values());
}
