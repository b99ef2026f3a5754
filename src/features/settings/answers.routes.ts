import { type FormShown, formAnswer, type Shown } from '#features/forms/index.ts';
import type { Clock } from '#platform/clock.ts';
import type { AuthorityId, Database } from '#platform/database/database.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import type { StaleSaveOptions } from '#ui';

/** What the pages need from those who wire them. */
export type SettingsServices = {
  database: Database;
  clock: Clock;
  /** Figures rest on limits: they are counted anew when these have changed. */
  send(job: 'council.changed', authority: AuthorityId, subject: string): Promise<void>;
};

/** A form about what somebody else changed meanwhile. */
export function overtaken({ form, csrfToken }: SignedInRequest, stale: StaleSaveOptions): FormShown {
  return { given: form, problems: [], csrfToken, stale };
}

const DONE: Record<string, string> = {
  target: 'The target is settled.',
  kept: 'Saved.',
  limit: 'The limit is settled. Figures follow within minutes.',
  count: 'The number is settled.',
  profile: 'The profile is taken over. Figures follow within minutes.',
  referrals: 'Saved. Figures follow within minutes.',
  defined: 'The measure is defined. It has figures once a table with it is accepted.',
  changed: 'The definition is changed.',
  accepted: 'The figures are in use.',
  rejected: 'The table was rejected. Nothing of it is used.',
  withdrawn: 'The figures are withdrawn. What they replaced holds again.',
};

/** A page, with the errors of its form at its head, or with what was just done. */
export function shownAnswer(request: Pick<SignedInRequest, 'query'>, page: Shown, shown: FormShown | null): Answer {
  return formAnswer(request, page, shown, { section: 'administration', done: DONE });
}
