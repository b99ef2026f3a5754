const BLANKS = /[\s\u00a0\u2007\u202f\u200b\ufeff]+/g;
const APOSTROPHES = /['\u2018\u2019\u201b\u02bc`]/g;

/** Text with every run of blanks (non-breaking ones included) as one space, and none at its ends. */
export function tidy(text: string): string {
  return text.replace(BLANKS, ' ').trim();
}

/**
 * The words of a text, for comparing: lower case, without apostrophes, everything else that is neither letter nor
 * digit as one space. `Child’s  disability` and `childs disability` are the same words.
 */
export function wordsOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(APOSTROPHES, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** How many letters must be changed, added, left out or swapped with their neighbour to turn one text into the other. */
export function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, at(previous, j - 1) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, at(beforePrevious, j - 2) + 1);
      current.push(least);
    }
    beforePrevious = previous;
    previous = current;
  }
  return at(previous, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
