import type { PaperDocument } from '../document.ts';

export type PaperFormat = 'pdf' | 'docx' | 'xlsx';

/** What a browser is told of each file; the format's name is the file's ending. */
export const CONTENT_TYPES: Record<PaperFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The paper as a file. Each renderer is loaded when it is first asked for. Throws `PdfNotAvailable`. */
export async function renderPaper(paper: PaperDocument, format: PaperFormat): Promise<Buffer> {
  switch (format) {
    case 'pdf':
      return (await import('./pdf.ts')).toPdf(paper);
    case 'docx':
      return (await import('./docx.ts')).toDocx(paper);
    case 'xlsx':
      return (await import('./workbook.ts')).toXlsx(paper);
  }
}
