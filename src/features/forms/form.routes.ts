import { trail } from '#features/record/index.ts';
import type { Form, Problem } from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import type { Clock } from '#platform/clock.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import { overwriting, staleFields } from '#platform/web/stale.ts';
import { type Html, successBanner } from '#ui';
import type { FormShown } from './form.page.ts';

/** A form that nobody came before with. */
type InTime = FormShown & { stale: null };

/** A form as it is shown before anything is typed. */
export function untouched({ csrfToken }: Pick<SignedInRequest, 'csrfToken'>, given: Form = {}): InTime {
  return { given, problems: [], csrfToken, stale: null };
}

/** A form that could not be taken, with what was typed. */
export function refused(
  { form, csrfToken }: Pick<SignedInRequest, 'form' | 'csrfToken'>,
  problems: readonly Problem[],
): InTime {
  return { given: form, problems, csrfToken, stale: null };
}

/**
 * A form that was sent before its sender saw what is there now: what was typed stays, and what is there now is what it is
 * held to once it was looked at.
 */
export function refusedAnew(
  { form, csrfToken }: Pick<SignedInRequest, 'form' | 'csrfToken'>,
  problem: Problem,
): InTime {
  const { version: _, ...typed } = form;
  return refused({ form: typed, csrfToken }, [problem]);
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

/** A page with a form. */
export type Shown = {
  title: string;
  /** Where its way back leads. */
  back?: { href: string; text: string } | null;
  main: Html;
  /** Its part of the site, where that is not its feature's. */
  section?: string;
  /** Where a field's error leads, where that is not the field's own name. */
  anchors?: Readonly<Record<string, string>>;
};

/**
 * The page, with the errors of its form at its head, or with what was just done: `done` says it by the word that the
 * address carries. `section`: the part of the site that the feature's pages belong to.
 */
export function formAnswer(
  { query }: Pick<SignedInRequest, 'query'>,
  { title, back = null, main, section: ownSection, anchors = {} }: Shown,
  shown: { problems: readonly Problem[]; stale: unknown } | null,
  { section, done }: { section: string; done: Readonly<Record<string, string>> },
): Extract<Answer, { kind: 'page' }> {
  const said = Object.hasOwn(done, query['done'] ?? '') ? done[query['done'] ?? ''] : undefined;
  const answer = {
    kind: 'page',
    ...{ section: ownSection ?? section, title, main },
    ...(back && { back }),
    ...(said && { message: successBanner(said) }),
  } as const;
  if (shown?.stale) return { ...answer, status: 409 };
  if (!shown || shown.problems.length === 0) return answer;
  const errors = shown.problems.map(({ field, text }) => ({ text, href: `#${anchors[field] ?? field}` }));
  return { ...answer, status: 422, errors };
}

/** Who writes, and when. */
export function writingBy(
  { visitor, today }: SignedInRequest,
  { clock }: { clock: Clock },
): { personId: string; on: LocalDate; at: Date } {
  return { personId: visitor.personId, on: today, at: clock.stamp() };
}

/** The one of a council's things that an address names; another council's does not exist. */
export function found<T extends { id: string }>(things: readonly T[], id: string | undefined): T {
  const thing = things.find((one) => one.id === id);
  if (!thing) throw new AppError('NOT_FOUND');
  return thing;
}
