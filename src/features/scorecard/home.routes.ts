import { worstProblems } from '#features/extracts/index.ts';
import { monthAfter } from '#kernel/month.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import { homePage } from './home.page.ts';
import { loadJudged } from './judged.store.ts';
import { loadBasis, THE_COUNCIL } from './scorecard.store.ts';
import type { Scorecard } from './scorecard.ts';
import { publishable } from './suppression.ts';
import { viewFrom } from './view.ts';

/** Enough for every check and list: the page puts a check's lists together and shows the worst. */
const MOST_PROBLEMS = 200;

export async function homeAnswer({ db, visitor, may, today }: SignedInRequest): Promise<Answer> {
  const basis = await loadBasis(db, visitor.authority);
  const { newest } = basis;
  const view = viewFrom({}, newest?.dataMonth ?? null, today);
  const judged = async (months: number): Promise<Scorecard> => {
    const period = { from: monthAfter(view.from, -months), to: monthAfter(view.to, -months) };
    const judging = { council: visitor.council, group: THE_COUNCIL, ofWords: 'the council', period, today };
    const scorecard = await loadJudged(db, visitor.authority, basis, judging);
    return may('counts.read') ? scorecard : { ...scorecard, rows: scorecard.rows.map(publishable) };
  };
  const now = await judged(0);
  const before = await judged(1);
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
