import { type FormShown, overtaken, refused, untouched, writingBy } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { dayIn, type Form, isDayBlank, oneOf, type Problem, textIn, textProblem } from '#kernel/form.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { holdDocuments } from './documents.store.ts';
import { type InspectionServices, inspectionOf, seeingOf, shownAnswer } from './form.routes.ts';
import { editInspectionPage, newInspectionPage, statePage } from './forms.page.ts';
import type { Described } from './given.ts';
import { describedForm, readDescribed, readEntered, readInspection } from './inspection-form.ts';
import { loadInspections } from './inspections.store.ts';
import { KINDS } from './kinds.ts';
import { INSPECTION_STATES, type Inspection } from './register.ts';
import { asSeen, isHeldState } from './seeing.ts';
import { dayOf, type MoveProblem, move, STATE_WORDS, statesAfter } from './states.ts';
import { nothingWaits } from './telling.store.ts';
import { dayInWords, spanInWords } from './words.ts';
import { addInspection, addInspectionStep, changeInspection, moveInspection } from './writing.store.ts';

const PERMISSION = 'inspections.manage';

/** What an inspection is and where it stands. */
export function editingRoutes(services: InspectionServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/inspections/new',
      what: 'Add an inspection',
      permission: PERMISSION,
      handle: (request) => newAnswer(request, untouched(request)),
    },
    {
      method: 'POST',
      path: '/inspections',
      what: 'Add an inspection',
      permission: PERMISSION,
      handle: (request) => add(services, request),
    },
    {
      method: 'GET',
      path: '/inspections/:inspection/edit',
      what: 'Change what an inspection is',
      permission: PERMISSION,
      async handle(request) {
        const inspection = await inspectionOf(request);
        return editAnswer(request, inspection, untouched(request, describedForm(inspection)));
      },
    },
    {
      method: 'POST',
      path: '/inspections/:inspection/edit',
      what: 'Change what an inspection is',
      permission: PERMISSION,
      handle: change,
    },
    {
      method: 'GET',
      path: '/inspections/:inspection/state',
      what: 'Note the next state of an inspection',
      permission: PERMISSION,
      async handle(request) {
        return stateAnswer(request, await inspectionOf(request), untouched(request));
      },
    },
    {
      method: 'POST',
      path: '/inspections/:inspection/state',
      what: 'Note the next state of an inspection',
      permission: PERMISSION,
      handle: (request) => note(services, request),
    },
  ];
}

async function othersOf(request: SignedInRequest, id: string | null): Promise<Inspection[]> {
  const all = await loadInspections(request.db, request.visitor.authority, seeingOf(request));
  return all.filter((one) => one.id !== id);
}

async function newAnswer(request: SignedInRequest, shown: FormShown): Promise<Answer> {
  const main = newInspectionPage(shown, await othersOf(request, null));
  const back = { href: '/inspections', text: 'Inspections' };
  return shownAnswer(request, { title: 'Add an inspection', back, main }, shown);
}

async function add(services: InspectionServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const asked = readInspection(form, await othersOf(request, null), today);
  if (!asked.ok) return newAnswer(request, refused(request, asked.problems));
  const { given } = asked;
  const by = writingBy(request, services);
  const id = await addInspection(db, visitor.authority, given);
  for (const state of INSPECTION_STATES) {
    const on = dayOf(given, state);
    if (on !== null) await addInspectionStep(db, visitor.authority, id, { state, on, reason: '' }, by);
  }
  await record(db, visitor, 'inspection.added', id, {
    after: { kind: given.kind, title: given.title, state: given.state },
  });
  return { kind: 'redirect', to: `/inspections/${id}?done=added` };
}

async function editAnswer(request: SignedInRequest, inspection: Inspection, shown: FormShown): Promise<Answer> {
  const main = editInspectionPage(inspection, describedForm(inspection), shown, await othersOf(request, inspection.id));
  const back = { href: `/inspections/${inspection.id}`, text: inspection.title };
  return shownAnswer(request, { title: 'Change what it is', back, main }, shown);
}

async function change(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const inspection = await inspectionOf(request);
  const { id } = inspection;
  const others = await othersOf(request, id);
  const asked = readDescribed(form, others, id, today);
  const entered = readEntered(form, inspection, today);
  const problems = [
    ...(asked.ok ? answeredProblem(inspection, asked.given) : asked.problems),
    ...(entered.ok ? [] : entered.problems),
  ];
  if (!asked.ok || !entered.ok || problems.length > 0)
    return editAnswer(request, inspection, refused(request, problems));
  const given = { ...asked.given, answerEntered: entered.given };
  if (!(await changeInspection(db, visitor.authority, { id, version: versionIn(form) }, given))) {
    const shown = await overtaken(request, {
      ...{ what: 'the inspection', subject: id, version: inspection.version, labels: LABELS },
      ...{ now: describedForm(inspection), action: `/inspections/${id}/edit`, keepHref: `/inspections/${id}` },
    });
    return editAnswer(request, inspection, shown);
  }
  await record(db, visitor, 'inspection.changed', id, { before: plain(inspection), after: plain(given) });
  return { kind: 'redirect', to: `/inspections/${id}?done=saved` };
}

/** What was answered was owed. */
function answeredProblem({ answeredOn }: Inspection, { isAnswerOwed }: Pick<Described, 'isAnswerOwed'>): Problem[] {
  if (answeredOn === null || isAnswerOwed) return [];
  return [{ field: 'answer', text: 'It was answered: go back from that state first, or leave it owed' }];
}

const LABELS: Form = {
  ...{ kind: 'Kind', title: 'Title', regulator: 'Who looks', sequence: 'Which of the series', follows: 'Follows' },
  ...{ focus: 'Focus', answer: 'An answer is owed' },
  ...{ 'windowFrom-day': 'Expected from: day', 'windowFrom-month': 'month', 'windowFrom-year': 'year' },
  ...{ 'windowUntil-day': 'Expected until: day', 'windowUntil-month': 'month', 'windowUntil-year': 'year' },
  ...{ 'due-day': 'Answer owed by: day', 'due-month': 'month', 'due-year': 'year', dueReason: 'Why that day' },
};

function plain(inspection: Described) {
  const { kind, title, regulator, sequence, follows, window, isAnswerOwed, answerEntered } = inspection;
  const words = { kind: KINDS[kind].title, title, regulator, window: spanInWords(window) };
  const day = { answerDueEntered: answerEntered?.dueOn ?? null, dueReason: answerEntered?.reason ?? '' };
  return { ...words, sequence, follows, isAnswerOwed, ...day };
}

/** Between arrival and publication, only those who see what is held note what came next. */
function possibleFor(request: SignedInRequest, inspection: Inspection) {
  const seeing = seeingOf(request);
  if (!seeing.seesHeld && asSeen(inspection, seeing).state === 'onSite') return [];
  return statesAfter(inspection).filter(({ state }) => seeing.seesHeld || !isHeldState(state));
}

function stateAnswer(request: SignedInRequest, inspection: Inspection, shown: FormShown): Answer {
  const seen = asSeen(inspection, seeingOf(request));
  const main = statePage(seen, possibleFor(request, inspection), shown);
  const back = { href: `/inspections/${inspection.id}`, text: inspection.title };
  return shownAnswer(request, { title: 'Note the next state', back, main }, shown);
}

async function note(services: InspectionServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const inspection = await inspectionOf(request);
  const { id } = inspection;
  const possible = possibleFor(request, inspection).map(({ state }) => state);
  const to = oneOf(possible, form['to']);
  const asked = { on: dayIn(form, 'on'), until: dayIn(form, 'until'), reason: textIn(form, 'reason'), today };
  const moved = to === null ? null : move(inspection, { to, ...asked });
  const problems = [
    to === null ? { field: 'to', text: 'Choose the state' } : null,
    moved && !moved.ok ? SAY[moved.reason](inspection) : null,
    isDayBlank(form, 'until') || asked.until
      ? null
      : { field: 'until', text: 'Enter the last day on site, or leave it empty' },
    textProblem(asked.reason, 'reason', { asked: null, longest: 1000 }),
    form['sure'] === 'yes' ? null : { field: 'sure', text: 'Confirm that you have checked the state and the day' },
  ].filter((problem) => problem !== null);
  if (problems.length > 0 || !moved?.ok) return stateAnswer(request, inspection, refused(request, problems));
  const step = { on: dayOf(moved.moved, moved.moved.state) ?? today, reason: asked.reason };
  const isKept =
    versionIn(form) === inspection.version &&
    (await moveInspection(db, visitor.authority, moved.moved, step, writingBy(request, services)));
  if (!isKept) {
    const seen = asSeen(inspection, seeingOf(request));
    const shown = await overtaken(request, {
      ...{ what: 'where it stands', subject: id, version: inspection.version, labels: { to: 'State' } },
      now: { to: STATE_WORDS[seen.state] },
      ...{ action: `/inspections/${id}/state`, keepHref: `/inspections/${id}` },
    });
    return stateAnswer(request, inspection, shown);
  }
  await holdDocuments(db, visitor.authority, id, moved.moved.publishedOn === null);
  await nothingWaits(db, visitor.authority, id, services.clock.stamp());
  await record(db, visitor, 'inspection.moved', id, {
    before: { state: toldState(inspection) },
    after: { state: toldState(moved.moved), on: step.on },
    reason: asked.reason,
  });
  return { kind: 'redirect', to: `/inspections/${id}?done=moved` };
}

/** As the record may say it: those who read it need not see what is held. */
function toldState(inspection: Inspection): string {
  return asSeen(inspection, { seesHeld: false }).state;
}

const SAY: Readonly<Record<MoveProblem, (inspection: Inspection) => Problem>> = {
  noWay: () => ({ field: 'to', text: 'Choose one of the states that may come next' }),
  noDay: () => ({ field: 'on', text: 'Enter the day, for example 1 4 2022' }),
  inFuture: () => ({ field: 'on', text: 'The day must be today or earlier' }),
  beforeEarlier: (inspection) => ({
    field: 'on',
    text: `The day must be ${lastInWords(inspection)} or later: that is the day of the state before`,
  }),
  untilBeforeFrom: () => ({ field: 'until', text: 'The last day on site must not be before the first' }),
  noReason: () => ({ field: 'reason', text: 'Enter the reason' }),
};

function lastInWords(inspection: Inspection): string {
  const days = INSPECTION_STATES.flatMap((state) => dayOf(inspection, state) ?? []);
  return dayInWords(days.sort().at(-1) ?? null);
}
