import {
  type AnyMeasure,
  CATALOGUE,
  type ChildBehind,
  childrenBehind,
  loadToMeasure,
  toActOn,
  WHOLE_COUNCIL,
} from '#features/measures/index.ts';
import { record } from '#features/record/index.ts';
import type { Month } from '#kernel/month.ts';
import type { Answer, Route, Session, SignedInRequest } from '#platform/web/route.ts';
import { sightOf } from './children.routes.ts';
import { pseudonymsOf } from './children.store.ts';
import { shownTo, withinReach } from './children-shown.ts';
import { myCasesPage, noOwnCasesPage } from './my-cases.page.ts';
import { type Basis, loadBasis } from './scorecard.store.ts';

export function myCasesRoutes(): Route[] {
  return [
    {
      ...{ method: 'GET', path: '/my-cases', what: 'What is due for one’s own cases' },
      permission: 'children.read',
      handle: myCasesAnswer,
    },
  ];
}

/** Is this somebody who sees children because the extracts name them as the worker? */
export function hasOwnCases({ grants }: Pick<Session, 'grants'>): boolean {
  return workerOf({ grants }) !== null;
}

function workerOf({ grants }: Pick<Session, 'grants'>): string | null {
  const reach = grants.get('children.read');
  return reach?.kind === 'part' ? reach.worker : null;
}

async function myCasesAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, session, reach } = request;
  const page = { kind: 'page', section: 'my-cases', title: 'My cases' } as const;
  const worker = workerOf(session);
  if (worker === null) return { ...page, main: noOwnCasesPage(reach('children.read').kind === 'council') };
  const basis = await loadBasis(db, visitor.authority);
  const found = await casesOf(request, basis, worker);
  const shown = shownTo(sightOf(request, null), pseudonymsOf(db, visitor.authority));
  await record(db, visitor, 'children.listed', 'my-cases', {
    detail: { extract: basis.newest?.id ?? null, rows: found.reduce((sum, { rows }) => sum + rows.length, 0) },
    children: found.flatMap(({ rows }) => rows.map(({ childId }) => childId)),
  });
  const cases = found.map(({ rows, ...of }) => ({ ...of, rows: rows.map(shown) }));
  return { ...page, main: myCasesPage({ cases, asAt: basis.newest?.asAt ?? null }) };
}

type Found = {
  measure: AnyMeasure['description'];
  month: Month;
  asAt: Basis['extracts'][number]['asAt'];
  rows: ChildBehind[];
};

/** The worker's own rows to act on, measure by measure, each in the newest month that the newest extract covers. */
async function casesOf(
  { db, visitor }: SignedInRequest,
  { newest, coverage }: Basis,
  worker: string,
): Promise<Found[]> {
  const loaded = newest && (await loadToMeasure(db, visitor.authority, newest.id, { worker }));
  if (!newest || !loaded) return [];
  return CATALOGUE.flatMap((measure): Found[] => {
    const covered = [...(coverage.get(measure.description.id) ?? [])].sort(([one], [other]) => (one < other ? 1 : -1));
    const month = covered.find(([, extracts]) => extracts.at(-1)?.id === newest.id)?.[0];
    if (month === undefined) return [];
    const slice = { month, dimension: 'council', group: WHOLE_COUNCIL } as const;
    const behind = childrenBehind(measure, loaded.extract, loaded.context, slice);
    const rows = withinReach(toActOn(measure.description, behind), { kind: 'part', teams: [], worker });
    return rows.length === 0 ? [] : [{ measure: measure.description, month, asAt: newest.asAt, rows }];
  });
}
