import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Answer, Route } from '#platform/web/route.ts';
import { demonstrationSignInPage } from './access.page.ts';
import { comeIn } from './coming-in.store.ts';
import { councils } from './installation.store.ts';
import { localPath } from './local-path.ts';
import { people } from './people.store.ts';

/** Signing in where everybody is made up: one chooses who one is. */
export function demonstrationRoutes({ database, clock }: { database: Database; clock: Clock }): Route[] {
  const offered = async () =>
    Promise.all(
      (await councils(database)).map(async ({ authority, name }) => ({
        authority,
        name,
        people: (await database.as(authority, (db) => people(db, authority, clock.today()))).map((person) => ({
          ...person,
          value: `${authority}.${person.personId}`,
        })),
      })),
    );
  const signInPage = async (next: string, problem: string | null): Promise<Answer> => {
    const main = demonstrationSignInPage(await offered(), next, problem);
    if (problem === null) return { kind: 'page', title: 'Sign in', main };
    return { kind: 'page', title: 'Sign in', status: 422, errors: [{ text: problem, href: '#person' }], main };
  };

  return [
    {
      method: 'GET',
      path: '/sign-in',
      what: 'Sign in',
      permission: 'anybody',
      open: (request) => signInPage(localPath(request.query['next']), null),
    },
    {
      method: 'POST',
      path: '/sign-in',
      what: 'Sign in as one of the demonstration’s people',
      permission: 'anybody',
      async open(request) {
        const next = localPath(request.form['next']);
        const [chosen] = (await offered()).flatMap(({ authority, people: known }) =>
          known.flatMap(({ value, personId }) => (value === request.form['person'] ? [{ authority, personId }] : [])),
        );
        if (!chosen) return signInPage(next, 'Choose who you are');
        await comeIn(database, request, { ...chosen, how: 'choice' }, clock.now());
        return { kind: 'redirect', to: next };
      },
    },
  ];
}
