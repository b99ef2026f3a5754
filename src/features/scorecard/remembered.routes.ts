import type { Permission } from '#features/access/index.ts';
import type { Reach } from '#kernel/reach.ts';
import type { Answer, SignedInRequest, Visitor } from '#platform/web/route.ts';
import { Kept } from './kept.ts';
import { figuresStamp } from './stamp.store.ts';

/** The permissions that pages of figures ask for. */
const ASKED = [
  'scorecard.read',
  'counts.read',
  'teams.read',
  'children.read',
  'report.download',
  'extracts.read',
  'extracts.load',
  'measures.rebase',
  'measures.set',
  'plan.read',
] as const satisfies Permission[];
type Asked = (typeof ASKED)[number];

const FIELDS = ['from', 'to', 'area', 'verdict', 'team', 'set'] as const;

/**
 * What a page of figures may know: the council, what the address says, and what the reader may do. Who the reader is
 * it cannot tell, so that a page made for one reader is the page of every other who may do the same.
 */
export type FiguresRequest = Pick<SignedInRequest, 'db' | 'params' | 'query' | 'today'> & {
  visitor: Pick<Visitor, 'authority' | 'council'>;
  may(permission: Asked): boolean;
  reach(permission: Asked): Reach;
};

/** As many characters of pages are kept by the process, of which each may take two bytes. */
const MOST_CHARACTERS = 32_000_000;
const kept = new Kept<Answer>(MOST_CHARACTERS);

/**
 * A page of figures that is made once for as long as nothing changes of which it is made: the figures and the structure
 * by their stamp, the day, the address, and everything that its reader may do. Session and permissions were looked up
 * before, as for every request; what is refused is refused anew each time.
 */
export function remembered(
  page: string,
  make: (request: FiguresRequest) => Promise<Answer>,
): (request: SignedInRequest) => Promise<Answer> {
  return async (request) => {
    const asked = askedOf(request);
    const { db, visitor, params, query, today } = asked;
    const stamp = await figuresStamp(db, visitor.authority);
    const may = ASKED.map((permission) => request.may(permission) && request.reach(permission));
    const key = JSON.stringify([page, visitor.authority, visitor.council, today, params, query, may, stamp]);
    const known = kept.get(key);
    if (known) return known;
    const answer = await make(asked);
    const isStill = (await figuresStamp(db, visitor.authority)) === stamp; // made of what the stamp stands for, all of it
    if (isStill && answer.kind === 'page') kept.set(key, answer, String(answer.main).length);
    return answer;
  };
}

/** The request without its reader. */
function askedOf({ db, visitor, params, query, today, may, reach }: SignedInRequest): FiguresRequest {
  const fields = FIELDS.flatMap((field) => (query[field] === undefined ? [] : [[field, query[field]] as const]));
  return {
    ...{ db, params, query: Object.fromEntries(fields), today },
    visitor: { authority: visitor.authority, council: visitor.council },
    may: (permission) => ASKED.includes(permission) && may(permission),
    reach: (permission) => (ASKED.includes(permission) ? reach(permission) : { kind: 'part', teams: [], worker: null }),
  };
}
