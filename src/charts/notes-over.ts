import { type Html, html } from '../ui/html.ts';
import { at } from './marks.ts';
import { PALETTE } from './palette.ts';
import { rowsFor } from './placing.ts';
import { text, textWidth, wrapTo } from './text.ts';

export type NoteOver = {
  x: number;
  words: string;
  /** Of the words; ink where nothing is given. */
  colour?: string | undefined;
  isBold?: boolean | undefined;
  /** Of the line down from the words; thin, grey and dotted where nothing is given. */
  line?: { colour: string; width: number; dashes: string | null } | undefined;
};

const SIZE = 14;
const LINE = 18;
/** Wider notes are broken into two lines. */
const NOTE_WIDTH = 330;

/**
 * Notes in rows over a plot, each beside a line down from it at its place; notes that all stand at the right cross no line of another.
 * `height` is the room they take; `draw` needs to know where the plot ends.
 */
export function notesOver(
  notes: readonly NoteOver[],
  { left, right, width, top = 0 }: { left: number; right: number; width: number; top?: number },
  side: 'either' | 'right' = 'either',
): { height: number; draw: (bottom: number) => Html[] } {
  const spans = notes
    .map((note) => {
      const { x, words } = note;
      const isRightward = side === 'right' || right - x >= x - left || textWidth(words, SIZE) <= width - x - 8;
      const lines = noteLines(words, isRightward ? width - x - 8 : x - 8);
      const widest = Math.max(...lines.map((line) => textWidth(line, SIZE)));
      const [from, to] = isRightward ? [x, x + 5 + widest] : [x - 5 - widest, x];
      return { note, lines, isRightward, from, to };
    })
    .sort((a, b) => a.from - b.from);
  const rows = rowsFor(spans, 12);
  const heights = rows.reduce<number[]>((most, row, index) => {
    most[row] = Math.max(most[row] ?? 0, spans[index]?.lines.length ?? 0);
    return most;
  }, []);
  const linesOver = (row: number) => heights.slice(0, row).reduce((sum, height) => sum + height, 0);
  const draw = (bottom: number) =>
    spans.flatMap(({ note, lines, isRightward }, index) => {
      const y = top + 4 + SIZE + linesOver(rows[index] ?? 0) * LINE;
      return [
        lineDown(note, y - SIZE * 0.8, bottom),
        ...lines.map((words, line) =>
          text(isRightward ? note.x + 5 : note.x - 5, y + line * LINE, words, {
            size: SIZE,
            anchor: isRightward ? 'start' : 'end',
            colour: note.colour ?? PALETTE.ink,
            isBold: note.isBold,
          }),
        ),
      ];
    });
  return { height: linesOver(heights.length) * LINE + (heights.length > 0 ? 6 : 0), draw };
}

function lineDown({ x, line }: NoteOver, from: number, to: number): Html {
  const { colour, width, dashes } = line ?? { colour: PALETTE.centre, width: null, dashes: '2 3' };
  return html`<line x1="${at(x)}" x2="${at(x)}" y1="${at(from)}" y2="${at(to)}" stroke="${colour}"${width !== null && html` stroke-width="${width}"`}${dashes !== null && html` stroke-dasharray="${dashes}"`}/>`;
}

/** A note in one line, or in two of about the same length where it is long. */
function noteLines(words: string, room: number): string[] {
  const width = textWidth(words, SIZE);
  if (width <= Math.min(room, NOTE_WIDTH)) return [words];
  return wrapTo(2, words, Math.min(room, Math.max(NOTE_WIDTH * 0.8, width * 0.6)), SIZE);
}
