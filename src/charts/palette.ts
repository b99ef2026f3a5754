/**
 * The colours of every picture and mark, in one place. Text colours reach a contrast of 4.5:1 on white,
 * marks 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). Good and bad stay apart for people who do not tell red from
 * green, and a shape and a word always say the same.
 */
export const PALETTE = {
  ink: '#16242c',
  muted: '#4c5c66',
  brand: '#0f4a5c',
  good: '#00695c',
  bad: '#a3290d',
  neutral: '#53606a',
  unknown: '#66727b',
  /** A special cause of which nobody says whether it is good or bad. */
  either: '#5b4b9a',
  band: '#e6ecef',
  /** Of flows: seen on white, and words on it can be read. */
  flow: '#c3ced4',
  grid: '#d8dfe3',
  centre: '#71808a',
  white: '#ffffff',
} as const;

export const FONT = "'Source Sans 3', 'Source Sans 3 Variable', Arial, sans-serif";

/** Contrast ratio of two colours written `#rrggbb` (WCAG 2.2, definition of relative luminance). */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
