/** The font that GOV.UK's styles name, ours instead: GDS Transport is licensed for GOV.UK alone. */
const OUR_FONT = '"Source Sans 3",Arial,sans-serif';

/**
 * One stylesheet from GOV.UK Frontend's and ours. Their font and crest are taken out, since a council
 * is not GOV.UK; throws where a trace of either is left, so that a new version cannot bring them back.
 */
export function stylesheet(govuk: string, own: string, fontFaces: string): string {
  const stripped = govuk
    .replace(/^@charset "UTF-8";/, '')
    .replace(/\/\*![\s\S]*?\*\//g, '')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace(/"?GDS Transport"?,\s*arial,\s*sans-serif/g, OUR_FONT)
    .replace(/font-family:sans-serif/g, `font-family:${OUR_FONT}`)
    .replace(/[^{}]*\{[^{}]*govuk-crest[^{}]*\}/g, '')
    .replace(/\/\*# sourceMappingURL=.*?\*\//g, '');
  if (/GDS Transport|govuk-crest|@font-face/i.test(stripped)) {
    throw new Error("a trace of GOV.UK's font or crest is left in its stylesheet");
  }
  return `@charset "UTF-8";${fontFaces}${stripped}\n${own}`;
}

export type FontFace = { path: string; style: 'normal' | 'italic'; range: string };

/** The rule that names a font file; `range` lists the characters that it holds. */
export function fontFace({ path, style, range }: FontFace): string {
  return `@font-face{font-family:"Source Sans 3";font-style:${style};font-weight:200 900;font-display:swap;src:url(${path}) format("woff2");unicode-range:${range}}`;
}
