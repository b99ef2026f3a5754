import type { Block, Cell, Column } from '#features/papers/index.ts';

/** The small pieces that packs are put together from. */

export function heading(level: 1 | 2 | 3, text: string): Block {
  return { kind: 'heading', level, text };
}

export function paragraph(text: string, label = ''): Block {
  return { kind: 'paragraph', runs: [...(label === '' ? [] : [{ text: `${label}: `, bold: true }]), { text }] };
}

/** A table, or where it would have no rows, a sentence that says so. */
export function tableOr(
  whenEmpty: string,
  table: {
    caption: string;
    sheet: string;
    about?: string;
    columns: readonly Column[];
    rows: readonly (readonly Cell[])[];
  },
): Block {
  return table.rows.length === 0 ? paragraph(whenEmpty) : { kind: 'table', mayBreak: true, ...table };
}

/** What whoever asked for the paper may not read is named, so that nobody takes its absence for nothing. */
export function leftOut(what: string): Block {
  return paragraph(`${what} is not in this copy: whoever made it may not read it.`);
}

export function cells(texts: readonly (string | Cell)[]): Cell[] {
  return texts.map((each) => (typeof each === 'string' ? { text: each } : each));
}
