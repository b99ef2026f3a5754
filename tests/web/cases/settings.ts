import { type Case, fixed } from './case.ts';

/** What a council settles about measures. Forms are sent empty: who may is told what is wrong, and nothing changes. */
export const SETTINGS_CASES: Readonly<Record<string, Case>> = {
  'GET /settings/measures': fixed('/settings/measures'),
  'GET /measures/:id/settings': fixed('/measures/CP-10/settings'),
  'POST /measures/:id/settings/target': fixed('/measures/CP-10/settings/target', 422),
  'POST /measures/:id/settings/keeping': fixed('/measures/CP-10/settings/keeping', 422, {
    names: [
      {
        field: 'ownerId',
        value: ({ person }) => person,
        rest: () => ({ onBoard: 'usual', version: '0' }),
        status: 303,
      },
    ],
  }),
  'GET /settings/timescales': fixed('/settings/timescales'),
  'GET /settings/timescales/:rule': fixed('/settings/timescales/R-CP-VISIT'),
  'POST /settings/timescales/:rule': fixed('/settings/timescales/R-CP-VISIT', 422),
  'GET /settings/counts': fixed('/settings/counts'),
  'GET /settings/counts/:rule': fixed('/settings/counts/C-READY-SOUND'),
  'POST /settings/counts/:rule': fixed('/settings/counts/C-READY-SOUND', 422),
  'GET /settings/profiles/:profile': fixed('/settings/profiles/plan-visits-14-days'),
  'POST /settings/profiles/:profile': fixed('/settings/profiles/plan-visits-14-days', 422),
  'GET /settings/referrals': fixed('/settings/referrals'),
  'POST /settings/referrals': fixed('/settings/referrals', 422),
  'GET /supplied': fixed('/supplied'),
  'POST /supplied': fixed('/supplied', 422),
  'GET /supplied/template.csv': fixed('/supplied/template.csv'),
  'GET /supplied/measures/new': fixed('/supplied/measures/new'),
  'POST /supplied/measures': fixed('/supplied/measures', 422),
  'GET /supplied/measures/:measure': fixed('/supplied/measures/LM-01'),
  'POST /supplied/measures/:measure': fixed('/supplied/measures/LM-01', 422),
  'GET /supplied/:upload': { url: ({ supplied }) => `/supplied/${supplied}`, status: 200 },
  'GET /supplied/:upload/problems.csv': { url: ({ supplied }) => `/supplied/${supplied}/problems.csv`, status: 200 },
  'POST /supplied/:upload/acceptance': { url: ({ supplied }) => `/supplied/${supplied}/acceptance`, status: 409 },
  'POST /supplied/:upload/rejection': { url: ({ supplied }) => `/supplied/${supplied}/rejection`, status: 409 },
  'POST /supplied/:upload/withdrawal': { url: ({ supplied }) => `/supplied/${supplied}/withdrawal`, status: 422 },
};
