import { formAnswer, type Shown } from '#features/forms/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId } from '#platform/database/database.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import type { FormShown } from './form.page.ts';
import { namesSeen } from './names.store.ts';
import { areInFigures } from './names.ts';
import { loadStructure, type Renaming } from './structure.store.ts';
import type { Structure } from './structure.ts';

export const PERMISSION = 'structure.manage';

/** What the pages of the structure need from those who wire them. */
export type StructureServices = {
  /** Figures rest on names and places: they are counted anew when these have changed. */
  send(job: 'council.changed', authority: AuthorityId, subject: string): Promise<void>;
  /** What a list of an extract is called. */
  listTitle(list: string): string;
};

export function structureOf({ db, visitor }: SignedInRequest): Promise<Structure> {
  return loadStructure(db, visitor.authority);
}

/** A form about what somebody else changed meanwhile: both sides are shown, and what was typed stays. */
export function overtaken({ form, csrfToken }: SignedInRequest, stale: NonNullable<FormShown['stale']>): FormShown {
  return { given: form, problems: [], csrfToken, stale };
}

const DONE: Record<string, string> = {
  added: 'Added.',
  renamed: 'Renamed. Figures follow within minutes.',
  moved: 'Moved. Figures follow within minutes.',
  ended: 'The end is set.',
  continues: 'It does not end. Teams that left it when it was ended have to be moved back.',
  decided: 'Saved. Figures follow within minutes.',
  undone: 'Taken back. The name waits again.',
  saved: 'Saved.',
};

/** A page, with the errors of its form at its head, or with what was just done. */
export function shownAnswer(request: Pick<SignedInRequest, 'query'>, page: Shown, shown: FormShown): Answer {
  return formAnswer(request, page, shown, { section: 'administration', done: DONE });
}

/** Done: on to a page that says so; figures that rest on these teams or names are counted anew. */
export async function changedTo(
  services: StructureServices,
  { db, visitor }: SignedInRequest,
  to: string,
  structure: Structure,
  changed: { teams?: readonly { id: string }[]; names?: readonly string[] },
): Promise<Answer> {
  if (!areInFigures(structure, await namesSeen(db, visitor.authority), changed)) return { kind: 'redirect', to };
  return {
    kind: 'redirect',
    to,
    afterwards: () => services.send('council.changed', visitor.authority, visitor.authority),
  };
}

/** Renamings with their day, as pages show them. */
export function datedRenamings(renamings: readonly Renaming[]) {
  return renamings.map(({ at, ...renaming }) => ({ ...renaming, on: at.toISOString().slice(0, 10) as LocalDate }));
}
