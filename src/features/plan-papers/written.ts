import type { Block, Run } from '#features/papers/index.ts';

/**
 * What people write into a section, as blocks: a blank line parts paragraphs, `- ` begins a bullet, `## ` a heading,
 * and lines that begin with `|` are the rows of a table, the first of them its headings. Nothing else has a meaning, so
 * that whatever is typed is printed.
 */
export function blocksOf(words: string, caption: string): Block[] {
  let tables = 0;
  return groupsIn(words).map((group) => {
    if (group.kind === 'rows') tables += 1;
    return blockOf(group, tables > 1 ? `${caption} (${tables})` : caption);
  });
}

type Group = { kind: 'text' | 'bullets' | 'rows' | 'heading'; lines: string[] };

/** Lines that follow each other and are of one kind; a blank line and a heading end a group. */
function groupsIn(words: string): Group[] {
  const groups: Group[] = [];
  let isParted = true;
  for (const line of words.replaceAll('\r\n', '\n').split('\n')) {
    const text = line.trim();
    const kind = kindOf(text);
    const last = groups.at(-1);
    if (text !== '' && last?.kind === kind && kind !== 'heading' && !isParted) last.lines.push(text);
    else if (text !== '') groups.push({ kind, lines: [text] });
    isParted = text === '';
  }
  return groups;
}

function kindOf(text: string): Group['kind'] {
  if (text.startsWith('## ')) return 'heading';
  if (text.startsWith('- ')) return 'bullets';
  return text.startsWith('|') ? 'rows' : 'text';
}

function blockOf({ kind, lines }: Group, caption: string): Block {
  if (kind === 'heading') return { kind: 'heading', level: 2, text: lines.join(' ').slice(3).trim() };
  if (kind === 'text') return { kind: 'paragraph', runs: run(lines.join(' ')) };
  if (kind === 'bullets') return { kind: 'list', items: lines.map((line) => run(line.slice(2).trim())) };
  const [first = [], ...rows] = lines.map(cellsIn);
  const width = Math.max(first.length, ...rows.map((row) => row.length));
  const filled = (row: readonly string[]) => Array.from({ length: width }, (_, index) => row[index] ?? '');
  return {
    kind: 'table',
    caption,
    columns: filled(first).map((heading, index) => ({
      ...{ heading: heading === '' ? '-' : heading },
      share: shareOf([heading, ...rows.map((row) => row[index] ?? '')]),
    })),
    rows: rows.map((row) => filled(row).map((text) => ({ text }))),
  };
}

/** A column is as wide as its longest text asks, within limits, so that a column of words has room beside one of figures. */
function shareOf(texts: readonly string[]): number {
  return Math.min(MOST, Math.max(LEAST, ...texts.map((text) => text.length)));
}

const LEAST = 8;
const MOST = 48;

/** `| a | b |` as its cells. */
function cellsIn(line: string): string[] {
  return line
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((cell) => cell.trim());
}

function run(text: string): Run[] {
  return [{ text }];
}
