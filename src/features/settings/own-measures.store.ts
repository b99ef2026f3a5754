import { CATALOGUE } from '#features/measures/index.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { OwnMeasures } from './own-measures.ts';
import { loadSettings } from './settings.store.ts';
import { figuresInUse, loadSupplied } from './supplied.store.ts';
import { descriptionOf } from './supplied-measure.ts';

/** A council's measures as it keeps them today. */
export async function loadOwnMeasures(db: Tenant, authority: AuthorityId): Promise<OwnMeasures> {
  const supplied = await loadSupplied(db, authority);
  const settings = await loadSettings(db, authority);
  const figures = supplied.length === 0 ? [] : await figuresInUse(db, authority);
  const stamp = JSON.stringify([
    [...settings].map(([measure, { decisions, kept }]) => [measure, decisions.length, kept.version, kept.ownerName]),
    supplied.map(({ id, versions }) => [id, versions.length]),
    [...new Set(figures.map(({ uploadId }) => uploadId))],
    [...new Set(figures.map(({ group }) => group))],
  ]);
  const descriptions = [...CATALOGUE.map(({ description }) => description), ...supplied.map(descriptionOf)];
  return { descriptions, settings, figures, stamp };
}
