import { inOrderOfAreas } from './beside.ts';
import { areaKey, type Benchmark } from './figure.ts';

/** Which published figures are asked for; null where everything is. */
export type BenchmarkView = { measure: string | null; area: string | null; year: string | null };

/** What an address asks for; what does not exist among the figures is not asked for. */
export function viewIn(query: Readonly<Record<string, string>>, figures: readonly Benchmark[]): BenchmarkView {
  const known = (text: string | undefined, has: (figure: Benchmark, text: string) => boolean) =>
    text !== undefined && text !== '' && figures.some((figure) => has(figure, text)) ? text : null;
  return {
    measure: known(query['measure'], ({ measure }, text) => measure === text),
    area: known(query['area'], ({ area }, text) => areaKey(area) === text),
    year: known(query['year'], ({ endsOn }, text) => endsOn.slice(0, 4) === text),
  };
}

export function addressOf(path: string, view: BenchmarkView): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(view)) if (value !== null) query.set(name, value);
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}

export type MeasureRow = Pick<Benchmark, 'endsOn' | 'covers'> & { measure: string; figures: readonly Benchmark[] };

/** One row for each measure: its figures of the newest period, or of the newest in the year that was asked for. */
export function rowsOf(figures: readonly Benchmark[], view: BenchmarkView): MeasureRow[] {
  const asked = figures.filter(
    ({ area, endsOn }) =>
      (view.year === null || endsOn.startsWith(view.year)) &&
      (view.area === null ? area.kind !== 'council' : areaKey(area) === view.area || area.kind === 'england'),
  );
  const among = view.area === null ? asked : asked.filter(({ area }) => areaKey(area) === view.area);
  return [...Map.groupBy(among, ({ measure }) => measure ?? '')].flatMap(([measure, own]) => {
    const newest = own.reduce((a, b) => (b.endsOn > a.endsOn ? b : a));
    const { endsOn, covers } = newest;
    const same = asked.filter((one) => one.measure === measure && one.endsOn === endsOn && one.covers === covers);
    return [{ measure, endsOn, covers, figures: same }];
  });
}

/** The areas that stand as columns, England first; one area that is asked for stands beside England. */
export function columnsOf(figures: readonly Benchmark[], view: BenchmarkView): { key: string; name: string }[] {
  const areas = new Map(inOrderOfAreas(figures).map(({ area }) => [areaKey(area), area.name]));
  return [...areas]
    .map(([key, name]) => ({ key, name }))
    .filter(({ key }) => view.area === null || key === view.area || key === 'england');
}

/** The figures that an address asks for, as a table for other tools. */
export function figuresAsked(figures: readonly Benchmark[], view: BenchmarkView): Benchmark[] {
  return figures.filter(
    ({ measure, area, endsOn }) =>
      (view.measure === null || measure === view.measure) &&
      (view.area === null || areaKey(area) === view.area) &&
      (view.year === null || endsOn.startsWith(view.year)),
  );
}
