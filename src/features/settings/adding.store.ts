import type { MeasureId } from '#features/measures/index.ts';
import type { Month } from '#kernel/month.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { NOT_KEPT } from './kept-measure.ts';
import { addDecision, addKept } from './settings.store.ts';
import { addMeaning, addUpload, decideUpload } from './supplied.store.ts';
import type { SuppliedMeaning } from './supplied-measure.ts';
import type { DecisionGiven } from './targets.ts';

/** What a council settled and supplied before Headway held it. */
export type SettingsGiven = {
  /** In the order in which they were made. */
  decisions: readonly (DecisionGiven & { measure: MeasureId; at: Date })[];
  kept: readonly { measure: MeasureId; owner: string; localName: string }[];
  supplied: readonly {
    id: MeasureId;
    meaning: SuppliedMeaning;
    fileName: string;
    /** By team, where one is named; else the whole council's. */
    figures: readonly { month: Month; team: string | null; numerator: number; denominator: number | null }[];
    at: Date;
  }[];
};

/** Writes down what a council settled and supplied, entered by one person; into a council that has none of it. */
export async function addSettings(
  db: Tenant,
  authority: AuthorityId,
  { decisions, kept, supplied }: SettingsGiven,
  personId: string,
): Promise<void> {
  const versions = new Map<MeasureId, number>();
  for (const { measure, at, ...decision } of decisions) {
    const version = (versions.get(measure) ?? 0) + 1;
    versions.set(measure, version);
    await addDecision(db, authority, measure, { ...decision, version }, { personId, at });
  }
  const at = decisions.at(-1)?.at ?? supplied.at(-1)?.at ?? new Date();
  for (const { measure, ...names } of kept)
    await addKept(db, authority, measure, { ...NOT_KEPT, ...names, version: 1 }, { personId, at });
  const teams = await db.selectFrom('team').select(['team_id', 'name']).where('authority_id', '=', authority).execute();
  for (const { id, meaning, fileName, figures, at: suppliedAt } of supplied) {
    const by = { personId, at: suppliedAt };
    await addMeaning(db, authority, { id, version: 1, what: 'First version.' }, meaning, by);
    const values = figures.map(({ team, ...figure }, index) => {
      const teamId = team === null ? null : (teams.find(({ name }) => name === team)?.team_id ?? null);
      if (team !== null && teamId === null) throw new Error('a supplied figure names a team of the council');
      return { ...figure, row: index + 2, measure: id, teamId };
    });
    const upload = await addUpload(db, authority, { fileName, values, problems: [] }, by);
    await decideUpload(db, authority, { id: upload, version: 1, state: 'accepted' }, by);
  }
}
