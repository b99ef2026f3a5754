import { wordsOf } from '../lists/codes/normalise.ts';
import { listOf } from '../lists/index.ts';
import type { ListId } from '../lists/list.ts';

/** What a person decided about a heading in the preview; remembered for the council. */
export type HeadingCorrection = {
  list: ListId;
  heading: string;
  /** The column that the heading is, or null where it is none of the list's. */
  field: string | null;
  /** Which of two equal headings is meant, by its letter. */
  column?: string;
};

/** How a heading was understood: as Ofsted words it, by another known wording, by a pattern, or by a person's decision. */
export type How = 'exact' | 'alias' | 'pattern' | 'correction';

export type HeadingMatch = {
  /** From 0. */
  index: number;
  column: string;
  heading: string;
  field: string | null;
  how: How | null;
};

/** What must be decided by a person before the columns in question are read. */
export type HeadingQuestion =
  | { kind: 'columnTwice'; field: string; headings: readonly { column: string; heading: string }[] }
  | { kind: 'headingOfTwoColumns'; column: string; heading: string; fields: readonly string[] };

const LONGEST_HEADING = 300;
const CAMEL = /^\S*[a-z][A-Z]\S*$/;
const ANSWER_HINT = / y n$/;

/** A heading without what varies between files: case, blanks, line breaks, quotes, punctuation, `(Y/N)`, camel case. */
export function headingKey(heading: string): string {
  const text = heading.slice(0, LONGEST_HEADING).trim();
  const spaced = CAMEL.test(text)
    ? text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    : text;
  return wordsOf(spaced).replace(ANSWER_HINT, '');
}

/** `A` for 0, `AB` for 27. */
export function columnLetter(index: number): string {
  const rest = index % 26;
  const letter = String.fromCharCode(65 + rest);
  return index < 26 ? letter : columnLetter((index - rest) / 26 - 1) + letter;
}

/** The fields of the list that a heading may be, by the strongest kind of evidence that there is. */
export function fieldsOf(list: ListId, key: string): { how: How; fields: readonly string[] } | null {
  if (key === '') return null;
  const { exact, alias, like } = indexOf(list);
  const exactly = exact.get(key);
  if (exactly) return { how: 'exact', fields: exactly };
  const other = alias.get(key);
  if (other) return { how: 'alias', fields: other };
  const alike = like.filter(({ pattern }) => pattern.test(key)).map(({ field }) => field);
  return alike.length === 0 ? null : { how: 'pattern', fields: [...new Set(alike)] };
}

/**
 * Which column of the list each heading is. A heading that fits two columns, and two headings that fit one column, are
 * asked about and read as none; only where a single heading is Ofsted's own wording does it win over other wordings.
 */
export function matchHeadings(
  list: ListId,
  headings: readonly (string | null)[],
  corrections: readonly HeadingCorrection[],
): { matches: HeadingMatch[]; questions: HeadingQuestion[] } {
  const questions: HeadingQuestion[] = [];
  const matches = headings.flatMap((heading, index) => {
    if (heading === null || headingKey(heading) === '') return [];
    const column = columnLetter(index);
    const found = corrected(list, heading, column, corrections) ?? fieldsOf(list, headingKey(heading));
    const [field = null, ...others] = found?.fields ?? [];
    if (others.length > 0)
      questions.push({ kind: 'headingOfTwoColumns', column, heading, fields: found?.fields ?? [] });
    const sure = others.length === 0 ? field : null;
    return [
      {
        index,
        column,
        heading,
        field: sure,
        how: sure === null && found?.how !== 'correction' ? null : (found?.how ?? null),
      },
    ];
  });
  for (const field of new Set(matches.flatMap((match) => match.field ?? []))) {
    const rivals = matches.filter((match) => match.field === field);
    const question = settle(field, rivals);
    if (question) questions.push(question);
  }
  return { matches, questions };
}

/** Leaves the field to one of the headings that claim it, or to none where that would be a guess. */
function settle(field: string, rivals: HeadingMatch[]): HeadingQuestion | null {
  if (rivals.length === 1) return null;
  const strongest = (['correction', 'exact'] as const)
    .map((how) => rivals.filter((rival) => rival.how === how))
    .find((group) => group.length > 0);
  const winner = strongest?.length === 1 ? strongest[0] : undefined;
  for (const rival of rivals) if (rival !== winner) Object.assign(rival, { field: null, how: null });
  if (winner) return null;
  return { kind: 'columnTwice', field, headings: rivals.map(({ column, heading }) => ({ column, heading })) };
}

function corrected(
  list: ListId,
  heading: string,
  column: string,
  corrections: readonly HeadingCorrection[],
): { how: How; fields: readonly string[] } | null {
  const key = headingKey(heading);
  const made = corrections.filter(
    (correction) =>
      correction.list === list &&
      headingKey(correction.heading) === key &&
      (correction.column === undefined || correction.column === column),
  );
  if (made.length === 0) return null;
  const ofColumn = made.filter((correction) => correction.column === column);
  const decisions = ofColumn.length > 0 ? ofColumn : made;
  return { how: 'correction', fields: [...new Set(decisions.flatMap(({ field: decided }) => decided ?? []))] };
}

type HeadingIndex = {
  exact: ReadonlyMap<string, readonly string[]>;
  alias: ReadonlyMap<string, readonly string[]>;
  like: readonly { pattern: RegExp; field: string }[];
};

const indexes = new Map<ListId, HeadingIndex>();

function indexOf(list: ListId): HeadingIndex {
  const known = indexes.get(list);
  if (known) return known;
  const columns = Object.entries(listOf(list).columns);
  const made = {
    exact: grouped(columns.map(([field, { heading }]) => [headingKey(heading), field] as const)),
    alias: grouped(columns.flatMap(([field, { also }]) => also.map((text) => [headingKey(text), field] as const))),
    like: columns.flatMap(([field, { like }]) => like.map((pattern) => ({ pattern, field }))),
  };
  indexes.set(list, made);
  return made;
}

function grouped(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, field] of pairs) {
    const group = groups.get(key);
    if (!group) groups.set(key, [field]);
    else if (!group.includes(field)) group.push(field);
  }
  return groups;
}
