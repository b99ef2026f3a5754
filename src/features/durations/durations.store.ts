import { acceptedExtracts } from '#features/extracts/index.ts';
import { loadLists } from '#features/measures/index.ts';
import { figuresStamp, remembering } from '#features/scorecard/index.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import { inUnit } from './duration.ts';
import { type DurationKind, perUnit } from './kinds.ts';
import { limitOf } from './limit.ts';
import { listsOf, type NoSpells, type SpellsFound, spellsOf } from './spells.ts';

/** A council has six kinds; spells of a large one take about four megabytes together. */
const MOST_REMEMBERED = 36;
const remembered = remembering<SpellsFound | NoSpells>(MOST_REMEMBERED);

/**
 * The spells of a kind, before anybody's reach. Reading and counting 20,000 rows of a list, as one of 110,000
 * in all has, takes a third of a second, and spells change only with what figures are made of, so that they are remembered under its stamp; no child is named in them.
 */
export async function loadSpells(
  db: Tenant,
  authority: AuthorityId,
  kind: DurationKind,
): Promise<SpellsFound | NoSpells> {
  const stamp = await figuresStamp(db, authority);
  return remembered([authority, stamp, kind.id], async () => {
    const newest = (await acceptedExtracts(db, authority)).findLast(({ lists }) => lists.includes(kind.list));
    if (!newest) return 'noExtract';
    const loaded = await loadLists(db, authority, newest.id, listsOf(kind));
    if (loaded === null) return 'erased';
    const { workingDays, timescales } = loaded.context;
    return {
      asAt: loaded.asAt,
      spells: inUnit(spellsOf(kind, loaded, workingDays), perUnit(kind)),
      limit: limitOf(kind, timescales, loaded.asAt, workingDays),
    };
  });
}
