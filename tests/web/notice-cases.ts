import type { AuthorityId, Database } from '#platform/database/database.ts';

type World = { notice: string };
type NoticeCase = { url: (world: World) => string; status: number; same?: true };

export const NOTICE_CASES: Record<string, NoticeCase> = {
  'GET /notices': { url: () => '/notices', status: 200, same: true },
  'GET /notices/:id': { url: ({ notice }) => `/notices/${notice}`, status: 303 },
  'POST /notices/:id/reading': { url: ({ notice }) => `/notices/${notice}/reading`, status: 303 },
  'POST /notices/reading': { url: () => '/notices/reading', status: 303, same: true },
  'GET /notices/undelivered': { url: () => '/notices/undelivered', status: 200, same: true },
  'GET /account/notices': { url: () => '/account/notices', status: 200, same: true },
  'POST /account/notices': { url: () => '/account/notices', status: 303, same: true },
};

/** A notice that everybody of a council has, and has read: what one test does changes no other's pages. */
export async function addNotice(database: Database, council: AuthorityId): Promise<string> {
  return database.as(council, async (db) => {
    const notice = { kind: 'password.changed', subject: '', href: '/account/notices', at: new Date() };
    const { notice_id } = await db
      .insertInto('notice')
      .values({ authority_id: council, ...notice })
      .returning('notice_id')
      .executeTakeFirstOrThrow();
    const people = await db.selectFrom('person').select('person_id').execute();
    await db
      .insertInto('notice_read')
      .values(people.map(({ person_id }) => ({ authority_id: council, notice_id, person_id, read_at: new Date() })))
      .execute();
    return notice_id;
  });
}
