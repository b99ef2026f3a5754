import { type Said, saidOf } from './claim-context.ts';

/** What a sentence may claim of a measure. */
export type Claim = Said &
  (
    | { kind: 'record'; direction: 'lowest' | 'highest' | 'best' | 'worst' }
    | { kind: 'improved'; isImproved: boolean }
    /** Up or down, which is good or bad by the measure. */
    | { kind: 'moved'; isUp: boolean }
    | { kind: 'unchanged' }
    /** `named`: the region by its name; null where it is said without one. */
    | { kind: 'beside'; isBetter: boolean; area: ClaimedArea; named: string | null }
    | { kind: 'target'; side: 'met' | 'missed' | 'above' | 'below' }
    /** A percentage; `roughly`: the words that make it something else than the figure itself, such as `over`. */
    | { kind: 'figure'; value: number; roughly: string | null }
  );

export type ClaimedArea = 'england' | 'region' | 'statisticalNeighbours' | 'goodAndOutstanding';

type Unsaid = Claim extends infer C ? (C extends Claim ? Omit<C, keyof Said> : never) : never;
type Rule = { pattern: RegExp; claim(found: RegExpExecArray, before: string): Unsaid };

const REGION =
  /east of england|south west|south east|north west|north east|west midlands|east midlands|yorkshire|inner london|outer london|london/i;

const AREAS: readonly [RegExp, ClaimedArea][] = [
  [REGION, 'region'],
  [/england|national|country/i, 'england'],
  [/neighbours?/i, 'statisticalNeighbours'],
  [/good (?:and|or|&) outstanding/i, 'goodAndOutstanding'],
  [/region/i, 'region'],
];

const BESIDE =
  /\b(?<how>better|worse|higher|lower|above|below) (?:than )?(?:the |our |that of the )*(?<area>east of england|england|national average|rest of the country|country|region(?:al average)?|south west|south east|north west|north east|west midlands|east midlands|yorkshire(?: and the humber)?|(?:inner |outer )?london|statistical neighbours|neighbours|good (?:and|or|&) outstanding(?: councils)?)/gi;

/** In the order in which they are looked for; what one has found the later ones do not find again. */
const RULES: readonly Rule[] = [
  {
    pattern:
      /\b(?<which>lowest|highest|best|worst)(?: \w+){0,3} (?:on record|ever|since (?:\w+ )?\d{4}|for (?:over |more than )?(?:a|\w+) years?)/gi,
    claim: ({ groups }) => ({ kind: 'record', direction: directionOf(groups?.['which']) }),
  },
  {
    pattern: /\brecord (?<which>low|high)\b/gi,
    claim: ({ groups }) => ({
      kind: 'record',
      direction: groups?.['which']?.toLowerCase() === 'low' ? 'lowest' : 'highest',
    }),
  },
  {
    pattern: BESIDE,
    claim: ({ groups }) => {
      const area = groups?.['area'] ?? '';
      return {
        kind: 'beside',
        isBetter: /better/i.test(groups?.['how'] ?? ''),
        area: AREAS.find(([pattern]) => pattern.test(area))?.[1] ?? 'england',
        named: REGION.exec(area)?.[0].toLowerCase() ?? null,
      };
    },
  },
  {
    pattern:
      /\b(?<how>met|meets?|meeting|hit|hits|achieved|on|above|missed|misses|below) (?:the |its |our )?target\b(?! (?:group|of ))/gi,
    claim: ({ groups }) => ({ kind: 'target', side: sideOf(groups?.['how']) }),
  },
  {
    pattern: /\b(?:not|no) (?:significant(?:ly)? )?changed?\b|\bunchanged\b|\bstable\b/gi,
    claim: () => ({ kind: 'unchanged' }),
  },
  {
    pattern: /\b(?:improv(?:e|ed|es|ing|ement)|gett?(?:ing|en)? better|got better)\b/gi,
    claim: () => ({ kind: 'improved', isImproved: true }),
  },
  {
    pattern:
      /\b(?:worsen(?:ed|ing|s)?|deteriorat(?:e|ed|ing|es|ion)|gett?(?:ing|en)? worse|got worse|regress(?:ed|ing))\b/gi,
    claim: () => ({ kind: 'improved', isImproved: false }),
  },
  {
    pattern: /\b(?:rose|risen|ris(?:e|es|ing)|increas(?:e|ed|es|ing)|grew|grown|(?:went|gone|going) up)\b/gi,
    claim: () => ({ kind: 'moved', isUp: true }),
  },
  {
    pattern:
      /\b(?:fell|fallen|fall(?:s|ing)?|decreas(?:e|ed|es|ing)|declin(?:e|ed|es|ing)|dropp(?:ed|ing)|drops?|reduc(?:ed|es|ing|tion)|(?:went|gone|going) down)\b/gi,
    claim: () => ({ kind: 'moved', isUp: false }),
  },
  {
    pattern:
      /(?<![\d.])(?<number>\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?) ?(?:%|per cent\b|percent\b)(?! points?)/gi,
    claim: ({ groups }, before) => ({
      kind: 'figure',
      value: Number((groups?.['number'] ?? '').replaceAll(',', '')),
      roughly: ROUGHLY.exec(before)?.[0].trim() ?? null,
    }),
  },
];

/** What makes a percentage a bound, a change, somebody else's figure or an interval. */
const ROUGHLY =
  /(?:\b(?:by|than|over|above|under|below|at least|at most|up to|about|around|roughly|some|approximately|exceed(?:s|ed|ing)|between|(?:between|from) [\d.,]+ ?(?:%|per cent|percent)? (?:and|to)|target(?: of)?|against|interval|confidence|England\S*|nationally|average|region\S*|neighbours\S*))(?: (?:of|is|was|has|had|at|a|the|some|only|just))* ?$/i;

function directionOf(word = ''): 'lowest' | 'highest' | 'best' | 'worst' {
  const known = { lowest: 'lowest', highest: 'highest', best: 'best', worst: 'worst' } as const;
  return Object.entries(known).find(([name]) => name === word.toLowerCase())?.[1] ?? 'lowest';
}

function sideOf(word = ''): 'met' | 'missed' | 'above' | 'below' {
  const how = word.toLowerCase();
  if (how === 'above' || how === 'below') return how;
  return how.startsWith('miss') ? 'missed' : 'met';
}

/** The claims that a sentence makes, in its order; each stretch of words makes one. */
export function claimsIn(sentence: string): Claim[] {
  const found: { at: number; end: number; claim: Claim }[] = [];
  for (const { pattern, claim } of RULES)
    for (const match of sentence.matchAll(pattern)) {
      const [at, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => at < other.end && other.at < end)) continue;
      found.push({ at, end, claim: { ...claim(match, sentence.slice(0, at)), ...saidOf(sentence, at, end) } });
    }
  return found.toSorted((a, b) => a.at - b.at).map(({ claim }) => claim);
}
