import { answerInProcess } from '#platform/process.ts';
import type { PaperDocument } from '../document.ts';
import { type PaperFormat, renderPaper } from './render-paper.ts';
import { PdfNotAvailable } from './typst.ts';

/** Renders one paper and ends. */
export type RenderingTask = { paper: PaperDocument; format: PaperFormat };
export type RenderingResult = { ok: true; file: Uint8Array } | { ok: false; why: string };

answerInProcess<RenderingTask, RenderingResult>(async ({ paper, format }) => {
  try {
    return { ok: true, file: await renderPaper(paper, format) };
  } catch (error) {
    if (error instanceof PdfNotAvailable) return { ok: false, why: error.why };
    throw error;
  }
});
