import type { Html } from '../ui/html.ts';
import type { Chart, ChartTable } from './chart.ts';
import { drawing } from './text.ts';

/** Widths of a picture for a full page and for a telephone, and the size of its words. */
export const WIDE = 800;
export const NARROW = 340;
export const SIZE = 14;

export type Picture = { body: readonly Html[]; height: number };

/** What every picture is told. */
export type Named = { id: string; title: string; summary?: string | undefined };

/** A chart drawn once for a full page and once for a telephone, with its words and its table. */
export function inBothWidths(
  { id, title }: Named,
  summary: string,
  table: ChartTable,
  draw: (width: number) => Picture,
): Chart {
  const shared = { title, description: summary };
  const wide = draw(WIDE);
  return {
    title,
    summary,
    svg: drawing({ ...shared, id, width: WIDE, ...wide }),
    narrowSvg: drawing({ ...shared, id: `${id}-narrow`, width: NARROW, ...draw(NARROW) }),
    width: WIDE,
    height: wide.height,
    table,
  };
}
