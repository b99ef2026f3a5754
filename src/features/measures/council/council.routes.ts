import { record } from '#features/record/index.ts';
import type { AuthorityId } from '#platform/database/database.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { teamsNamed } from '../values.store.ts';
import { councilPage } from './council.page.ts';
import { councilFacts, savePlace, savePopulation } from './facts.store.ts';
import { type FactProblem, readPlace, readPopulation } from './facts.ts';

/** Who counts everything anew when what measures rest on has changed. */
export type CouncilServices = { send(job: 'council.changed', authority: AuthorityId, subject: string): Promise<void> };

const PERMISSION = 'council.facts';

export function councilRoutes(services: CouncilServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/council',
      what: 'What the files do not say: population and localities',
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
    {
      method: 'POST',
      path: '/council/teams',
      what: 'Place a team in a locality, from a day',
      permission: PERMISSION,
      async handle(request) {
        const given = readPlace(request.form, await teamsNamed(request.db, request.visitor.authority), request.today);
        if (Array.isArray(given)) return councilAnswer(request, given);
        await savePlace(request.db, request.visitor.authority, given);
        await record(request.db, request.visitor, 'council.team', given.name, { detail: { ...given } });
        return changed(services, request);
      },
    },
  ];
}

async function councilAnswer(request: SignedInRequest, problems: readonly FactProblem[]): Promise<Answer> {
  const { db, visitor, form, csrfToken } = request;
  const main = councilPage({
    council: visitor.council,
    facts: await councilFacts(db, visitor.authority),
    teams: await teamsNamed(db, visitor.authority),
    csrfToken,
    given: form,
    problems,
  });
  const page = { kind: 'page', section: 'council', title: 'What the files do not say', main } as const;
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
