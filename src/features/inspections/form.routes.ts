import type { UploadServices } from '#features/evidence/index.ts';
import { type FormShown, formAnswer, found, type Shown } from '#features/forms/index.ts';
import type { Clock } from '#platform/clock.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import { loadInspections } from './inspections.store.ts';
import type { Inspection } from './register.ts';
import { type Seeing, showsFindings } from './seeing.ts';

/** What the pages of inspections need from those who wire them. */
export type InspectionServices = UploadServices & { clock: Clock };

const DONE: Readonly<Record<string, string>> = {
  added: 'Added.',
  saved: 'Saved.',
  moved: 'The state is noted.',
  closed: 'Closed.',
  superseded: 'Superseded.',
  reopened: 'Open again.',
};

/** The register is written by one person at a time. */
export const INSPECTIONS = 'inspections';

/** A page of inspections, with the errors of its form at its head, or with what was just done. */
export function shownAnswer(
  request: Pick<SignedInRequest, 'query'>,
  page: Shown,
  shown: FormShown | null = null,
  done: Readonly<Record<string, string>> = DONE,
): Answer {
  return formAnswer(request, page, shown, { section: 'plan', done });
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

/** Whether who asks sees what is held until it is published. */
export function seeingOf({ may }: Pick<SignedInRequest, 'may'>): Seeing {
  return { seesHeld: may('inspections.held') };
}

/** What the record may say of an inspection's findings: those who read it need not see what is held. */
export function told<T extends object>({ publishedOn }: Pick<Inspection, 'publishedOn'>, said: T): T | object {
  return publishedOn === null ? {} : said;
}
