import { teamsNamed } from '#features/measures/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { AppError } from '#platform/errors.ts';
import type { SignedInRequest } from '#platform/web/route.ts';
import { monthsByMeasure } from './rebase.ts';
import { loadRebases } from './rebases.store.ts';
import { type Basis, loadBasis, loadSeries, THE_COUNCIL } from './scorecard.store.ts';
import type { Scorecard } from './scorecard.ts';
import { publishable } from './suppression.ts';
import { judgeAll, type View, viewFrom } from './view.ts';

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
  const series = await loadSeries(db, visitor.authority, basis, group, today);
  const rebases = monthsByMeasure(await loadRebases(db, visitor.authority));
  const scorecard = judgeAll(visitor.council, view.team ?? 'the council', series, view, asAtOf(basis), today, rebases);
  const errors = scorecard.rows.find(({ measure }) => measure.id === 'RC-07')?.latest?.value ?? null;
  const shown = mayCount ? scorecard : { ...scorecard, rows: scorecard.rows.map(publishable) };
  return { basis, view, scorecard: shown, dataSound: errors === null ? null : 100 - errors };
}

function asAtOf({ newest }: Basis): LocalDate | null {
  return newest?.asAt ?? null;
}
