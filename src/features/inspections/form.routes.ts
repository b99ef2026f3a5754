import type { UploadServices } from '#features/evidence/index.ts';
import { trail } from '#features/record/index.ts';
import { momentInWords } from '#kernel/moment.ts';
import type { Clock } from '#platform/clock.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import { overwriting, staleFields } from '#platform/web/stale.ts';
import { type Html, successBanner } from '#ui';
import type { FormShown } from './form.page.ts';
import type { Form, Problem } from './form.ts';
import { loadInspections } from './inspections.store.ts';
import type { Inspection } from './register.ts';
import { type Seeing, showsFindings } from './seeing.ts';

/** What the pages of inspections need from those who wire them. */
export type InspectionServices = UploadServices & { clock: Clock };

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
  added: 'Added.',
  saved: 'Saved.',
  moved: 'The state is noted.',
  closed: 'Closed.',
  superseded: 'Superseded.',
  reopened: 'Open again.',
};

export type Shown = { title: string; back: { href: string; text: string } | null; main: Html; section?: string };

/** A page of inspections, with the errors of its form at its head, or with what was just done. */
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
export function writingBy({ visitor, today }: SignedInRequest, { clock }: Pick<InspectionServices, 'clock'>) {
  return { personId: visitor.personId, on: today, at: clock.stamp() };
}

/** One inspection as it is, whoever asks: what is shown of it passes `asSeen`, what is written needs the whole. */
export async function inspectionOf({ db, visitor, params }: SignedInRequest): Promise<Inspection> {
  return found(await loadInspections(db, visitor.authority, { seesHeld: true }), params['inspection']);
}

/** One whose findings this visitor may write: before publication, only who sees what is held. */
export async function inspectionForWriting(request: SignedInRequest, id?: string): Promise<Inspection> {
  const { db, visitor, params } = request;
  const inspections = await loadInspections(db, visitor.authority, { seesHeld: true });
  const inspection = found(inspections, id ?? params['inspection']);
  if (!showsFindings(inspection, seeingOf(request))) throw new AppError('NOT_FOUND');
  return inspection;
}

/** The one of a council's things that an address names; another council's does not exist. */
export function found<T extends { id: string }>(things: readonly T[], id: string | undefined): T {
  const thing = things.find((one) => one.id === id);
  if (!thing) throw new AppError('NOT_FOUND');
  return thing;
}

/** Whether who asks sees what is held until it is published. */
export function seeingOf({ may }: Pick<SignedInRequest, 'may'>): Seeing {
  return { seesHeld: may('inspections.held') };
}

/** What the record may say of an inspection's findings: those who read it need not see what is held. */
export function told<T extends object>({ publishedOn }: Pick<Inspection, 'publishedOn'>, said: T): T | object {
  return publishedOn === null ? {} : said;
}
