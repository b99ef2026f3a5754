import { improvementNavigation } from '#features/inspections/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { shownAnswer } from '../form.routes.ts';
import { loadPlan } from '../plan.store.ts';
import { comparePage } from './compare.page.ts';
import { type Difference, differencesBetween, differencesCsv, entriesOf } from './differences.ts';
import type { FrozenPlan } from './frozen.ts';
import { wasApproved } from './version-states.ts';
import { frozenPlan, loadVersion } from './versions.store.ts';

/** What differs between two versions, or between one and the plan as it is now. */
export function compareRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/versions/:a/compare/:b',
      what: 'What is different between two versions of the plan, or between one and the plan now',
      permission: 'plan.submitted',
      handle: compareAnswer,
    },
    {
      method: 'GET',
      path: '/plan/versions/:a/compare/:b/differences.csv',
      what: 'What is different between two versions of the plan, as a table',
      permission: 'plan.submitted',
      async handle(request) {
        const { differences } = await compared(request);
        const body = differencesCsv(differences);
        return { kind: 'file', name: 'plan-differences.csv', contentType: 'text/csv; charset=utf-8', body };
      },
    },
  ];
}

type Compared = { was: string; is: string; differences: readonly Difference[]; a: string; b: string };

async function compared(request: SignedInRequest): Promise<Compared> {
  const { a = '', b = '' } = request.params;
  const [was, is] = [await sideOf(request, a), await sideOf(request, b)];
  const differences = differencesBetween(entriesOf(was.plan), entriesOf(is.plan));
  return { was: was.name, is: is.name, differences, a, b };
}

const NOW = 'now';

/** One side: a version that the visitor may see, or, for readers of the plan, the plan as it is. */
async function sideOf(request: SignedInRequest, id: string): Promise<{ name: string; plan: FrozenPlan }> {
  const { db, visitor, may, today } = request;
  if (id === NOW) {
    const plan = may('plan.read') ? await loadPlan(db, visitor.authority) : null;
    if (plan === null) throw new AppError('NOT_FOUND');
    return { name: 'the plan as it is now', plan: await frozenPlan(db, visitor, plan, today) };
  }
  const version = await loadVersion(db, visitor.authority, id);
  if (version === null || !(may('plan.read') || wasApproved(version))) throw new AppError('NOT_FOUND');
  return { name: `version ${version.number} (${version.name})`, plan: version.content };
}

async function compareAnswer(request: SignedInRequest): Promise<Answer> {
  const { was, is, differences, a, b } = await compared(request);
  const href = `/plan/versions/${a}/compare/${b}`;
  const main = comparePage({
    ...{ was, is, differences, csvHref: `${href}/differences.csv`, swapHref: `/plan/versions/${b}/compare/${a}` },
    navigation: improvementNavigation(request.may, '/plan/versions'),
  });
  const back = { href: '/plan/versions', text: 'Versions' };
  return shownAnswer(request, { title: 'What is different', back, main });
}
