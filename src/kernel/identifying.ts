/**
 * What looks like somebody's identity in free text. Plans, updates, evidence and registers are about how a service
 * works and never about one child, so their forms refuse such text and say which words to take out.
 */

export const IDENTIFYING_KINDS = ['nhsNumber', 'postcode', 'birthDay', 'phone', 'email'] as const;
export type IdentifyingKind = (typeof IDENTIFYING_KINDS)[number];

/** `words` as they stand in the text. */
export type Identifying = { kind: IdentifyingKind; words: string };

export const IDENTIFYING_WORDS: Readonly<Record<IdentifyingKind, string>> = {
  nhsNumber: 'an NHS number',
  postcode: 'a postcode',
  birthDay: 'a date of birth',
  phone: 'a phone number',
  email: 'an e-mail address',
};

/** Everything of that kind in a text, in the order in which it stands there. */
export function identifyingIn(text: string): Identifying[] {
  const plain = text.normalize('NFKC');
  const found = IDENTIFYING_KINDS.flatMap((kind) =>
    [...plain.matchAll(PATTERNS[kind])]
      .filter(([words]) => ACCEPTS[kind]?.(words) ?? true)
      .map((match) => ({ kind, words: match[0].trim(), from: match.index })),
  );
  return found.toSorted((one, other) => one.from - other.from).map(({ kind, words }) => ({ kind, words }));
}

/** What to say where a field holds something of the kind; null where it holds nothing. */
export function identifyingProblem(text: string): string | null {
  const [first] = identifyingIn(text);
  if (first === undefined) return null;
  return `Take out what looks like ${IDENTIFYING_WORDS[first.kind]} (${first.words}): nothing here may identify a child`;
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}';
const DAY = [
  String.raw`\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})`,
  String.raw`\d{4}-\d{1,2}-\d{1,2}`,
  String.raw`\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?${MONTH},?\s(?:\d{4}|\d{2})`,
].join('|');

/** The areas of postcodes: the letters with which one begins. */
const POSTCODE_AREAS =
  'AB AL BA BB BD BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY EC EH EN EX FK FY GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY LA LD LE LL LN LS LU ME MK ML NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB WA WC WD WF WN WR WS WV YO ZE B E G L M N S W';

const PATTERNS: Readonly<Record<IdentifyingKind, RegExp>> = {
  nhsNumber: /(?<![\d+])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)/g,
  postcode: new RegExp(
    String.raw`(?<![\w-])(?:${POSTCODE_AREAS.replaceAll(' ', '|')})\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}(?!\w)`,
    'gi',
  ),
  birthDay: new RegExp(
    String.raw`(?<!\w)(?:born|d\.?o\.?b\.?|date of birth|birth date|birthday)(?!\w)(?:[\s:,.()=-]|on|is|was|the){0,8}(?:${DAY})(?!\d)`,
    'gi',
  ),
  phone: /(?<![\d.,/+])(?:(?:\+|00)44\s?(?:\(0\)\s?)?\d{2,5}|\(0\d{2,5}\)|0\d{2,5})(?:[ -]?\d{2,8}){1,4}(?![\d/])/g,
  email: /(?<![\w.%+'-])[\w.%+'-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}/gi,
};

/** What a pattern alone cannot tell. */
const ACCEPTS: Partial<Record<IdentifyingKind, (words: string) => boolean>> = {
  nhsNumber: hasNhsCheckDigit,
  // `S47 2nd visit` is an ordinal number, not Sheffield.
  postcode: (words) => !/\s\d(?:st|nd|rd|th)$/.test(words),
  phone: isPhoneNumber,
};

/** NHS Data Dictionary: weights 10 to 2 over nine digits, modulo 11; the tenth digit is what is left to 11. */
function hasNhsCheckDigit(words: string): boolean {
  const digits = words.replaceAll(/\D/g, '');
  const sum = [...digits.slice(0, 9)].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === Number(digits.at(-1)) && !/^0+$/.test(digits);
}

/** Ofcom's numbering plan: 0 and nine or ten digits, of which the first is no 0, 4 or 6. */
function isPhoneNumber(words: string): boolean {
  const digits = words.replace(/^(?:\+|00)44\s?(?:\(0\))?/, '0').replaceAll(/\D/g, '');
  return /^0[1235789]\d{8,9}$/.test(digits);
}
