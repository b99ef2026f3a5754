import type { Clock } from '#platform/clock.ts';
import type { AuthorityId, Database } from '#platform/database/database.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import { type Html, type StaleSaveOptions, successBanner } from '#ui';
import type { Form, Problem } from './given.ts';
import type { FormShown } from './shown.page.ts';

/** What the pages need from those who wire them. */
export type SettingsServices = {
  database: Database;
  clock: Clock;
  /** Figures rest on limits: they are counted anew when these have changed. */
  send(job: 'council.changed', authority: AuthorityId, subject: string): Promise<void>;
};

export function untouched({ csrfToken }: Pick<SignedInRequest, 'csrfToken'>, given: Form = {}): FormShown {
  return { given, problems: [], csrfToken, stale: null };
}

/** A form that could not be taken, with what was typed. */
export function refused({ form, csrfToken }: SignedInRequest, problems: readonly Problem[]): FormShown {
  return { given: form, problems, csrfToken, stale: null };
}

/** A form about what somebody else changed meanwhile. */
export function overtaken({ form, csrfToken }: SignedInRequest, stale: StaleSaveOptions): FormShown {
  return { given: form, problems: [], csrfToken, stale };
}

const DONE: Record<string, string> = {
  target: 'The target is settled.',
  kept: 'Saved.',
  limit: 'The limit is settled. Figures follow within minutes.',
  profile: 'The profile is taken over. Figures follow within minutes.',
  referrals: 'Saved. Figures follow within minutes.',
  defined: 'The measure is defined. It has figures once a table with it is accepted.',
  changed: 'The definition is changed.',
  accepted: 'The figures are in use.',
  rejected: 'The table was rejected. Nothing of it is used.',
  withdrawn: 'The figures are withdrawn. What they replaced holds again.',
};

export type Shown = { title: string; back: { href: string; text: string } | null; main: Html };

/** A page, with the errors of its form at its head, or with what was just done. */
export function shownAnswer({ query }: Pick<SignedInRequest, 'query'>, page: Shown, shown: FormShown | null): Answer {
  const { title, back, main } = page;
  const done = DONE[query['done'] ?? ''];
  const answer = {
    kind: 'page',
    section: 'administration',
    title,
    main,
    ...(back && { back }),
    ...(done && { message: successBanner(done) }),
  } as const;
  if (shown?.stale) return { ...answer, status: 409 };
  if (!shown || shown.problems.length === 0) return answer;
  return { ...answer, status: 422, errors: shown.problems.map(({ field, text }) => ({ text, href: `#${field}` })) };
}
