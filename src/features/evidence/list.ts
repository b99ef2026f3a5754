import type { LocalDate } from '#kernel/local-date.ts';
import {
  ABOUT_KINDS,
  type AboutKind,
  type AboutNamed,
  aboutKey,
  type Evidence,
  type EvidenceSource,
  SOURCES,
  type Stance,
} from './evidence.ts';
import { claimKey, claimsOf, type Deadlines, isContested, isStale, standing } from './freshness.ts';

/** `contested`: what supports and what contradicts one claim, beside one another. */
export const STANCE_CHOICES = ['supports', 'contradicts', 'contested'] as const satisfies (Stance | 'contested')[];
export const VERIFIED_CHOICES = ['yes', 'no'] as const;
export const STATES = ['counts', 'stale', 'withdrawn'] as const;
export type EvidenceState = (typeof STATES)[number];

/** What a list of evidence was asked to show, as its address says it; null: every one. */
export type ListView = {
  about: AboutKind | null;
  source: EvidenceSource | null;
  stance: (typeof STANCE_CHOICES)[number] | null;
  /** `no`: it waits for somebody who verifies it; what was withdrawn does not. */
  verified: (typeof VERIFIED_CHOICES)[number] | null;
  state: EvidenceState | null;
};

export const EVERYTHING: ListView = { about: null, source: null, stance: null, verified: null, state: null };

export type Listed = { evidence: Evidence; named: AboutNamed; isStale: boolean; isContested: boolean };

export function listViewIn(query: Readonly<Record<string, string>>): ListView {
  return {
    about: ABOUT_KINDS.find((kind) => kind === query['about']) ?? null,
    source: SOURCES.find((source) => source === query['source']) ?? null,
    stance: STANCE_CHOICES.find((stance) => stance === query['stance']) ?? null,
    verified: VERIFIED_CHOICES.find((verified) => verified === query['verified']) ?? null,
    state: STATES.find((state) => state === query['state']) ?? null,
  };
}

/** The address of a view: what is not chosen is left out. */
export function listAddress(path: string, view: Partial<ListView>): string {
  const chosen = Object.entries(view).flatMap(([key, value]): [string, string][] => (value ? [[key, value]] : []));
  const query = new URLSearchParams(chosen);
  return query.size === 0 ? path : `${path}?${query}`;
}

/** Everything that the reader may see: `named` names nothing else. */
export function listed(
  evidence: readonly Evidence[],
  named: ReadonlyMap<string, AboutNamed>,
  { deadlines, today }: { deadlines: Deadlines; today: LocalDate },
): Listed[] {
  const contested = contestedIn(evidence);
  return evidence.flatMap((one) => {
    const about = named.get(aboutKey(one.about));
    if (about === undefined) return [];
    return [
      { evidence: one, named: about, isStale: isStale(one, deadlines, today), isContested: contested.has(one.id) },
    ];
  });
}

/** What the view asks for; both sides of a claim stand together where contested ones are. */
export function chosen(all: readonly Listed[], view: ListView): Listed[] {
  const asked = all.filter((one) => isAsked(one, view) && isVerifiedAs(one, view) && isInState(one, view.state));
  if (view.stance !== 'contested') return asked;
  return [...Map.groupBy(asked, ({ evidence }) => sameClaim(evidence)).values()].flat();
}

/** The ids of evidence that counts, of claims with something on both their sides. */
function contestedIn(evidence: readonly Evidence[]): Set<string> {
  const byAbout = Map.groupBy(standing(evidence), ({ about }) => aboutKey(about));
  const claims = [...byAbout.values()].flatMap(claimsOf).filter(isContested);
  return new Set(claims.flatMap(({ supports, contradicts }) => [...supports, ...contradicts].map(({ id }) => id)));
}

function sameClaim({ about, claim }: Evidence): string {
  return `${aboutKey(about)} ${claimKey(claim)}`;
}

function isAsked({ evidence, isContested }: Listed, view: ListView): boolean {
  const { about, source, stance } = evidence;
  const isOfStance = view.stance === 'contested' ? isContested : view.stance === null || stance === view.stance;
  const isAbout = view.about === null || about.kind === view.about;
  return isAbout && isOfStance && (view.source === null || source === view.source);
}

function isVerifiedAs({ evidence: { verified, withdrawn } }: Listed, { verified: asked, state }: ListView): boolean {
  if (asked === null) return true;
  if (asked === 'yes') return verified !== null;
  return verified === null && (withdrawn === null || state === 'withdrawn');
}

function isInState({ evidence, isStale: stale }: Listed, state: EvidenceState | null): boolean {
  if (state === null) return true;
  if (state === 'withdrawn') return evidence.withdrawn !== null;
  return evidence.withdrawn === null && (state !== 'stale' || stale);
}
