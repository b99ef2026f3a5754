import { type Case, fixed, type World } from './case.ts';

const one = (rest: string, status: number, more: Partial<Case> = {}): Case => ({
  url: ({ planImport }: World) => `/plan/import/${planImport}${rest}`,
  status,
  ...more,
});

/** A decision is tried with an old version, so that the import stays as it is. */
export const PLAN_EXCHANGE_CASES: Readonly<Record<string, Case>> = {
  'GET /plan/import': fixed('/plan/import'),
  'POST /plan/import': fixed('/plan/import', 422, { sends: 'file' }),
  'GET /plan/import/:import': one('', 200),
  'GET /plan/import/:import/problems.csv': one('/problems.csv', 200),
  'POST /plan/import/:import/columns': one('/columns', 409, { form: () => ({ version: '0' }) }),
  'POST /plan/import/:import/acceptance': one('/acceptance', 422),
  'GET /my-actions/calendar': fixed('/my-actions/calendar'),
  'GET /my-actions/calendar.ics': fixed('/my-actions/calendar.ics'),
  'POST /my-actions/calendar': fixed('/my-actions/calendar'),
  'POST /my-actions/calendar/end': fixed('/my-actions/calendar/end', 303),
  'POST /plan/import/:import/rejection': one('/rejection', 409, { form: () => ({ version: '0' }) }),
};
