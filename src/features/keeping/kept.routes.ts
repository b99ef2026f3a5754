import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { keepingAnswer, mayKeep, standingOf } from './asking.routes.ts';
import { loadErasures } from './erasures.store.ts';
import { readPeriod } from './given.ts';
import { keptPage, periodPage } from './kept.page.ts';
import { addRule, loadRules } from './kept.store.ts';
import { isKind, type Kind, periodOn } from './periods.ts';

/** What is kept for how long, and a council's own periods. */
export function keptRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/keeping',
      what: 'What is kept for how long, and what would be erased today',
      permission: 'keeping.read',
      handle: (request) => keptAnswer(request, untouched(request)),
    },
    {
      method: 'GET',
      path: '/keeping/periods/:kind',
      what: 'How long something is kept',
      permission: 'keeping.propose',
      handle: (request) => periodAnswer(request, kindOf(request), untouched(request)),
    },
    {
      method: 'POST',
      path: '/keeping/periods/:kind',
      what: 'Keep something for the council’s own time, from a day',
      permission: 'keeping.propose',
      proof: true,
      handle: setPeriod,
    },
  ];
}

export async function keptAnswer(request: SignedInRequest, shown: FormShown): Promise<Answer> {
  const { db, visitor, today } = request;
  const { due, rules } = await standingOf(request);
  const erasures = await loadErasures(db, visitor.authority);
  const main = keptPage({
    council: visitor.council,
    periods: {
      extracts: periodOn('extracts', rules, today),
      withdrawn: periodOn('withdrawn', rules, today),
      notices: periodOn('notices', rules, today),
      leavers: periodOn('leavers', rules, today),
    },
    coming: rules.filter(({ from }) => from > today),
    due,
    underWay:
      erasures.find(({ kind, state }) => kind === 'retention' && (state === 'proposed' || state === 'approved')) ??
      null,
    may: mayKeep(request),
    shown,
  });
  return keepingAnswer(request, { title: 'Keeping and erasing', main }, shown);
}

function kindOf({ params }: SignedInRequest): Kind {
  const kind = params['kind'] ?? '';
  if (!isKind(kind)) throw new AppError('NOT_FOUND');
  return kind;
}

async function periodAnswer(request: SignedInRequest, kind: Kind, shown: FormShown): Promise<Answer> {
  const { db, visitor, today } = request;
  const period = periodOn(kind, await loadRules(db, visitor.authority), today);
  const main = periodPage({ kind, period, shown });
  return keepingAnswer(request, { title: 'How long is this kept?', main, back: BACK }, shown);
}

const BACK = { href: '/keeping', text: 'Keeping and erasing' };

async function setPeriod(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const kind = kindOf(request);
  const rules = await loadRules(db, visitor.authority);
  const asked = readPeriod(form, kind, rules, today);
  if (!asked.ok) return periodAnswer(request, kind, refused(request, asked.problems));
  if (!(await addRule(db, visitor.authority, asked.given, visitor.personId))) throw new AppError('STALE');
  const { from, months, source } = asked.given;
  await record(db, visitor, 'keeping.period', kind, {
    before: { months: periodOn(kind, rules, from).months },
    after: { months, from },
    reason: source,
  });
  return { kind: 'redirect', to: '/keeping?done=period' };
}
