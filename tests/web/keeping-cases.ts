import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Database } from '#platform/database/database.ts';
import { proposeErasure } from '../../src/features/keeping/erasures.store.ts';
import { placeHold } from '../../src/features/keeping/holds.store.ts';

/** What a council has that addresses of keeping name. */
export type Keeping = { hold: string; erasure: string };

type World = { keeping: Keeping };
type KeepingCase = {
  url: (world: World) => string;
  form?: Record<string, string>;
  status: number;
  same?: true;
};

/** Forms are sent empty or with an old version: who may is told what is wrong, and nothing changes. */
export const KEEPING_CASES: Record<string, KeepingCase> = {
  'GET /keeping': fixed('/keeping'),
  'GET /keeping/periods/:kind': fixed('/keeping/periods/extracts'),
  'POST /keeping/periods/:kind': fixed('/keeping/periods/extracts', 422),
  'GET /keeping/holds': fixed('/keeping/holds'),
  'GET /keeping/holds/new': fixed('/keeping/holds/new'),
  'POST /keeping/holds': fixed('/keeping/holds', 422),
  'GET /keeping/holds/:hold/lifting': { url: ({ keeping }) => `/keeping/holds/${keeping.hold}/lifting`, status: 200 },
  'POST /keeping/holds/:hold/lifting': { url: ({ keeping }) => `/keeping/holds/${keeping.hold}/lifting`, status: 422 },
  'GET /keeping/erasures': fixed('/keeping/erasures'),
  'GET /keeping/erasures.csv': fixed('/keeping/erasures.csv'),
  'POST /keeping/erasures': fixed('/keeping/erasures', 422),
  'GET /keeping/erasures/:erasure': { url: ({ keeping }) => `/keeping/erasures/${keeping.erasure}`, status: 200 },
  'POST /keeping/erasures/:erasure/approval': {
    url: ({ keeping }) => `/keeping/erasures/${keeping.erasure}/approval`,
    form: { version: '0' },
    status: 409,
  },
  'POST /keeping/erasures/:erasure/refusal': {
    url: ({ keeping }) => `/keeping/erasures/${keeping.erasure}/refusal`,
    status: 422,
  },
  'GET /keeping/child': fixed('/keeping/child'),
  'POST /keeping/child': fixed('/keeping/child', 422),
  'POST /keeping/child/erasure': fixed('/keeping/child/erasure', 422),
  'GET /keeping/export': fixed('/keeping/export'),
  'POST /keeping/export': fixed('/keeping/export', 422),
};

function fixed(url: string, status = 200): KeepingCase {
  return { url: () => url, status, same: true };
}

/** A hold and an erasure that waits, both by somebody who may neither lift nor decide them. */
export async function addKeeping(database: Database, council: AuthorityId, by: string): Promise<Keeping> {
  return database.as(council, async (db) => {
    const at = new Date('2022-08-09T09:00:00Z');
    const held = { about: 'everything', extractId: null, childId: null, reason: 'An inquiry' } as const;
    const hold = await placeHold(db, council, held, by, at);
    const found = { extracts: [], leavers: [], noticesBefore: '2021-08-09' as LocalDate };
    const erasure = await proposeErasure(db, council, { childId: null, found, reason: 'The schedule' }, by, at);
    return { hold, erasure };
  });
}
