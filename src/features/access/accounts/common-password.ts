import { COMMON_WORDS } from './common-words.ts';

/**
 * Which passwords are among the commonest, from which guessing begins: they are made of one or two words everybody
 * takes, of years, rows of keys, rows of numbers and repetitions, with a few numbers or signs, however letters are
 * swapped for signs. Lists of stolen passwords are made of nothing else once they are twelve characters long.
 */
const MOST_WORDS = 2;
const MOST_LOOSE = 4;
/** A unit as short as this, said over and over, is guessed whatever it is. */
const SHORT_UNIT = 6;

export function isCommon(password: string): boolean {
  const text = plain(password);
  const unit = unitOf(text);
  if (unit.length < text.length && unit.length <= SHORT_UNIT) return true;
  return isMadeOfPieces(unit);
}

/** Lower case without accents and without blanks or dashes between pieces. */
function plain(password: string): string {
  return password
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[\s_.,-]/g, '');
}

/** What a text repeats: `abc` of `abcabcabc`, also where the last time is cut short; the text itself where nothing. */
function unitOf(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1)
    if (text.slice(length) === text.slice(0, text.length - length)) return text.slice(0, length);
  return text;
}

/** Whether the text falls into pieces that guessing begins with; for each number of words the fewest loose characters. */
function isMadeOfPieces(text: string): boolean {
  const fewest = Array.from({ length: text.length + 1 }, () => new Array<number>(MOST_WORDS + 1).fill(Infinity));
  fewest[0]?.fill(0);
  const reach = (to: number, words: number, loose: number) => {
    const at = fewest[to];
    if (at !== undefined && words <= MOST_WORDS && loose < (at[words] ?? 0)) at[words] = loose;
  };
  for (let from = 0; from < text.length; from += 1) {
    const free = freePieceEnds(text, from);
    const words = wordEnds(text, from);
    for (let used = 0; used <= MOST_WORDS; used += 1) {
      const loose = fewest[from]?.[used] ?? Infinity;
      if (loose > MOST_LOOSE) continue;
      for (const to of free) reach(to, used, loose);
      for (const to of words) reach(to, used + 1, loose);
      if (/[^a-z]/.test(text[from] ?? '')) reach(from + 1, used, loose + 1);
    }
  }
  return fewest[text.length]?.some((loose) => loose <= MOST_LOOSE) ?? false;
}

/** Where years, rows of keys, rows of the alphabet and runs of one character that begin here may end. */
function freePieceEnds(text: string, from: number): number[] {
  const ends = /^(19|20)\d\d/.test(text.slice(from)) ? [from + 4] : [];
  for (const [follows, shortest] of ROWS) {
    let to = from + 1;
    while (to < text.length && follows(text[to - 1] ?? '', text[to] ?? '')) {
      to += 1;
      if (to - from >= shortest) ends.push(to);
    }
  }
  return ends;
}

const isSame = (one: string, next: string) => one === next;
const isUp = (one: string, next: string) => isAlike(one, next) && next.charCodeAt(0) === one.charCodeAt(0) + 1;
const isDown = (one: string, next: string) => isAlike(one, next) && next.charCodeAt(0) === one.charCodeAt(0) - 1;
const isAlike = (one: string, next: string) => /^([a-z]{2}|\d{2})$/.test(one + next);

/** How a character follows another in a row, and from how many characters that is one. */
const ROWS: readonly (readonly [follows: (one: string, next: string) => boolean, shortest: number])[] = [
  [isSame, 2],
  [isNextKey, 3],
  [isUp, 3],
  [isDown, 3],
];

const SHIFTED: Readonly<Record<string, string>> = {
  ...{ '!': '1', '@': '2', '"': '2', '#': '3', '£': '3', $: '4', '%': '5', '^': '6', '&': '7', '*': '8' },
  ...{ '(': '9', ')': '0', '+': '=' },
};
/** Where each key lies, in widths of a key: rows of a keyboard stand to the right of the one above. */
const KEYS = new Map<string, { row: number; column: number }>(
  (
    [
      ['1234567890-=', 1],
      ['qwertyuiop[]', 1.5],
      ["asdfghjkl;'", 1.75],
      ['zxcvbnm,./', 2.25],
    ] as const
  ).flatMap(([keys, start], row) => [...keys].map((key, index) => [key, { row, column: start + index }] as const)),
);

function isNextKey(one: string, next: string): boolean {
  const [a, b] = [KEYS.get(SHIFTED[one] ?? one), KEYS.get(SHIFTED[next] ?? next)];
  if (a === undefined || b === undefined || a === b) return false;
  return Math.abs(a.row - b.row) <= 1 && Math.abs(a.column - b.column) <= (a.row === b.row ? 1 : 1.5);
}

/** Which letters a sign is written for. */
const STANDS_FOR: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'il', '2': 'z', '3': 'e', '4': 'a', '5': 's', '6': 'g', '7': 't', '8': 'b', '9': 'g' },
  ...{ '@': 'a', $: 's', '!': 'il', '|': 'il', '+': 't', '€': 'e', '£': 'e', '(': 'c' },
};

type Node = { isWord: boolean; next: Map<string, Node> };

const TREE = treeOf(COMMON_WORDS.flatMap((word) => [word, `${word}s`]));

function treeOf(words: readonly string[]): Node {
  const root: Node = { isWord: false, next: new Map() };
  for (const word of words) {
    let node = root;
    for (const letter of word) {
      const next: Node = node.next.get(letter) ?? { isWord: false, next: new Map() };
      node.next.set(letter, next);
      node = next;
    }
    node.isWord = true;
  }
  return root;
}

/** Where common words that begin here may end, read with signs as the letters they stand for. */
function wordEnds(text: string, from: number): number[] {
  const ends: number[] = [];
  let nodes = [TREE];
  for (let to = from; to < text.length && nodes.length > 0; to += 1) {
    const character = text[to] ?? '';
    const letters = [character, ...(STANDS_FOR[character] ?? '')];
    nodes = nodes.flatMap((node) => letters.flatMap((letter) => node.next.get(letter) ?? []));
    if (nodes.some(({ isWord }) => isWord)) ends.push(to + 1);
  }
  return ends;
}
