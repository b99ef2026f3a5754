import { acceptedExtracts } from '#features/extracts/index.ts';
import { loadRowsToFix, type RowToFix } from '#features/measures/index.ts';
import { type EventKind, record } from '#features/record/index.ts';
import {
  canAskFor,
  listOfChildrenRoutes,
  partInWords,
  pseudonymsOf,
  type Sight,
  shownTo,
  sightOf,
  withinReach,
} from '#features/scorecard/index.ts';
import type { Reach } from '#kernel/reach.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { FIX_TITLE, type FixShown, fixCsv, fixPage, nothingToFixPage } from './fix.page.ts';
import { choicesAmong, fixAskedIn, narrowed, ROWS_A_PAGE, wrongIn } from './fix.ts';
import { qualityNavigation } from './navigation.page.ts';
import { choiceIn } from './scores.routes.ts';

const PATH = '/data-quality/fix';

export function fixRoutes(): Route[] {
  return listOfChildrenRoutes({
    path: PATH,
    what: { page: 'Rows to put right, with what is wrong in each', file: 'Rows to put right as CSV' },
    page: listAnswer,
    file: csvAnswer,
  });
}

async function listAnswer(request: SignedInRequest, reason: string | null, problem: string | null): Promise<Answer> {
  const found = await foundFor(request, [request.reach('children.read')]);
  const navigation = qualityNavigation(request.may, PATH, found.choice.team);
  if (found.newest === null) return pageOf(nothingToFixPage(navigation));
  const sight = sightOf(request, reason);
  const pages = Math.max(1, Math.ceil(found.chosen.length / ROWS_A_PAGE));
  const asked = { ...found.asked, page: Math.min(found.asked.page, pages) };
  const onPage = found.chosen.slice((asked.page - 1) * ROWS_A_PAGE, asked.page * ROWS_A_PAGE);
  await recordSeen(request, reason === null ? 'children.listed' : 'children.identified', found, onPage, reason);
  const main = fixPage({
    ...{ navigation, asked, pages, choice: found.choice, asAt: found.newest.asAt },
    ...choicesAmong(found.within),
    rows: shown(request, onPage, sight),
    count: found.chosen.length,
    part: partInWords(sight.read),
    mayDownload: request.may('children.download'),
    hasFile: request.may('extracts.load'),
    isUncovered: reason !== null,
    asking: canAskFor(onPage.map(behind), sight)
      ? { csrfToken: request.csrfToken, reason: request.form['reason'] ?? '', problem }
      : null,
  });
  const answer = pageOf(main);
  return problem === null ? answer : { ...answer, status: 422, errors: [{ text: problem, href: '#reason' }] };
}

async function csvAnswer(request: SignedInRequest, reason: string | null): Promise<Answer> {
  const found = await foundFor(request, [request.reach('children.read'), request.reach('children.download')]);
  if (found.newest === null) throw new AppError('NOT_FOUND');
  await recordSeen(
    request,
    reason === null ? 'children.downloaded' : 'children.identified',
    found,
    found.chosen,
    reason,
  );
  const rows = shown(request, found.chosen, sightOf(request, reason));
  const body = fixCsv(rows, found.newest.asAt, request.may('extracts.load'));
  return {
    kind: 'file',
    name: `rows-to-put-right-${found.newest.asAt}.csv`,
    contentType: 'text/csv; charset=utf-8',
    body,
  };
}

type Found = Awaited<ReturnType<typeof foundFor>>;

/** The newest extract's rows to put right, as far as all of these reach, and those of them that are asked for. */
async function foundFor(request: SignedInRequest, reaches: readonly Reach[]) {
  const { db, visitor, query, form } = request;
  const fields = { ...query, ...form };
  const choice = await choiceIn(request, fields['team']);
  const asked = fixAskedIn(fields, choice.team);
  const newest = (await acceptedExtracts(db, visitor.authority)).at(-1) ?? null;
  if (newest === null) return { choice, asked, newest, within: [], chosen: [] };
  const worker = workerAlone(reaches);
  const rows = await loadRowsToFix(db, visitor.authority, newest.id, worker);
  if (rows === null) throw new AppError('ROWS_ERASED');
  const within = reaches.reduce<readonly RowToFix[]>((left, reach) => withinReach(left, reach), rows);
  return { choice, asked, newest, within, chosen: narrowed(within, asked) };
}

/** Whose cases alone are asked for: then only those are read. */
function workerAlone(reaches: readonly Reach[]): string | null {
  const [own] = reaches.flatMap((reach) => (reach.kind === 'part' && reach.teams.length === 0 ? [reach.worker] : []));
  return own ?? null;
}

/** Writes down whose rows somebody saw, in the transaction in which they see them. */
async function recordSeen(
  { db, visitor }: SignedInRequest,
  kind: EventKind,
  { newest, asked }: Found,
  rows: readonly RowToFix[],
  reason: string | null,
): Promise<void> {
  const { team, list, check } = asked;
  await record(db, visitor, kind, 'data-quality', {
    detail: { extract: newest?.id ?? null, team, list, check, rows: rows.length },
    children: rows.map(({ childId }) => childId),
    ...(reason !== null && { reason }),
  });
}

function shown({ db, visitor }: SignedInRequest, rows: readonly RowToFix[], sight: Sight): FixShown[] {
  const seen = shownTo(sight, pseudonymsOf(db, visitor.authority));
  return rows.map((row) => {
    const { detail: _, ...child } = seen(behind(row));
    return { ...child, kept: row.kept, wrong: wrongIn(row.findings) };
  });
}

/** The row as those behind a figure are shown. */
function behind({ list, sheetRow, childId, team, worker }: RowToFix) {
  return { list, sheetRow, from: null, childId, team, worker, isWorkersNow: true, counted: false, detail: [] };
}

function pageOf(main: ReturnType<typeof fixPage>) {
  return { kind: 'page', section: 'extracts', title: FIX_TITLE, main } as const;
}
