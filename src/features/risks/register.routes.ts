import { record } from '#features/record/index.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { registerOf, riskAnswer } from './answers.routes.ts';
import { registerPage } from './register.page.ts';
import { chosenRisks, filterIn, registerCsv } from './register.ts';
import { scaleOn } from './scale.ts';

/** The register as a page and as a table. */
export function registerRoutes(): Route[] {
  return [
    {
      method: 'GET',
      path: '/risks',
      what: 'The register of risks',
      permission: 'risks.read',
      handle: register,
    },
    {
      method: 'GET',
      path: '/risks.csv',
      what: 'The register of risks as CSV',
      permission: 'risks.read',
      handle: download,
    },
  ];
}

async function register(request: SignedInRequest): Promise<Answer> {
  const { visitor, query, today, may } = request;
  const { all, about } = await registerOf(request);
  const filter = filterIn(query);
  const main = registerPage({
    ...{ council: visitor.council, today, all, chosen: chosenRisks(all, filter), filter, may },
    scale: scaleOn(about.scales, today),
  });
  return riskAnswer(request, { title: 'Risks', back: null, main });
}

async function download(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, query, today } = request;
  const { all, about } = await registerOf(request);
  const chosen = chosenRisks(all, filterIn(query));
  const refs = new Map([...about.actions.values()].map(({ id, ref }) => [id, ref]));
  await record(db, visitor, 'risk.downloaded', visitor.authority, { detail: { risks: chosen.length } });
  const body = registerCsv(chosen, refs);
  return { kind: 'file', name: `risks-${today}.csv`, contentType: 'text/csv; charset=utf-8', body };
}
