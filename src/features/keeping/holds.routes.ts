import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { type KeepingServices, keepingAnswer, mayKeep } from './asking.routes.ts';
import { readHold, reasonIn } from './given.ts';
import type { Hold } from './hold.ts';
import { holdsPage, liftingPage, newHoldPage } from './holds.page.ts';
import { extractNames, liftHold, loadHolds, placeHold } from './holds.store.ts';
import { loadKept } from './kept.store.ts';

/** What is held back from erasing: placing holds and lifting them. */
export function holdRoutes(services: KeepingServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/keeping/holds',
      what: 'What is held back from erasing',
      permission: 'keeping.read',
      async handle(request) {
        const { db, visitor } = request;
        const holds = await loadHolds(db, visitor.authority);
        const extracts = await extractNames(db, visitor.authority);
        const main = holdsPage({ council: visitor.council, holds, extracts, may: mayKeep(request) });
        return keepingAnswer(request, { title: 'Holds', main });
      },
    },
    {
      method: 'GET',
      path: '/keeping/holds/new',
      what: 'Hold something back from erasing',
      permission: 'keeping.propose',
      handle: (request) => newHoldAnswer(request, untouched(request)),
    },
    {
      method: 'POST',
      path: '/keeping/holds',
      what: 'Hold something back from erasing, with a reason',
      permission: 'keeping.propose',
      handle: (request) => place(services, request),
    },
    {
      method: 'GET',
      path: '/keeping/holds/:hold/lifting',
      what: 'Confirm lifting a hold',
      permission: 'keeping.propose',
      handle: async (request) => liftingAnswer(request, await holdOf(request), untouched(request)),
    },
    {
      method: 'POST',
      path: '/keeping/holds/:hold/lifting',
      what: 'Lift a hold, with a reason',
      permission: 'keeping.propose',
      proof: true,
      handle: (request) => lift(services, request),
    },
  ];
}

async function newHoldAnswer(request: SignedInRequest, shown: FormShown): Promise<Answer> {
  const { extracts } = await loadKept(request.db, request.visitor.authority);
  const main = newHoldPage({ extracts, shown });
  return keepingAnswer(request, { title: 'Hold something', main, back: BACK }, shown);
}

const BACK = { href: '/keeping/holds', text: 'Holds' };

async function place({ clock }: KeepingServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const { extracts } = await loadKept(db, visitor.authority);
  const asked = readHold(form, extracts);
  if (!asked.ok) return newHoldAnswer(request, refused(request, asked.problems));
  const { about, extractId, childId, reason } = asked.given;
  const id = await placeHold(db, visitor.authority, asked.given, visitor.personId, clock.stamp());
  await record(db, visitor, 'keeping.held', id, {
    detail: { about, ...(extractId !== null && { extract: extractId }) },
    reason,
    children: [childId],
  });
  return { kind: 'redirect', to: '/keeping/holds?done=held' };
}

async function holdOf({ db, visitor, params }: SignedInRequest): Promise<Hold> {
  const hold = (await loadHolds(db, visitor.authority)).find(({ id }) => id === params['hold']);
  if (!hold) throw new AppError('NOT_FOUND');
  if (hold.lifted !== null) throw new AppError('STALE');
  return hold;
}

async function liftingAnswer(request: SignedInRequest, hold: Hold, shown: FormShown): Promise<Answer> {
  const extracts = await extractNames(request.db, request.visitor.authority);
  const main = liftingPage(hold, extracts, shown);
  return keepingAnswer(request, { title: 'Lift this hold?', main, back: BACK }, shown);
}

async function lift({ clock }: KeepingServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const hold = await holdOf(request);
  const { text: reason, problem } = reasonIn(form, 'Say why it is lifted');
  if (problem) return liftingAnswer(request, hold, refused(request, [problem]));
  const lifting = { id: hold.id, version: versionIn(form), reason, by: visitor.personId, at: clock.stamp() };
  if (!(await liftHold(db, visitor.authority, lifting))) throw new AppError('STALE');
  await record(db, visitor, 'keeping.lifted', hold.id, { detail: { about: hold.about }, reason });
  return { kind: 'redirect', to: '/keeping/holds?done=lifted' };
}
