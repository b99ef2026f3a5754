import { teamsNamed } from '#features/measures/index.ts';
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
import { type Reach, reaches } from '#kernel/reach.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { actOnCsv, actOnPage, type ClockShown, hidesDays, noClocksPage, TITLE } from './act-on.page.ts';
import { askingForm } from './asking.page.ts';
import type { Clock, NoClocks } from './clocks.ts';
import { type Asked, askedIn, countsByKind, inOrderShown, narrowed, of, ROWS_A_PAGE } from './worklist.ts';
import { type ClocksFound, loadClocks } from './worklists.store.ts';

export function worklistRoutes(): Route[] {
  return listOfChildrenRoutes({
    path: '/act-on',
    what: {
      page: 'Children for whom a clock runs, the most at risk first',
      file: 'Children for whom a clock runs as CSV',
    },
    page: listAnswer,
    file: csvAnswer,
  });
}

async function listAnswer(request: SignedInRequest, reason: string | null, problem: string | null): Promise<Answer> {
  const found = await foundFor(request, request.reach('children.read'));
  if (typeof found === 'string') return page(noClocksPage(found));
  const sight = sightOf(request, reason);
  const pages = Math.max(1, Math.ceil(found.chosen.length / ROWS_A_PAGE));
  const asked = { ...found.asked, page: Math.min(found.asked.page, pages) };
  const onPage = asShown(found.chosen, sight).slice((asked.page - 1) * ROWS_A_PAGE, asked.page * ROWS_A_PAGE);
  await recordSeen(request, reason === null ? 'children.listed' : 'children.identified', found, onPage, reason);
  const mayDownload = request.may('children.download');
  const mayReadPlan = request.may('plan.read');
  const main = actOnPage({
    ...{ ...found, asked, pages, mayDownload, mayReadPlan, today: request.today },
    rows: shown(request, onPage, sight),
    count: found.chosen.length,
    part: partInWords(sight.read),
    hasFile: request.may('extracts.load'),
    isUncovered: reason !== null,
    asking: canAskFor(onPage, sight)
      ? askingForm(asked, {
          ...{ csrfToken: request.csrfToken, reason: request.form['reason'] ?? '', problem, mayDownload },
        })
      : null,
  });
  if (problem === null) return page(main);
  return { ...page(main), status: 422, errors: [{ text: problem, href: '#reason' }] };
}

async function csvAnswer(request: SignedInRequest, reason: string | null): Promise<Answer> {
  const found = await foundFor(request, request.reach('children.download'));
  if (typeof found === 'string') throw new AppError('NOT_FOUND');
  const sight = sightOf(request, reason);
  const rows = asShown(withinReach(found.chosen, request.reach('children.read')), sight);
  await recordSeen(request, reason === null ? 'children.downloaded' : 'children.identified', found, rows, reason);
  const about = { asAt: found.asAt, today: request.today, hasFile: request.may('extracts.load') };
  const body = actOnCsv(shown(request, rows, sight), about);
  return { kind: 'file', name: `act-on-${found.asAt}.csv`, contentType: 'text/csv; charset=utf-8', body };
}

function page(main: ReturnType<typeof actOnPage>) {
  return { kind: 'page', section: 'act-on', title: TITLE, main } as const;
}

type Found = ClocksFound & {
  asked: Asked;
  /** The clocks that were asked for. */
  chosen: readonly Clock[];
  counts: ReturnType<typeof countsByKind>;
  children: number;
  teams: readonly string[];
  /** Under the names that the reader may know. */
  workers: readonly string[];
};

/** The clocks within a reach, as the address or the form asks for them. A team beyond the reach does not exist. */
async function foundFor(request: SignedInRequest, reach: Reach): Promise<Found | NoClocks> {
  const { db, visitor, today, query, form } = request;
  const asked = askedIn({ ...query, ...form });
  const teams = await teamsFor(request, reach);
  if (asked.team !== null && !teams.includes(asked.team)) throw new AppError('NOT_FOUND');
  const found = await loadClocks(db, visitor.authority, { worker: workerAlone(reach), today });
  if (typeof found === 'string') return found;
  const calledBy = workersCalled(request);
  const within = withinReach(found.clocks, reach);
  const ofTeam = of(within, { team: asked.team, worker: null });
  const ofBoth = ofTeam.filter((clock) => asked.worker === null || calledBy(clock) === asked.worker);
  const workers = new Set(ofTeam.flatMap((clock) => calledBy(clock) ?? []));
  return {
    ...found,
    asked,
    teams,
    workers: [...workers].sort(byName),
    chosen: narrowed(ofBoth, asked),
    counts: countsByKind(ofBoth),
    children: new Set(ofBoth.map(({ childId, list, sheetRow }) => childId ?? `${list} ${sheetRow}`)).size,
  };
}

/** The teams that a reader may choose from. */
async function teamsFor({ db, visitor }: SignedInRequest, reach: Reach): Promise<string[]> {
  const teams = reach.kind === 'council' ? await teamsNamed(db, visitor.authority) : [...reach.teams];
  return teams.sort(byName);
}

/** Somebody who sees own cases only: no other child's rows are read for them. */
function workerAlone(reach: Reach): string | null {
  return reach.kind === 'part' && reach.teams.length === 0 ? reach.worker : null;
}

/** How the reader may call the worker of a row: by name, or by a pseudonym; null where the row names nobody. */
function workersCalled(request: SignedInRequest): (clock: Clock) => string | null {
  const { db, visitor } = request;
  const { staff } = sightOf(request, null);
  const { ofWorker } = pseudonymsOf(db, visitor.authority);
  const pseudonyms = new Map<string, string>();
  return (clock) => {
    if (clock.worker === null || reaches(staff, clock)) return clock.worker;
    const called = pseudonyms.get(clock.worker) ?? ofWorker(clock.worker);
    pseudonyms.set(clock.worker, called);
    return called;
  };
}

function shown({ db, visitor }: SignedInRequest, clocks: readonly Clock[], sight: Sight): ClockShown[] {
  const show = shownTo(sight, pseudonymsOf(db, visitor.authority));
  return clocks.map(({ childId, worker, ...clock }) => ({ ...clock, ...show(behind({ ...clock, childId, worker })) }));
}

/** In an order that tells no more than the rows themselves. */
function asShown(clocks: readonly Clock[], sight: Sight): Clock[] {
  const show = shownTo(sight, { ofChild: () => '', ofWorker: () => '' });
  return inOrderShown(clocks, (clock) => hidesDays({ ...clock, ...show(behind(clock)) }));
}

/** The row as those behind a figure are shown. */
function behind(clock: Pick<Clock, 'list' | 'sheetRow' | 'childId' | 'team' | 'worker'>) {
  return { ...clock, from: null, counted: true, detail: [] };
}

/** Writes down whose rows somebody saw, in the transaction in which they see them. */
async function recordSeen(
  { db, visitor }: SignedInRequest,
  kind: EventKind,
  { asked, extract }: Found,
  rows: readonly Clock[],
  reason: string | null,
): Promise<void> {
  await record(db, visitor, kind, 'act-on', {
    detail: { extract, rows: rows.length, team: asked.team, due: asked.kind, when: asked.when },
    children: rows.map(({ childId }) => childId),
    ...(reason !== null && { reason }),
  });
}

function byName(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
