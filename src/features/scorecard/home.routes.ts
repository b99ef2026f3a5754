import { worstProblems } from '#features/extracts/index.ts';
import { monthAfter } from '#kernel/month.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import { homePage } from './home.page.ts';
import { monthsByMeasure } from './rebase.ts';
import { loadRebases } from './rebases.store.ts';
import { loadBasis, loadSeries, THE_COUNCIL } from './scorecard.store.ts';
import type { Scorecard } from './scorecard.ts';
import { publishable } from './suppression.ts';
import { judgeAll, viewFrom } from './view.ts';

/** Enough for every check and list: the page puts a check's lists together and shows the worst. */
const MOST_PROBLEMS = 200;

export async function homeAnswer({ db, visitor, may, today }: SignedInRequest): Promise<Answer> {
  const basis = await loadBasis(db, visitor.authority);
  const { newest } = basis;
  const rebases = monthsByMeasure(await loadRebases(db, visitor.authority));
  const view = viewFrom({}, newest?.dataMonth ?? null, today);
  const series = await loadSeries(db, visitor.authority, basis, THE_COUNCIL, today);
  const judged = (months: number): Scorecard => {
    const period = { from: monthAfter(view.from, -months), to: monthAfter(view.to, -months) };
    const scorecard = judgeAll(visitor.council, 'the council', series, period, newest?.asAt ?? null, today, rebases);
    return may('counts.read') ? scorecard : { ...scorecard, rows: scorecard.rows.map(publishable) };
  };
  const [now, before] = [judged(0), judged(1)];
  const changed = now.rows.flatMap((row, index) => {
    const was = before.rows[index]?.verdict ?? 'undetermined';
    return was === row.verdict ? [] : [{ judged: row, before: was }];
  });
  const problems = newest ? await worstProblems(db, visitor.authority, newest.id, MOST_PROBLEMS) : [];
  const main = homePage({
    council: visitor.council,
    today,
    scorecard: now,
    dataMonth: newest?.dataMonth ?? null,
    changed,
    problems: may('counts.read') ? problems : null,
    mayLoad: may('extracts.load'),
    newestExtract: newest && { id: newest.id, fileName: newest.fileName },
    mayReadExtracts: may('extracts.read'),
  });
  return { kind: 'page', section: 'home', title: 'Home', main };
}
