import type { LocalDate } from '#kernel/local-date.ts';
import type { AuthorityId, Database } from '#platform/database/database.ts';
import { addBody, addMembership } from '../../src/features/structure/bodies/bodies.store.ts';
import { nameKey } from '../../src/features/structure/name-key.ts';
import { decideName } from '../../src/features/structure/names.store.ts';
import { loadStructure } from '../../src/features/structure/structure.store.ts';

/** What a council has that addresses of the structure name; `name` is a name in extracts that was decided. */
export type Parts = Record<'team' | 'service' | 'locality' | 'name' | 'body' | 'member', string>;

type World = { parts: Parts };
type StructureCase = {
  url: (world: World) => string;
  form?: (world: World) => Record<string, string>;
  status: number;
  same?: true;
};

/** Forms are sent empty or with an old version: who may is told what is wrong, and nothing changes. */
export const STRUCTURE_CASES: Record<string, StructureCase> = {
  'GET /structure': fixed('/structure'),
  'GET /structure.csv': fixed('/structure.csv'),
  'GET /structure/names': fixed('/structure/names'),
  'POST /structure/names': {
    url: () => '/structure/names',
    form: ({ parts }) => ({ written: parts.name, meaning: 'none' }),
    status: 409,
  },
  'POST /structure/names/removal': {
    url: () => '/structure/names/removal',
    form: ({ parts }) => ({ key: nameKey(parts.name), version: '0' }),
    status: 409,
  },
  'GET /structure/teams/new': fixed('/structure/teams/new'),
  'POST /structure/teams': fixed('/structure/teams', 422),
  'GET /structure/teams/:team': { url: ({ parts }) => `/structure/teams/${parts.team}`, status: 200 },
  'POST /structure/teams/:team/name': { url: ({ parts }) => `/structure/teams/${parts.team}/name`, status: 422 },
  'POST /structure/teams/:team/places': { url: ({ parts }) => `/structure/teams/${parts.team}/places`, status: 422 },
  ...endings('teams/:team', ({ parts }) => `teams/${parts.team}`),
  ...units('services', ({ parts }) => parts.service),
  ...units('localities', ({ parts }) => parts.locality),
  'GET /bodies': fixed('/bodies'),
  'GET /bodies/new': fixed('/bodies/new'),
  'POST /bodies': fixed('/bodies', 422),
  'GET /bodies/:body': { url: ({ parts }) => `/bodies/${parts.body}`, status: 200 },
  'POST /bodies/:body': { url: ({ parts }) => `/bodies/${parts.body}`, status: 422 },
  'GET /bodies/:body/members.csv': { url: ({ parts }) => `/bodies/${parts.body}/members.csv`, status: 200 },
  'GET /bodies/:body/members/new': { url: ({ parts }) => `/bodies/${parts.body}/members/new`, status: 200 },
  'POST /bodies/:body/members': { url: ({ parts }) => `/bodies/${parts.body}/members`, status: 422 },
  'GET /bodies/:body/members/:member': {
    url: ({ parts }) => `/bodies/${parts.body}/members/${parts.member}`,
    status: 200,
  },
  'POST /bodies/:body/members/:member': {
    url: ({ parts }) => `/bodies/${parts.body}/members/${parts.member}`,
    status: 422,
  },
};

/** Gives a council what the cases name. */
export async function addParts(database: Database, council: AuthorityId, personId: string): Promise<Parts> {
  return database.as(council, async (db) => {
    const structure = await loadStructure(db, council);
    const team = idOf(structure.teams);
    const name = `Former name in ${council}`;
    await decideName(db, council, { written: name, teamId: team, by: personId });
    const from = '2020-01-01' as LocalDate;
    const body = await addBody(db, council, { name: `Board of ${council}`, kind: 'board', from, until: null });
    const member = await addMembership(db, council, body, {
      ...{ personId, seat: 'Chair', organisation: '', isVoting: true, deputyFor: null, from, until: null },
      confidentialitySignedOn: null,
    });
    return { team, service: idOf(structure.services), locality: idOf(structure.localities), name, body, member };
  });
}

/** Parts that no council has. */
export function nobodysParts(id: string): Parts {
  return { team: id, service: id, locality: id, name: 'Nobody’s', body: id, member: id };
}

function fixed(url: string, status = 200): StructureCase {
  return { url: () => url, status, same: true };
}

function units(path: string, id: (world: World) => string): Record<string, StructureCase> {
  const address = (world: World) => `${path}/${id(world)}`;
  return {
    [`GET /structure/${path}/new`]: fixed(`/structure/${path}/new`),
    [`POST /structure/${path}`]: fixed(`/structure/${path}`, 422),
    [`GET /structure/${path}/:unit`]: { url: (world) => `/structure/${address(world)}`, status: 200 },
    [`POST /structure/${path}/:unit/name`]: { url: (world) => `/structure/${address(world)}/name`, status: 422 },
    ...endings(`${path}/:unit`, address),
  };
}

function endings(path: string, address: (world: World) => string): Record<string, StructureCase> {
  return {
    [`GET /structure/${path}/end`]: { url: (world) => `/structure/${address(world)}/end`, status: 200 },
    [`POST /structure/${path}/end`]: { url: (world) => `/structure/${address(world)}/end`, status: 422 },
    [`POST /structure/${path}/end/removal`]: {
      url: (world) => `/structure/${address(world)}/end/removal`,
      status: 409,
    },
  };
}

function idOf(things: readonly { id: string }[]): string {
  const [thing] = things;
  if (!thing) throw new Error('the council has a structure');
  return thing.id;
}
