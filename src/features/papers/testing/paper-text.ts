import { type Block, inWorkbook, onPage, type PaperDocument, type Run, type Table } from '../document.ts';

/** The whole tree of a paper as plain text, for comparison with a golden file. */
export function paperText(paper: PaperDocument): string {
  return [
    `TITLE ${paper.title}`,
    `SUBTITLE ${paper.subtitle}`,
    `AUTHOR ${paper.author}`,
    ...paper.front.map((line) => `FRONT ${line.label}: ${line.text}`),
    ...paper.blocks.flatMap(blockText),
    '',
  ].join('\n');
}

function blockText(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return ['', `${'#'.repeat(block.level)} ${block.text}`];
    case 'paragraph':
    case 'lead':
    case 'note':
      return [`${block.kind.toUpperCase()} ${runsText(block.runs)}`];
    case 'list':
      return block.items.map((runs) => `* ${runsText(runs)}`);
    case 'figures':
      return [
        `FIGURES ${block.items.map((item) => `${marked(item.verdict)}${item.figure} (${item.label})`).join(' | ')}`,
      ];
    case 'table':
      return tableText(block);
    case 'chart':
      return [`CHART ${block.chart.title}`, `  ${block.chart.summary}`];
    case 'contents':
      return ['CONTENTS'];
    case 'pageBreak':
      return ['', '-----'];
  }
}

function runsText(runs: readonly Run[]): string {
  return runs.map((run) => `${marked(run.verdict)}${run.bold ? `**${run.text}**` : run.text}`).join('');
}

function marked(verdict: Run['verdict']): string {
  return verdict === undefined ? '' : `<${verdict}> `;
}

/** The page's columns and rows, then what the workbook holds besides. */
function tableText(table: Table): string[] {
  const { columns, rows } = onPage(table);
  const workbook = inWorkbook(table);
  return [
    `TABLE ${table.caption}`,
    `  ${columns.map((column) => column.heading).join(' | ')}`,
    ...rows.map((row) => `  ${row.map((cell) => `${marked(cell.verdict)}${cell.text}`).join(' | ')}`),
    `  in the workbook: sheet ${table.sheet ?? '(none)'}, ${workbook.rows.length} rows of ${workbook.columns.map((column) => column.heading).join(', ')}`,
  ];
}
