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
import { FORMATS, isPackKind, isPaperKind, PACKS, PAPERS } from './kinds.ts';
import { packFacts } from './packs.store.ts';
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
  const packs = Object.keys(PACKS).filter(isPackKind);
  const main = papersPage({
    council: visitor.council,
    navigation: improvementNavigation(may, '/plan/papers'),
    papers: kinds.map((kind) => ({ kind, title: PAPERS[kind].title, what: PAPERS[kind].what, missing })),
    packs: packs.map((kind) => ({ kind, title: PACKS[kind].title, what: PACKS[kind].what, missing })),
    written: await listWritten(db, visitor.authority),
    mayWrite: may('plan.manage'),
  });
  return { kind: 'page', section: 'plan', title: 'Papers', main };
}

async function paperAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, params, today } = request;
  const { paper = '' } = params;
  const format = formatIn(params['format']);
  const made = await madeOf(request, paper);
  if (made === null) throw new AppError('NOT_FOUND');
  await record(db, visitor, 'plan.paper.downloaded', `${paper}.${format}`);
  return fileAnswer(made.document, `${fileName(made.title)}-${today}`, format);
}

/** The paper of that name; null where there is none, or no plan yet. */
async function madeOf(request: SignedInRequest, paper: string) {
  const { db, visitor, today } = request;
  if (isPaperKind(paper)) {
    const gathered = await gather(db, visitor, today);
    return gathered && { title: PAPERS[paper].title, document: PAPERS[paper].make(gathered) };
  }
  if (!isPackKind(paper)) return null;
  const facts = await packFacts(request);
  return facts && { title: PACKS[paper].title, document: PACKS[paper].make(facts) };
}

export function fileName(title: string): string {
  return title.toLowerCase().replaceAll(' ', '-');
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
