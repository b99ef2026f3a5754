import { type Case, fixed, newName, type World } from './case.ts';

const one = (rest: string, status: number, more: Partial<Case> = {}): Case => ({
  url: ({ provider }: World) => `/settings/sign-in/${provider}${rest}`,
  status,
  ...more,
});
const group = (rest: string): Case => ({
  url: (world) => `/settings/sign-in/${world.provider}/groups/${world.group}${rest}`,
  status: 303,
  fresh: 'group',
});

/** Its host is not listed, so that trying it ends at once; forms are sent empty or with an old version. */
export const SIGN_IN_CASES: Readonly<Record<string, Case>> = {
  'GET /sign-in/again': fixed('/sign-in/again', 404),
  'GET /sign-in/proved': fixed('/sign-in/proved'),
  'GET /settings/sign-in': fixed('/settings/sign-in'),
  'GET /settings/sign-in/new': fixed('/settings/sign-in/new'),
  'POST /settings/sign-in': fixed('/settings/sign-in', 422),
  'GET /settings/sign-in/:id': one('', 200),
  'GET /settings/sign-in/:id/edit': one('/edit', 200),
  'POST /settings/sign-in/:id': one('', 422),
  'POST /settings/sign-in/:id/trial': one('/trial', 200),
  'POST /settings/sign-in/:id/offer': one('/offer', 422, { form: () => ({ version: '1' }) }),
  'GET /settings/sign-in/:id/withdrawal': one('/withdrawal', 200),
  'POST /settings/sign-in/:id/withdrawal': one('/withdrawal', 409, { form: () => ({ version: '0' }) }),
  'GET /settings/sign-in/:id/groups': one('/groups', 200),
  'POST /settings/sign-in/:id/groups': one('/groups', 422, {
    names: [
      {
        field: 'part',
        value: ({ team }) => `team ${team}`,
        rest: () => ({ group: newName(), role: 'teamManager' }),
        status: 303,
      },
    ],
  }),
  'POST /settings/sign-in/:id/groups/:group/approval': group('/approval'),
  'POST /settings/sign-in/:id/groups/:group/removal': group('/removal'),
};

/** Only what is needed to come in is for anybody. */
export const OPEN = [
  'GET /.well-known/security.txt',
  'GET /calendar/:token',
  'GET /forgotten',
  'GET /invitation/:token',
  'GET /link/:token',
  'GET /reset/:token',
  'GET /set-up/:token',
  'GET /sign-in',
  'GET /sign-in/answer',
  'GET /sign-in/app',
  'GET /sign-in/code',
  'GET /u/:token',
  'POST /forgotten',
  'POST /invitation/:token',
  'POST /link/:token',
  'POST /reset/:token',
  'POST /set-up/:token',
  'POST /sign-in',
  'POST /sign-in/app',
  'POST /sign-in/code',
  'POST /sign-in/with/:council/:provider',
  'POST /u/:token',
  'POST /u/:token/draft',
  'POST /u/:token/open',
  'POST /u/:token/unchanged',
];
