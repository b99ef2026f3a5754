/** A hold: what it names is erased by nobody while it stands. */
export type Hold = {
  id: string;
  about: 'everything' | 'extract' | 'child';
  extractId: string | null;
  /** The child's pseudonym. */
  child: string | null;
  reason: string;
  placedBy: string;
  placedAt: Date;
  lifted: { by: string; at: Date; reason: string } | null;
  version: number;
};

/** What somebody asks to be held. */
export type HoldGiven = { about: Hold['about']; extractId: string | null; childId: string | null; reason: string };

/** The hold that keeps a whole extract from being erased, if there is one. */
export function holdOnExtract(holds: readonly Hold[], extractId: string): Hold | null {
  return standing(holds).find(({ about, extractId: held }) => about === 'everything' || held === extractId) ?? null;
}

/** The hold that keeps a child's rows from being erased, if there is one. */
export function holdOnChild(holds: readonly Hold[], child: string): Hold | null {
  return standing(holds).find(({ about, child: held }) => about === 'everything' || held === child) ?? null;
}

/** The hold on everything, which also keeps notices and names. */
export function holdOnEverything(holds: readonly Hold[]): Hold | null {
  return standing(holds).find(({ about }) => about === 'everything') ?? null;
}

export function standing(holds: readonly Hold[]): Hold[] {
  return holds.filter(({ lifted }) => lifted === null);
}
