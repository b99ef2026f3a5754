import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import { improvementNavigation } from '#features/inspections/index.ts';
import { record } from '#features/record/index.ts';
import { momentInWords } from '#kernel/moment.ts';
import type { Clock } from '#platform/clock.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { readinessAnswer } from './answers.routes.ts';
import { addTick, endCall, loadCalls, startCall } from './calls.store.ts';
import { type Call, type Checked, checklist, checklistInWords } from './calls.ts';
import { endCallPage, newCallPage } from './forms.page.ts';
import { readCall } from './forms.ts';
import { loadOwnItems } from './own-items.store.ts';
import { callPage, callTitle } from './readiness.page.ts';

const MANAGE = 'inspections.manage';
const BACK = { href: '/readiness', text: 'If they rang today' };

type Services = { clock: Clock };

/** The checklist of a call, real or mock, with its clocks. */
export function callRoutes(services: Services): Route[] {
  const path = '/readiness/calls/:call';
  return [
    {
      method: 'GET',
      path: '/readiness/calls/new',
      what: 'Start the clock of a call',
      permission: MANAGE,
      handle: (request) => newAnswer(request, untouched(request)),
    },
    {
      method: 'POST',
      path: '/readiness/calls',
      what: 'Start the clock of a call',
      permission: MANAGE,
      handle: (request) => start(services, request),
    },
    {
      method: 'GET',
      path,
      what: 'The checklist of a call',
      permission: 'inspections.read',
      handle: (request) => show(services, request),
    },
    {
      method: 'POST',
      path: `${path}/ticks`,
      what: 'Tick an item of a call’s checklist, or take the tick back',
      permission: MANAGE,
      handle: (request) => tick(services, request),
    },
    {
      method: 'GET',
      path: `${path}/end`,
      what: 'End a call',
      permission: MANAGE,
      handle: async (request) => endAnswer(services, request, await callOf(request), untouched(request)),
    },
    {
      method: 'POST',
      path: `${path}/end`,
      what: 'End a call',
      permission: MANAGE,
      handle: (request) => end(services, request),
    },
  ];
}

async function callOf({ db, visitor, params }: SignedInRequest): Promise<Call> {
  const call = (await loadCalls(db, visitor.authority)).find(({ id }) => id === params['call']);
  if (!call) throw new AppError('NOT_FOUND');
  return call;
}

async function checkedOf({ db, visitor }: SignedInRequest, { clock }: Services, call: Call): Promise<Checked[]> {
  return checklist(call, clock.stamp(), await loadOwnItems(db, visitor.authority));
}

function byOf({ visitor, today }: SignedInRequest, { clock }: Services) {
  return { personId: visitor.personId, on: today, at: clock.stamp() };
}

function newAnswer(request: SignedInRequest, shown: FormShown): Answer {
  return readinessAnswer(request, { title: 'Start the clock', back: BACK, main: newCallPage(shown) }, shown);
}

async function start(services: Services, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const asked = readCall(form);
  if (!asked.ok) return newAnswer(request, refused(request, asked.problems));
  const id = await startCall(db, visitor.authority, asked.given, byOf(request, services));
  if (id === null) {
    const text = 'A call is running already: end it first';
    return newAnswer(request, refused(request, [{ field: 'mock', text }]));
  }
  const { isMock, kind } = asked.given;
  await record(db, visitor, 'readiness.call.started', id, { after: { isMock, kind } });
  return { kind: 'redirect', to: `/readiness/calls/${id}` };
}

async function show(services: Services, request: SignedInRequest): Promise<Answer> {
  const call = await callOf(request);
  const mayManage = request.may(MANAGE);
  const checked = await checkedOf(request, services, call);
  const navigation = improvementNavigation(request.may, '/readiness');
  const main = callPage({ navigation, call, when: momentInWords, checked, mayManage, csrfToken: request.csrfToken });
  return readinessAnswer(request, { title: callTitle(call), back: BACK, main });
}

async function tick(services: Services, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const call = await callOf(request);
  const item = (await checkedOf(request, services, call)).find((one) => one.item === form['item']);
  if (!item) throw new AppError('BAD_REQUEST');
  const isDone = form['done'] === 'yes';
  const version = Number(form['version'] ?? -1);
  const isCurrent = call.ended === null && version === item.version;
  const asked = { item: item.item, isDone, version };
  if (!isCurrent || !(await addTick(db, visitor.authority, call.id, asked, byOf(request, services))))
    throw new AppError('STALE');
  await record(db, visitor, 'readiness.ticked', call.id, { after: { item: item.item, isDone } });
  return { kind: 'redirect', to: `/readiness/calls/${call.id}?done=saved` };
}

async function endAnswer(services: Services, request: SignedInRequest, call: Call, shown: FormShown): Promise<Answer> {
  if (call.ended !== null) throw new AppError('STALE');
  const main = endCallPage(call, checklistInWords(await checkedOf(request, services, call)), shown);
  const back = { href: `/readiness/calls/${call.id}`, text: callTitle(call) };
  return readinessAnswer(request, { title: 'End this call', back, main }, shown);
}

async function end(services: Services, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const call = await callOf(request);
  const problem = { field: 'sure', text: 'Confirm that it is to end' };
  if (form['sure'] !== 'yes') return endAnswer(services, request, call, refused(request, [problem]));
  const asked = { id: call.id, version: versionIn(form) };
  if (!(await endCall(db, visitor.authority, asked, byOf(request, services)))) throw new AppError('STALE');
  await record(db, visitor, 'readiness.call.ended', call.id);
  return { kind: 'redirect', to: `/readiness/calls/${call.id}` };
}
