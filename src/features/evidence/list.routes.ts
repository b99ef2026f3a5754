import { record } from '#features/record/index.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { nameAll } from './about.store.ts';
import { allEvidence } from './evidence.store.ts';
import { loadFreshness } from './freshness.store.ts';
import { evidenceCsv } from './list.csv.ts';
import { listPage } from './list.page.ts';
import { chosen, type ListView, listed, listViewIn } from './list.ts';
import { maySee } from './seeing.routes.ts';
import type { Navigation } from './services.ts';

export function listRoutes({ navigation }: { navigation: Navigation }): Route[] {
  return [
    {
      method: 'GET',
      path: '/evidence',
      what: 'All evidence, by what it is about and how it stands',
      permission: 'plan.read',
      async handle(request) {
        const view = listViewIn(request.query);
        const found = await load(request, view);
        const main = listPage({ ...found, view, navigation: navigation(request.may, '/evidence') });
        return { kind: 'page', section: 'plan', title: 'Evidence', main };
      },
    },
    {
      method: 'GET',
      path: '/evidence.csv',
      what: 'All evidence as CSV',
      permission: 'plan.read',
      handle: csvAnswer,
    },
  ];
}

async function csvAnswer(request: SignedInRequest): Promise<Answer> {
  const { listed: shown } = await load(request, listViewIn(request.query));
  await record(request.db, request.visitor, 'evidence.downloaded', 'evidence', { detail: { rows: shown.length } });
  return { kind: 'file', name: 'evidence.csv', contentType: 'text/csv; charset=utf-8', body: evidenceCsv(shown) };
}

async function load({ db, visitor, may, today }: SignedInRequest, view: ListView) {
  const evidence = await allEvidence(db, visitor.authority);
  const all = await nameAll(
    db,
    visitor.authority,
    evidence.map(({ about }) => about),
  );
  const named = new Map([...all].filter(([, about]) => maySee(may, about)));
  const deadlines = await loadFreshness(db, visitor.authority);
  const everything = listed(evidence, named, { deadlines, today });
  return { everything, listed: chosen(everything, view) };
}
