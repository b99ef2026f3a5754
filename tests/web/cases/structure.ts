import { nameKey } from '../../../src/features/structure/name-key.ts';
import { type Case, type Form, fixed, type Naming, newName, type World } from './case.ts';

const SERVICE = ({ service }: World) => service;
const LOCALITY = ({ locality }: World) => locality;
const day = (field: string, of: string): Form => {
  const [year = '', month = '', date = ''] = of.split('-');
  return { [`${field}-day`]: date, [`${field}-month`]: month, [`${field}-year`]: year };
};

const newTeam = () => ({ name: newName(), ...day('from', '2022-05-01') });
const newPlace = () => ({ version: '0', ...day('since', '2022-05-01') });
const inDay = (field: string, value: Naming['value'], rest: () => Form, status: number): Naming => ({
  ...{ field, value, rest, status },
});
const placed = (rest: () => Form, status: number) => [
  inDay('service', SERVICE, rest, status),
  inDay('locality', LOCALITY, rest, status),
];

/** Forms are sent empty or with an old version: who may is told what is wrong, and nothing changes. */
export const STRUCTURE_CASES: Readonly<Record<string, Case>> = {
  'GET /structure': fixed('/structure'),
  'GET /structure.csv': fixed('/structure.csv'),
  'GET /structure/names': fixed('/structure/names'),
  'POST /structure/names': {
    url: () => '/structure/names',
    form: ({ decidedName }) => ({ written: decidedName, meaning: 'none' }),
    status: 409,
    names: [
      { field: 'written', rest: () => ({ meaning: '' }), value: ({ openName }) => openName, status: 422 },
      {
        field: 'team',
        rest: ({ openName }) => ({ written: openName, meaning: 'team' }),
        value: ({ team }) => team,
        status: 303,
      },
    ],
  },
  'POST /structure/names/removal': {
    url: () => '/structure/names/removal',
    form: ({ decidedName }) => ({ key: nameKey(decidedName), version: '0' }),
    status: 409,
    names: [
      {
        field: 'key',
        rest: () => ({ version: '0' }),
        value: ({ decidedName }) => nameKey(decidedName),
        status: 409,
      },
    ],
  },
  'GET /structure/teams/new': fixed('/structure/teams/new'),
  'POST /structure/teams': fixed('/structure/teams', 422, { names: placed(newTeam, 303) }),
  'GET /structure/teams/:team': { url: ({ team }) => `/structure/teams/${team}`, status: 200 },
  'POST /structure/teams/:team/name': { url: ({ team }) => `/structure/teams/${team}/name`, status: 422 },
  'POST /structure/teams/:team/places': {
    url: ({ team }) => `/structure/teams/${team}/places`,
    status: 422,
    names: placed(newPlace, 409),
  },
  ...endings('teams/:team', ({ team }) => `teams/${team}`),
  ...units('services', SERVICE),
  ...units('localities', LOCALITY),
};

const seat = () => ({ seat: 'Member', voting: 'yes', version: '0' });
const sitting = (from: string, until: string) => ({ ...seat(), ...day('from', from), ...day('until', until) });

/** Boards, partnerships and who sits on them. */
export const BODY_CASES: Readonly<Record<string, Case>> = {
  'GET /bodies': fixed('/bodies'),
  'GET /bodies/new': fixed('/bodies/new'),
  'POST /bodies': fixed('/bodies', 422),
  'GET /bodies/:body': { url: ({ body }) => `/bodies/${body}`, status: 200 },
  'POST /bodies/:body': { url: ({ body }) => `/bodies/${body}`, status: 422 },
  'GET /bodies/:body/members.csv': { url: ({ body }) => `/bodies/${body}/members.csv`, status: 200 },
  'GET /bodies/:body/members/new': { url: ({ body }) => `/bodies/${body}/members/new`, status: 200 },
  'POST /bodies/:body/members': {
    url: ({ body }) => `/bodies/${body}/members`,
    status: 422,
    names: [
      { field: 'person', value: ({ person }) => person, rest: () => sitting('2021-02-01', '2021-03-01'), status: 303 },
      {
        field: 'deputyFor',
        value: ({ member }) => member,
        rest: ({ person }) => ({ person, ...sitting('2021-04-01', '2021-05-01') }),
        status: 303,
      },
    ],
  },
  'GET /bodies/:body/members/:member': { url: ({ body, member }) => `/bodies/${body}/members/${member}`, status: 200 },
  'POST /bodies/:body/members/:member': {
    url: ({ body, member }) => `/bodies/${body}/members/${member}`,
    status: 422,
    names: [
      { field: 'person', value: ({ person }) => person, rest: () => sitting('2020-02-01', '2020-03-01'), status: 409 },
      {
        field: 'deputyFor',
        value: ({ colleague }) => colleague,
        rest: ({ person }) => ({ person, ...sitting('2020-02-01', '2020-03-01') }),
        status: 409,
      },
    ],
  },
};

function units(path: string, id: (world: World) => string): Record<string, Case> {
  const address = (world: World) => `${path}/${id(world)}`;
  return {
    [`GET /structure/${path}/new`]: fixed(`/structure/${path}/new`),
    [`POST /structure/${path}`]: fixed(`/structure/${path}`, 422),
    [`GET /structure/${path}/:unit`]: { url: (world) => `/structure/${address(world)}`, status: 200 },
    [`POST /structure/${path}/:unit/name`]: { url: (world) => `/structure/${address(world)}/name`, status: 422 },
    ...endings(`${path}/:unit`, address),
  };
}

function endings(path: string, address: (world: World) => string): Record<string, Case> {
  const at = (rest: string) => (world: World) => `/structure/${address(world)}/end${rest}`;
  return {
    [`GET /structure/${path}/end`]: { url: at(''), status: 200 },
    [`POST /structure/${path}/end`]: { url: at(''), status: 422 },
    [`POST /structure/${path}/end/removal`]: { url: at('/removal'), status: 409 },
  };
}
