import { pseudonymOf } from '#features/record/index.ts';
import type { AuthorityId, Tenant } from '#platform/database/database.ts';
import type { Pseudonyms } from './children-shown.ts';

/** The council's pseudonyms: of children as the record has them, of workers made in the same way and marked as such. */
export function pseudonymsOf(db: Tenant, authority: AuthorityId): Pseudonyms {
  return {
    ofChild: (id) => pseudonymOf(db, authority, id),
    ofWorker: (name) => `W${pseudonymOf(db, authority, `worker/${name}`).slice(1)}`,
  };
}
