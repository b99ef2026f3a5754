import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import { CONTENT_TYPES, renderPaperApart } from '#features/papers/index.ts';
import { kindInWords, pseudonymOf, record, whoLooked } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { type KeepingServices, keepingAnswer, mayKeep, standingOf } from './asking.routes.ts';
import { childPage, exportPage, foundPage } from './child.page.ts';
import { childRows } from './child-rows.store.ts';
import { extractsOfChild } from './erase.store.ts';
import { proposing } from './erasures.routes.ts';
import { readChild } from './given.ts';
import { holdOnChild, holdOnExtract } from './hold.ts';
import { periodOn } from './periods.ts';
import { subjectAccess } from './subject-access.ts';

/** One child: proposing to erase everything about the child, and exporting it. Ids travel in forms only. */
export function childRoutes(services: KeepingServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/keeping/child',
      what: 'Ask what there is about one child, to erase it',
      permission: 'keeping.propose',
      handle: (request) => childAnswer(request, untouched(request)),
    },
    {
      method: 'POST',
      path: '/keeping/child',
      what: 'Say how many rows there are about one child',
      permission: 'keeping.propose',
      handle: look,
    },
    {
      method: 'POST',
      path: '/keeping/child/erasure',
      what: 'Propose to erase one child',
      permission: 'keeping.propose',
      handle: (request) => propose(services, request),
    },
    {
      method: 'GET',
      path: '/keeping/export',
      what: 'Ask for everything about one child',
      permission: 'child.export',
      handle: (request) => exportFormAnswer(request, untouched(request)),
    },
    {
      method: 'POST',
      path: '/keeping/export',
      what: 'Everything about one child as a file',
      permission: 'child.export',
      proof: true,
      handle: exportAnswer,
    },
  ];
}

function childAnswer(request: SignedInRequest, shown: FormShown): Answer {
  const main = childPage(request.visitor.council, mayKeep(request), shown);
  return keepingAnswer(request, { title: 'Erase one child', main }, shown);
}

const ASKED = 'Say why the child is to be erased';

async function look(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, csrfToken } = request;
  const asked = readChild(form, ASKED);
  if (!asked.ok) return childAnswer(request, refused(request, asked.problems));
  const { childId, reason } = asked.given;
  const child = await childOf(request, childId);
  await record(db, visitor, 'keeping.child.sought', 'keeping', { reason, children: [childId] });
  const main = foundPage({ ...child, childId, reason, csrfToken });
  const back = { href: '/keeping/child', text: 'Erase one child' };
  return keepingAnswer(request, { title: 'What there is about one child', main, back });
}

async function childOf(request: SignedInRequest, childId: string) {
  const { db, visitor } = request;
  const pseudonym = pseudonymOf(db, visitor.authority, childId);
  const { holds } = await standingOf(request);
  const found = await extractsOfChild(db, visitor.authority, childId);
  const held = found.flatMap(({ id }) => {
    const hold = holdOnExtract(holds, id);
    return hold ? [[id, hold.reason] as const] : [];
  });
  return { pseudonym, found, held: new Map(held), hold: holdOnChild(holds, pseudonym)?.reason ?? null };
}

async function propose(services: KeepingServices, request: SignedInRequest): Promise<Answer> {
  const asked = readChild(request.form, ASKED);
  if (!asked.ok) return childAnswer(request, refused(request, asked.problems));
  const { childId, reason } = asked.given;
  const { found, held, hold } = await childOf(request, childId);
  const extracts = found.filter(({ id }) => !held.has(id));
  if (hold !== null || extracts.length === 0) throw new AppError('STALE');
  const id = await proposing(services, request, {
    childId,
    found: { extracts, leavers: [], noticesBefore: null },
    reason,
  });
  return { kind: 'redirect', to: `/keeping/erasures/${id}?done=proposed` };
}

function exportFormAnswer(request: SignedInRequest, shown: FormShown): Answer {
  const main = exportPage(request.visitor.council, mayKeep(request), shown);
  return keepingAnswer(request, { title: 'Export everything about one child', main }, shown);
}

async function exportAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const asked = readChild(form, 'Say why it is exported');
  if (!asked.ok) return exportFormAnswer(request, refused(request, asked.problems));
  const { childId, reason } = asked.given;
  const format = form['format'] === 'xlsx' ? 'xlsx' : 'docx';
  const { rules } = await standingOf(request);
  const rows = await childRows(db, visitor.authority, childId);
  const looked = await whoLooked(db, visitor.authority, childId);
  const asking = {
    council: visitor.council,
    childId,
    pseudonym: pseudonymOf(db, visitor.authority, childId),
    rows,
    looked: looked.map(({ at, person, kind, reason: why }) => ({ at, person, what: kindInWords(kind), reason: why })),
    keptMonths: periodOn('extracts', rules, today).months,
    preparedOn: today,
    preparedBy: visitor.name,
  };
  const paper = subjectAccess(asking, format === 'xlsx' ? 'workbook' : 'pages');
  await record(db, visitor, 'child.exported', format, {
    detail: { rows: rows.length },
    reason,
    children: [childId],
  });
  const body = await renderPaperApart(paper, format);
  return {
    kind: 'file',
    name: `everything-about-a-child-${today}.${format}`,
    contentType: CONTENT_TYPES[format],
    body,
  };
}
