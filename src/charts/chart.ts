/** A picture of numbers with everything a reader needs who cannot see it. */
export type Chart = {
  title: string;
  /** One or two sentences that say what the picture shows. */
  summary: string;
  /** A complete `<svg>` with its size, `role="img"`, title and description; no scripts and no outside references. */
  svg: string;
  /** The same SVG for a narrow page (about 340 px), where the wide one would be unreadable. */
  narrowSvg?: string;
  width: number;
  height: number;
  table: ChartTable;
};

export type ChartTable = {
  caption: string;
  columns: readonly { heading: string; numeric: boolean }[];
  rows: readonly (readonly string[])[];
};
