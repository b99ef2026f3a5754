import { record } from '#features/record/index.ts';
import { loadStructure } from '#features/structure/index.ts';
import type { Clock } from '#platform/clock.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { successBanner } from '#ui';
import { connectingPart, curlFor } from './connecting.page.ts';
import { expiryAfter, type FeedToken, type Problem, partsOf, readToken, standingOf } from './token.ts';
import { madePage, newTokenPage, revocationPage, tokensPage } from './tokens.page.ts';
import { loadTokens, makeToken, revokeToken } from './tokens.store.ts';

export type FeedServices = { clock: Clock; publicUrl: URL };

/** The tokens by which programs read figures: making them, seeing them, taking them out of use. */
export function tokenRoutes(services: FeedServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/feeds',
      what: 'Tokens of programs that read figures, and how to connect',
      permission: 'feeds.manage',
      handle: (request) => listAnswer(services, request),
    },
    {
      method: 'GET',
      path: '/feeds/new',
      what: 'Make a token',
      permission: 'feeds.manage',
      handle: (request) => formAnswer(request, {}, []),
    },
    {
      method: 'POST',
      path: '/feeds',
      what: 'Make a token, which is shown once',
      permission: 'feeds.manage',
      proof: true,
      handle: (request) => make(services, request),
    },
    {
      method: 'GET',
      path: '/feeds/:feed/revocation',
      what: 'Confirm revoking a token',
      permission: 'feeds.manage',
      async handle(request) {
        const main = revocationPage(await tokenOf(request), request.csrfToken);
        return { ...PAGE, title: 'Revoke this token?', main, back: BACK };
      },
    },
    {
      method: 'POST',
      path: '/feeds/:feed/revocation',
      what: 'Revoke a token',
      permission: 'feeds.manage',
      handle: (request) => revoke(services, request),
    },
  ];
}

const PAGE = { kind: 'page', section: 'administration' } as const;
const BACK = { href: '/feeds', text: 'Data feeds' };

async function listAnswer({ clock, publicUrl }: FeedServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, query } = request;
  const now = clock.now();
  const tokens = await loadTokens(db, visitor.authority);
  const shown = tokens.map((token) => ({ ...token, standing: standingOf(token, now) }));
  return {
    ...PAGE,
    title: 'Data feeds',
    main: tokensPage(visitor.council, shown, connectingPart(publicUrl.href)),
    ...(query['done'] === 'revoked' && {
      message: successBanner('Revoked. Nobody reads anything with it any longer.'),
    }),
  };
}

async function formAnswer(
  { db, visitor, csrfToken, may }: SignedInRequest,
  given: SignedInRequest['form'],
  problems: readonly Problem[],
): Promise<Answer> {
  const parts = partsOf(await loadStructure(db, visitor.authority));
  const main = newTokenPage({ given, problems, parts, csrfToken, seesCounts: may('counts.read') });
  const page = { ...PAGE, title: 'Make a token', main, back: BACK };
  if (problems.length === 0) return page;
  return { ...page, status: 422, errors: problems.map(({ field, text }) => ({ text, href: `#${field}` })) };
}

async function make({ clock, publicUrl }: FeedServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, may } = request;
  const read = readToken(form, partsOf(await loadStructure(db, visitor.authority)), may('counts.read'));
  if (!read.ok) return formAnswer(request, form, read.problems);
  const { name, showsCounts, parts, months } = read.given;
  const at = clock.now();
  const expiresAt = expiryAfter(at, months);
  const { id, text } = await makeToken(db, visitor.authority, read.given, { by: visitor.personId, at, expiresAt });
  await record(db, visitor, 'feed.made', id, {
    detail: {
      name,
      smallNumbers: showsCounts,
      reach: parts === null ? 'The whole council' : parts.map((part) => part.name).join(', '),
      months,
    },
  });
  const example = curlFor(new URL('/api/v1/measures', publicUrl).href, text);
  return { ...PAGE, title: 'Copy this token now', main: madePage(name, text, expiresAt, example) };
}

/** A token that is not revoked; of another council there is none. */
async function tokenOf({ db, visitor, params }: SignedInRequest): Promise<FeedToken> {
  const token = (await loadTokens(db, visitor.authority)).find(({ id }) => id === params['feed']);
  if (!token) throw new AppError('NOT_FOUND');
  if (token.revoked !== null) throw new AppError('STALE');
  return token;
}

async function revoke({ clock }: FeedServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const token = await tokenOf(request);
  const revoking = { id: token.id, version: versionIn(form), by: visitor.personId, at: clock.now() };
  if (!(await revokeToken(db, visitor.authority, revoking))) throw new AppError('STALE');
  await record(db, visitor, 'feed.revoked', token.id, { detail: { name: token.name } });
  return { kind: 'redirect', to: '/feeds?done=revoked' };
}
