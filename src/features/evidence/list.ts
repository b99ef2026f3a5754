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
import { type Deadlines, isStale } from './freshness.ts';

export const STATES = ['counts', 'unverified', 'stale', 'withdrawn'] as const;
export type EvidenceState = (typeof STATES)[number];

/** What a list of evidence was asked to show, as its address says it; null: every one. */
export type ListView = {
  about: AboutKind | null;
  source: EvidenceSource | null;
  stance: Stance | null;
  state: EvidenceState | null;
};

export type Listed = { evidence: Evidence; named: AboutNamed; isStale: boolean };

export function listViewIn(query: Readonly<Record<string, string>>): ListView {
  return {
    about: ABOUT_KINDS.find((kind) => kind === query['about']) ?? null,
    source: SOURCES.find((source) => source === query['source']) ?? null,
    stance: (['supports', 'contradicts'] as const).find((stance) => stance === query['stance']) ?? null,
    state: STATES.find((state) => state === query['state']) ?? null,
  };
}

/** The address of a view: what is not chosen is left out. */
export function listAddress(path: string, view: ListView): string {
  const query = new URLSearchParams();
  for (const key of ['about', 'source', 'stance', 'state'] as const) if (view[key] !== null) query.set(key, view[key]);
  return query.size === 0 ? path : `${path}?${query}`;
}

/** Evidence that the view asks for, of what the reader may see: `named` names nothing else. */
export function listed(
  evidence: readonly Evidence[],
  named: ReadonlyMap<string, AboutNamed>,
  view: ListView,
  { deadlines, today }: { deadlines: Deadlines; today: LocalDate },
): Listed[] {
  return evidence.flatMap((one) => {
    const about = named.get(aboutKey(one.about));
    if (about === undefined || !isAsked(one, view)) return [];
    const shown = { evidence: one, named: about, isStale: isStale(one, deadlines, today) };
    return isInState(shown, view.state) ? [shown] : [];
  });
}

function isAsked({ about, source, stance }: Evidence, view: ListView): boolean {
  const isAbout = view.about === null || about.kind === view.about;
  return (
    isAbout && (view.source === null || source === view.source) && (view.stance === null || stance === view.stance)
  );
}

function isInState({ evidence, isStale: stale }: Listed, state: EvidenceState | null): boolean {
  if (state === null) return true;
  if (state === 'withdrawn') return evidence.withdrawn !== null;
  if (evidence.withdrawn !== null) return false;
  if (state === 'unverified') return evidence.verified === null;
  return state === 'stale' ? stale : true;
}
