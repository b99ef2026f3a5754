import Papa from 'papaparse';

/** A table as CSV that opens right in Excel: UTF-8 with its mark, CRLF, and no cell that a spreadsheet would run. */
export function csv(headings: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  const body = Papa.unparse(
    { fields: [...headings], data: rows.map((row) => [...row]) },
    { newline: '\r\n', escapeFormulae: true },
  );
  return `\uFEFF${body}\r\n`;
}
