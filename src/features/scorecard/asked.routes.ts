import { teamsNamed } from '#features/measures/index.ts';
import { AppError } from '#platform/errors.ts';
import type { SignedInRequest } from '#platform/web/route.ts';
import { loadJudged } from './judged.store.ts';
import { type Basis, loadBasis, THE_COUNCIL } from './scorecard.store.ts';
import type { Scorecard } from './scorecard.ts';
import { publishable } from './suppression.ts';
import { type View, viewFrom } from './view.ts';

/** A scorecard as an address asks for it, with what it rests on. */
export async function loadScorecard(
  request: SignedInRequest,
): Promise<{ basis: Basis; view: View; scorecard: Scorecard; dataSound: number | null }> {
  const { db, visitor, may, today } = request;
  const mayCount = may('counts.read');
  const query = mayCount ? request.query : { ...request.query, team: '' };
  const basis = await loadBasis(db, visitor.authority);
  const view = viewFrom(query, basis.newest?.dataMonth ?? null, today);
  if (view.team !== null && !(await teamsNamed(db, visitor.authority)).includes(view.team))
    throw new AppError('NOT_FOUND');
  const group = view.team === null ? THE_COUNCIL : ({ dimension: 'team', group: view.team } as const);
  const judging = { council: visitor.council, group, ofWords: view.team ?? 'the council', period: view, today };
  const scorecard = await loadJudged(db, visitor.authority, basis, judging);
  const errors = scorecard.rows.find(({ measure }) => measure.id === 'RC-07')?.latest?.value ?? null;
  const shown = mayCount ? scorecard : { ...scorecard, rows: scorecard.rows.map(publishable) };
  return { basis, view, scorecard: shown, dataSound: errors === null ? null : 100 - errors };
}
