/** What tests of papers need besides the papers: the renderers in this process, and what a page and a workbook show. */
export { inWorkbook, onPage } from '../document.ts';
export { renderPaper } from '../render/render-paper.ts';
