import { runInProcess } from '#platform/process.ts';
import type { PaperDocument } from '../document.ts';
import type { PaperFormat } from './render-paper.ts';
import type { RenderingResult, RenderingTask } from './rendering.process.ts';
import { PdfNotAvailable } from './typst.ts';

const LIMITS = { memoryMegabytes: 512, seconds: 60 };

/**
 * As `renderPaper`, in a process of its own: drawing pages and pictures keeps a processor busy for a second or more, in
 * which the site would answer nobody. Throws `PdfNotAvailable`, or an error that says what ended the process.
 */
export async function renderPaperApart(paper: PaperDocument, format: PaperFormat): Promise<Buffer> {
  const outcome = await runInProcess<RenderingTask, RenderingResult>(
    new URL('rendering.process.ts', import.meta.url),
    { paper, format },
    LIMITS,
  );
  if (!outcome.ok) throw new Error(`a paper could not be rendered as ${format}: ${outcome.why}`);
  if (!outcome.result.ok) throw new PdfNotAvailable(outcome.result.why);
  return Buffer.from(outcome.result.file);
}
