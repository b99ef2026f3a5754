import type { Benchmark } from './figure.ts';
import { areaKey } from './figure.ts';
import { NEIGHBOUR_COLUMNS, type Neighbour, readNeighbourRow } from './neighbours-layout.ts';
import { OWN_COLUMNS, type ReadingContext, readOwnRow } from './own-layout.ts';
import type { RowProblem } from './problems.ts';
import { type FileProblem, Headings, type Line, type RowReader } from './table.ts';
import { togetherProblems } from './together.ts';
import { readToolRow, TOOL_COLUMNS } from './tool-layout.ts';

export type Layout = 'own' | 'interactiveTool' | 'neighbours';

/** What a file says: the rows that can be used, each by its number, and what is wrong with the others. */
export type Understood = {
  layout: Layout;
  rowCount: number;
  figures: readonly { row: number; figure: Benchmark }[];
  neighbours: readonly { row: number; neighbour: Neighbour }[];
  problems: readonly RowProblem[];
  /** Rows of which at least one thing is wrong. */
  badRows: number;
  summary: Summary;
};

/** What was understood, for the page and for later. */
export type Summary = {
  years: readonly string[];
  areas: readonly string[];
  /** Items that are figures of measures of ours, with how many rows and how many without a figure. */
  matched: readonly ItemCount[];
  /** Items of the publisher that no measure of ours corresponds to: kept, and used nowhere. */
  unmatched: readonly ItemCount[];
  withheld: number;
  models: readonly { model: string; councils: number }[];
  /** Rows that say that a model has no neighbours for a council. */
  without: number;
};

type ItemCount = { code: string; name: string; measure: string | null; rows: number };

/** What the first row's headings say the file is. */
export function layoutOf(headings: Headings): Layout | FileProblem {
  if (headings.twice !== null) return { code: 'headingTwice', column: headings.twice };
  const needed: Record<Layout, readonly string[]> = {
    own: OWN_COLUMNS.filter(({ isNeeded }) => isNeeded).map(({ heading }) => heading),
    interactiveTool: TOOL_COLUMNS,
    neighbours: NEIGHBOUR_COLUMNS,
  };
  const sure = { own: 'measure', interactiveTool: 'Short Desc', neighbours: 'sn_code' } as const;
  const layout = (['own', 'interactiveTool', 'neighbours'] as const).find((one) => headings.has(sure[one]));
  if (layout === undefined) return { code: 'unknownLayout', headings: headings.written.slice(0, 10) };
  const columns = headings.missing(needed[layout]);
  return columns.length > 0 ? { code: 'missingColumns', columns } : layout;
}

/** Reads a table whose first line holds the headings. Blank rows are none. */
export function understand(lines: readonly Line[], context: ReadingContext): Understood | FileProblem {
  const [first, ...rest] = lines;
  const headings = new Headings(first?.cells ?? []);
  const layout = first === undefined ? { code: 'noRows' as const } : layoutOf(headings);
  if (typeof layout !== 'string') return layout;
  const rows = rest.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) return { code: 'noRows' };
  const problems: RowProblem[] = [];
  const readers = rows.map((line) => headings.reader(line, problems));
  const read = layout === 'neighbours' ? readNeighbours(readers, context) : readFigures(readers, layout, context);
  const bad = new Set(problems.map(({ row }) => row));
  const figures = read.figures.filter(({ row }) => !bad.has(row));
  const neighbours = read.neighbours.filter(({ row }) => !bad.has(row));
  return {
    ...{ layout, rowCount: rows.length, figures, neighbours, badRows: bad.size },
    problems: problems.toSorted((a, b) => a.row - b.row),
    summary: { ...summaryOf(figures.map(({ figure }) => figure)), ...modelsOf(neighbours, read.without) },
  };
}

type Read = Pick<Understood, 'figures' | 'neighbours'> & { without: number };

function readFigures(readers: readonly RowReader[], layout: 'own' | 'interactiveTool', context: ReadingContext): Read {
  const names = new Map<string, string>();
  const read = readers.flatMap((row) => {
    const figure = layout === 'own' ? readOwnRow(row, context) : readToolRow(row, context, names);
    return figure === null ? [] : [{ row: row.row, figure }];
  });
  const byRow = new Map(readers.map((reader) => [reader.row, reader]));
  const value = layout === 'own' ? 'value' : 'Values';
  for (const { row, code, other } of togetherProblems(read)) byRow.get(row)?.problem(value, code, other);
  return { figures: read, neighbours: [], without: 0 };
}

function readNeighbours(readers: readonly RowReader[], { own }: ReadingContext): Read {
  const seen = new Map<string, number>();
  const neighbours: { row: number; neighbour: Neighbour }[] = [];
  let without = 0;
  for (const row of readers) {
    const neighbour = readNeighbourRow(row, own);
    if (neighbour === 'none') without++;
    if (neighbour === 'none' || neighbour === null) continue;
    const { model, council, rank } = neighbour;
    const key = `${model}|${council}|${rank}`;
    const before = seen.get(key);
    if (before === undefined) seen.set(key, row.row);
    else row.problem('rank', 'repeats', before);
    neighbours.push({ row: row.row, neighbour });
  }
  return { figures: [], neighbours, without };
}

function summaryOf(figures: readonly Benchmark[]): Omit<Summary, 'models' | 'without'> {
  const items = new Map<string, ItemCount>();
  const areas = new Map<string, string>();
  for (const { item, measure, area } of figures) {
    const known = items.get(item.code);
    items.set(item.code, { ...item, measure, rows: (known?.rows ?? 0) + 1 });
    areas.set(areaKey(area), area.name);
  }
  const counts = [...items.values()];
  return {
    years: [...new Set(figures.filter(({ measure }) => measure !== null).map(({ year }) => year))].sort(),
    areas: [...areas.values()],
    matched: counts.filter(({ measure }) => measure !== null),
    unmatched: counts.filter(({ measure }) => measure === null),
    withheld: figures.filter(({ measure, value }) => measure !== null && value === null).length,
  };
}

function modelsOf(
  neighbours: readonly { neighbour: Neighbour }[],
  without: number,
): Pick<Summary, 'models' | 'without'> {
  const councils = new Map<string, Set<string>>();
  for (const { neighbour } of neighbours) {
    const known = councils.get(neighbour.model) ?? new Set();
    councils.set(neighbour.model, known.add(neighbour.council));
  }
  return { models: [...councils].map(([model, { size }]) => ({ model, councils: size })), without };
}
