import { type FigureKept, figureKeptOf } from '#features/evidence/index.ts';
import { type FormShown, overtaken, refused, untouched, writingBy } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { type PlanServices, shownAnswer } from '../form.routes.ts';
import { loadPlan } from '../plan.store.ts';
import { type Action, type ImpactTest, isPartOfPlan, type Outcome, type Plan } from '../plan.ts';
import { loadStandingContext } from '../standings.store.ts';
import { addTest, addTestResult, type By } from '../writing.store.ts';
import { changeTest, lockTest, retireTest } from './axes.store.ts';
import { type MeasureChoice, newTestPage, resultPage, testPage } from './test.page.ts';
import { readResult, readTest, readTestChange } from './test-form.ts';

const PERMISSION = 'plan.manage';
/** What a test found is for everybody who reads the plan; to enter it takes one of two further permissions. */
const READING = 'plan.read';

const DONE = {
  added: 'The test is added.',
  saved: 'Saved.',
  retired: 'The test is retired. What it found stays.',
  result: 'The result is kept.',
} as const;

/** How it is found out whether an outcome came about, and what was found. */
export function testRoutes(services: PlanServices): Route[] {
  const route = (
    method: 'GET' | 'POST',
    path: string,
    what: string,
    handle: Handler,
    permission: string = PERMISSION,
  ): Route => ({
    ...{ method, path, what, permission },
    handle: (request) => handle(request, writingBy(request, services)),
  });
  return [
    route('GET', '/plan/outcomes/:id/tests/new', 'Add a test of impact', newAnswer),
    route('POST', '/plan/outcomes/:id/tests', 'Add a test of impact', add),
    route('GET', '/plan/tests/:id', 'A test of impact and what it found', testAnswer, READING),
    route('POST', '/plan/tests/:id', 'Change a test of impact', change),
    route('POST', '/plan/tests/:id/retire', 'Retire a test of impact', retire),
    route('GET', '/plan/tests/:id/results/new', 'Enter what a test of impact found', resultAnswer, READING),
    route('POST', '/plan/tests/:id/results', 'Enter what a test of impact found', keepResult, READING),
  ];
}

type Handler = (request: SignedInRequest, by: By) => Promise<Answer>;

async function planIn({ db, visitor }: SignedInRequest): Promise<Plan> {
  const plan = await loadPlan(db, visitor.authority);
  if (plan === null) throw new AppError('NOT_FOUND');
  return plan;
}

function backTo(outcome: Outcome) {
  return { href: `/plan/outcomes/${outcome.id}`, text: 'The outcome' };
}

/** An outcome to which a test can be added, with the measures that can be chosen for it: its own first. */
async function outcomeFor(request: SignedInRequest): Promise<{ outcome: Outcome; measures: MeasureChoice[] }> {
  const { db, visitor, today, params } = request;
  const outcome = (await planIn(request)).outcomes.find(({ id }) => id === params['id']);
  if (!outcome || outcome.endedOn !== null) throw new AppError('NOT_FOUND');
  const { judged } = await loadStandingContext(db, visitor, today);
  const all = [...judged.values()].map(({ measure }) => ({ id: String(measure.id), title: measure.title }));
  const isOwn = ({ id }: MeasureChoice) => outcome.measures.includes(id);
  return { outcome, measures: [...all.filter(isOwn), ...all.filter((measure) => !isOwn(measure))] };
}

async function newAnswer(request: SignedInRequest): Promise<Answer> {
  return formAnswer(request, await outcomeFor(request), null);
}

async function formAnswer(
  request: SignedInRequest,
  { outcome, measures }: Awaited<ReturnType<typeof outcomeFor>>,
  shown: FormShown | null,
): Promise<Answer> {
  const { db, visitor, today } = request;
  const { context } = await loadStandingContext(db, visitor, today);
  const usualDay = context.deadlines('R-PLAN-TEST', today);
  const main = newTestPage({ outcome, measures, usualDay, shown: shown ?? untouched(request) });
  return shownAnswer(request, { title: 'Add a test of impact', back: backTo(outcome), main }, shown, DONE);
}

async function add(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const asked = await outcomeFor(request);
  const { outcome, measures } = asked;
  const given = readTest(
    form,
    measures.map(({ id }) => id),
    today,
  );
  if (!given.ok) return formAnswer(request, asked, refused(request, given.problems));
  const id = await addTest(db, visitor.authority, outcome.id, given.given);
  await record(db, visitor, 'plan.test.added', id, { after: { outcome: outcome.id, ...given.given } });
  return { kind: 'redirect', to: `/plan/tests/${id}?done=added` };
}

type Tested = { outcome: Outcome; test: ImpactTest; actions: Action[] };

/** The test of the address, with the actions of its outcome. */
async function testedFor(request: SignedInRequest): Promise<Tested> {
  const { outcomes, actions } = await planIn(request);
  for (const outcome of outcomes) {
    const test = outcome.tests.find(({ id }) => id === request.params['id']);
    if (!test) continue;
    const such = actions.filter((action) => action.outcomeId === outcome.id && isPartOfPlan(action));
    return { outcome, test, actions: such };
  }
  throw new AppError('NOT_FOUND');
}

/** Who keeps the plan can enter what a test found, and who verifies evidence. */
function mayFind({ may }: Pick<SignedInRequest, 'may'>): boolean {
  return may('plan.manage') || may('evidence.verify');
}

/** As above, for a test that is still made, and somebody who may say what it found. */
async function findingFor(request: SignedInRequest): Promise<Tested> {
  if (!mayFind(request)) throw new AppError('NOT_FOUND');
  return madeStillFor(request);
}

/** As above, for a test that is still made. */
async function madeStillFor(request: SignedInRequest): Promise<Tested> {
  const tested = await testedFor(request);
  if (tested.test.retiredOn !== null) throw new AppError('STALE');
  return tested;
}

async function testAnswer(request: SignedInRequest): Promise<Answer> {
  return testPageAnswer(request, await testedFor(request), null);
}

function testPageAnswer(request: SignedInRequest, tested: Tested, shown: FormShown | null): Answer {
  const mayChange = request.may('plan.manage');
  const main = testPage({ ...tested, mayChange, mayFind: mayFind(request), shown: shown ?? untouched(request) });
  return shownAnswer(request, { title: 'A test of impact', back: backTo(tested.outcome), main }, shown, DONE);
}

async function change(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const tested = await madeStillFor(request);
  const { test } = tested;
  const asked = readTestChange(form, today);
  if (!asked.ok) return testPageAnswer(request, tested, refused(request, asked.problems));
  if (!(await changeTest(db, visitor.authority, { id: test.id, version: versionIn(form) }, asked.given)))
    return testPageAnswer(request, tested, await overtakenBy(request, test));
  const before = { how: test.how, dueOn: test.dueOn };
  await record(db, visitor, 'plan.test.changed', test.id, { before, after: asked.given });
  return { kind: 'redirect', to: `/plan/tests/${test.id}?done=saved` };
}

function overtakenBy(request: SignedInRequest, test: ImpactTest): Promise<FormShown> {
  return overtaken(request, {
    ...{ what: 'this test', subject: test.id, version: test.version },
    labels: { how: 'How', dueOn: 'By' },
    now: { how: test.how, dueOn: dateInWords(test.dueOn) },
    action: `/plan/tests/${test.id}`,
    keepHref: `/plan/tests/${test.id}`,
  });
}

async function retire(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const { test } = await madeStillFor(request);
  if (!(await retireTest(db, visitor.authority, { id: test.id, version: versionIn(form) }, today)))
    throw new AppError('STALE');
  await record(db, visitor, 'plan.test.retired', test.id, { before: { how: test.how } });
  return { kind: 'redirect', to: `/plan/tests/${test.id}?done=retired` };
}

async function resultAnswer(request: SignedInRequest): Promise<Answer> {
  const tested = await findingFor(request);
  return resultFormAnswer(request, tested, await figureNow(request, tested.test), null);
}

/** The figure that a test on a measure looks at, as it is today. */
async function figureNow({ db, visitor, today }: SignedInRequest, { measure }: ImpactTest): Promise<FigureKept | null> {
  if (measure === null) return null;
  const { judged } = await loadStandingContext(db, visitor, today);
  const now = judged.get(measure);
  return now ? figureKeptOf(now) : null;
}

function resultFormAnswer(
  request: SignedInRequest,
  tested: Tested,
  figure: FigureKept | null,
  shown: FormShown | null,
): Answer {
  const { today } = request;
  const main = resultPage({ ...tested, figure, today, shown: shown ?? untouched(request) });
  return shownAnswer(request, { title: 'What did the test find?', back: backTo(tested.outcome), main }, shown, DONE);
}

async function keepResult(request: SignedInRequest, by: By): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const tested = await findingFor(request);
  const { test, actions } = tested;
  const figure = await figureNow(request, test);
  const asked = readResult(
    form,
    actions.map(({ id }) => id),
    today,
  );
  if (!asked.ok) return resultFormAnswer(request, tested, figure, refused(request, asked.problems));
  const { on, ...found } = asked.given;
  await lockTest(db, visitor.authority, test.id);
  await addTestResult(db, visitor.authority, test.id, { ...found, figure, evidenceId: null }, { ...by, on });
  // Those who read the record need not see figures: it names where the figure came from, and not how large it is.
  const taken = figure && { measure: figure.measure, extract: figure.extractId };
  await record(db, visitor, 'plan.test.result', test.id, { ...(taken && { detail: taken }), after: { ...found, on } });
  return { kind: 'redirect', to: `/plan/tests/${test.id}?done=result` };
}
