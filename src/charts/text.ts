import { type Html, html } from '../ui/html.ts';
import { at } from './marks.ts';
import { FONT, PALETTE } from './palette.ts';

/** Advance widths of Source Sans 3 Regular for the characters from space to `~`, in hundredths of the size. */
const WIDTHS = [
  20, 29, 43, 50, 50, 82, 61, 25, 30, 30, 42, 50, 25, 31, 25, 35, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 25, 25, 50,
  50, 50, 42, 85, 54, 59, 57, 62, 53, 49, 62, 65, 26, 48, 58, 49, 73, 65, 66, 57, 66, 57, 53, 54, 64, 52, 79, 51, 48,
  54, 30, 35, 30, 50, 50, 54, 50, 55, 46, 56, 50, 29, 50, 54, 25, 25, 50, 26, 83, 55, 54, 56, 56, 35, 42, 34, 54, 47,
  72, 45, 47, 42, 30, 24, 30, 50,
];
/** Room for semi-bold text and for another font where ours is not there. */
const ALLOWANCE = 1.07;
const WIDTH_OF_OTHERS = 60;

/** Width of a line of text in pixels, a little generous. */
export function textWidth(text: string, size: number): number {
  let hundredths = 0;
  for (const character of text) hundredths += WIDTHS[(character.codePointAt(0) ?? 0) - 32] ?? WIDTH_OF_OTHERS;
  return (hundredths / 100) * size * ALLOWANCE;
}

/** The text in lines no wider than given; a word that is too long for a line is cut. */
export function wrap(text: string, width: number, size: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (textWidth(longer, size) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = cut(word, width, size);
  }
  if (line !== '') lines.push(line);
  return lines;
}

/** As `wrap`, with no more than so many lines; what is left out is marked by an ellipsis. */
export function wrapTo(maxLines: number, text: string, width: number, size: number): string[] {
  const lines = wrap(text, width, size);
  if (lines.length <= maxLines) return lines;
  const kept = lines.slice(0, maxLines);
  const last = kept[maxLines - 1] ?? '';
  kept[maxLines - 1] = cut(`${last} ${lines[maxLines] ?? ''}`, width, size);
  return kept;
}

/** The text, or as much of it as fits with an ellipsis. */
export function cut(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('').trimEnd()}…`, size) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

export type TextStyle = {
  size?: number | undefined;
  anchor?: 'start' | 'middle' | 'end' | undefined;
  colour?: string | undefined;
  isBold?: boolean | undefined;
};

/** One line of text on its baseline. */
export function text(x: number, y: number, words: string, style: TextStyle = {}): Html {
  const { size = 13, anchor = 'start', colour = PALETTE.muted, isBold = false } = style;
  return html`<text x="${at(x)}" y="${at(y)}" font-size="${size}" text-anchor="${anchor}" font-weight="${isBold ? 600 : 400}" fill="${colour}">${words}</text>`;
}

export type Drawing = {
  /** Unique on its page: the title and description take their ids from it. */
  id: string;
  width: number;
  height: number;
  title: string;
  description: string;
  body: readonly Html[];
};

/** A complete picture; it needs no styles from around it, so that it looks the same on a page and in a paper. */
export function drawing({ id, width, height, title, description, body }: Drawing): string {
  if (!/^[A-Za-z][\w-]*$/.test(id)) throw new Error('a chart needs an id of letters, digits and hyphens');
  return String(
    html`<svg xmlns="http://www.w3.org/2000/svg" width="${at(width)}" height="${at(height)}" viewBox="0 0 ${at(width)} ${at(height)}" role="img" aria-labelledby="${id}-title ${id}-description" font-family="${FONT}"><title id="${id}-title">${title}</title><desc id="${id}-description">${description}</desc>${body}</svg>`,
  );
}
