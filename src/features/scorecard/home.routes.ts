import { worstProblems } from '#features/extracts/index.ts';
import { standingOfLists } from '#features/measures/index.ts';
import { loadStructure, teamsAt } from '#features/structure/index.ts';
import { monthAfter } from '#kernel/month.ts';
import { reachesTeam } from '#kernel/reach.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import { type Html, html } from '#ui';
import { teamsWithin } from './asked.routes.ts';
import { type HomePage, homeHeading, homePage } from './home.page.ts';
import { loadJudged, withFigures } from './judged.store.ts';
import { hasOwnCases } from './my-cases.routes.ts';
import { type FiguresRequest, remembered } from './remembered.routes.ts';
import { type Basis, type Group, loadBasis, THE_COUNCIL } from './scorecard.store.ts';
import type { Scorecard } from './scorecard.ts';
import { startPage } from './start.page.ts';
import { publishable } from './suppression.ts';
import { type View, viewFrom } from './view.ts';

/** Enough for every check and list: the page puts a check's lists together and shows the worst. */
const MOST_PROBLEMS = 200;

/** Where everybody begins: with the figures, with their own cases, or with what there is to administer. */
export async function homeAnswer(request: SignedInRequest, { atHome }: HomeServices): Promise<Answer> {
  const { may, visitor, today } = request;
  if (!may('scorecard.read')) return withoutFigures(request);
  if (!may('counts.read') && hasOwnCases(request.session)) return { kind: 'redirect', to: '/my-cases' };
  const answer = await figuresAnswer(request);
  if (answer.kind !== 'page') return answer;
  const heading = homeHeading({ council: visitor.council, today, first: await atHome(request) });
  return { ...answer, main: html`${heading}${answer.main}` };
}

/** What stands before the figures on the first page is another feature's; it is made anew each time. */
export type HomeServices = { atHome(request: SignedInRequest): Promise<Html | null> };

function withoutFigures({ visitor }: SignedInRequest): Answer {
  if (visitor.duties !== '') return { kind: 'redirect', to: '/administration' };
  return { kind: 'page', section: 'home', title: 'Home', main: startPage(visitor.council) };
}

const figuresAnswer = remembered('home', async (request) => {
  const { db, visitor, may, today } = request;
  const basis = await loadBasis(db, visitor.authority);
  const { newest } = basis;
  const view = viewFrom({}, newest?.dataMonth ?? null, today);
  const judged = async (months: number): Promise<Scorecard> => {
    const period = { from: monthAfter(view.from, -months), to: monthAfter(view.to, -months) };
    const scorecard = await judgedFor(request, basis, THE_COUNCIL, 'the council', period);
    return may('counts.read') ? scorecard : { ...scorecard, rows: scorecard.rows.map(publishable) };
  };
  const now = await judged(0);
  const before = await judged(1);
  const changed = now.rows.flatMap((row, index) => {
    const was = before.rows[index]?.verdict ?? 'undetermined';
    return was === row.verdict ? [] : [{ judged: row, before: was }];
  });
  const problems = newest ? await worstProblems(db, visitor.authority, newest.id, MOST_PROBLEMS) : [];
  const main = homePage({
    today,
    scorecard: now,
    dataMonth: newest?.dataMonth ?? null,
    changed,
    problems: may('counts.read') ? problems : null,
    ownTeams: await ownTeams(request, basis, view),
    mayLoad: may('extracts.load'),
    newestExtract: newest && { id: newest.id, fileName: newest.fileName },
    mayReadExtracts: may('extracts.read'),
    standing: may('counts.read') ? await standingOfLists(db, visitor.authority) : null,
    mayCount: may('counts.read'),
    mayActOn: may('children.read'),
  });
  return { kind: 'page', section: 'home', title: 'Home', main };
});

/** The teams of somebody who answers for some of them, with what gets worse there. */
async function ownTeams(request: FiguresRequest, basis: Basis, view: View): Promise<HomePage['ownTeams']> {
  const { db, visitor, may, reach, today } = request;
  const own = reach('teams.read');
  if (!may('teams.read') || own.kind === 'council') return null;
  const placed = teamsAt(await loadStructure(db, visitor.authority), today).filter(({ name }) =>
    reachesTeam(own, name),
  );
  const teams = [];
  for (const name of await teamsWithin(request)) {
    const { rows, counts } = withFigures(
      await judgedFor(request, basis, { dimension: 'team', group: name }, name, view),
    );
    const locality = placed.find((team) => team.name === name)?.locality ?? null;
    teams.push({ name, locality, counts, worse: rows.filter(({ verdict }) => verdict === 'gettingWorse') });
  }
  return teams;
}

function judgedFor(
  { db, visitor, today }: FiguresRequest,
  basis: Basis,
  group: Group,
  ofWords: string,
  period: Pick<View, 'from' | 'to'>,
): Promise<Scorecard> {
  return loadJudged(db, visitor.authority, basis, {
    council: visitor.council,
    group,
    ofWords,
    period,
    set: 'all',
    today,
  });
}
