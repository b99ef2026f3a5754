import {
  type AnyMeasure,
  childrenBehind,
  type Dimension,
  groupsOf,
  happeningsOf,
  loadToMeasure,
  measureById,
  movements,
  referralHistoryMonths,
  toActOn,
  WHOLE_COUNCIL,
} from '#features/measures/index.ts';
import type { Month } from '#kernel/month.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import { loadScorecard } from './asked.routes.ts';
import { groupsBeside } from './groups.ts';
import { historyInWords, type MeasurePage, measurePage } from './measure.page.ts';
import { seriesCsv } from './scorecard.csv.ts';
import { monthsToChoose } from './scorecard.page.ts';
import { loadGroups } from './scorecard.store.ts';
import type { Judged } from './scorecard.ts';

/** The groups that a measure's page compares, in this order. */
const SHOWN: readonly Dimension[] = ['team', 'locality', 'ageBand', 'sex', 'ethnicGroup', 'disability'];
const MATURING_MONTHS = 12;

/** The measure of the address, judged as the address asks; anything else does not exist. */
export async function judgedOf(request: SignedInRequest) {
  const measure = measureById(request.params['id'] ?? '');
  if (measure === null) throw new AppError('NOT_FOUND');
  const loaded = await loadScorecard(request);
  const judged = loaded.scorecard.rows.find((row) => row.measure.id === measure.description.id);
  if (!judged) throw new Error('every measure of the catalogue is on the scorecard');
  return { ...loaded, measure, judged };
}

export async function measureAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, may, today } = request;
  const { basis, view, measure, judged, scorecard } = await judgedOf(request);
  const { id } = measure.description;
  const breakdowns: MeasurePage['breakdowns'][number][] = [];
  const council = await loadGroups(db, visitor.authority, basis, id, 'council', today);
  for (const dimension of SHOWN) {
    const groups = await loadGroups(db, visitor.authority, basis, id, dimension, today);
    breakdowns.push({
      dimension,
      beside: groupsBeside(measure.description, dimension, groups, council.get(WHOLE_COUNCIL) ?? [], view),
    });
  }
  const behind = await countBehind(request, measure, judged);
  const main = measurePage({
    judged,
    view,
    months: monthsToChoose(scorecard),
    teams: await groupsOf(db, visitor.authority, 'team'),
    breakdowns,
    happenings: await happeningsOf(db, visitor.authority, id),
    moved: mostMoved(judged),
    extracts: basis.extracts,
    toActOn: behind?.toActOn ?? null,
    mayDownload: may('report.download'),
    mayReadExtracts: may('extracts.read'),
    history: behind && measure.historyMonthsNeeded > 0 ? historyInWords(behind.historyMonths) : null,
  });
  return { kind: 'page', section: 'scorecard', title: measure.description.title, main };
}

export async function measureCsvAnswer(request: SignedInRequest): Promise<Answer> {
  const { judged } = await judgedOf(request);
  return {
    kind: 'file',
    name: `${judged.measure.id}.csv`,
    contentType: 'text/csv; charset=utf-8',
    body: seriesCsv(judged),
  };
}

/** How many children there are to act on in the latest month, for those who may see them. */
async function countBehind({ db, visitor, may, query }: SignedInRequest, measure: AnyMeasure, { latest }: Judged) {
  if (latest === null || !may('children.read')) return null;
  const loaded = await loadToMeasure(db, visitor.authority, latest.extractId);
  if (loaded === null) return null;
  const { extract, context } = loaded;
  const team = query['team'] || null;
  const slice = { month: latest.month, dimension: team ? 'team' : 'council', group: team ?? WHOLE_COUNCIL } as const;
  const behind = childrenBehind(measure, extract, context, slice);
  return { toActOn: toActOn(measure.description, behind).length, historyMonths: referralHistoryMonths(extract) };
}

/** Of the last months that more than one extract gave, the one whose figure moved most. */
function mostMoved({ series }: Judged): MeasurePage['moved'] {
  const recent = series.slice(-MATURING_MONTHS).filter(({ earlier }) => earlier.length > 0);
  const found = movements(recent).reduce<ReturnType<typeof movements>[number] | null>(
    (most, movement) =>
      most === null || Math.abs(movement.change ?? 0) > Math.abs(most.change ?? 0) ? movement : most,
    null,
  );
  const point = recent.find(({ month }: { month: Month }) => month === found?.month);
  return found && point ? { movement: found, point } : null;
}
