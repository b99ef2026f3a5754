import {
  type FormShown,
  formAnswer,
  overtaken,
  refused,
  type Shown,
  untouched,
  writingBy,
} from '#features/forms/index.ts';
import type { PlanServices } from '#features/plan/index.ts';
import { record } from '#features/record/index.ts';
import { addMonths } from '#kernel/local-date.ts';
import { isUuid } from '#kernel/uuid.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { gather } from './gathered.store.ts';
import { fileAnswer, formatIn } from './papers.routes.ts';
import { proposedSections } from './proposed.store.ts';
import { finalPage, headPage, newWrittenPage, sectionPage, writtenPage } from './written.page.ts';
import {
  addSection,
  addWritten,
  changeHead,
  changeSection,
  finalContent,
  finish,
  loadWritten,
} from './written.store.ts';
import { headFields, readHead, readSection } from './written-form.ts';
import { contentOf, type WrittenPaper, type WrittenSection, wholeVersion, writtenDocument } from './written-paper.ts';

const BASE = '/plan/papers/written';
const DONE = {
  begun: 'The report is begun. Read every section: Headway only proposes.',
  saved: 'Saved.',
  final: 'The report is final.',
} as const;

/** Reports on progress that people write. */
export function writtenRoutes(services: Pick<PlanServices, 'clock'>): Route[] {
  const reading = { permission: 'plan.read' } as const;
  const writing = { permission: 'plan.manage' } as const;
  return [
    {
      ...{ method: 'GET', path: `${BASE}/new`, ...writing },
      what: 'Begin a report on progress',
      handle: newAnswer,
    },
    {
      ...{ method: 'POST', path: BASE, ...writing },
      what: 'Begin a report on progress with the sections that are proposed',
      handle: (request) => begin(request, services),
    },
    {
      ...{ method: 'GET', path: `${BASE}/:id`, ...reading },
      what: 'A report on progress as it reads',
      handle: async (request) => writtenAnswer(request, await paperOf(request), untouched(request)),
    },
    {
      ...{ method: 'GET', path: `${BASE}/:id/edit`, ...writing },
      what: 'Title, meeting and period of a report on progress',
      handle: async (request) => headAnswer(request, await draftOf(request), untouched(request)),
    },
    {
      ...{ method: 'POST', path: `${BASE}/:id/edit`, ...writing },
      what: 'Change title, meeting or period of a report on progress',
      handle: saveHead,
    },
    {
      ...{ method: 'POST', path: `${BASE}/:id/sections`, ...writing },
      what: 'Add a section to a report on progress',
      handle: addOne,
    },
    {
      ...{ method: 'GET', path: `${BASE}/:id/sections/:number`, ...writing },
      what: 'A section of a report on progress, with what is proposed for it now',
      handle: async (request) => sectionAnswer(request, await sectionOf(request), untouched(request)),
    },
    {
      ...{ method: 'POST', path: `${BASE}/:id/sections/:number`, ...writing },
      what: 'Change a section of a report on progress',
      handle: (request) => saveSection(request, services),
    },
    {
      ...{ method: 'POST', path: `${BASE}/:id/sections/:number/build`, ...writing },
      what: 'Take what is proposed for a section',
      handle: (request) => buildSection(request, services),
    },
    {
      ...{ method: 'GET', path: `${BASE}/:id/final`, ...writing },
      what: 'Ask before a report on progress is made final',
      handle: async (request) => {
        const paper = await draftOf(request);
        return shown(request, 'Make the report final?', finalPage(paper, untouched(request)), paper);
      },
    },
    {
      ...{ method: 'POST', path: `${BASE}/:id/final`, ...writing },
      what: 'Make a report on progress final',
      handle: (request) => makeFinal(request, services),
    },
    {
      ...{ method: 'GET', path: `${BASE}/:id/:format`, ...reading },
      what: 'A report on progress as Word, PDF or Excel',
      handle: download,
    },
  ];
}

type Found = { paper: WrittenPaper; section: WrittenSection };

async function paperOf({ db, visitor, params }: SignedInRequest): Promise<WrittenPaper> {
  const id = params['id'] ?? '';
  const paper = isUuid(id) ? await loadWritten(db, visitor.authority, id) : null;
  if (paper === null) throw new AppError('NOT_FOUND');
  return paper;
}

/** What is final is not there to be changed. */
async function draftOf(request: SignedInRequest): Promise<WrittenPaper> {
  const paper = await paperOf(request);
  if (paper.state !== 'draft') throw new AppError('NOT_FOUND');
  return paper;
}

async function sectionOf(request: SignedInRequest): Promise<Found> {
  const paper = await draftOf(request);
  const section = paper.sections.find(({ number }) => String(number) === request.params['number']);
  if (!section) throw new AppError('NOT_FOUND');
  return { paper, section };
}

function answer(request: SignedInRequest, page: Shown, form: FormShown | null): Answer {
  return formAnswer(request, page, form, { section: 'plan', done: DONE });
}

function newAnswer(request: SignedInRequest): Answer {
  const { today, visitor } = request;
  const given = headFields({
    ...{ title: 'Progress of the improvement plan', committee: '', meetingOn: null, author: visitor.name },
    period: { from: addMonths(today, -1), until: today },
  });
  return answer(request, newShown(newWrittenPage(untouched(request, given))), null);
}

function newShown(main: Shown['main']): Shown {
  return { title: 'Write a report on progress', back: { href: '/plan/papers', text: 'Papers' }, main };
}

async function begin(request: SignedInRequest, services: Pick<PlanServices, 'clock'>): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const head = readHead(form, today);
  if (!head.ok) {
    const form = refused(request, head.problems);
    return answer(request, newShown(newWrittenPage(form)), form);
  }
  const sections = await proposedSections(db, visitor, head.given.period, today);
  const id = await addWritten(db, visitor.authority, head.given, sections, writingBy(request, services));
  await record(db, visitor, 'plan.report.begun', id);
  return { kind: 'redirect', to: `${BASE}/${id}?done=begun` };
}

function writtenAnswer(request: SignedInRequest, paper: WrittenPaper, form: FormShown): Answer {
  const main = writtenPage({ paper, mayWrite: request.may('plan.manage'), shown: form });
  return answer(request, { title: paper.title, back: { href: '/plan/papers', text: 'Papers' }, main }, form);
}

function shown(
  request: SignedInRequest,
  title: string,
  main: Shown['main'],
  { id }: WrittenPaper,
  form?: FormShown,
): Answer {
  return answer(request, { title, back: { href: `${BASE}/${id}`, text: 'The report' }, main }, form ?? null);
}

function headAnswer(request: SignedInRequest, paper: WrittenPaper, form: FormShown): Answer {
  return shown(request, 'Change the report', headPage(paper, form), paper, form);
}

async function saveHead(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const paper = await draftOf(request);
  const head = readHead(form, today);
  if (!head.ok) return headAnswer(request, paper, refused(request, head.problems));
  const changed = await changeHead(db, visitor.authority, { id: paper.id, version: versionIn(form) }, head.given);
  if (!changed)
    return headAnswer(
      request,
      paper,
      await overtaken(request, {
        ...{ what: 'the report', subject: paper.id, version: paper.version },
        labels: { title: 'Title', committee: 'Committee', author: 'Author' },
        now: headFields(paper),
        ...{ action: `${BASE}/${paper.id}/edit`, keepHref: `${BASE}/${paper.id}` },
      }),
    );
  await record(db, visitor, 'plan.report.changed', paper.id);
  return { kind: 'redirect', to: `${BASE}/${paper.id}?done=saved` };
}

async function addOne(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const paper = await draftOf(request);
  const given = readSection(form);
  if (!given.ok) return writtenAnswer(request, paper, refused(request, given.problems));
  const number = Math.max(0, ...paper.sections.map((section) => section.number)) + 1;
  const added = await addSection(db, visitor.authority, paper.id, number, { part: '', ...given.given });
  if (!added) throw new AppError('STALE');
  await record(db, visitor, 'plan.report.changed', paper.id, { detail: { section: number } });
  return { kind: 'redirect', to: `${BASE}/${paper.id}?done=saved#section-${number}` };
}

function proposedNow({ db, visitor, today }: SignedInRequest, { period }: WrittenPaper) {
  return proposedSections(db, visitor, period, today);
}

async function sectionAnswer(request: SignedInRequest, { paper, section }: Found, form: FormShown): Promise<Answer> {
  const now = section.part === '' ? [] : await proposedNow(request, paper);
  const words = now.find(({ part }) => part === section.part)?.words ?? null;
  return shown(request, 'Edit a section', sectionPage({ paper, section, proposed: words, shown: form }), paper, form);
}

async function saveSection(request: SignedInRequest, services: Pick<PlanServices, 'clock'>): Promise<Answer> {
  const { form } = request;
  const found = await sectionOf(request);
  const given = readSection(form);
  if (!given.ok) return sectionAnswer(request, found, refused(request, given.problems));
  return saved(request, services, found, given.given);
}

async function buildSection(request: SignedInRequest, services: Pick<PlanServices, 'clock'>): Promise<Answer> {
  const found = await sectionOf(request);
  const now = await proposedNow(request, found.paper);
  const section = now.find(({ part }) => part === found.section.part);
  if (found.section.part === '' || !section) throw new AppError('NOT_FOUND');
  const { heading } = found.section;
  return saved(request, services, found, { heading, words: section.words, built: section.words });
}

async function saved(
  request: SignedInRequest,
  services: Pick<PlanServices, 'clock'>,
  { paper, section }: Found,
  given: { heading: string; words: string; built?: string },
): Promise<Answer> {
  const { db, visitor, form } = request;
  const { number } = section;
  const version = versionIn(form);
  const by = writingBy(request, services);
  const changed = await changeSection(db, visitor.authority, paper.id, { number, version, ...given }, by);
  if (!changed)
    return sectionAnswer(
      request,
      { paper, section },
      await overtaken(request, {
        ...{ what: 'the section', subject: paper.id, version: section.version },
        labels: { heading: 'Heading', words: 'Words' },
        now: { heading: section.heading, words: section.words },
        ...{ action: `${BASE}/${paper.id}/sections/${number}`, keepHref: `${BASE}/${paper.id}` },
      }),
    );
  await record(db, visitor, 'plan.report.changed', paper.id, { detail: { section: number } });
  return { kind: 'redirect', to: `${BASE}/${paper.id}?done=saved#section-${number}` };
}

async function makeFinal(request: SignedInRequest, services: Pick<PlanServices, 'clock'>): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const paper = await draftOf(request);
  const gathered = await gather(db, visitor, today);
  const content = contentOf(paper, { council: visitor.council, figuresAsAt: gathered?.figuresAsAt ?? null });
  const by = writingBy(request, services);
  const isSeen = versionIn(form) === wholeVersion(paper);
  if (!isSeen || !(await finish(db, visitor.authority, paper, content, by))) throw new AppError('STALE');
  await record(db, visitor, 'plan.report.final', paper.id);
  return { kind: 'redirect', to: `${BASE}/${paper.id}?done=final` };
}

async function download(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, today, params } = request;
  const format = formatIn(params['format']);
  const paper = await paperOf(request);
  const name = `progress-report-${paper.period.until}`;
  await record(db, visitor, 'plan.paper.downloaded', `${paper.id}.${format}`);
  if (paper.state === 'final') {
    const kept = await finalContent(db, visitor.authority, paper.id);
    if (kept === null) throw new AppError('STALE');
    return fileAnswer(writtenDocument(kept.content, { isFinal: true, sha256: kept.sha256 }), name, format);
  }
  const gathered = await gather(db, visitor, today);
  const content = contentOf(paper, { council: visitor.council, figuresAsAt: gathered?.figuresAsAt ?? null });
  return fileAnswer(writtenDocument(content, { isFinal: false, sha256: null }), `${name}-draft`, format);
}
