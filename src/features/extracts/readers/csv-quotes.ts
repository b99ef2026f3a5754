const QUOTE = 0x22;
const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** A quotation mark inside a quoted cell that is no pair and closes nothing costs the parser a look at the whole line. */
const MOST_MALFORMED = 50;

/**
 * The row, counted from 0 in this text, whose quoted cell holds so many malformed quotation marks that the text is no
 * longer worth parsing; null for every other text. One pass.
 */
export function hopelessRow(text: string, delimiter: string): number | null {
  if (!text.includes('"')) return null;
  const separator = delimiter.charCodeAt(0);
  let row = 0;
  let malformed = 0;
  let isQuoted = false;
  let isFieldStart = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isQuoted) {
      if (code !== QUOTE) continue;
      if (text.charCodeAt(at + 1) === QUOTE) at++;
      else if (endsField(text, at + 1, separator)) isQuoted = false;
      else if (++malformed > MOST_MALFORMED) return row;
    } else if (code === QUOTE && isFieldStart) {
      isQuoted = true;
      isFieldStart = false;
    } else {
      isFieldStart = code === separator || code === LINE_FEED || code === RETURN;
      if (code === LINE_FEED) row++;
    }
  }
  return null;
}

/** Whether nothing but blanks stands before the next separator, line end, or the end of the text. */
function endsField(text: string, from: number, separator: number): boolean {
  let at = from;
  let code = text.charCodeAt(at);
  while ((code === SPACE || code === TAB) && code !== separator) code = text.charCodeAt(++at);
  return Number.isNaN(code) || code === separator || code === LINE_FEED || code === RETURN;
}
