/** Control characters, halves of a pair, marks that reverse the direction of text: none may enter a document. */
const UNPRINTABLE = /[\p{Cc}\u202a-\u202e\u2066-\u2069\ufffe\uffff]/gu;

/** The text as a document may hold it, on one line. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replace(/\s*[\r\n\t]+\s*/g, ' ')
    .replace(UNPRINTABLE, '');
}

const LONGEST_UNBROKEN = 24;
const PIECE = 12;
const ZERO_WIDTH_SPACE = '\u200b';

/** Lets a very long word (an address, a pasted code) break across lines instead of running out of its column. */
export function breakable(text: string): string {
  return text.replace(/\S+/g, (word) => {
    const characters = [...word];
    if (characters.length <= LONGEST_UNBROKEN) return word;
    return characters
      .map((character, index) => (index > 0 && index % PIECE === 0 ? ZERO_WIDTH_SPACE : '') + character)
      .join('');
  });
}
