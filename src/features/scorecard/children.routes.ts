import {
  type AnyMeasure,
  childrenBehind,
  DIMENSIONS,
  loadToMeasure,
  measureById,
  type Slice,
  toActOn,
  WHOLE_COUNCIL,
} from '#features/measures/index.ts';
import { record } from '#features/record/index.ts';
import { parseMonth } from '#kernel/month.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import { childrenCsv, childrenPage } from './children.page.ts';
import { type Basis, loadBasis } from './scorecard.store.ts';

export async function childrenAnswer(request: SignedInRequest): Promise<Answer> {
  const found = await childrenOf(request, 'children.listed');
  const page = Number(request.query['page']) || 1;
  const main = childrenPage({ ...found, page, mayDownload: request.may('children.download') });
  return { kind: 'page', section: 'scorecard', title: 'Children behind a figure', main };
}

export async function childrenCsvAnswer(request: SignedInRequest): Promise<Answer> {
  if (!request.may('children.download')) throw new AppError('NOT_FOUND');
  const found = await childrenOf(request, 'children.downloaded');
  const name = `${found.measure.id}-${found.slice.month}.csv`;
  return { kind: 'file', name, contentType: 'text/csv; charset=utf-8', body: childrenCsv(found) };
}

/** The children behind a figure; whoever sees them is written down in the same transaction. */
async function childrenOf(request: SignedInRequest, kind: string) {
  const { db, visitor, params } = request;
  const measure = measureById(params['id'] ?? '');
  if (measure === null) throw new AppError('NOT_FOUND');
  const basis = await loadBasis(db, visitor.authority);
  const slice = sliceOf(request, measure, basis);
  const covering = basis.coverage.get(measure.description.id)?.get(slice.month)?.at(-1);
  const loaded = covering && (await loadToMeasure(db, visitor.authority, covering.id));
  if (!covering || !loaded) throw new AppError('NOT_FOUND');
  const behind = childrenBehind(measure, loaded.extract, loaded.context, slice);
  const children = measure.description.better === 'neither' ? behind : toActOn(measure.description, behind);
  const { month, dimension, group } = slice;
  await record(db, visitor, kind, measure.description.id, {
    detail: { month, dimension, group, extract: covering.id, rows: children.length },
    children: children.map(({ childId }) => childId),
  });
  return { measure: measure.description, slice, asAt: covering.asAt, children, behindCount: behind.length };
}

function sliceOf({ query }: SignedInRequest, measure: AnyMeasure, basis: Basis): Slice {
  const months = [...(basis.coverage.get(measure.description.id)?.keys() ?? [])].sort();
  const month = parseMonth(query['month'] ?? '') ?? months.at(-1);
  const dimension = DIMENSIONS.find((known) => known === query['dimension']) ?? 'council';
  if (!month) throw new AppError('NOT_FOUND');
  return { month, dimension, group: dimension === 'council' ? WHOLE_COUNCIL : (query['group'] ?? '') };
}
