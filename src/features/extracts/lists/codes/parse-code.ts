import type { CodeEntry, CodeSet } from './code-set.ts';
import { editDistance, tidy, wordsOf } from './normalise.ts';

/** What a cell of a code column says: a code, or the known codes nearest to what it says, or those that it fits alike. */
type ParsedCode<C extends string = string> =
  | { kind: 'code'; code: C }
  | { kind: 'unknown'; nearest: readonly C[] }
  | { kind: 'ambiguous'; candidates: readonly C[] };

export type CodeParser<C extends string = string> = (text: string) => ParsedCode<C>;

/** `k) 3E: Health services` and `a. Yes`: a letter (or `zz`, `p1`) before the code. */
const LETTER = /^([a-z]{1,2}\d?)\s*[).]\s*/i;
/** A department's code, not a word: `3E`, `WBRI`, `E4A`, `PR4`, `RC7`; single figures and letters prove too little. */
const DEPARTMENT_CODE = /^(?:\d[A-Z]|[A-Z]{1,3}\d{1,2}[A-Z]?|[A-Z]{3,4})$/;
const IN_BRACKETS_AT_END = /[[(]\s*([A-Za-z0-9]{2,5})\s*[\])]\s*$/;
const LEADING_CODE = /^([A-Za-z0-9]{2,5})\s*(?:[-:=[(\u2013\u2014]|\s(?=\S))/;
const NEAREST_SHOWN = 3;

/** A parser of one code set. It promises never to guess: what fits no code, or two, is said to. */
export function codeParser<C extends string>(set: CodeSet<C>): CodeParser<C> {
  const known = new KnownTexts(set);
  return (text) => {
    const tidied = tidy(text);
    const letter = LETTER.exec(tidied);
    if (!letter) return known.byWords(tidied);
    return known.byLetterAndWords((letter[1] ?? '').toLowerCase(), tidied.slice(letter[0].length), tidied);
  };
}

class KnownTexts<C extends string> {
  readonly #words = new Map<string, Set<C>>();
  readonly #letters = new Map<string, Set<C>>();
  readonly #codes = new Map<string, C>();

  constructor(set: CodeSet<C>) {
    for (const entry of set.entries) {
      if (entry.letter !== undefined) add(this.#letters, entry.letter, entry.code);
      if (DEPARTMENT_CODE.test(entry.code)) this.#codes.set(entry.code, entry.code);
      for (const text of textsOf(entry)) add(this.#words, wordsOf(text), entry.code);
    }
  }

  /** Text without a letter before it: a code, a label, both, or a known synonym. */
  byWords(text: string): ParsedCode<C> {
    const found = this.#words.get(wordsOf(text));
    if (found) return one(found);
    const named = this.#codeNamedIn(text);
    return named === null ? this.#unknown(text) : { kind: 'code', code: named };
  }

  /**
   * A letter and what follows it. Both must say the same; but letters came and went between editions of the workbook,
   * so that the words alone decide where the set uses the letter for nothing (`t) NOBT`).
   */
  byLetterAndWords(letter: string, rest: string, whole: string): ParsedCode<C> {
    const lettered = this.#letters.get(letter);
    if (rest === '') return lettered ? one(lettered) : this.#unknown(whole);
    const worded = this.#words.get(wordsOf(rest)) ?? this.#asSet(this.#codeNamedIn(rest));
    if (!worded) return this.byWords(whole);
    if (!lettered) return one(worded);
    const both = [...worded].filter((code) => lettered.has(code));
    if (both.length === 1 && both[0] !== undefined) return { kind: 'code', code: both[0] };
    return { kind: 'ambiguous', candidates: [...new Set([...lettered, ...worded])] };
  }

  /** `N1 - Abuse or neglect of some local wording`, `Indian [AIND]`: the code is named, whatever else is said. */
  #codeNamedIn(text: string): C | null {
    const leading = LEADING_CODE.exec(text);
    const trailing = IN_BRACKETS_AT_END.exec(text);
    for (const [match, rest] of [
      [leading, leading && text.slice(leading[0].length)],
      [trailing, trailing && text.slice(0, trailing.index)],
    ] as const) {
      const code = match && this.#codes.get((match[1] ?? '').toUpperCase());
      if (!code || rest === null) continue;
      const contradicted = this.#words.get(wordsOf(rest));
      if (!contradicted || contradicted.has(code)) return code;
    }
    return null;
  }

  #asSet(code: C | null): Set<C> | undefined {
    return code === null ? undefined : new Set([code]);
  }

  #unknown(text: string): ParsedCode<C> {
    const words = wordsOf(text);
    const limit = Math.min(3, Math.max(1, Math.floor(words.length / 4)));
    const near: { code: C; distance: number }[] = [];
    if (words.length > 1 && words.length <= 80) {
      for (const [known, codes] of this.#words) {
        if (Math.abs(known.length - words.length) > limit) continue;
        const distance = editDistance(words, known);
        if (distance <= limit) for (const code of codes) near.push({ code, distance });
      }
    }
    near.sort((a, b) => a.distance - b.distance);
    return { kind: 'unknown', nearest: [...new Set(near.map(({ code }) => code))].slice(0, NEAREST_SHOWN) };
  }
}

function textsOf(entry: CodeEntry): string[] {
  const { code, label, meaning, also = [] } = entry;
  const texts = [code, label, `${code} ${label}`, ...also];
  return meaning === undefined ? texts : [...texts, meaning, `${label} ${meaning}`, `${code} ${label} ${meaning}`];
}

function add<K, V>(to: Map<K, Set<V>>, key: K, value: V): void {
  const values = to.get(key);
  if (values) values.add(value);
  else to.set(key, new Set([value]));
}

function one<C extends string>(codes: ReadonlySet<C>): ParsedCode<C> {
  const [first, ...others] = codes;
  if (first !== undefined && others.length === 0) return { kind: 'code', code: first };
  return { kind: 'ambiguous', candidates: [...codes] };
}
