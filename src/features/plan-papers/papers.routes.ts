import { improvementNavigation } from '#features/inspections/index.ts';
import {
  CONTENT_TYPES,
  type PaperDocument,
  type PaperFormat,
  PdfNotAvailable,
  renderPaperApart,
} from '#features/papers/index.ts';
import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { gather } from './gathered.store.ts';
import { FORMATS, isPaperKind, PAPERS, type PaperKind } from './kinds.ts';
import { papersPage } from './papers.page.ts';
import { listWritten } from './written.store.ts';

/** The papers that are made of the plan. */
export function papersOfPlan(): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/papers',
      what: 'Papers of the plan, made and written',
      permission: 'plan.read',
      handle: papersAnswer,
    },
    {
      method: 'GET',
      path: '/plan/papers/:paper/:format',
      what: 'A paper of the plan as Word, PDF or Excel',
      permission: 'plan.read',
      handle: paperAnswer,
    },
  ];
}

async function papersAnswer({ db, visitor, may, today }: SignedInRequest): Promise<Answer> {
  const gathered = await gather(db, visitor, today);
  const missing = gathered === null ? 'There is no plan yet' : null;
  const kinds = Object.keys(PAPERS).filter(isPaperKind);
  const main = papersPage({
    council: visitor.council,
    navigation: improvementNavigation(may, '/plan/papers'),
    papers: kinds.map((kind) => ({ kind, title: PAPERS[kind].title, what: PAPERS[kind].what, missing })),
    written: await listWritten(db, visitor.authority),
    mayWrite: may('plan.manage'),
  });
  return { kind: 'page', section: 'plan', title: 'Papers', main };
}

async function paperAnswer({ db, visitor, params, today }: SignedInRequest): Promise<Answer> {
  const { paper = '' } = params;
  const format = formatIn(params['format']);
  if (!isPaperKind(paper)) throw new AppError('NOT_FOUND');
  const gathered = await gather(db, visitor, today);
  if (gathered === null) throw new AppError('NOT_FOUND');
  await record(db, visitor, 'plan.paper.downloaded', `${paper}.${format}`);
  return fileAnswer(PAPERS[paper].make(gathered), `${fileName(paper)}-${today}`, format);
}

function fileName(kind: PaperKind): string {
  return PAPERS[kind].title.toLowerCase().replaceAll(' ', '-');
}

/** The format that an address asks for; what is none is not there. */
export function formatIn(text: string | undefined): PaperFormat {
  const format = FORMATS.find((known) => known === text);
  if (format === undefined) throw new AppError('NOT_FOUND');
  return format;
}

/** A paper as the file that was asked for. */
export async function fileAnswer(paper: PaperDocument, name: string, format: PaperFormat): Promise<Answer> {
  const body = await renderPaperApart(paper, format).catch((error: unknown) => {
    if (error instanceof PdfNotAvailable) throw new AppError('PDF_NOT_AVAILABLE');
    throw error;
  });
  return { kind: 'file', name: `${name}.${format}`, contentType: CONTENT_TYPES[format], body };
}
