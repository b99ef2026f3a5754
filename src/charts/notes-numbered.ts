import { type Html, html } from '../ui/html.ts';
import { at } from './marks.ts';
import type { NoteOver } from './notes-over.ts';
import { PALETTE } from './palette.ts';
import { rowsFor } from './placing.ts';
import { text, wrap } from './text.ts';

const SIZE = 14;
const LINE = 20;

/** Notes of a picture for a telephone: a number over the plot at each one's place, and the words in a list below. */
export function numberedNotes(notes: readonly Pick<NoteOver, 'x' | 'words' | 'line'>[], top = 0) {
  const rows = rowsFor(
    notes.map(({ x }) => ({ from: x - 9, to: x + 9 })),
    2,
  );
  return {
    /** The room that the numbers take over the plot. */
    height: rows.reduce((most, row) => Math.max(most, row + 1), 0) * 22,
    over: (bottom: number): Html[] =>
      notes.flatMap((note, index) => {
        const y = top + 12 + (rows[index] ?? 0) * 22;
        return [lineDown(note, y, bottom), numberMark(note.x, y, index + 1)];
      }),
    list: (y: number, width: number) =>
      numberedList(
        notes.map(({ words }) => words),
        y,
        width,
      ),
  };
}

function lineDown({ x, line }: Pick<NoteOver, 'x' | 'line'>, from: number, to: number): Html {
  const { colour, width, dashes } = line ?? { colour: PALETTE.centre, width: null, dashes: '2 3' };
  return html`<line x1="${at(x)}" x2="${at(x)}" y1="${at(from)}" y2="${at(to)}" stroke="${colour}"${width !== null && html` stroke-width="${width}"`}${dashes !== null && html` stroke-dasharray="${dashes}"`}/>`;
}

function numberMark(x: number, y: number, number: number): Html {
  return html`<circle cx="${at(x)}" cy="${at(y)}" r="9" fill="${PALETTE.brand}"/>${text(x, y + 4.5, String(number), { size: 12, anchor: 'middle', colour: PALETTE.white, isBold: true })}`;
}

function numberedList(notes: readonly string[], y: number, width: number): { marks: Html[]; lines: number } {
  const marks: Html[] = [];
  let lines = 0;
  for (const [index, note] of notes.entries()) {
    marks.push(numberMark(9, y + lines * LINE - 4.5, index + 1));
    for (const words of wrap(note, width - 28, SIZE)) {
      marks.push(text(26, y + lines * LINE, words, { size: SIZE, colour: PALETTE.ink }));
      lines += 1;
    }
  }
  return { marks, lines };
}
