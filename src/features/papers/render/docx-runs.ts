import { TextRun } from 'docx';
import type { Run } from '../document.ts';
import { VERDICT_CHARACTERS, VERDICT_COLOURS } from './look.ts';
import { printable } from './text.ts';

/** Words with their verdict's shape before them, as a character in the verdict's colour. */
export function textRuns({ text, bold, verdict }: Run): TextRun[] {
  const words = new TextRun({ text: printable(text), ...(bold ? { bold } : {}) });
  if (verdict === undefined) return [words];
  return [new TextRun({ text: `${VERDICT_CHARACTERS[verdict]}\u00a0`, color: VERDICT_COLOURS[verdict] }), words];
}
