import { areaOfWords, councilOf, keyOf, NEIGHBOURS, regionOf } from './areas.ts';
import type { Benchmark, BenchmarkArea } from './figure.ts';
import { TOOL_ITEMS } from './items.ts';
import { type ReadingContext, readFigure } from './own-layout.ts';
import type { RowReader } from './table.ts';
import { yearEndsOn } from './years.ts';

/** The columns of the interactive tool’s long layout that nothing can be read without. */
export const TOOL_COLUMNS = ['Short Desc', 'Years', 'LA and Regions', 'Values', 'LA Number'] as const;

const COLUMNS = { value: 'Values', mark: 'Mark' } as const;

/**
 * A row of the tool’s long layout; null where anything in it is wrong. An item is named only in the rows of its first
 * year, so that `names` keeps what was said before.
 */
export function readToolRow(row: RowReader, context: ReadingContext, names: Map<string, string>): Benchmark | null {
  const code = row.cell('Short Desc');
  if (code === '') row.problem('Short Desc', 'missing');
  const item = Object.hasOwn(TOOL_ITEMS, code) ? TOOL_ITEMS[code] : undefined;
  const year = row.cell('Years');
  const endsOn = yearEndsOn(year, item?.yearEnd ?? 'march');
  if (endsOn === null) row.problem('Years', year === '' ? 'missing' : 'unknownYear');
  else if (item && endsOn >= context.today) row.problem('Years', 'notOver');
  const area = readArea(row, context.own);
  const figure = readFigure(row, COLUMNS, item?.unit ?? null);
  const named = row.cell('Data item').replaceAll(/\s+/g, ' ');
  if (named !== '' && !names.has(code)) names.set(code, named);
  if (row.hasProblem() || endsOn === null || !area || !figure) return null;
  const name = names.get(code) ?? code;
  return {
    ...{ measure: item?.measure ?? null, item: { code, name }, unit: item?.unit ?? null },
    ...{ year, endsOn, covers: item?.covers ?? 'year', area, ...figure },
    ...{ source: 'DfE, Local authority interactive tool', publishedOn: context.publishedOn, derivation: null },
  };
}

function readArea(row: RowReader, own: string): BenchmarkArea | null {
  const name = row.cell('LA and Regions');
  const group = areaOfWords(name) ?? (keyOf(name).startsWith('statistical neighbour') ? NEIGHBOURS : null);
  const area = group ?? regionOf(name) ?? councilOf(row.cell('LA Number'), name, own);
  if (area === null) row.problem('LA and Regions', name === '' ? 'missing' : 'unknownArea');
  return area;
}
