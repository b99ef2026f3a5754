import {
  type AnyMeasure,
  type ChildBehind,
  childrenBehind,
  DIMENSIONS,
  groupInWords,
  loadToMeasure,
  measureById,
  type Slice,
  toActOn,
  WHOLE_COUNCIL,
} from '#features/measures/index.ts';
import { type EventKind, record } from '#features/record/index.ts';
import { parseMonth } from '#kernel/month.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import type { Html } from '#ui';
import { mayAskForGroup } from './asked.routes.ts';
import { asksForAction, childrenCsv, childrenPage, ROWS_A_PAGE } from './children.page.ts';
import { pseudonymsOf } from './children.store.ts';
import { canAskFor, countInWords, type Sight, shownTo, withinReach } from './children-shown.ts';
import { listOfChildrenRoutes } from './lists-of-children.routes.ts';
import { type Basis, loadBasis } from './scorecard.store.ts';

/** What leads from the children behind a measure to what is done about it is another feature's. */
export type ChildrenServices = { actingOn(request: SignedInRequest, measure: string): Promise<Html | null> };

export function childrenRoutes(services: ChildrenServices): Route[] {
  return listOfChildrenRoutes({
    path: '/measures/:id/children',
    what: { page: 'The children behind a figure', file: 'The children behind a figure as CSV' },
    page: (request, reason, problem) => listAnswer(services, request, { reason, problem }),
    file: csvAnswer,
  });
}

async function listAnswer(
  { actingOn }: ChildrenServices,
  request: SignedInRequest,
  { reason, problem }: { reason: string | null; problem: string | null },
): Promise<Answer> {
  const found = await childrenOf(request);
  const sight = sightOf(request, reason);
  const within = withinReach(found.children, sight.read);
  const pages = Math.max(1, Math.ceil(within.length / ROWS_A_PAGE));
  const page = Math.min(Math.max(1, Math.trunc(Number(asked(request)['page'])) || 1), pages);
  const onPage = within.slice((page - 1) * ROWS_A_PAGE, page * ROWS_A_PAGE);
  await recordSeen(request, reason === null ? 'children.listed' : 'children.identified', found, onPage, reason);
  const main = childrenPage({
    ...found,
    rows: shown(request, onPage, sight),
    page,
    pages,
    actedOn: await actingOn(request, found.measure.id),
    counted: countInWords({
      shown: within.length,
      all: found.children.length,
      behind: found.behindCount,
      of: ofWords(found.slice),
      reach: sight.read,
      mayCount: request.may('counts.read'),
    }),
    mayDownload: request.may('children.download'),
    hasFile: request.may('extracts.load'),
    isUncovered: reason !== null,
    asking: canAskFor(onPage, sight)
      ? { csrfToken: request.csrfToken, reason: request.form['reason'] ?? '', problem }
      : null,
  });
  const answer = { kind: 'page', section: 'scorecard', title: 'Children behind a figure', main } as const;
  return problem === null ? answer : { ...answer, status: 422, errors: [{ text: problem, href: '#reason' }] };
}

async function csvAnswer(request: SignedInRequest, reason: string | null): Promise<Answer> {
  const found = await childrenOf(request);
  const sight = sightOf(request, reason);
  const rows = withinReach(withinReach(found.children, sight.read), request.reach('children.download'));
  await recordSeen(request, reason === null ? 'children.downloaded' : 'children.identified', found, rows, reason);
  const body = childrenCsv({ ...found, rows: shown(request, rows, sight), hasFile: request.may('extracts.load') });
  const name = `${found.measure.id}-${found.slice.month}.csv`;
  return { kind: 'file', name, contentType: 'text/csv; charset=utf-8', body };
}

/** What this visitor may see of children, and whether they said why they want to see more. */
export function sightOf({ reach }: SignedInRequest, reason: string | null): Sight {
  return {
    read: reach('children.read'),
    identified: reach('children.identified'),
    identify: reach('children.identify'),
    hasReason: reason !== null,
    staff: reach('staff.read'),
  };
}

function shown({ db, visitor }: SignedInRequest, rows: readonly ChildBehind[], sight: Sight) {
  return rows.map(shownTo(sight, pseudonymsOf(db, visitor.authority)));
}

type Found = Awaited<ReturnType<typeof childrenOf>>;

/** Writes down whose rows somebody saw, in the transaction in which they see them. */
async function recordSeen(
  { db, visitor }: SignedInRequest,
  kind: EventKind,
  { measure, slice, extract }: Found,
  rows: readonly ChildBehind[],
  reason: string | null,
): Promise<void> {
  const { month, dimension, group } = slice;
  await record(db, visitor, kind, measure.id, {
    detail: { month, dimension, group, extract, rows: rows.length },
    children: rows.map(({ childId }) => childId),
    ...(reason !== null && { reason }),
  });
}

/** All the children behind a figure, before anybody's reach. */
async function childrenOf(request: SignedInRequest) {
  const { db, visitor, params } = request;
  const measure = measureById(params['id'] ?? '');
  if (measure === null) throw new AppError('NOT_FOUND');
  const basis = await loadBasis(db, visitor.authority);
  const slice = sliceOf(request, measure, basis);
  if (!(await mayAskForGroup(request, slice))) throw new AppError('NOT_FOUND');
  const covering = basis.coverage.get(measure.description.id)?.get(slice.month)?.at(-1);
  const isErased = basis.extracts.some(({ id, rowsErasedAt }) => id === covering?.id && rowsErasedAt !== null);
  if (isErased) throw new AppError('ROWS_ERASED');
  const loaded = covering && (await loadToMeasure(db, visitor.authority, covering.id, { measures: [measure] }));
  if (!covering || !loaded) throw new AppError('NOT_FOUND');
  const behind = childrenBehind(measure, loaded.extract, loaded.context, slice);
  const children = asksForAction(measure.description) ? toActOn(measure.description, behind) : behind;
  return {
    measure: measure.description,
    slice,
    extract: covering.id,
    asAt: covering.asAt,
    children,
    behindCount: behind.length,
  };
}

function sliceOf(request: SignedInRequest, measure: AnyMeasure, basis: Basis): Slice {
  const fields = asked(request);
  const months = [...(basis.coverage.get(measure.description.id)?.keys() ?? [])].sort();
  const month = parseMonth(fields['month'] ?? '') ?? months.at(-1);
  const dimension = DIMENSIONS.find((known) => known === fields['dimension']) ?? 'council';
  if (!month) throw new AppError('NOT_FOUND');
  return { month, dimension, group: dimension === 'council' ? WHOLE_COUNCIL : (fields['group'] ?? '') };
}

/** What a link or the form that asks for ids says. */
function asked({ query, form }: SignedInRequest): Readonly<Record<string, string>> {
  return { ...query, ...form };
}

function ofWords({ dimension, group }: Slice): string {
  return dimension === 'council' ? 'the council' : groupInWords(dimension, group);
}
