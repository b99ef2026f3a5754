import { record } from '#features/record/index.ts';
import { type Month, parseMonth } from '#kernel/month.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { judgedOf } from './measure.routes.ts';
import { type RebasePage, rebasePage } from './rebase.page.ts';
import { REBASE_PROBLEMS, rebaseProblem } from './rebase.ts';
import { addRebase, loadRebases, removeRebase } from './rebases.store.ts';

const PERMISSION = 'measures.rebase';

export function rebaseRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/measures/:id/rebases',
      what: 'Where a measure’s limits begin anew',
      permission: PERMISSION,
      handle: (request) => rebaseAnswer(request, { month: '', reason: '' }, null),
    },
    {
      method: 'POST',
      path: '/measures/:id/rebases',
      what: 'Rebase a measure with a reason',
      permission: PERMISSION,
      handle: add,
    },
    {
      method: 'POST',
      path: '/measures/:id/rebases/:month/removal',
      what: 'Take a rebase back',
      permission: PERMISSION,
      handle: remove,
    },
  ];
}

async function rebaseAnswer(
  request: SignedInRequest,
  given: RebasePage['given'],
  problem: RebasePage['problem'],
): Promise<Answer> {
  const { db, visitor, csrfToken } = request;
  const { judged } = await judgedOf(request);
  const { measure } = judged;
  const rebases = (await loadRebases(db, visitor.authority)).filter((rebase) => rebase.measure === measure.id);
  const main = rebasePage({ measure, months: monthsOf(judged), rebases, csrfToken, given, problem });
  const page = {
    kind: 'page',
    section: 'scorecard',
    title: 'Rebase a measure',
    back: { href: `/measures/${measure.id}`, text: measure.title },
    main,
  } as const;
  return problem === null
    ? page
    : { ...page, status: 422, errors: [{ text: problem.text, href: `#${problem.field}` }] };
}

async function add(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const { judged } = await judgedOf(request);
  const given = { month: form['month'] ?? '', reason: (form['reason'] ?? '').trim() };
  const problem = rebaseProblem(given.month, given.reason, monthsOf(judged));
  const month = parseMonth(given.month);
  if (problem !== null || month === null) {
    const found = problem ?? 'noMonth';
    const field = found === 'noReason' || found === 'reasonTooLong' ? 'reason' : 'month';
    return rebaseAnswer(request, given, { field, text: REBASE_PROBLEMS[found] });
  }
  const rebase = { measure: judged.measure.id, month, reason: given.reason, personId: visitor.personId };
  if (!(await addRebase(db, visitor.authority, rebase)))
    return rebaseAnswer(request, given, { field: 'month', text: 'This measure is already rebased from that month' });
  await record(db, visitor, 'measure.rebased', judged.measure.id, { detail: { month }, reason: given.reason });
  return { kind: 'redirect', to: `/measures/${judged.measure.id}` };
}

async function remove(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, params } = request;
  const { judged } = await judgedOf(request);
  const month = parseMonth(params['month'] ?? '');
  if (month === null || !(await removeRebase(db, visitor.authority, judged.measure.id, month)))
    throw new AppError('STALE');
  await record(db, visitor, 'measure.rebase.removed', judged.measure.id, { detail: { month } });
  return { kind: 'redirect', to: `/measures/${judged.measure.id}/rebases` };
}

function monthsOf({ series }: { series: readonly { month: Month }[] }): Month[] {
  return series.map(({ month }) => month);
}
