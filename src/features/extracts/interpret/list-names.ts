import { wordsOf } from '../lists/codes/normalise.ts';
import { LISTS } from '../lists/index.ts';
import { LIST_IDS, type ListId } from '../lists/list.ts';

/** `List_1`, `List 01`, `annex-a list 11`: the number ends where the figures end, so that 1 is not 10 or 11. */
const NUMBERED = /(?:^|[^a-z])list[\s_-]*0*(\d{1,2})(?!\d)/i;
const NOT_A_LIST =
  /^(?:front|cover|title|guidance|guide|faqs?|codes?|notes?|read me|readme|instructions?|index|contents|look ?ups?|validation|changes?|definitions?|summary)\b/;
/** Shorter names (`CP`, `EH`) count only as the whole name. */
const SHORTEST_WITHIN = 7;

/** The list that a sheet or file is named after, or null. */
export function listNamed(name: string): ListId | null {
  return listNumbered(name) ?? longestNameWithin(wordsOf(name));
}

/** The list that a title row names: by number, or as the whole text of a cell. */
export function listTitled(text: string): ListId | null {
  return listNumbered(text) ?? LIST_IDS.find((id) => namesOf(id).includes(wordsOf(text))) ?? null;
}

/** Whether a sheet's name says that it holds no list: front sheet, guidance, codes. */
export function isNamedAsNoList(name: string): boolean {
  return NOT_A_LIST.test(wordsOf(name)) && listNumbered(name) === null;
}

function listNumbered(text: string): ListId | null {
  const number = Number(NUMBERED.exec(text)?.[1]);
  return LIST_IDS.find((id) => LISTS[id].number === number) ?? null;
}

function longestNameWithin(words: string): ListId | null {
  const found = LIST_IDS.flatMap((id) =>
    namesOf(id)
      .filter((name) => name === words || (name.length >= SHORTEST_WITHIN && ` ${words} `.includes(` ${name} `)))
      .map((name) => ({ id, length: name.length })),
  ).toSorted((a, b) => b.length - a.length);
  const [longest, next] = found;
  if (!longest) return null;
  return next && next.length === longest.length && next.id !== longest.id ? null : longest.id;
}

function namesOf(id: ListId): string[] {
  return [LISTS[id].title, ...LISTS[id].alsoNamed].map(wordsOf);
}
