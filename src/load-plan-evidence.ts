import type { DemonstrationEvidence } from '#demo/index.ts';
import { type LocalDate, localDate } from '#kernel/local-date.ts';
import { type About, addEvidence, type FigureKept, figureKeptOf, verifyEvidence } from './features/evidence/index.ts';
import { loadThread } from './features/plan/index.ts';
import type { AuthorityId, Tenant } from './platform/database/database.ts';

/** Who writes down what the made-up county did before Headway held it, on which day. */
export type Writing = {
  db: Tenant;
  authority: AuthorityId;
  idOf(name: string): string;
  /** Null for a post without an account. */
  findId(name: string): string | null;
};

/** The figures of the demonstration's measures, which evidence of its last days is kept with. */
export type Judgements = { figureOn(measure: string | null, on: LocalDate): FigureKept | null };

/** From here on the newest extract, of this day, was there; what was found earlier has no figure any more. */
const FIGURES_FROM = localDate('2022-08-05');

export async function judgedOn(
  db: Tenant,
  council: { authority: AuthorityId; council: string },
  today: LocalDate,
): Promise<Judgements> {
  const { judged } = await loadThread(db, council, today, { seesHeld: false });
  return {
    figureOn(measure, on) {
      const found = measure === null || on < FIGURES_FROM ? undefined : judged.get(measure);
      return found ? figureKeptOf(found) : null;
    },
  };
}

/** Writes down evidence as its authors added it, and who verified it the day after. */
export async function writeEvidence(
  { db, authority, idOf }: Pick<Writing, 'db' | 'authority' | 'idOf'>,
  about: About,
  evidence: readonly DemonstrationEvidence[],
  judged: Judgements,
): Promise<void> {
  for (const { by, verifiedBy, measure, ...given } of evidence) {
    const figure = judged.figureOn(measure, given.aboutOn);
    const at = new Date(`${given.aboutOn}T15:00:00Z`);
    const content = { ...given, about, figure, document: null, link: null };
    const id = await addEvidence(db, authority, content, { personId: idOf(by), on: given.aboutOn, at });
    if (verifiedBy !== null)
      await verifyEvidence(db, authority, { id, version: 1 }, { personId: idOf(verifiedBy), on: given.aboutOn, at });
  }
}
