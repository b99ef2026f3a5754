/** What other features may know of published figures: those in use, and the words and pictures that set them beside ours. */
export { type BenchmarkTable, benchmarkTable } from './benchmark-table.page.ts';
export { benchmarkRoutes } from './benchmarks.routes.ts';
export {
  besideOurs,
  type Comparison,
  comparedWith,
  newestOfEach,
  type OurFigure,
  type OurPeriod,
} from './beside.ts';
export {
  type AreaKind,
  type Benchmark,
  type BenchmarkArea,
  type BenchmarkUnit,
  figureInWords,
  periodInWords,
  sourceInWords,
  UNIT_OF_KIND,
} from './figure.ts';
export { benchmarksFor, benchmarksOf, neighboursOf } from './figures.store.ts';
export { differenceOf } from './items.ts';
export type { NeighbourSet } from './neighbours.ts';
export { loadPublished } from './published.store.ts';
