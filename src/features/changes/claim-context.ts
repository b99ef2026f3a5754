import { MONTH_NAMES } from '#kernel/local-date.ts';

/** How a sentence says a claim, as far as the words around it tell. */
export type Said = {
  words: string;
  /** Whether the sentence says that it is not so. */
  isDenied: boolean;
  /** The words by which the sentence says less or something else than the claim itself; null where there are none. */
  doubt: string | null;
  /** The words by which it speaks of a part only, such as `for boys`. */
  part: string | null;
  /** The words by which it speaks of a time of its own, such as `over the last three years`. */
  time: string | null;
  /** The month of which it speaks; `unclear` where it names several. */
  month: { number: number; year: number | null } | 'unclear' | null;
};

const MONTHS: readonly string[] = MONTH_NAMES;

const CLAUSE_ENDS = /[.;:,!?]\s|\b(?:and|but|while|although|though)\s/g;

const DENIED =
  /(?:\b(?:not|never|no|neither|nor|hardly|without|cannot|stopped|ceased|no longer|far from|yet to|fail(?:s|ed|ing)? to)\b|n[’']t\b)(?:\W+\w+){0,3}\W*$/i;

/** What will, should or nearly is so cannot be told from figures. */
const DOUBTED =
  /\b(?:will|would|should|could|might|must|shall|if|unless|until|expect(?:s|ed)?|likely|aim(?:s|ed|ing)?|plan(?:s|ned|ning)?|hope[sd]?|on (?:track|course)|need(?:s|ed)?|requir(?:es?|ed|ing)|room for|near(?:ly)?|almost|close to|short of|one of|among|half|whose|unlikely|nobody|no one|scarcely|rarely|seldom|sometimes|often|always|usually|mostly|second|third|next|joint|equal)\b(?=(?:\W+\w+){0,4}\W*$)/i;
/** `to improve`: it is wanted, not done. `improved to 84%` says a figure. */
const WANTED = /(?<!\b(?:fail(?:s|ed|ing)?|yet) )\bto(?= (?:\w+ )?$)/i;
const MAY = /\bmay\b(?=(?:\W+\w+){0,4}\W*$)/;

const TIMES =
  /\bsince [\w ]+|\b(?:last|this|previous) (?:week|month|quarter|year)\b|\byear on year\b|\bevery [\w ]+|\bfor (?:\w+ )?(?:weeks|months|quarters|years)\b|\b(?:over|in|during|within|for) (?:the )?(?:last|past|previous) [\w ]+|\bcompared (?:with|to) [\w ]+|\b(?:in|during|from|between) \d{4}\b/i;

/** `in the East team`, `for boys`: of a part, which is another figure; not `in July`, nor `by 5%`. */
const PART =
  /^ (?:for|among|in|at|within) (?!\d|(?:the )?(?:last|past|previous|year|month|council)\b|January|February|March|April|May|June|July|August|September|October|November|December)[\w’' -]+/;

const MONTH =
  /\b(?<name>January|February|March|April|May|June|July|August|September|October|November|December)\b(?: (?<year>\d{4}))?/g;

/** What the words around those from `at` to `end` say. */
export function saidOf(sentence: string, at: number, end: number): Said {
  const start = [...sentence.slice(0, at).matchAll(CLAUSE_ENDS)].at(-1);
  const before = sentence.slice(start ? start.index + start[0].length : 0, at);
  const rest = sentence.slice(end);
  const after = rest.slice(0, rest.search(/[.;:,!?](?:\s|$)/) >>> 0);
  const isAsked = /^[^.;!]*\?/.test(rest);
  const words = sentence.slice(at, end);
  return {
    words,
    isDenied: DENIED.test(before),
    doubt: isAsked ? '?' : doubtIn(before, words),
    part: PART.exec(after)?.[0].trim() ?? null,
    time: (TIMES.exec(after) ?? TIMES.exec(before))?.[0].trim() ?? null,
    month: monthSaid(sentence, at, end),
  };
}

function doubtIn(before: string, words: string): string | null {
  const found = DOUBTED.exec(before) ?? MAY.exec(before) ?? (/^\d/.test(words) ? null : WANTED.exec(before));
  return found?.[0] ?? null;
}

/** The month that stands right behind the words or before them, or the only one of the sentence. */
function monthSaid(sentence: string, at: number, end: number): Said['month'] {
  const named = [...sentence.matchAll(MONTH)].filter(
    ({ index }) => !(at <= index && index < end) && !/\bsince $/i.test(sentence.slice(0, index)),
  );
  const behind = named.find(
    ({ index }) => index >= end && /^\W*(?:in|for|of|during)\W+$/i.test(sentence.slice(end, index)),
  );
  const [first] = named;
  const one = behind ?? (named.length === 1 ? first : undefined);
  if (!one) return named.length === 0 ? null : 'unclear';
  const { name = '', year } = one.groups ?? {};
  const number = MONTHS.indexOf(name) + 1;
  return { number, year: year === undefined ? null : Number(year) };
}
