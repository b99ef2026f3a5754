import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { isWay, kindsReaching, type NoticeKind, type Way } from './kind.ts';
import { fieldId, fieldOf, preferencesPage, savedBanner } from './preferences.page.ts';
import { chooseWays, chosenWays, hasMailAddress } from './preferences.store.ts';
import type { NoticeServices } from './services.job.ts';

const PERMISSION = 'account.own';

export function preferencesRoutes(services: NoticeServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/account/notices',
      what: 'How one is told of what',
      permission: PERMISSION,
      handle: (request) => preferencesAnswer(request, services, null),
    },
    {
      method: 'POST',
      path: '/account/notices',
      what: 'Choose how one is told of what',
      permission: PERMISSION,
      handle: (request) => choose(request, services),
    },
  ];
}

async function choose(request: SignedInRequest, services: NoticeServices): Promise<Answer> {
  const { db, visitor, form } = request;
  const chosen = new Map<string, Way>();
  const wrong: NoticeKind[] = [];
  for (const kind of freeKinds(request, services)) {
    const way = form[fieldOf(kind)];
    if (way === undefined) continue;
    if (isWay(way)) chosen.set(kind.name, way);
    else wrong.push(kind);
  }
  if (wrong.length > 0) return preferencesAnswer(request, services, { chosen, wrong });
  await chooseWays(db, visitor.authority, visitor.personId, chosen);
  await services.record(db, visitor, 'notices.chosen', visitor.personId, { detail: Object.fromEntries(chosen) });
  return { kind: 'redirect', to: '/account/notices?saved=yes' };
}

/** Kinds that can be turned off: a form cannot turn off another, whatever it holds. */
function freeKinds({ may }: SignedInRequest, { kinds }: NoticeServices): NoticeKind[] {
  return kindsReaching(kinds, may).filter(({ isSecurity }) => !isSecurity);
}

async function preferencesAnswer(
  request: SignedInRequest,
  { kinds, canMail }: NoticeServices,
  tried: { chosen: ReadonlyMap<string, Way>; wrong: readonly NoticeKind[] } | null,
): Promise<Answer> {
  const { db, visitor, csrfToken, query, may } = request;
  const kept = await chosenWays(db, visitor.authority, visitor.personId);
  const main = preferencesPage({
    kinds: kindsReaching(kinds, may),
    chosen: new Map([...kept, ...(tried?.chosen ?? [])]),
    canMail,
    hasAddress: await hasMailAddress(db, visitor.authority, visitor.personId),
    problems: new Set(tried?.wrong.map(({ name }) => name)),
    csrfToken,
  });
  const page = {
    kind: 'page',
    section: 'notices',
    title: 'What you are told, and how',
    back: { href: '/notices', text: 'Notices' },
    main,
  } as const;
  if (tried !== null) {
    const errors = tried.wrong.map((kind) => ({
      text: `Choose how you are told: ${kind.title}`,
      href: `#${fieldId(kind)}`,
    }));
    return { ...page, status: 422, errors };
  }
  return query['saved'] === 'yes' ? { ...page, message: savedBanner() } : page;
}
