export { boardPerformanceReport, type ChosenMeasure, type ReportContents } from './board-performance-report.ts';
export type { Block, Cell, Column, Figure, PaperDocument, Run, Table } from './document.ts';
export type { DataNotes, ExtractUsed } from './report-data-notes.ts';
export type { Audience, ReportOptions } from './report-options.ts';
export type { Published, PublishedPoint } from './suppression.ts';
