import { type FormShown, found, refused, untouched, writingBy } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { loadFindings, loadRecommendations } from './findings.store.ts';
import { findingStep, recommendationStep } from './findings-writing.store.ts';
import { type InspectionServices, inspectionForWriting, seeingOf, shownAnswer } from './form.routes.ts';
import { peopleNamed } from './people-named.store.ts';
import type { Finding, Recommendation } from './register.ts';
import { stepPage } from './saying.page.ts';
import { FINDING_WORDS } from './saying-form.ts';
import { readStep, stepsPossible } from './step-form.ts';

/** What becomes of a finding or a recommendation. A recommendation's steps are the board's, each with its minute. */
export function stepRoutes(services: InspectionServices): Route[] {
  const recommendation = { path: '/recommendations/:recommendation/close', permission: 'plan.board' } as const;
  const finding = { path: '/findings/:finding/close', permission: 'inspections.manage' } as const;
  const board = 'Close, supersede or reopen a recommendation, with the board’s minute';
  const manage = 'Close, supersede or reopen a finding';
  return [
    { ...recommendation, method: 'GET', what: board, handle: (request) => show(request, ofRecommendation) },
    { ...recommendation, method: 'POST', what: board, handle: (request) => note(services, request, ofRecommendation) },
    { ...finding, method: 'GET', what: manage, handle: (request) => show(request, ofFinding) },
    { ...finding, method: 'POST', what: manage, handle: (request) => note(services, request, ofFinding) },
  ];
}

/** What can be closed, with what its form says. */
type Closable = {
  kind: 'recommendation' | 'finding';
  thing: Recommendation | Finding;
  title: string;
  later: readonly Recommendation[] | null;
};

async function ofRecommendation(request: SignedInRequest): Promise<Closable> {
  const { db, visitor, params } = request;
  const all = await loadRecommendations(db, visitor.authority, seeingOf(request));
  const thing = found(all, params['recommendation']);
  const later = all.filter((one) => one.id !== thing.id && one.state !== 'superseded' && isNoEarlier(one, thing));
  return { kind: 'recommendation', thing, title: `What becomes of ${thing.ref}?`, later };
}

/** What takes its place was not published before it. */
function isNoEarlier(one: Recommendation, other: Recommendation): boolean {
  return one.publishedOn === null || other.publishedOn === null || one.publishedOn >= other.publishedOn;
}

async function ofFinding(request: SignedInRequest): Promise<Closable> {
  const { db, visitor, params } = request;
  const thing = found(await loadFindings(db, visitor.authority, seeingOf(request)), params['finding']);
  await inspectionForWriting(request, thing.inspectionId);
  const title = `What becomes of ${FINDING_WORDS[thing.kind].toLowerCase()} ${thing.number}?`;
  return { kind: 'finding', thing, title, later: null };
}

type Finder = (request: SignedInRequest) => Promise<Closable>;

async function show(request: SignedInRequest, find: Finder): Promise<Answer> {
  return answer(request, await find(request), untouched(request));
}

async function answer(request: SignedInRequest, closable: Closable, shown: FormShown): Promise<Answer> {
  const { kind, thing, title, later } = closable;
  const names = await peopleNamed(request.db, request.visitor.authority);
  const cancelHref = `/inspections/${thing.inspectionId}`;
  const main = stepPage({
    ...{ title, words: thing.words, action: `/${kind}s/${thing.id}/close`, cancelHref, steps: thing.steps, shown },
    nameOf: (person) => names.get(person) ?? 'Somebody who is not known any more',
    possible: stepsPossible(thing.steps, request.today),
    needsMinute: kind === 'recommendation',
    later,
  });
  return shownAnswer(request, { title, back: { href: cancelHref, text: 'The inspection' }, main }, shown);
}

async function note(services: InspectionServices, request: SignedInRequest, find: Finder): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const closable = await find(request);
  const { kind, thing, later } = closable;
  if (Number(form['version']) !== thing.steps.length && form['step'] !== undefined) throw new AppError('STALE');
  const rules = { steps: thing.steps, today, needsMinute: kind === 'recommendation' };
  const asked = readStep(form, { ...rules, laterRefs: later?.map(({ ref }) => ref) ?? null });
  if (!asked.ok) return answer(request, closable, refused(request, asked.problems));
  const by = writingBy(request, services);
  const add = kind === 'recommendation' ? recommendationStep : findingStep;
  await add(db, visitor.authority, thing.id, asked.given, by);
  const { step, on, minute, byRef = null, reason } = asked.given;
  await record(db, visitor, `${kind}.${STEP_EVENTS[step]}`, thing.id, { after: { on, minute, byRef }, reason });
  return { kind: 'redirect', to: `/inspections/${thing.inspectionId}?done=${step}` };
}

const STEP_EVENTS = { raised: 'added', closed: 'closed', superseded: 'superseded', reopened: 'reopened' } as const;
