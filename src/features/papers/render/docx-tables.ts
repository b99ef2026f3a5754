import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { type Cell, type Column, type Figure, onPage, type Table as PaperTable } from '../document.ts';
import { columnParts, isAfterFigures } from './column-widths.ts';
import { textRuns } from './docx-runs.ts';
import { NO_BORDER, rule, STYLE, TEXT_WIDTH } from './docx-styles.ts';
import { COLOURS, VERDICT_COLOURS } from './look.ts';
import { printable } from './text.ts';

/** A table with a heading row that repeats on every page and rows that never split across two. */
export function dataTable(table: PaperTable): Table {
  const { columns, rows } = onPage(table);
  const widths = columnParts({ columns, rows }).map((part) => Math.floor(part * TEXT_WIDTH));
  const headings = columns.map((column, index) =>
    cellOf({ text: column.heading }, column, {
      ...{ width: widths[index] ?? 0, isHeading: true, keepNext: true, isAfterFigures: isAfterFigures(columns, index) },
    }),
  );
  return tableOf(widths, [
    new TableRow({ tableHeader: true, cantSplit: true, children: headings }),
    ...rows.map((row, rowIndex) => {
      const keepNext = staysWithNext(rowIndex, rows.length, table.mayBreak ?? false);
      const cells = columns.map((column, index) =>
        cellOf(row[index] ?? { text: '' }, column, {
          ...{ width: widths[index] ?? 0, isHeading: false, keepNext, isAfterFigures: isAfterFigures(columns, index) },
        }),
      );
      return new TableRow({ cantSplit: true, children: cells });
    }),
  ]);
}

const SHORT_TABLE_ROWS = 8;

/** A short table stays on one page; a long one keeps at least two rows together at its start and its end. */
function staysWithNext(rowIndex: number, rowCount: number, mayBreak: boolean): boolean {
  if (rowIndex === rowCount - 1) return false;
  return (!mayBreak && rowCount <= SHORT_TABLE_ROWS) || rowIndex === 0 || rowIndex === rowCount - 2;
}

/** The large figures: what they count as headings, the figures under them. */
export function figuresTable(items: readonly Figure[], isLarge: boolean): Table {
  const columns: Column[] = items.map(({ label }) => ({ heading: label, share: 1 }));
  const widths = columns.map(() => Math.floor(TEXT_WIDTH / columns.length));
  const top = (item: Figure) => rule(16, item.verdict === undefined ? COLOURS.accent : VERDICT_COLOURS[item.verdict]);
  const cell = (item: Figure, index: number, isHeading: boolean) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      borders: { top: isHeading ? top(item) : NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER },
      margins: { right: 160, left: 0 },
      children: [
        isHeading
          ? labelOf(item)
          : new Paragraph({ style: isLarge ? STYLE.figureLarge : STYLE.figure, text: printable(item.figure) }),
      ],
    });
  return tableOf(widths, [
    new TableRow({ tableHeader: true, cantSplit: true, children: items.map((item, index) => cell(item, index, true)) }),
    new TableRow({ cantSplit: true, children: items.map((item, index) => cell(item, index, false)) }),
  ]);
}

function labelOf(item: Figure): Paragraph {
  return new Paragraph({
    style: STYLE.headingCell,
    keepNext: true,
    children: textRuns({ text: item.label, ...pick(item) }),
  });
}

function pick({ verdict }: Figure): Pick<Cell, 'verdict'> {
  return verdict === undefined ? {} : { verdict };
}

function tableOf(widths: readonly number[], rows: readonly TableRow[]): Table {
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: {
      top: NO_BORDER,
      bottom: NO_BORDER,
      left: NO_BORDER,
      right: NO_BORDER,
      insideHorizontal: NO_BORDER,
      insideVertical: NO_BORDER,
    },
    rows,
  });
}

type CellPlace = { width: number; isHeading: boolean; keepNext: boolean; isAfterFigures: boolean };

function cellOf(cell: Cell, column: Column, { width, isHeading, keepNext, isAfterFigures }: CellPlace): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: isAfterFigures ? 220 : 60, right: 60 },
    borders: {
      top: NO_BORDER,
      left: NO_BORDER,
      right: NO_BORDER,
      bottom: isHeading ? rule(8, COLOURS.accent) : rule(4, COLOURS.line),
    },
    children: [
      new Paragraph({
        style: isHeading ? STYLE.headingCell : STYLE.cell,
        keepNext,
        alignment: column.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: textRuns(cell),
      }),
    ],
  });
}
