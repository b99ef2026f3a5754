/** What is wrong with a row of a file, where, and the cell as it stands there. */
export type RowProblem = {
  row: number;
  /** The heading as the file has it. */
  column: string;
  code: ProblemCode;
  cell: string;
  /** Another row that it is about. */
  other?: number;
};

const SAY = {
  missing: () => 'Nothing stands here; every row needs it.',
  unknownMeasure: (cell: string) => `There is no measure “${cell}”. The catalogue lists every measure by its id.`,
  unknownYear: (cell: string) => `“${cell}” is no year: write it as 2021 or 2020-21.`,
  unknownDay: (cell: string) => `“${cell}” is no day: write it as 2021-10-28 or 28/10/2021.`,
  unknownPeriod: (cell: string) => `“${cell}” is neither “year” nor “day”.`,
  notOver: () => 'This period is not over yet, so nothing can have been published about it.',
  publishedLater: () => 'It is said to be published after today.',
  publishedBefore: () => 'It is said to be published before its period was over.',
  unknownArea: (cell: string) =>
    `“${cell}” is no area: write england, region, statistical neighbours, good and outstanding, or council.`,
  unknownRegion: (cell: string) => `“${cell}” is no region of England.`,
  unknownCouncil: (cell: string) => `“${cell}” is no council of England with children’s services.`,
  noFigure: () => 'There is neither a figure nor a mark that says why not.',
  textForNumber: (cell: string) => `“${cell}” is neither a number nor a mark that publishers use.`,
  unknownMark: (cell: string) => `“${cell}” is no mark that publishers use.`,
  figureAndMark: (cell: string) => `There is a figure although the mark “${cell}” says that there is none.`,
  outOfRange: (cell: string) => `${cell} cannot be: a percentage runs from 0 to 100, and no figure is below 0.`,
  looksLikeShare: (cell: string) =>
    `${cell} looks like a share of 1 among percentages: should it be ${asPercentage(cell)}?`,
  repeats: (_: string, other: number) => `It says the same as row ${other}.`,
  contradicts: (_: string, other: number) =>
    `Row ${other} gives another figure of the same measure, year and area: neither is taken.`,
  badRank: (cell: string) => `“${cell}” is no rank from 1 to 20.`,
  unknownModel: () => 'The model has no name.',
} as const satisfies Record<string, (cell: string, other: number) => string>;

export type ProblemCode = keyof typeof SAY;

const LONGEST_CELL = 40;

/** What is wrong and what would be right, in a sentence. */
export function problemInWords({ code, cell, other }: RowProblem): string {
  return SAY[code](shortened(cell), other ?? 0);
}

/** A cell as far as it helps to find it. */
export function shortened(cell: string): string {
  return cell.length <= LONGEST_CELL ? cell : `${cell.slice(0, LONGEST_CELL).toWellFormed()}…`;
}

function asPercentage(cell: string): string {
  return String(Number((Number(cell) * 100).toPrecision(6)));
}
