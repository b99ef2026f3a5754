import type { LocalDate } from '#kernel/local-date.ts';
import { areaOfWords, councilNamed, councilOf, keyOf, regionOf } from './areas.ts';
import { type Benchmark, type BenchmarkArea, type BenchmarkUnit, MARKS, markIn } from './figure.ts';
import type { RowReader } from './table.ts';
import { numberIn } from './table.ts';
import { dayOf, yearEndsOn } from './years.ts';

/** What a file is read with: who asks, the day, and the measures that there are. */
export type ReadingContext = {
  today: LocalDate;
  /** The council that asks; its own figures may stand in a file although its code is none of England’s. */
  own: string;
  /** The unit of each measure, and whether it is about a day. */
  measures: ReadonlyMap<string, { unit: BenchmarkUnit; isOfDay: boolean; title: string }>;
  /** When a file was published that does not say so itself. */
  publishedOn: LocalDate | null;
};

/** The columns of our own layout, in order, with what stands in them. */
export const OWN_COLUMNS = [
  { heading: 'measure', isNeeded: true, says: 'The id of the measure in the catalogue', example: 'FD-08' },
  { heading: 'year', isNeeded: true, says: 'The year as published: 2021 or 2020-21', example: '2020-21' },
  {
    heading: 'period_ends',
    isNeeded: false,
    says: 'The last day that the figure is about; without it 31 March of the year',
    example: '2021-03-31',
  },
  {
    heading: 'period',
    isNeeded: false,
    says: 'year: the year up to that day; day: the day itself; without it as the measure is counted',
    example: 'year',
  },
  {
    heading: 'area',
    isNeeded: true,
    says: 'england, region, statistical neighbours, good and outstanding, or council',
    example: 'region',
  },
  { heading: 'area_name', isNeeded: false, says: 'The name of the region or council', example: 'South West' },
  { heading: 'area_code', isNeeded: false, says: 'The Department’s three digits of a council', example: '' },
  {
    heading: 'value',
    isNeeded: true,
    says: 'The figure in the measure’s unit: percentages from 0 to 100, never as shares of 1',
    example: '22.7',
  },
  {
    heading: 'mark',
    isNeeded: false,
    says: 'The publisher’s mark in place of the figure (c, x, z, low, u …)',
    example: '',
  },
  {
    heading: 'source',
    isNeeded: true,
    says: 'Publisher and publication, as they are to be quoted',
    example: 'DfE, Characteristics of children in need 2021',
  },
  { heading: 'published_on', isNeeded: true, says: 'The day of publication', example: '2021-10-28' },
] as const satisfies { heading: string; isNeeded: boolean; says: string; example: string }[];

/** A row of our own layout; null where anything in it is wrong, which is told. */
export function readOwnRow(row: RowReader, context: ReadingContext): Benchmark | null {
  const id = row.cell('measure');
  const measure = context.measures.get(id.toUpperCase());
  if (measure === undefined) row.problem('measure', id === '' ? 'missing' : 'unknownMeasure');
  const when = readPeriod(row, measure?.isOfDay === true, context.today);
  const area = readArea(row, context.own);
  const figure = readFigure(row, { value: 'value', mark: 'mark' }, measure?.unit ?? null);
  const source = row.cell('source');
  if (source === '') row.problem('source', 'missing');
  const publishedOn = readPublication(row, when?.endsOn ?? null, context.today);
  if (row.hasProblem() || !measure || !when || !area || !figure) return null;
  return {
    ...{ measure: id.toUpperCase(), item: { code: id.toUpperCase(), name: measure.title }, unit: measure.unit },
    ...{ ...when, area, ...figure, source, publishedOn, derivation: null },
  };
}

function readPeriod(
  row: RowReader,
  isOfDay: boolean,
  today: LocalDate,
): Pick<Benchmark, 'year' | 'endsOn' | 'covers'> | null {
  const year = row.cell('year');
  const written = row.cell('period_ends');
  const ofYear = yearEndsOn(year);
  if (ofYear === null) row.problem('year', year === '' ? 'missing' : 'unknownYear');
  const endsOn = written === '' ? ofYear : dayOf(written);
  if (written !== '' && endsOn === null) row.problem('period_ends', 'unknownDay');
  if (endsOn !== null && endsOn >= today) row.problem(written === '' ? 'year' : 'period_ends', 'notOver');
  const period = keyOf(row.cell('period'));
  if (period !== '' && period !== 'year' && period !== 'day') row.problem('period', 'unknownPeriod');
  if (endsOn === null) return null;
  const covers = period === 'year' || period === 'day' ? period : isOfDay ? 'day' : 'year';
  return { year, endsOn, covers };
}

function readArea(row: RowReader, own: string): BenchmarkArea | null {
  const written = row.cell('area');
  const kind = keyOf(written);
  const [name, code] = [row.cell('area_name'), row.cell('area_code')];
  if (kind === 'region') {
    const region = regionOf(name);
    if (region === null) row.problem('area_name', name === '' ? 'missing' : 'unknownRegion');
    return region;
  }
  if (kind === 'council') {
    const council = code === '' ? councilNamed(name) : councilOf(code, name, own);
    if (council === null) {
      const column = code === '' ? 'area_name' : 'area_code';
      row.problem(column, row.cell(column) === '' ? 'missing' : 'unknownCouncil');
    }
    return council;
  }
  const area = areaOfWords(written);
  if (area === null) row.problem('area', written === '' ? 'missing' : 'unknownArea');
  return area;
}

/** The figure with its mark, or a mark in its place: a cell of the figure may hold the mark itself. */
export function readFigure(
  row: RowReader,
  columns: { value: string; mark: string },
  unit: BenchmarkUnit | null,
): Pick<Benchmark, 'value' | 'mark'> | null {
  const written = row.cell(columns.value);
  const markWritten = row.cell(columns.mark);
  const mark = markIn(markWritten) ?? markIn(written);
  if (markWritten !== '' && markIn(markWritten) === null) row.problem(columns.mark, 'unknownMark');
  const value = numberIn(written, unit === 'percent');
  if (value === null && written !== '' && markIn(written) === null) row.problem(columns.value, 'textForNumber');
  if (value === null && written === '' && markWritten === '') row.problem(columns.value, 'noFigure');
  if (value !== null && mark !== null && MARKS[mark]?.isWithValue !== true) row.problem(columns.mark, 'figureAndMark');
  if (value !== null && unit !== null && (value < 0 || (unit === 'percent' && value > 100)))
    row.problem(columns.value, 'outOfRange');
  return row.hasProblem() ? null : { value, mark };
}

function readPublication(row: RowReader, endsOn: LocalDate | null, today: LocalDate): LocalDate | null {
  const written = row.cell('published_on');
  const day = dayOf(written);
  if (day === null) row.problem('published_on', written === '' ? 'missing' : 'unknownDay');
  else if (day > today) row.problem('published_on', 'publishedLater');
  else if (endsOn !== null && endsOn < today && day <= endsOn) row.problem('published_on', 'publishedBefore');
  return day;
}
