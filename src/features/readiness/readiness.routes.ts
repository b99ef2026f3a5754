import { type FormShown, overtaken, refused, untouched } from '#features/forms/index.ts';
import { expectations, improvementNavigation, loadInspections, loadIntervals } from '#features/inspections/index.ts';
import { record } from '#features/record/index.ts';
import { peopleToChoose } from '#features/structure/index.ts';
import { csv } from '#kernel/csv.ts';
import type { Form } from '#kernel/form.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { momentInWords } from '#kernel/moment.ts';
import type { Clock } from '#platform/clock.ts';
import { AppError } from '#platform/errors.ts';
import { inTurn } from '#platform/web/in-turn.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { readinessAnswer } from './answers.routes.ts';
import { callRoutes } from './calls.routes.ts';
import { loadCalls } from './calls.store.ts';
import { checklist, checklistInWords } from './calls.ts';
import { notePage } from './forms.page.ts';
import { type NoteRead, readNote } from './forms.ts';
import { callItemsOn, inOrder, type PaperItem, papersOn } from './items.ts';
import { whenTheyMayRing } from './may-ring.ts';
import { ownItemRoutes } from './own.routes.ts';
import { loadOwnItems } from './own-items.store.ts';
import { ownCallItemsOn, ownPapersOn } from './own-items.ts';
import { readinessPage } from './readiness.page.ts';
import { addNote, loadNotes, loadReadinessFacts } from './readiness.store.ts';
import { latestNote, READINESS_WORDS, type Readiness, readinessOf } from './readiness.ts';

const READ = 'inspections.read';
export type ReadinessServices = { clock: Clock };

/** If they rang today: what is ready, the papers that are kept by hand, and the checklist of a call. */
export function readinessRoutes(services: ReadinessServices): Route[] {
  return inTurn('readiness', [
    {
      method: 'GET',
      path: '/readiness',
      what: 'What would be ready if inspectors rang today',
      permission: READ,
      handle: (request) => overview(services, request),
    },
    {
      method: 'GET',
      path: '/readiness.csv',
      what: 'What would be ready if inspectors rang today, as CSV',
      permission: READ,
      async handle(request) {
        const body = readinessCsv(await readinessFor(request));
        return { kind: 'file', name: 'readiness.csv', contentType: 'text/csv; charset=utf-8', body };
      },
    },
    {
      method: 'GET',
      path: '/readiness/items/:item',
      what: 'How a paper that is kept by hand stands',
      permission: READ,
      handle: async (request) => noteAnswer(request, await paperOf(request), untouched(request)),
    },
    {
      method: 'POST',
      path: '/readiness/items/:item',
      what: 'Say how a paper that is kept by hand stands',
      permission: 'inspections.manage',
      handle: (request) => say(services, request),
    },
    ...callRoutes(services),
    ...ownItemRoutes(services),
  ]);
}

async function readinessFor(request: SignedInRequest): Promise<Readiness> {
  const { db, visitor, today, may } = request;
  return readinessOf(await loadReadinessFacts(db, visitor, today, { seesHeld: may('inspections.held') }));
}

function readinessCsv({ lines }: Readiness): string {
  return csv(
    ['What', 'State', 'How it stands', 'Who', 'What to do', 'What is to be ready', 'Whose item'],
    lines.map(({ title, state, standing, owner, todo, what, isOwn }) => [
      ...[title, READINESS_WORDS[state], standing, owner, todo, what],
      isOwn ? 'The council’s own' : 'Built in',
    ]),
  );
}

async function overview({ clock }: ReadinessServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, today, may } = request;
  const calls = await loadCalls(db, visitor.authority);
  const inspections = await loadInspections(db, visitor.authority, { seesHeld: may('inspections.held') });
  const own = await loadOwnItems(db, visitor.authority);
  const settled = await loadIntervals(db, visitor.authority);
  const words = (call: (typeof calls)[number]) => checklistInWords(checklist(call, clock.stamp(), own));
  const running = calls.find(({ ended }) => ended === null) ?? null;
  const main = readinessPage({
    navigation: improvementNavigation(may, '/readiness'),
    readiness: await readinessFor(request),
    running: running && { call: running, words: words(running) },
    calls: calls.map((call) => ({ call, when: momentInWords(call.calledAt), words: words(call) })),
    callItems: inOrder([...callItemsOn(today), ...ownCallItemsOn(own, today)]),
    mayRing: whenTheyMayRing(inspections, expectations(inspections, settled, today), today),
    mayManage: may('inspections.manage'),
  });
  return readinessAnswer(request, { title: 'If they rang today', back: null, main });
}

async function paperOf({ db, visitor, params, today }: SignedInRequest): Promise<PaperItem> {
  const own = ownPapersOn(await loadOwnItems(db, visitor.authority), today);
  const paper = [...papersOn(today), ...own].find(({ item }) => item === params['item']);
  if (!paper) throw new AppError('NOT_FOUND');
  return paper;
}

async function noteAnswer(request: SignedInRequest, paper: PaperItem, shown: FormShown): Promise<Answer> {
  const { db, visitor, may } = request;
  const notes = (await loadNotes(db, visitor.authority)).filter(({ item }) => item === paper.item);
  const people = may('inspections.manage') ? await peopleToChoose(db, visitor.authority) : [];
  const main = notePage(paper, notes, people, may('inspections.manage') ? shown : null);
  const back = { href: '/readiness', text: 'If they rang today' };
  return readinessAnswer(request, { title: paper.title, back, main }, shown);
}

async function say({ clock }: ReadinessServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const paper = await paperOf(request);
  const asked = readNote(form, await peopleToChoose(db, visitor.authority), today);
  if (!asked.ok) return noteAnswer(request, paper, refused(request, asked.problems));
  const at = { item: paper.item, number: Number(form['version'] ?? 0) };
  const by = { personId: visitor.personId, at: clock.stamp() };
  if (!(await addNote(db, visitor.authority, at, asked.given, by))) {
    return noteAnswer(request, paper, await bothSides(request, paper, asked.given));
  }
  const { state, asAt } = asked.given;
  await record(db, visitor, 'readiness.said', paper.item, { after: { state, asAt } });
  return { kind: 'redirect', to: '/readiness?done=saved' };
}

/** What somebody else said of a paper since the form was opened. */
async function bothSides(request: SignedInRequest, paper: PaperItem, given: NoteRead): Promise<FormShown> {
  const notes = (await loadNotes(request.db, request.visitor.authority)).filter(({ item }) => item === paper.item);
  const last = latestNote(notes, paper.item);
  const says = ({ state, asAt }: Pick<NoteRead, 'state' | 'asAt'>) =>
    `${READINESS_WORDS[state]}, as at ${dateInWords(asAt)}`;
  const now: Form = last === null ? {} : { says: says(last), ownerWords: last.ownerWords, words: last.words };
  const overtaking = {
    ...{ what: `how “${paper.title}” stands`, subject: paper.item, version: notes.length, now },
    labels: { says: 'State', ownerWords: 'Post', words: 'In words' },
    ...{ action: `/readiness/items/${paper.item}`, keepHref: '/readiness' },
  };
  return overtaken({ ...request, form: { ...request.form, says: says(given) } }, overtaking);
}
