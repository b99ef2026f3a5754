import { type FormShown, refused, untouched, writingBy } from '#features/forms/index.ts';
import { improvementNavigation, loadInspections } from '#features/inspections/index.ts';
import { record } from '#features/record/index.ts';
import { lineIn, textProblem } from '#kernel/form.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { type PlanServices, shownAnswer } from '../form.routes.ts';
import { loadPlan } from '../plan.store.ts';
import { isPartOfPlan } from '../plan.ts';
import { compareRoutes } from './compare.routes.ts';
import { steppingRoutes } from './stepping.routes.ts';
import { versionPage } from './version.page.ts';
import { type Version, wasApproved } from './version-states.ts';
import { newVersionPage, versionsPage } from './versions.page.ts';
import { addVersion, frozenPlan, loadVersion, loadVersions, type VersionHeld } from './versions.store.ts';

/** The versions of the plan: making them, moving them on, reading, downloading and comparing them. */
export function versionRoutes(services: PlanServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/versions',
      what: 'The versions of the plan; without the plan itself, those that were approved',
      permission: 'plan.submitted',
      handle: listAnswer,
    },
    {
      method: 'GET',
      path: '/plan/versions/new',
      what: 'The form to make a version of the plan as it is',
      permission: 'plan.manage',
      handle: (request) => newAnswer(request, null),
    },
    {
      method: 'POST',
      path: '/plan/versions',
      what: 'Make a version of the plan as it is',
      permission: 'plan.manage',
      handle: (request) => make(services, request),
    },
    {
      method: 'GET',
      path: '/plan/versions/:id',
      what: 'A version of the plan, whole',
      permission: 'plan.submitted',
      handle: oneAnswer,
    },
    {
      method: 'GET',
      path: '/plan/versions/:id/plan.json',
      what: 'A version of the plan as the file that its hash is of',
      permission: 'plan.submitted',
      handle: fileAnswer,
    },
    ...steppingRoutes(services),
    ...compareRoutes(),
  ];
}

/** Those that the visitor may see: readers of the plan all of them, others what was approved. */
async function versionsOf({ db, visitor, may }: SignedInRequest): Promise<Version[]> {
  const versions = await loadVersions(db, visitor.authority);
  return may('plan.read') ? versions : versions.filter(wasApproved);
}

/** A version that the visitor may see; any other does not exist. */
async function versionOf({ db, visitor, may }: SignedInRequest, id: string): Promise<VersionHeld> {
  const version = await loadVersion(db, visitor.authority, id);
  if (version === null || !(may('plan.read') || wasApproved(version))) throw new AppError('NOT_FOUND');
  return version;
}

async function listAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, may } = request;
  const main = versionsPage({
    ...{ council: visitor.council, versions: await versionsOf(request) },
    hasPlan: (await loadPlan(db, visitor.authority)) !== null,
    ...{ mayManage: may('plan.manage'), readsPlan: may('plan.read'), hasActions: may('plan.own') },
    navigation: improvementNavigation(may, '/plan/versions'),
  });
  return shownAnswer(request, { title: 'Versions of the plan', back: null, main });
}

async function newAnswer(request: SignedInRequest, typed: FormShown | null): Promise<Answer> {
  const plan = await loadPlan(request.db, request.visitor.authority);
  if (plan === null) throw new AppError('NOT_FOUND');
  const shown = typed ?? untouched(request);
  const navigation = improvementNavigation(request.may, '/plan/versions');
  const main = newVersionPage({ count: plan.actions.filter(isPartOfPlan).length, shown, navigation });
  return shownAnswer(request, { title: 'Make a version', back: BACK, main }, typed);
}

const BACK = { href: '/plan/versions', text: 'Versions' };
const LONGEST_NAME = 120;

async function make(services: PlanServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const plan = await loadPlan(db, visitor.authority);
  if (plan === null) throw new AppError('NOT_FOUND');
  const name = lineIn(form, 'name');
  const problem = textProblem(name, 'name', { asked: 'Enter what the version is called', longest: LONGEST_NAME });
  if (problem !== null) return newAnswer(request, refused(request, [problem]));
  const content = await frozenPlan(db, visitor, plan, today);
  const id = await addVersion(db, visitor.authority, plan.id, { name, content }, writingBy(request, services));
  await record(db, visitor, 'plan.version.made', id, { detail: { name } });
  return { kind: 'redirect', to: `/plan/versions/${id}?done=made` };
}

const DONE: Readonly<Record<string, string>> = {
  made: 'Made, as a draft. It cannot be changed any more.',
  moved: 'Noted. It stands in the version’s history.',
};

async function oneAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, may, params } = request;
  const version = await versionOf(request, params['id'] ?? '');
  const inspections = may('inspections.read')
    ? await loadInspections(db, visitor.authority, { seesHeld: may('inspections.held') })
    : [];
  const main = versionPage({
    ...{ version, plan: version.content, mayManage: may('plan.manage'), readsPlan: may('plan.read') },
    others: (await versionsOf(request)).filter(({ id }) => id !== version.id),
    unanswered: inspections.filter(
      ({ isAnswerOwed, publishedOn, answeredOn }) => isAnswerOwed && publishedOn !== null && answeredOn === null,
    ),
    navigation: improvementNavigation(may, '/plan/versions'),
  });
  const title = `Version ${version.number}: ${version.name}`;
  return shownAnswer(request, { title, back: BACK, main }, null, DONE);
}

async function fileAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, params } = request;
  const { id, number, text, sha256 } = await versionOf(request, params['id'] ?? '');
  await record(db, visitor, 'plan.version.downloaded', id, { detail: { number, sha256 } });
  return {
    kind: 'file',
    name: `plan-version-${number}.json`,
    contentType: 'application/json; charset=utf-8',
    body: text,
  };
}
