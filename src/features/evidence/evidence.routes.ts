import { refused } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { type Problem, textIn, textProblem } from '#kernel/form.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { successBanner } from '#ui';
import { type AddingServices, addingRoutes } from './adding.routes.ts';
import { documentRoutes } from './documents/documents.routes.ts';
import { findDocument } from './documents/documents.store.ts';
import { evidencePage, withdrawalPage } from './evidence.page.ts';
import { evidenceAbout, verifyEvidence, withdrawEvidence } from './evidence.store.ts';
import { aboutKey, type Evidence } from './evidence.ts';
import { LONGEST } from './form.ts';
import { loadFreshness } from './freshness.store.ts';
import { listRoutes } from './list.routes.ts';
import { theEvidence } from './seeing.routes.ts';
import type { Navigation } from './services.ts';

export type EvidenceServices = AddingServices & { navigation: Navigation };

export function evidenceRoutes(services: EvidenceServices): Route[] {
  return [
    ...listRoutes(services),
    ...addingRoutes(services),
    ...documentRoutes(services),
    {
      method: 'GET',
      path: '/evidence/:id',
      what: 'One piece of evidence, and what stands beside it',
      permission: 'plan.read',
      handle: (request) => oneAnswer(request, []),
    },
    {
      method: 'POST',
      path: '/evidence/:id/verification',
      what: 'Verify evidence that somebody else added',
      permission: 'evidence.verify',
      handle: (request) => verify(services, request),
    },
    {
      method: 'GET',
      path: '/evidence/:id/withdrawal',
      what: 'Ask why evidence is withdrawn',
      permission: 'plan.own',
      handle: (request) => withdrawalAnswer(request, []),
    },
    {
      method: 'POST',
      path: '/evidence/:id/withdrawal',
      what: 'Withdraw evidence with a reason',
      permission: 'plan.own',
      handle: (request) => withdraw(services, request),
    },
  ];
}

const DONE: Readonly<Record<string, string>> = {
  added: 'The evidence is added. Somebody else verifies it.',
  verified: 'The evidence is verified.',
  withdrawn: 'The evidence is withdrawn. It stays here with the reason.',
};

async function oneAnswer(request: SignedInRequest, problems: readonly Problem[]): Promise<Answer> {
  const { db, visitor, may, today, query } = request;
  const { evidence, named } = await theEvidence(request);
  const document = evidence.document && (await findDocument(db, visitor.authority, evidence.document.id));
  const newest = document?.versions[0]?.number ?? 0;
  const main = evidencePage({
    ...{ evidence, named, may, today, personId: visitor.personId },
    beside: await evidenceAbout(db, visitor.authority, evidence.about),
    laterVersion: evidence.document !== null && newest > evidence.document.number ? newest : null,
    deadlines: await loadFreshness(db, visitor.authority),
    shown: refused(request, problems),
  });
  const done = DONE[query['done'] ?? ''];
  const answer = pageOf({ title: 'Evidence', main, back: { href: named.href, text: named.title } }, problems);
  return done && problems.length === 0 ? { ...answer, message: successBanner(done) } : answer;
}

type Page = Extract<Answer, { kind: 'page' }>;

function pageOf(page: Pick<Page, 'title' | 'main' | 'back'>, problems: readonly Problem[]): Page {
  const answer = { ...page, kind: 'page', section: 'plan' } as const;
  if (problems.length === 0) return answer;
  return { ...answer, status: 422, errors: problems.map(({ field, text }) => ({ text, href: `#${field}` })) };
}

const OWN = { field: 'evidence', text: 'You added this evidence, so somebody else has to verify it' };

async function verify({ clock }: EvidenceServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const { evidence } = await theEvidence(request);
  if (evidence.addedBy.id === visitor.personId) return oneAnswer(request, [OWN]);
  const by = { personId: visitor.personId, on: today, at: clock.stamp() };
  if (!(await verifyEvidence(db, visitor.authority, { id: evidence.id, version: versionIn(form) }, by)))
    throw new AppError('STALE');
  await record(db, visitor, 'evidence.verified', evidence.id, { detail: { about: aboutKey(evidence.about) } });
  return { kind: 'redirect', to: `/evidence/${evidence.id}?done=verified` };
}

/** Evidence of the address that this visitor may withdraw: their own, or any for those who write the plan. */
async function withdrawable(request: SignedInRequest) {
  const found = await theEvidence(request);
  const { may, visitor } = request;
  const isAuthor = found.evidence.addedBy.id === visitor.personId;
  if (!may('plan.read') || !(isAuthor || may('plan.manage'))) throw new AppError('NOT_FOUND');
  return found;
}

async function withdrawalAnswer(request: SignedInRequest, problems: readonly Problem[]): Promise<Answer> {
  const { evidence, named } = await withdrawable(request);
  if (evidence.withdrawn !== null) throw new AppError('NOT_FOUND');
  const main = withdrawalPage({ evidence, named, shown: refused(request, problems) });
  const back = { href: `/evidence/${evidence.id}`, text: 'Evidence' };
  return pageOf({ title: 'Withdraw evidence', main, back }, problems);
}

async function withdraw({ clock }: EvidenceServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const { evidence } = await withdrawable(request);
  if (evidence.withdrawn !== null) throw new AppError('STALE');
  const reason = textIn(form, 'reason');
  const problem = textProblem(reason, 'reason', { asked: 'Say why it is withdrawn', longest: LONGEST.reason });
  if (problem) return withdrawalAnswer(request, [problem]);
  const by = { personId: visitor.personId, on: today, at: clock.stamp() };
  const withdrawn = { id: evidence.id, version: versionIn(form), reason };
  if (!(await withdrawEvidence(db, visitor.authority, withdrawn, by))) throw new AppError('STALE');
  await noteWithdrawal(request, evidence, reason);
  return { kind: 'redirect', to: `/evidence/${evidence.id}?done=withdrawn` };
}

async function noteWithdrawal(
  { db, visitor }: SignedInRequest,
  { id, about }: Evidence,
  reason: string,
): Promise<void> {
  await record(db, visitor, 'evidence.withdrawn', id, { detail: { about: aboutKey(about) }, reason });
}
