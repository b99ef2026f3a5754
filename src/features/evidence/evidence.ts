import type { LocalDate } from '#kernel/local-date.ts';

/** What evidence can be about, by the kind and the id of it. */
export const ABOUT_KINDS = ['action', 'outcome', 'recommendation', 'finding', 'statement', 'risk'] as const;
export type AboutKind = (typeof ABOUT_KINDS)[number];
export type About = { kind: AboutKind; id: string };

/** `action:ID`, as addresses and forms say it. */
export function aboutKey({ kind, id }: About): string {
  return `${kind}:${id}`;
}

/** What an address or a form says; null where it says nothing that evidence can be about. */
export function aboutIn(text: string | undefined): About | null {
  const [named, id, ...more] = (text ?? '').split(':');
  const kind = ABOUT_KINDS.find((known) => known === named);
  return kind === undefined || !id || more.length > 0 ? null : { kind, id };
}

/** What evidence is about, as people call it. */
export type AboutNamed = {
  about: About;
  title: string;
  href: string;
  /** Of an inspection that has not reported in public yet: only for those who may see what is held. */
  isHeld: boolean;
};

/** Where evidence comes from. Two different sources are what it takes to call an impact evidenced. */
export const SOURCES = ['measure', 'audit', 'voice', 'staff', 'partner', 'external'] as const;
export type EvidenceSource = (typeof SOURCES)[number];

export const SOURCE_WORDS: Readonly<Record<EvidenceSource, string>> = {
  measure: 'A measure',
  audit: 'Case audits',
  voice: 'What children and families say',
  staff: 'What staff say',
  partner: 'What partners say',
  external: 'An external judgement',
};

export type Stance = 'supports' | 'contradicts';
export type Strength = 'weak' | 'moderate' | 'strong';

/** A figure as it was when it became evidence. */
export type FigureKept = {
  measure: string;
  title: string;
  /** The period over which it was judged, as months. */
  from: string;
  to: string;
  /** The latest figure in words, such as `82.4%`, and of how many. */
  figure: string;
  fraction: string;
  extractId: string;
  asAt: LocalDate;
  definitionVersion: number;
  verdict: 'improving' | 'noChange' | 'gettingWorse' | 'undetermined';
  reason: string;
};

/** The file of a document that evidence points to. */
export type DocumentShown = {
  id: string;
  number: number;
  title: string;
  fileName: string;
  sha256: string;
  bytes: number;
};

export type Evidence = {
  id: string;
  about: About;
  claim: string;
  stance: Stance;
  source: EvidenceSource;
  strength: Strength;
  /** The day that it is about, apart from the day on which it was added. */
  aboutOn: LocalDate;
  addedOn: LocalDate;
  note: string;
  document: DocumentShown | null;
  link: string | null;
  figure: FigureKept | null;
  addedBy: { id: string; name: string };
  verified: { by: string; on: LocalDate } | null;
  withdrawn: { by: string; on: LocalDate; reason: string } | null;
  version: number;
};

/** What there is of evidence about one thing, without what was withdrawn. */
export type EvidenceCount = {
  supports: number;
  contradicts: number;
  verified: number;
  newestAboutOn: LocalDate | null;
};

export const NO_EVIDENCE: EvidenceCount = { supports: 0, contradicts: 0, verified: 0, newestAboutOn: null };
