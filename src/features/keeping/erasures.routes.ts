import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import { noLongerWaiting, notify } from '#features/notices/index.ts';
import { record } from '#features/record/index.ts';
import { csv } from '#kernel/csv.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { type KeepingServices, keepingAnswer, mayKeep, standingOf } from './asking.routes.ts';
import { isAnythingDue } from './due.ts';
import { type Erasure, takingOf } from './erasure.ts';
import { erasurePage, erasuresPage, erasureTitle, rowsFound, stateInWords } from './erasures.page.ts';
import { decideErasure, findErasure, isRetentionUnderWay, loadErasures, proposeErasure } from './erasures.store.ts';
import { reasonIn } from './given.ts';
import { holdOnChild, holdOnExtract } from './hold.ts';
import { loadHolds } from './holds.store.ts';
import { keptAnswer } from './kept.routes.ts';
import { KEEPING_NOTICES } from './notices.ts';

/** Erasures: proposing what is due, deciding what somebody else proposed, and the certificates. */
export function erasureRoutes(services: KeepingServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/keeping/erasures',
      what: 'What was erased, and what waits for approval',
      permission: 'keeping.read',
      async handle(request) {
        const { db, visitor } = request;
        const erasures = await loadErasures(db, visitor.authority);
        const main = erasuresPage({ council: visitor.council, erasures, may: mayKeep(request) });
        return keepingAnswer(request, { title: 'Erasures', main });
      },
    },
    {
      method: 'GET',
      path: '/keeping/erasures.csv',
      what: 'Erasures as a table',
      permission: 'keeping.read',
      handle: csvAnswer,
    },
    {
      method: 'GET',
      path: '/keeping/erasures/:erasure',
      what: 'One erasure: what it takes, or its certificate',
      permission: 'keeping.read',
      handle: async (request) => erasureAnswer(request, await erasureOf(request), untouched(request)),
    },
    {
      method: 'POST',
      path: '/keeping/erasures',
      what: 'Propose to erase what is due',
      permission: 'keeping.propose',
      handle: (request) => propose(services, request),
    },
    {
      method: 'POST',
      path: '/keeping/erasures/:erasure/approval',
      what: 'Approve an erasure that somebody else proposed: it is done at once',
      permission: 'keeping.approve',
      proof: true,
      async handle(request) {
        const erasure = await decideOn(services, request, true, null);
        return {
          kind: 'redirect',
          to: `/keeping/erasures/${erasure.id}?done=approved`,
          afterwards: () => services.send('keeping.erase', request.visitor.authority, erasure.id),
        };
      },
    },
    {
      method: 'POST',
      path: '/keeping/erasures/:erasure/refusal',
      what: 'Decline an erasure with a reason',
      permission: 'keeping.approve',
      handle: (request) => decline(services, request),
    },
  ];
}

async function erasureOf({ db, visitor, params }: SignedInRequest): Promise<Erasure> {
  const erasure = await findErasure(db, visitor.authority, params['erasure'] ?? '');
  if (erasure === null) throw new AppError('NOT_FOUND');
  return erasure;
}

async function erasureAnswer(request: SignedInRequest, erasure: Erasure, shown: FormShown): Promise<Answer> {
  const { db, visitor, may } = request;
  const holds = await loadHolds(db, visitor.authority);
  const onChild = erasure.child === null ? null : holdOnChild(holds, erasure.child);
  const heldNow = erasure.found.extracts.flatMap(({ id }) => {
    const hold = onChild ?? holdOnExtract(holds, id);
    return hold ? [[id, hold.reason] as const] : [];
  });
  const isOwn = erasure.proposedBy.personId === visitor.personId;
  const main = erasurePage({
    erasure,
    heldNow: new Map(heldNow),
    decides: isOwn ? 'own' : may('keeping.approve') ? 'may' : 'not',
    recordHref: may('trail.read') ? `/record?about=${erasure.id}` : null,
    shown,
  });
  const back = { href: '/keeping/erasures', text: 'Erasures' };
  return keepingAnswer(request, { title: erasureTitle(erasure), main, back }, shown);
}

async function csvAnswer({ db, visitor }: SignedInRequest): Promise<Answer> {
  const erasures = await loadErasures(db, visitor.authority);
  const body = csv(
    [
      ...['What', 'State', 'Why', 'Proposed by', 'Proposed (UTC)', 'Decided by', 'Decided (UTC)', 'Done (UTC)'],
      ...['Rows proposed', 'Rows erased', 'Extracts', 'People who left', 'Left alone'],
    ],
    erasures.map((erasure) => [
      erasureTitle(erasure),
      stateInWords(erasure.state),
      erasure.reason,
      erasure.proposedBy.name,
      erasure.proposedAt.toISOString(),
      erasure.decided?.name ?? null,
      erasure.decided?.at.toISOString() ?? null,
      erasure.done?.at.toISOString() ?? null,
      rowsFound(erasure.found),
      erasure.done?.taken.rows ?? null,
      erasure.done?.taken.extracts ?? null,
      erasure.done?.taken.leavers ?? null,
      erasure.done?.taken.leftAlone ?? null,
    ]),
  );
  return { kind: 'file', name: `erasures-${visitor.authority}.csv`, contentType: 'text/csv; charset=utf-8', body };
}

async function propose(services: KeepingServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const { text: reason, problem } = reasonIn(form, 'Say why it is to be erased now');
  if (problem) return keptAnswer(request, refused(request, [problem]));
  const { due } = await standingOf(request);
  if (!isAnythingDue(due) || (await isRetentionUnderWay(db, visitor.authority))) throw new AppError('STALE');
  const now = services.clock.stamp();
  await noLongerWaiting(db, visitor.authority, { kind: KEEPING_NOTICES['keeping.due'], href: '/keeping', now });
  const id = await proposing(services, request, { childId: null, found: takingOf(due), reason });
  return { kind: 'redirect', to: `/keeping/erasures/${id}?done=proposed` };
}

/** Puts an erasure forward, and tells those who may approve it. */
export async function proposing(
  { clock }: KeepingServices,
  { db, visitor }: SignedInRequest,
  proposal: Parameters<typeof proposeErasure>[2],
): Promise<string> {
  const { authority, personId } = visitor;
  const { childId, found, reason } = proposal;
  const id = await proposeErasure(db, authority, proposal, personId, clock.stamp());
  await record(db, visitor, 'keeping.proposed', id, {
    detail: { extracts: found.extracts.length, rows: rowsFound(found), leavers: found.leavers.length },
    reason,
    children: [childId],
  });
  await notify(db, authority, {
    kind: KEEPING_NOTICES['keeping.proposed'],
    href: `/keeping/erasures/${id}`,
    to: 'everybody',
    except: personId,
    at: clock.stamp(),
  });
  return id;
}

async function decline(services: KeepingServices, request: SignedInRequest): Promise<Answer> {
  const { text: reason, problem } = reasonIn(request.form, 'Say why it is declined');
  if (problem) return erasureAnswer(request, await erasureOf(request), refused(request, [problem]));
  const { id } = await decideOn(services, request, false, reason);
  return { kind: 'redirect', to: `/keeping/erasures/${id}?done=declined` };
}

/** Decides what somebody else proposed, and tells them. */
async function decideOn(
  { clock }: KeepingServices,
  request: SignedInRequest,
  approves: boolean,
  reason: string | null,
): Promise<Erasure> {
  const { db, visitor, form } = request;
  const { authority } = visitor;
  const erasure = await erasureOf(request);
  const { id, proposedBy, state } = erasure;
  if (state !== 'proposed') throw new AppError('STALE');
  if (proposedBy.personId === visitor.personId)
    throw new AppError('NOT_YOURSELF', 'You proposed it, so somebody else decides. They find it in their notices.');
  const at = clock.stamp();
  const decision = { id, version: versionIn(form), approves, reason, by: visitor.personId, at };
  if (!(await decideErasure(db, authority, decision))) throw new AppError('STALE');
  await record(db, visitor, approves ? 'keeping.approved' : 'keeping.declined', id, {
    before: { state },
    after: { state: approves ? 'approved' : 'declined' },
    ...(reason !== null && { reason }),
  });
  const href = `/keeping/erasures/${id}`;
  await noLongerWaiting(db, authority, { kind: KEEPING_NOTICES['keeping.proposed'], href, now: at });
  await notify(db, authority, { kind: KEEPING_NOTICES['keeping.decided'], href, to: [proposedBy.personId], at });
  return erasure;
}
