/**
 * The characters that a TrueType font can draw, from its `cmap` table (OpenType 1.9, formats 4 and 12 hold the same
 * for the basic plane; only format 12 reaches further). Throws where the font has no format 12 table.
 */
export function coverageOf(font: Buffer): (codePoint: number) => boolean {
  const groups = groupsOf(font, startOfFormat12(font));
  return (codePoint) => groups.some((group) => codePoint >= group.first && codePoint <= group.last);
}

function startOfFormat12(font: Buffer): number {
  const cmap = tableStart(font, 'cmap');
  const encodingCount = font.readUInt16BE(cmap + 2);
  for (let index = 0; index < encodingCount; index += 1) {
    const start = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    if (font.readUInt16BE(start) === 12) return start;
  }
  throw new Error('the font has no character map of format 12');
}

function tableStart(font: Buffer, tag: string): number {
  const tableCount = font.readUInt16BE(4);
  for (let index = 0; index < tableCount; index += 1) {
    const entry = 12 + index * 16;
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`the font has no ${tag} table`);
}

function groupsOf(font: Buffer, start: number): { first: number; last: number }[] {
  const count = font.readUInt32BE(start + 12);
  return Array.from({ length: count }, (_, index) => {
    const at = start + 16 + index * 12;
    return { first: font.readUInt32BE(at), last: font.readUInt32BE(at + 4) };
  });
}
