/** Built-in formats that show a day or a time (ECMA-376 part 1, 18.8.30, with the East Asian ones of that paragraph). */
const BUILT_IN_DATES: readonly (readonly [number, number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
];

export function isBuiltInDateFormat(id: number): boolean {
  return BUILT_IN_DATES.some(([from, to]) => id >= from && id <= to);
}

/**
 * Whether a number format shows a day or a time: it has a day, month, year or hour token outside quotation marks,
 * brackets and escapes. One pass over the text, whatever it holds.
 */
export function isDateFormat(code: string): boolean {
  for (let at = 0; at < code.length; at++) {
    const character = code.charAt(at);
    if (character === '"') at = after(code, '"', at);
    else if (character === '[') at = after(code, ']', at);
    else if (character === '\\' || character === '_' || character === '*') at++;
    else if ('dmyhDMYH'.includes(character)) return true;
  }
  return false;
}

/** Where the quoted or bracketed part that opens at `at` ends; an unclosed one takes the rest. */
function after(code: string, closing: string, at: number): number {
  const end = code.indexOf(closing, at + 1);
  return end === -1 ? code.length : end;
}
