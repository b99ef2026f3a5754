import { trail } from '#features/record/index.ts';
import { momentInWords } from '#kernel/moment.ts';
import type { Clock } from '#platform/clock.ts';
import type { Database } from '#platform/database/database.ts';
import type { Files } from '#platform/files.ts';
import type { Scanner } from '#platform/scan.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import { overwriting, staleFields } from '#platform/web/stale.ts';
import { type Html, successBanner } from '#ui';
import type { FormShown } from './form.page.ts';
import type { Form, Problem } from './form.ts';

/** What the pages of the plan need from those who wire them. */
export type PlanServices = {
  database: Database;
  clock: Clock;
  publicUrl: URL;
  isDemonstration: boolean;
  canMail: boolean;
  uploadMegabytes: number;
  /** For the files of updates. */
  files: Files;
  scan: Scanner;
};

export function untouched({ csrfToken }: Pick<SignedInRequest, 'csrfToken'>, given: Form = {}): FormShown {
  return { given, problems: [], csrfToken, stale: null };
}

/** A form that could not be taken, with what was typed. */
export function refused({ form, csrfToken }: SignedInRequest, problems: readonly Problem[]): FormShown {
  return { given: form, problems, csrfToken, stale: null };
}

/** What somebody else saved meanwhile: its subject in the record, its version, and its fields in the words of the form. */
export type Overtaking = {
  what: string;
  subject: string;
  version: number;
  labels: Form;
  now: Form;
  action: string;
  keepHref: string;
};

/** A form about what somebody else changed meanwhile: both sides, and nothing typed is lost. */
export async function overtaken(request: SignedInRequest, overtaking: Overtaking): Promise<FormShown> {
  const { db, visitor, form, csrfToken } = request;
  const { what, subject, version, labels, now, action, keepHref } = overtaking;
  const asked = { person: null, kind: null, subject, month: null, before: null };
  const [last] = await trail(db, visitor.authority, asked, 1);
  return {
    ...{ given: form, problems: [], csrfToken },
    stale: {
      ...{ what, action, keepHref, fields: staleFields(labels, now, form) },
      changed: last ? { by: last.person ?? 'Headway itself', when: momentInWords(last.at) } : null,
      hidden: overwriting(form, now, version, csrfToken),
    },
  };
}

const DONE: Readonly<Record<string, string>> = {
  begun: 'The plan is begun.',
  added: 'Added.',
  addedNoVerb: 'Added. Its title does not seem to begin with a verb: one that says what to do is easier to report on.',
  saved: 'Saved.',
  savedNoVerb: 'Saved. Its title does not seem to begin with a verb: one that says what to do is easier to report on.',
  ended: 'Ended. It stays in the plan’s history.',
  met: 'The milestone is met.',
  unmet: 'The milestone is open again.',
};

export type Shown = { title: string; back: { href: string; text: string } | null; main: Html; section?: string };

/** A page of the plan, with the errors of its form at its head, or with what was just done. */
export function shownAnswer(
  { query }: Pick<SignedInRequest, 'query'>,
  { title, back, main, section = 'plan' }: Shown,
  shown: FormShown | null = null,
  done: Readonly<Record<string, string>> = DONE,
): Answer {
  const said = Object.hasOwn(done, query['done'] ?? '') ? done[query['done'] ?? ''] : undefined;
  const answer = {
    kind: 'page',
    ...{ section, title, main },
    ...(back && { back }),
    ...(said && { message: successBanner(said) }),
  } as const;
  if (shown?.stale) return { ...answer, status: 409 };
  if (!shown || shown.problems.length === 0) return answer;
  return { ...answer, status: 422, errors: shown.problems.map(({ field, text }) => ({ text, href: `#${field}` })) };
}

/** Who writes, and when. */
export function writingBy({ visitor, today }: SignedInRequest, { clock }: Pick<PlanServices, 'clock'>) {
  return { personId: visitor.personId, on: today, at: clock.stamp() };
}
