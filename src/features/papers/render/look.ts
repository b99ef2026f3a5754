import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PALETTE, VERDICT_LOOKS } from '#charts';
import type { VerdictShape } from '../document.ts';

/** Colours of the papers, as six hexadecimal digits; the same as the pages and charts have. */
export const COLOURS = {
  ink: digits(PALETTE.ink),
  quiet: digits(PALETTE.muted),
  line: digits(PALETTE.grid),
  band: digits(PALETTE.band),
  accent: digits(PALETTE.brand),
} as const;

/** Each verdict also has its own shape: colour is never alone. */
export const VERDICT_COLOURS: Record<VerdictShape, string> = {
  improving: digits(VERDICT_LOOKS.improving.colour),
  noChange: digits(VERDICT_LOOKS.noChange.colour),
  gettingWorse: digits(VERDICT_LOOKS.gettingWorse.colour),
  undetermined: digits(VERDICT_LOOKS.undetermined.colour),
};

function digits(colour: string): string {
  return colour.replace('#', '');
}

/**
 * The shapes as characters, where nothing is drawn: a triangle up, a bar, a triangle down, a circle. Every machine's
 * fonts hold these four (Windows Glyph List 4); the dashed circle is not among them.
 */
export const VERDICT_CHARACTERS: Record<VerdictShape, string> = {
  improving: '▲',
  noChange: '▬',
  gettingWorse: '▼',
  undetermined: '○',
};

/** British English: read aloud, hyphenated and spell-checked as such. */
export const LANGUAGE = 'en-GB';

/** What stands over the list of a paper's parts. */
export const CONTENTS = 'Contents';

export const FONT_FAMILY = 'Source Sans 3';

const FONT_FILES = [
  '400Regular/SourceSans3_400Regular.ttf',
  '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  '600SemiBold/SourceSans3_600SemiBold.ttf',
  '700Bold/SourceSans3_700Bold.ttf',
];

/** Paths of the font's files, the regular face first. */
export function fontFiles(): string[] {
  const home = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/source-sans-3/package.json'));
  return FONT_FILES.map((file) => join(home, file));
}

/** The chart in the papers' own font: SVG libraries know none of the names that browsers resolve. */
export function withPaperFont(svg: string): string {
  return svg
    .replace(/font-family="[^"]*"/g, `font-family="${FONT_FAMILY}"`)
    .replace(/font-family:[^;"}]*/g, `font-family:'${FONT_FAMILY}'`);
}
