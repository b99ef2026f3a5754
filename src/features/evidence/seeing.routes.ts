import { AppError } from '#platform/errors.ts';
import type { SignedInRequest } from '#platform/web/route.ts';
import { isActionOf, nameOne } from './about.store.ts';
import { findEvidence } from './evidence.store.ts';
import type { About, AboutNamed, Evidence } from './evidence.ts';

type Asking = Pick<SignedInRequest, 'db' | 'visitor' | 'may'>;

/**
 * What evidence may be added about by this visitor: anything of the plan for whoever reads it, but what is held back
 * for those who may see that only; for others the actions that are theirs. Anything else does not exist.
 */
export async function aboutForAdding({ db, visitor, may }: Asking, about: About | null): Promise<AboutNamed> {
  const named = about && (await nameOne(db, visitor.authority, about));
  if (named === null || !maySee(may, named)) throw new AppError('NOT_FOUND');
  const isTheirs =
    may('plan.read') ||
    (named.about.kind === 'action' && (await isActionOf(db, visitor.authority, named.about.id, visitor.personId)));
  if (!isTheirs) throw new AppError('NOT_FOUND');
  return named;
}

/** The evidence of the address with what it is about. */
export async function theEvidence({
  db,
  visitor,
  may,
  params,
}: Asking & Pick<SignedInRequest, 'params'>): Promise<{ evidence: Evidence; named: AboutNamed }> {
  const evidence = await findEvidence(db, visitor.authority, params['id'] ?? '');
  const named = evidence && (await nameOne(db, visitor.authority, evidence.about));
  if (evidence === null || named === null || !maySee(may, named)) throw new AppError('NOT_FOUND');
  return { evidence, named };
}

/** Titles tell what a report says before it is out, so that evidence about it is held as the report is. */
export function maySee(may: (permission: string) => boolean, { isHeld }: AboutNamed): boolean {
  return !isHeld || may('inspections.held');
}
