import { type FormShown, formFrame, refused, untouched, writingBy } from '#features/forms/index.ts';
import { areaTitle } from '#features/inspections/index.ts';
import { CONTENT_TYPES, renderPaperApart } from '#features/papers/index.ts';
import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { type EvaluationServices, evaluationAnswer, evaluationOf, moveOn } from './answers.routes.ts';
import { newVersionFields } from './forms.page.ts';
import { readVersion } from './forms.ts';
import { notOwned } from './life.ts';
import { evaluationPaper } from './paper.ts';
import { compareVersions, contentOf, frozen, type VersionHead } from './version.ts';
import { comparePage, versionPage, versionsPage } from './versions.page.ts';
import { addVersion, contentOfVersion, loadVersions } from './versions.store.ts';

const LIST = '/self-evaluation/versions';

/** Versions that are frozen: kept with their hash, read, downloaded, compared. */
export function versionRoutes(services: EvaluationServices): Route[] {
  const [permission, writing] = ['evaluation.read', 'evaluation.write'];
  return [
    { ...{ method: 'GET', path: LIST, what: 'The versions of the self-evaluation', permission }, handle: list },
    {
      ...{ method: 'GET', path: `${LIST}/new`, what: 'Freeze a version', permission: writing },
      handle: (request) => newAnswer(request, untouched(request)),
    },
    {
      ...{ method: 'POST', path: LIST, what: 'Freeze a version, or share it with Ofsted', permission: writing },
      handle: (request) => freeze(services, request),
    },
    {
      ...{ method: 'GET', path: `${LIST}/:version`, what: 'A version of the self-evaluation', permission },
      handle: one,
    },
    {
      ...{ method: 'GET', path: `${LIST}/:version/content.json`, what: 'What a version holds, as its hash is made of' },
      ...{ permission, handle: content },
    },
    {
      ...{ method: 'GET', path: `${LIST}/:version/content.docx`, what: 'A version of the self-evaluation as Word' },
      ...{ permission, handle: word },
    },
    {
      ...{ method: 'GET', path: `${LIST}/:version/comparison`, what: 'What changed between two versions' },
      ...{ permission, handle: compare },
    },
  ];
}

const BACK = { href: LIST, text: 'Versions' };

async function list(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, may } = request;
  const versions = await loadVersions(db, visitor.authority);
  const main = versionsPage({ council: visitor.council, versions, may });
  return evaluationAnswer(request, { title: 'Versions of the self-evaluation', back: null, main });
}

async function newAnswer(request: SignedInRequest, shown: FormShown): Promise<Answer> {
  const main = formFrame({
    ...{ heading: 'Freeze a version', caption: 'Self-evaluation', fields: newVersionFields(shown) },
    note: 'Everything is kept as it is now, with its hash. A version is never changed and never deleted. It can be shared with Ofsted once every area is owned.',
    ...{ action: LIST, save: 'Freeze it', leave: { href: LIST }, isGrave: true },
    shown,
  });
  return evaluationAnswer(request, { title: 'Freeze a version', back: BACK, main }, shown);
}

async function freeze(services: EvaluationServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const asked = readVersion(form);
  if (!asked.ok) return newAnswer(request, refused(request, asked.problems));
  const { name, purpose } = asked.given;
  const before = await evaluationOf(request);
  const inForce = before.areas.filter(({ area }) => before.inForce.includes(area));
  if (purpose === 'ofsted') {
    const open = notOwned(inForce).map(({ area }) => areaTitle(area));
    const text = `Nobody owns ${open.join('; ')} yet: every area must be owned before it is shared`;
    if (open.length > 0) return newAnswer(request, refused(request, [{ field: 'purpose', text }]));
    for (const area of inForce) await moveOn(services, request, area, 'shared', name);
  }
  const { areas, statements, actionRefs } = await evaluationOf(request);
  const head = { council: visitor.council, asAt: today };
  const text = contentOf(
    frozen(
      head,
      areas.filter(({ area, statements: own }) => before.inForce.includes(area) || own.length > 0),
      statements,
      actionRefs,
    ),
  );
  const id = await addVersion(db, visitor.authority, { name, purpose, content: text }, writingBy(request, services));
  await record(db, visitor, purpose === 'ofsted' ? 'evaluation.shared' : 'evaluation.frozen', id, { detail: { name } });
  return { kind: 'redirect', to: `${LIST}/${id}?done=frozen` };
}

async function versionOf({ db, visitor }: SignedInRequest, id: string | undefined) {
  const head = (await loadVersions(db, visitor.authority)).find((version) => version.id === id);
  const held = head && (await contentOfVersion(db, visitor.authority, head.id));
  if (!head || !held) throw new AppError('NOT_FOUND');
  return { head, ...held };
}

async function one(request: SignedInRequest): Promise<Answer> {
  const { head, evaluation, isWhole } = await versionOf(request, request.params['version']);
  const main = versionPage({ head, evaluation, isWhole, may: request.may });
  return evaluationAnswer(request, { title: head.name, back: BACK, main });
}

async function content(request: SignedInRequest): Promise<Answer> {
  const { head, text } = await versionOf(request, request.params['version']);
  await downloaded(request, head);
  return { kind: 'file', name: `self-evaluation-${head.number}.json`, contentType: 'application/json', body: text };
}

async function word(request: SignedInRequest): Promise<Answer> {
  const { head, evaluation } = await versionOf(request, request.params['version']);
  await downloaded(request, head);
  const body = await renderPaperApart(evaluationPaper(head, evaluation), 'docx');
  return { kind: 'file', name: `self-evaluation-${head.number}.docx`, contentType: CONTENT_TYPES.docx, body };
}

function downloaded({ db, visitor }: SignedInRequest, { id }: VersionHead): Promise<void> {
  return record(db, visitor, 'evaluation.downloaded', id);
}

async function compare(request: SignedInRequest): Promise<Answer> {
  const { params, query, may } = request;
  const [one, other] = [await versionOf(request, params['version']), await versionOf(request, query['with'])];
  const [before, after] = one.head.number <= other.head.number ? [one, other] : [other, one];
  const changes = compareVersions(before.evaluation, after.evaluation);
  const main = comparePage({ before: before.head, after: after.head, changes, may });
  return evaluationAnswer(request, { title: 'What changed', back: BACK, main });
}
