/** A document that is made from the code: where it stands, and its text as the code has it now. */
export type GeneratedDocument = {
  /** From the project's root. */
  path: string;
  make(): string;
};

type Row = readonly string[];

/** A Markdown table; a bar or a line's end within a cell does not break it. */
export function table(headings: Row, rows: readonly Row[]): string {
  return [headings, headings.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

/** A whole document: title, where it comes from, and its parts, ending in one line's end. */
export function markdown(title: string, from: string, ...parts: readonly string[]): string {
  return [`# ${title}`, `Generated from ${from}; \`npm run docs\` writes it anew.`, ...parts].join('\n\n').concat('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
}
