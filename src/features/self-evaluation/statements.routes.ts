import { evidenceAbout } from '#features/evidence/index.ts';
import {
  type FormShown,
  formFrame,
  overtaken,
  refused,
  refusedAnew,
  textField,
  untouched,
  writingBy,
} from '#features/forms/index.ts';
import { areaTitle } from '#features/inspections/index.ts';
import { record } from '#features/record/index.ts';
import { peopleToChoose } from '#features/structure/index.ts';
import type { Form } from '#kernel/form.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import {
  backToArea,
  type EvaluationServices,
  evaluationAnswer,
  evaluationOf,
  moveOn,
  statementOf,
} from './answers.routes.ts';
import { statementFields, statementInWords } from './forms.page.ts';
import { readStatement, readWords } from './forms.ts';
import { chosenStatements, type StatementShown, statementFilterIn, statementsCsv } from './list.ts';
import type { Evaluation } from './standing.store.ts';
import { statementPage } from './statement.page.ts';
import { isCurrentStatement, type Statement } from './statement.ts';
import { statementsPage } from './statements.page.ts';
import { addReview, addStatement, changeStatement, setFollowed } from './writing.store.ts';

const LIST = '/self-evaluation/statements';

/** Statements: all of them, and one with what supports it and what is done next. */
export function statementRoutes(services: EvaluationServices): Route[] {
  const [reading, permission] = ['evaluation.read', 'evaluation.write'];
  const one = `${LIST}/:statement`;
  return [
    {
      ...{ method: 'GET', path: LIST, what: 'The statements of the self-evaluation', permission: reading },
      handle: list,
    },
    {
      ...{
        method: 'GET',
        path: `${LIST}.csv`,
        what: 'The statements of the self-evaluation as CSV',
        permission: reading,
      },
      handle: download,
    },
    {
      ...{ method: 'GET', path: `${LIST}/new`, what: 'Add a statement', permission },
      handle: (request) => newAnswer(request, untouched(request, { area: request.query['area'] ?? '' })),
    },
    {
      ...{ method: 'POST', path: LIST, what: 'Add a statement', permission },
      handle: (request) => add(services, request),
    },
    {
      ...{ method: 'GET', path: one, what: 'A statement with its evidence and what is done next', permission: reading },
      handle: async (request) => {
        const evaluation = await evaluationOf(request);
        return oneAnswer(request, statementOf(request, evaluation), evaluation, untouched(request));
      },
    },
    {
      ...{ method: 'GET', path: `${one}/edit`, what: 'Change a statement', permission },
      handle: async (request) => {
        const evaluation = await evaluationOf(request);
        const statement = currentOf(request, evaluation);
        return editAnswer(request, statement, evaluation, untouched(request, formOfStatement(statement)));
      },
    },
    {
      ...{ method: 'POST', path: `${one}/edit`, what: 'Change a statement', permission },
      handle: (request) => edit(services, request),
    },
    {
      ...{ method: 'POST', path: `${one}/reviews`, what: 'Note that a statement still holds', permission },
      handle: (request) => review(services, request),
    },
    {
      ...{ method: 'POST', path: `${one}/actions`, what: 'Say which actions of the plan come next', permission },
      handle: follow,
    },
    {
      ...{ method: 'GET', path: `${one}/ending`, what: 'Confirm ending a statement', permission },
      handle: async (request) =>
        endingAnswer(request, currentOf(request, await evaluationOf(request)), untouched(request)),
    },
    {
      ...{ method: 'POST', path: `${one}/ending`, what: 'End a statement, with a reason', permission },
      handle: (request) => end(services, request),
    },
  ];
}

async function list(request: SignedInRequest): Promise<Answer> {
  const { visitor, query, may } = request;
  const { statements: all } = await evaluationOf(request);
  const filter = statementFilterIn(query);
  const main = statementsPage({ council: visitor.council, all, chosen: chosenStatements(all, filter), filter, may });
  return evaluationAnswer(request, { title: 'Statements', back: null, main });
}

async function download(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, query, today } = request;
  const { statements, areas, actionRefs } = await evaluationOf(request);
  const chosen = chosenStatements(statements, statementFilterIn(query));
  await record(db, visitor, 'evaluation.downloaded', visitor.authority, { detail: { statements: chosen.length } });
  const body = statementsCsv(chosen, areas, actionRefs);
  return { kind: 'file', name: `self-evaluation-${today}.csv`, contentType: 'text/csv; charset=utf-8', body };
}

async function newAnswer(request: SignedInRequest, shown: FormShown): Promise<Answer> {
  const { inForce } = await evaluationOf(request);
  const people = await peopleToChoose(request.db, request.visitor.authority);
  const main = formFrame({
    ...{ heading: 'Add a statement', caption: 'Self-evaluation', fields: statementFields(shown, inForce, people) },
    ...{ action: LIST, save: 'Add the statement', leave: { href: '/self-evaluation' } },
    shown,
  });
  const back = { href: LIST, text: 'Statements' };
  return evaluationAnswer(request, { title: 'Add a statement', back, main }, shown);
}

async function add(services: EvaluationServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const { inForce, areas } = await evaluationOf(request);
  const asked = readStatement(form, inForce, await peopleToChoose(db, visitor.authority));
  if (!asked.ok) return newAnswer(request, refused(request, asked.problems));
  const id = await addStatement(db, visitor.authority, asked.given, writingBy(request, services));
  const area = areas.find((one) => one.area === asked.given.area);
  if (area) await moveOn(services, request, area, 'changed', 'A statement was added');
  await record(db, visitor, 'evaluation.statement.added', id, { after: { ...asked.given } });
  return { kind: 'redirect', to: `${LIST}/${id}?done=added` };
}

async function oneAnswer(
  request: SignedInRequest,
  shown: StatementShown,
  { known }: Evaluation,
  review: FormShown,
): Promise<Answer> {
  const { db, visitor, may } = request;
  const { statement } = shown;
  const evidence = await evidenceAbout(db, visitor.authority, { kind: 'statement', id: statement.id });
  const main = statementPage({ shown, evidence, known, review, may });
  const title = `Statement ${statement.number}`;
  return evaluationAnswer(request, { title, back: backToArea(statement.area), main }, review);
}

/** A statement that did not end: what ended is changed no more. */
function currentOf(request: SignedInRequest, evaluation: Evaluation): Statement {
  const { statement } = statementOf(request, evaluation);
  if (!isCurrentStatement(statement)) throw new AppError('STALE');
  return statement;
}

function formOfStatement({ area, kind, words, howKnown, next, owner, ownerWords }: Statement): Form {
  return { area, kind, words, howKnown, next, ownerId: owner?.id ?? '', ownerWords };
}

async function editAnswer(
  request: SignedInRequest,
  statement: Statement,
  { inForce }: Evaluation,
  shown: FormShown,
): Promise<Answer> {
  const people = await peopleToChoose(request.db, request.visitor.authority);
  const areas = [...new Set([...inForce, statement.area])];
  const path = `${LIST}/${statement.id}`;
  const main = formFrame({
    ...{ heading: 'Change a statement', caption: statementInWords(statement) },
    ...{ fields: statementFields(shown, areas, people), action: `${path}/edit`, save: 'Save', leave: { href: path } },
    changes: { version: statement.version, opened: inWords(formOfStatement(statement)) },
    shown,
  });
  const back = { href: path, text: `Statement ${statement.number}` };
  return evaluationAnswer(request, { title: 'Change a statement', back, main }, shown);
}

/** Without the owner's id, which says nothing to those who compare. */
function inWords({ ownerId: _, ...words }: Form): Form {
  return words;
}

const LABELS: Form = {
  ...{ area: 'Area', kind: 'Kind', words: 'What the council knows', howKnown: 'How it knows' },
  ...{ next: 'What it does next', ownerWords: 'Post' },
};

async function edit(services: EvaluationServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const evaluation = await evaluationOf(request);
  const statement = currentOf(request, evaluation);
  const areas = [...evaluation.inForce, statement.area];
  const asked = readStatement(form, areas, await peopleToChoose(db, visitor.authority));
  if (!asked.ok) return editAnswer(request, statement, evaluation, refused(request, asked.problems));
  const now = formOfStatement(statement);
  const [path, version] = [`${LIST}/${statement.id}`, versionIn(form)];
  if (!(await changeStatement(db, visitor.authority, { id: statement.id, version }, asked.given))) {
    const overtaking = {
      ...{ what: `statement ${statement.number}`, subject: statement.id, version: statement.version },
      ...{ labels: LABELS, now: inWords(now), action: `${path}/edit`, keepHref: path },
    };
    return editAnswer(request, statement, evaluation, await overtaken(request, overtaking));
  }
  await addReview(db, visitor.authority, statement.id, 'Changed', writingBy(request, services));
  const touched = evaluation.areas.filter(({ area }) => area === statement.area || area === asked.given.area);
  for (const area of touched) await moveOn(services, request, area, 'changed', 'A statement was changed');
  await record(db, visitor, 'evaluation.statement.changed', statement.id, { before: now, after: { ...asked.given } });
  return { kind: 'redirect', to: `${path}?done=saved` };
}

async function review(services: EvaluationServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const evaluation = await evaluationOf(request);
  const statement = currentOf(request, evaluation);
  const asked = readWords(form, 'found', 'Say what you looked at, and whether it holds');
  if (!asked.ok)
    return oneAnswer(request, statementOf(request, evaluation), evaluation, refused(request, asked.problems));
  if (versionIn(form) !== statement.version)
    return oneAnswer(request, statementOf(request, evaluation), evaluation, refusedAnew(request, CHANGED_SINCE));
  await addReview(db, visitor.authority, statement.id, asked.given.words, writingBy(request, services));
  await record(db, visitor, 'evaluation.reviewed', statement.id);
  return { kind: 'redirect', to: `${LIST}/${statement.id}?done=reviewed` };
}

const CHANGED_SINCE = {
  field: 'found',
  text: 'Somebody changed the statement since you opened it: look at it again, then say whether it holds',
};

async function follow(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const evaluation = await evaluationOf(request);
  const statement = currentOf(request, evaluation);
  const asked = form['action'] ?? '';
  if (asked === '') return { kind: 'redirect', to: `${LIST}/${statement.id}` };
  const action = evaluation.known.actions.get(asked);
  if (!action) throw new AppError('NOT_FOUND');
  const isFollowed = form['does'] !== 'remove';
  await setFollowed(db, visitor.authority, statement.id, action.id, isFollowed);
  await record(db, visitor, 'evaluation.action', statement.id, { detail: { action: action.ref, isFollowed } });
  return { kind: 'redirect', to: `${LIST}/${statement.id}?done=followed` };
}

function endingAnswer(request: SignedInRequest, statement: Statement, shown: FormShown): Answer {
  const path = `${LIST}/${statement.id}`;
  const main = formFrame({
    ...{ heading: 'End this statement?', caption: areaTitle(statement.area), note: statementInWords(statement) },
    fields: textField(shown, {
      field: 'reason',
      label: 'Why is it no longer said?',
      hint: 'It stays in earlier versions',
    }),
    ...{ action: `${path}/ending`, save: 'End it', leave: { href: path }, isGrave: true },
    changes: { version: statement.version },
    shown,
  });
  const back = { href: path, text: `Statement ${statement.number}` };
  return evaluationAnswer(request, { title: 'End this statement?', back, main }, shown);
}

async function end(services: EvaluationServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const evaluation = await evaluationOf(request);
  const statement = currentOf(request, evaluation);
  const asked = readWords(form, 'reason', 'Say why it is no longer said');
  if (!asked.ok) return endingAnswer(request, statement, refused(request, asked.problems));
  const change = { ended_on: today, ended_reason: asked.given.words };
  if (!(await changeStatement(db, visitor.authority, { id: statement.id, version: versionIn(form) }, change)))
    throw new AppError('STALE');
  const area = evaluation.areas.find((one) => one.area === statement.area);
  if (area) await moveOn(services, request, area, 'changed', 'A statement was ended');
  await record(db, visitor, 'evaluation.statement.ended', statement.id, { reason: asked.given.words });
  return { kind: 'redirect', to: `/self-evaluation/areas/${statement.area}?done=ended` };
}
