import Papa from 'papaparse';
import { refuseMarkup } from './markup.ts';

export type Dialect = {
  delimiter: string;
  /** A carriage return before a line feed is taken off the last field, so one file may hold both line ends. */
  newline: '\n' | '\r';
  /** Characters of the `sep=` line that Excel writes and hides. */
  headerLength: number;
};

const SEPARATOR_LINE = /^"?sep=(.)"?(?:\r\n|\n|\r)/i;
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

/** The delimiter that splits most of the first lines alike; a comma where nothing does. */
function guessDelimiter(text: string, newline: '\n' | '\r'): string {
  const config = { preview: 10, newline, delimitersToGuess: DELIMITERS, skipEmptyLines: true } as const;
  return Papa.parse<string[]>(text, config).meta.delimiter;
}
