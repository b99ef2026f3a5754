/** What a sentence may claim of a measure. */
export type Claim =
  | { kind: 'record'; direction: 'lowest' | 'highest' | 'best' | 'worst'; words: string }
  | { kind: 'improved'; isImproved: boolean; words: string }
  | { kind: 'unchanged'; words: string }
  | { kind: 'beside'; isBetter: boolean; area: ClaimedArea; words: string }
  | { kind: 'target'; isMet: boolean; words: string }
  | { kind: 'figure'; value: number; unit: 'percent' | 'other'; words: string };

export type ClaimedArea = 'england' | 'region' | 'statisticalNeighbours' | 'goodAndOutstanding';

type Rule = { pattern: RegExp; claim(found: RegExpMatchArray): Claim };

const AREAS: readonly [RegExp, ClaimedArea][] = [
  [/england|national|country/i, 'england'],
  [/neighbours?/i, 'statisticalNeighbours'],
  [/good (?:and|or|&) outstanding/i, 'goodAndOutstanding'],
  [/region(?:al)?|south west|south east|north west|north east|west midlands|east midlands|yorkshire|london/i, 'region'],
];

const BESIDE =
  /\b(?<how>better|worse|higher|lower|above|below) (?:than )?(?:the |our |that of the )*(?<area>england|national average|rest of the country|country|region(?:al average)?|south west|south east|north west|north east|west midlands|east midlands|yorkshire(?: and the humber)?|london|statistical neighbours|neighbours|good (?:and|or|&) outstanding(?: councils)?)/gi;

/** In the order in which they are looked for; what one has found the later ones do not find again. */
const RULES: readonly Rule[] = [
  {
    pattern:
      /\b(?<which>lowest|highest|best|worst)(?: \w+){0,3} (?:on record|ever|since (?:\w+ )?\d{4}|for (?:over |more than )?(?:a|\w+) years?)/gi,
    claim: ({ 0: words, groups }) => ({ kind: 'record', direction: directionOf(groups?.['which']), words }),
  },
  {
    pattern: /\brecord (?<which>low|high)\b/gi,
    claim: ({ 0: words, groups }) => ({
      kind: 'record',
      direction: groups?.['which']?.toLowerCase() === 'low' ? 'lowest' : 'highest',
      words,
    }),
  },
  {
    pattern: BESIDE,
    claim: ({ 0: words, groups }) => ({
      kind: 'beside',
      isBetter: /better/i.test(groups?.['how'] ?? ''),
      area: AREAS.find(([pattern]) => pattern.test(groups?.['area'] ?? ''))?.[1] ?? 'england',
      words,
    }),
  },
  {
    pattern:
      /\b(?:(?<not>not|never|has yet to|have yet to) )?(?:met|meets?|meeting|hit|hits|achieved|on|above) (?:the |its |our )?target\b|\b(?<missed>missed|below|misses) (?:the |its |our )?target\b/gi,
    claim: ({ 0: words, groups }) => ({ kind: 'target', isMet: !groups?.['not'] && !groups?.['missed'], words }),
  },
  {
    pattern: /\b(?:not|no) (?:significant(?:ly)? )?(?:changed?|improve(?:d|ment)?)\b|\bunchanged\b|\bstable\b/gi,
    claim: ({ 0: words }) => ({ kind: 'unchanged', words }),
  },
  {
    pattern: /\b(?:improv(?:ed|es|ing|ement)|gett(?:ing|en) better|got better|progress(?:ed|ing)?)\b/gi,
    claim: ({ 0: words }) => ({ kind: 'improved', isImproved: true, words }),
  },
  {
    pattern:
      /\b(?:worsen(?:ed|ing|s)|deteriorat(?:ed|ing|es|ion)|declin(?:ed|ing|es)|gett(?:ing|en) worse|got worse|regress(?:ed|ing))\b/gi,
    claim: ({ 0: words }) => ({ kind: 'improved', isImproved: false, words }),
  },
  {
    pattern: /(?<![\d.])(?<number>\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?) ?(?<percent>%|per cent|percent)/gi,
    claim: ({ 0: words, groups }) => ({
      kind: 'figure',
      value: Number((groups?.['number'] ?? '').replaceAll(',', '')),
      unit: 'percent',
      words,
    }),
  },
];

function directionOf(word = ''): 'lowest' | 'highest' | 'best' | 'worst' {
  const known = { lowest: 'lowest', highest: 'highest', best: 'best', worst: 'worst' } as const;
  return Object.entries(known).find(([name]) => name === word.toLowerCase())?.[1] ?? 'lowest';
}

/** The claims that a sentence makes, in its order; each stretch of words makes one. */
export function claimsIn(sentence: string): Claim[] {
  const found: { at: number; end: number; claim: Claim }[] = [];
  for (const { pattern, claim } of RULES)
    for (const match of sentence.matchAll(pattern)) {
      const [at, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => at < other.end && other.at < end)) continue;
      found.push({ at, end, claim: claim(match) });
    }
  return found.toSorted((a, b) => a.at - b.at).map(({ claim }) => claim);
}
