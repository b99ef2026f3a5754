import { improvementNavigation } from '#features/inspections/index.ts';
import { loadLimits, withLocalLimits } from '#features/measures/index.ts';
import { countInForce, loadOwnCounts } from '#features/settings/index.ts';
import type { CountId } from '#kernel/counts.ts';
import { limitOn, TIMESCALES, type TimescaleId } from '#kernel/timescales.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { shownAnswer } from '../form.routes.ts';
import { CONFIDENCE_RULES } from './confidence.ts';
import { DELIVERY_RULES } from './delivery-rules.ts';
import { type PeriodInForce, rulesPage } from './rules.page.ts';

/** The rules in words, for everybody who has an account. */
export function rulesRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/rules',
      what: 'How an action is judged: delivery, impact and confidence',
      permission: 'account.own',
      handle: rulesAnswer,
    },
  ];
}

async function rulesAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, today, may } = request;
  const timescales = withLocalLimits(TIMESCALES, await loadLimits(db, visitor.authority));
  const periods = periodsUsed().map((id): PeriodInForce => {
    const { value, source } = limitOn(timescales[id], today);
    const { trigger, requirement } = timescales[id];
    return { id, trigger, requirement, limit: value, source };
  });
  const own = await loadOwnCounts(db, visitor.authority);
  const inForce = (id: CountId) => countInForce(own, id, today);
  const numbers = NUMBERS.map((id) => ({ id, amount: inForce(id).value, source: inForce(id).source }));
  const counts = (id: CountId) => inForce(id).value;
  const navigation = improvementNavigation(may, '/plan/rules');
  const main = rulesPage({ navigation, periods, numbers, counts });
  return shownAnswer(request, { title: 'How an action is judged', back: null, main });
}

/** The numbers that the plan's rules count by. */
const NUMBERS: readonly CountId[] = ['C-IMPACT-SOURCES', 'C-IMPACT-SUSTAINED', 'C-MEASURE-MISSED'];

/** The periods of who is told of what is missing or off track. */
const TELLING: readonly TimescaleId[] = ['R-PLAN-STALE-SPONSOR', 'R-PLAN-STALE-DIRECTOR', 'R-PLAN-RECOVER'];

/** Every period by which a rule counts, and those of who is told, once. */
function periodsUsed(): TimescaleId[] {
  const used = [...DELIVERY_RULES, ...CONFIDENCE_RULES].flatMap(({ periods }) => periods);
  return [...new Set<TimescaleId>([...used, 'R-PLAN-TEST', ...TELLING])];
}
