/** Papers: what is made of figures for boards and the public, as one tree and as files. */
export { boardPerformanceReport, type ChosenMeasure, type ReportContents } from './board-performance-report.ts';
export type { Block, Cell, Column, Figure, PaperDocument, Run, Table } from './document.ts';
export { reportRoutes } from './papers.routes.ts';
export { renderPaperApart } from './render/render-apart.ts';
export type { PaperFormat } from './render/render-paper.ts';
export { CONTENT_TYPES } from './render/render-paper.ts';
export { PdfNotAvailable } from './render/typst.ts';
export { chosenIn } from './report.page.ts';
export type { DataNotes, ExtractUsed } from './report-data-notes.ts';
export type { Audience, ReportOptions } from './report-options.ts';
