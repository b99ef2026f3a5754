export type { Chart, ChartTable } from './chart.ts';
