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
  'GET /settings/profiles/:profile': fixed('/settings/profiles/plan-visits-14-days'),
  'POST /settings/profiles/:profile': fixed('/settings/profiles/plan-visits-14-days', 422),
  'GET /settings/referrals': fixed('/settings/referrals'),
  'POST /settings/referrals': fixed('/settings/referrals', 422),
};
