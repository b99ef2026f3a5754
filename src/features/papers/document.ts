import type { Chart } from '#charts';

/** A paper before it takes a form: one tree that is rendered to Word, PDF and Excel alike. */
export type PaperDocument = {
  title: string;
  subtitle: string;
  author: string;
  /** Lines under the title on the front page: council, as-at date, data month. */
  front: readonly { label: string; text: string }[];
  blocks: readonly Block[];
};

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; runs: readonly Run[] }
  | { kind: 'lead'; runs: readonly Run[] }
  | { kind: 'list'; items: readonly (readonly Run[])[] }
  | { kind: 'table'; caption: string; columns: readonly Column[]; rows: readonly (readonly Cell[])[]; sheet?: string }
  | { kind: 'chart'; chart: Chart }
  | { kind: 'note'; runs: readonly Run[] }
  | { kind: 'pageBreak' };

export type Run = { text: string; bold?: boolean };

/** `share` is the column's part of the width; the shares of a table need not add up to one. */
export type Column = { heading: string; share: number; align?: 'left' | 'right' };

/** Text as printed; `number` is the typed value for Excel; a verdict is drawn as its shape beside the text. */
export type Cell = {
  text: string;
  number?: { value: number; format: 'whole' | 'oneDecimal' | 'percentPoints' };
  verdict?: 'improving' | 'noChange' | 'gettingWorse' | 'undetermined';
  bold?: boolean;
};
