import { improvementNavigation } from '#features/inspections/index.ts';
import { record } from '#features/record/index.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { loadDeadlines } from '../deadlines.store.ts';
import { peopleNamed } from '../people-named.store.ts';
import { loadPlan } from '../plan.store.ts';
import type { Plan } from '../plan.ts';
import { updatesWritten } from './burden.store.ts';
import { type Burden, burdenOf, burdenSince } from './burden.ts';
import { burdenCsv, linesCsv, overviewPage } from './overview.page.ts';
import { chosenLines, type Line, linesOf, type OverviewView, overviewView } from './overview.ts';
import { loadTellings } from './tellings.store.ts';

/** Which updates are missing, who was told, and what updating takes of people. */
export function overviewRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/updates',
      what: 'Which updates are missing, who was told, and what updating takes',
      permission: 'plan.read',
      handle: overviewAnswer,
    },
    {
      method: 'GET',
      path: '/plan/updates.csv',
      what: 'Which updates are missing, as CSV',
      permission: 'plan.read',
      async handle(request) {
        const { lines, view } = await linesIn(request, await planIn(request));
        return download(request, 'updates.csv', linesCsv(chosenLines(lines, view)));
      },
    },
    {
      method: 'GET',
      path: '/plan/updates/people.csv',
      what: 'What updating takes of each owner, as CSV',
      permission: 'plan.read',
      handle: async (request) =>
        download(request, 'updates-by-person.csv', burdenCsv(await burdenIn(request, await planIn(request)))),
    },
  ];
}

function planIn({ db, visitor }: SignedInRequest): Promise<Plan | null> {
  return loadPlan(db, visitor.authority);
}

type Lines = { lines: readonly Line[]; view: OverviewView };

async function linesIn({ db, visitor, today, query }: SignedInRequest, plan: Plan | null): Promise<Lines> {
  if (plan === null) return { lines: [], view: overviewView({}, []) };
  const told = await loadTellings(db, visitor.authority);
  const lines = linesOf(plan, told, { today, limits: await loadDeadlines(db, visitor.authority) });
  return { lines, view: overviewView(query, lines) };
}

async function burdenIn({ db, visitor, today }: SignedInRequest, plan: Plan | null): Promise<Burden[]> {
  if (plan === null) return [];
  const written = await updatesWritten(db, visitor.authority, burdenSince(today));
  return burdenOf(plan, written, await peopleNamed(db, visitor.authority));
}

async function overviewAnswer(request: SignedInRequest): Promise<Answer> {
  const { visitor, today, may } = request;
  const plan = await planIn(request);
  const main = overviewPage({
    ...{ council: visitor.council, today, navigation: improvementNavigation(may, '/plan/updates') },
    ...(await linesIn(request, plan)),
    burden: await burdenIn(request, plan),
  });
  return { kind: 'page', title: 'Updates', section: 'plan', main };
}

async function download({ db, visitor }: SignedInRequest, name: string, body: string): Promise<Answer> {
  await record(db, visitor, 'plan.updates.downloaded', name);
  return { kind: 'file', name, contentType: 'text/csv; charset=utf-8', body };
}
