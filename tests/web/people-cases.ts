import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Database } from '#platform/database/database.ts';
import { addPerson } from '../../src/features/access/index.ts';
import { addAppointment } from '../../src/features/access/people/appointments.store.ts';

/** Somebody of a council with a role that they hold and one that waits for approval. */
export type PeopleParts = { person: string; role: string; proposal: string };

type World = { people: PeopleParts };
type PeopleCase = {
  url: (world: World) => string;
  form?: Record<string, string>;
  status: number;
  same?: true;
  namesOthers?: true;
};

/** Forms are sent empty or with an old version: who may is told what is wrong, and next to nothing changes. */
export const PEOPLE_CASES: Record<string, PeopleCase> = {
  'GET /people': fixed('/people'),
  'GET /people.csv': fixed('/people.csv'),
  'GET /people/new': fixed('/people/new'),
  'POST /people': fixed('/people', 422),
  'GET /people/roles': fixed('/people/roles'),
  'GET /people/roles/:id': { url: ({ people }) => `/people/roles/${people.proposal}`, status: 200 },
  'POST /people/roles/:id/approval': {
    url: ({ people }) => `/people/roles/${people.proposal}/approval`,
    form: { version: '0' },
    status: 409,
  },
  'POST /people/roles/:id/refusal': { url: ({ people }) => `/people/roles/${people.proposal}/refusal`, status: 422 },
  'GET /people/:id': about('', 200),
  'GET /people/:id/details': about('/details', 200),
  'POST /people/:id/details': about('/details', 422),
  'GET /people/:id/roles/new': about('/roles/new', 200),
  'POST /people/:id/roles': about('/roles', 422),
  'GET /people/:id/roles/:role/end': ofRole('end', 200),
  'POST /people/:id/roles/:role/end': ofRole('end', 422),
  'POST /people/:id/roles/:role/last-day': ofRole('last-day', 422),
  'GET /people/:id/invitation': about('/invitation', 200),
  'POST /people/:id/invitation': about('/invitation', 200),
  'POST /people/:id/sessions/end': about('/sessions/end', 303),
  'POST /people/:id/second-factor/removal': about('/second-factor/removal', 303),
  'GET /people/:id/leaving': about('/leaving', 200),
  'POST /people/:id/leaving': about('/leaving', 422),
  'GET /administration': fixed('/administration'),
  'GET /administration/jobs': fixed('/administration/jobs'),
  'POST /administration/jobs/:id/retry': fixed('/administration/jobs/00000000-0000-4000-8000-000000000000/retry', 404),
  'GET /councils': { url: () => '/councils', status: 200, same: true, namesOthers: true },
  'GET /councils/new': fixed('/councils/new'),
  'POST /councils': fixed('/councils', 422),
  'POST /councils/:code/invitation': fixed('/councils/000/invitation', 404),
};

/** Gives a council what the cases name. */
export function addPeopleTo(database: Database, council: AuthorityId, proposedBy: string): Promise<PeopleParts> {
  return database.as(council, async (db) => {
    const details = { name: `Somebody of ${council}`, post: 'Made for a test', email: null, staffRef: null };
    const person = await addPerson(db, council, details, [{ role: 'boardMember', part: {} }]);
    const { appointment_id: role } = await db
      .selectFrom('appointment')
      .select('appointment_id')
      .where('person_id', '=', person)
      .executeTakeFirstOrThrow();
    const proposal = await addAppointment(db, council, {
      ...{ personId: person, role: 'director', part: null, from: '2022-08-09' as LocalDate, until: null },
      ...{ reason: 'Made for a test', proposedBy, at: new Date('2022-08-09T09:00:00Z') },
      ...{ needsSecond: true, state: 'proposed', isAlone: false },
    });
    return { person, role, proposal };
  });
}

function fixed(url: string, status = 200): PeopleCase {
  return { url: () => url, status, same: true };
}

function about(path: string, status: number): PeopleCase {
  return { url: ({ people }) => `/people/${people.person}${path}`, status };
}

function ofRole(path: string, status: number): PeopleCase {
  return { url: ({ people }) => `/people/${people.person}/roles/${people.role}/${path}`, status };
}
