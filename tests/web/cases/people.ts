import { type Case, type Form, fixed, newName, type World } from './case.ts';

const person = (rest: string, status: number, more: Partial<Case> = {}): Case => ({
  url: (world: World) => `/people/${world.person}${rest}`,
  status,
  ...more,
});
const role = (rest: string, status: number): Case => ({
  url: (world) => `/people/${world.person}/roles/${world.appointment}${rest}`,
  status,
});
const waiting = (rest: string, status: number, form?: Form): Case => ({
  url: ({ proposal }) => `/people/roles/${proposal}${rest}`,
  ...(form && { form: () => form }),
  status,
});

const TODAY = { 'from-day': '9', 'from-month': '8', 'from-year': '2022' };
const newPerson = (): Form => ({ name: newName(), post: '', email: '', staffRef: '' });
const managing = (): Form => ({ 'role-teamManager': 'yes', reason: 'A test', ...TODAY });
const PART = { field: 'part', value: ({ team }: World) => `team:${team}`, status: 303 };

/** People and their roles. The person named is nobody who tries anything; forms are sent empty or with an old version. */
export const PEOPLE_CASES: Readonly<Record<string, Case>> = {
  'GET /people': fixed('/people', 200, {
    names: [{ field: 'search', value: ({ personName }) => personName, status: 200 }],
  }),
  'GET /people.csv': fixed('/people.csv', 200, {
    names: [{ field: 'search', value: ({ personName }) => personName, status: 200 }],
  }),
  'GET /people/new': fixed('/people/new'),
  'POST /people': fixed('/people', 422, {
    names: [
      { ...PART, rest: () => ({ ...newPerson(), ...managing() }) },
      // An address that somebody of this council has is taken; that another council's somebody has it is not told.
      { field: 'email', value: ({ email }) => email, rest: newPerson, status: 422 },
    ],
  }),
  'GET /people/roles': fixed('/people/roles'),
  'GET /people/roles/:id': waiting('', 200),
  'POST /people/roles/:id/approval': waiting('/approval', 409, { version: '0' }),
  'POST /people/roles/:id/refusal': waiting('/refusal', 409, { version: '0', reason: 'A test' }),
  'GET /people/:id': person('', 200),
  'GET /people/:id/details': person('/details', 200),
  'POST /people/:id/details': person('/details', 422, {
    names: [
      {
        field: 'email',
        value: ({ email }) => `d${email}`.replace('dauditor', 'director'),
        rest: () => ({ ...newPerson(), version: '0' }),
        status: 422,
      },
    ],
  }),
  'POST /people/:id/sessions/end': person('/sessions/end', 303),
  'POST /people/:id/second-factor/removal': person('/second-factor/removal', 409),
  'POST /people/:id/second-factor/approval': person('/second-factor/approval', 409),
  'POST /people/:id/second-factor/refusal': person('/second-factor/refusal', 409),
  'GET /people/:id/roles/new': person('/roles/new', 200),
  'POST /people/:id/roles': person('/roles', 422, { names: [{ ...PART, rest: managing }] }),
  'GET /people/:id/roles/:role/end': role('/end', 200),
  'POST /people/:id/roles/:role/end': role('/end', 422),
  'POST /people/:id/roles/:role/last-day': role('/last-day', 422),
  'GET /people/:id/invitation': person('/invitation', 200),
  'POST /people/:id/invitation': person('/invitation', 200),
  'GET /people/:id/leaving': person('/leaving', 200),
  'POST /people/:id/leaving': person('/leaving', 422),
};
