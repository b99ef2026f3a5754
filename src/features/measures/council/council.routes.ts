import { record } from '#features/record/index.ts';
import type { AuthorityId } from '#platform/database/database.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { councilPage } from './council.page.ts';
import { councilFacts, savePopulation } from './facts.store.ts';
import { type FactProblem, readPopulation } from './facts.ts';

/** Who counts everything anew when what measures rest on has changed. */
export type CouncilServices = { send(job: 'council.changed', authority: AuthorityId, subject: string): Promise<void> };

const PERMISSION = 'council.facts';

export function councilRoutes(services: CouncilServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/council',
      what: 'What the files do not say: population',
      permission: PERMISSION,
      handle: (request) => councilAnswer(request, []),
    },
    {
      method: 'POST',
      path: '/council/population',
      what: 'Enter how many children live here, from a day',
      permission: PERMISSION,
      async handle(request) {
        const given = readPopulation(request.form, request.today);
        if (Array.isArray(given)) return councilAnswer(request, given);
        await savePopulation(request.db, request.visitor.authority, given);
        await record(request.db, request.visitor, 'council.population', given.from, { detail: { ...given } });
        return changed(services, request);
      },
    },
  ];
}

async function councilAnswer(request: SignedInRequest, problems: readonly FactProblem[]): Promise<Answer> {
  const { db, visitor, form, csrfToken, may } = request;
  const main = councilPage({
    council: visitor.council,
    facts: await councilFacts(db, visitor.authority),
    mayKeepStructure: may('structure.manage'),
    csrfToken,
    given: form,
    problems,
  });
  const page = { kind: 'page', section: 'administration', title: 'What the files do not say', main } as const;
  if (problems.length === 0) return page;
  return { ...page, status: 422, errors: problems.map(({ field, text }) => ({ text, href: `#${field}` })) };
}

function changed(services: CouncilServices, { visitor }: SignedInRequest): Answer {
  return {
    kind: 'redirect',
    to: '/council',
    afterwards: () => services.send('council.changed', visitor.authority, visitor.authority),
  };
}
