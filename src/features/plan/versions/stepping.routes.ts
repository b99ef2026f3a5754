import { type FormShown, refused, untouched, writingBy } from '#features/forms/index.ts';
import { improvementNavigation } from '#features/inspections/index.ts';
import { record } from '#features/record/index.ts';
import { dayFields, dayIn, type Form, lineIn, oneOf, type Problem, textIn, textProblem } from '#kernel/form.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { type PlanServices, shownAnswer } from '../form.routes.ts';
import type { By } from '../writing.store.ts';
import {
  mayBecome,
  type StepAsked,
  stateOf,
  stepHindrance,
  VERSION_STATES,
  type Version,
  type VersionState,
} from './version-states.ts';
import { stepPage } from './versions.page.ts';
import { addVersionStep, loadVersions, lockVersions } from './versions.store.ts';

/** What becomes of a version, step by step. */
export function steppingRoutes(services: PlanServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/versions/:id/steps/new',
      what: 'The form to move a version of the plan on',
      permission: 'plan.manage',
      handle: async (request) => formAnswer(request, await askedOf(request, request.query), null),
    },
    {
      method: 'POST',
      path: '/plan/versions/:id/steps',
      what: 'Move a version of the plan on: consulted, approved, submitted, live, superseded',
      permission: 'plan.manage',
      handle: (request) => move(services, request),
    },
  ];
}

type Asked = { version: Version; versions: readonly Version[]; state: VersionState };

async function askedOf({ db, visitor, params }: SignedInRequest, fields: Form): Promise<Asked> {
  const versions = await loadVersions(db, visitor.authority);
  const version = versions.find(({ id }) => id === params['id']);
  const state = oneOf(VERSION_STATES, fields['state']);
  if (!version || state === null) throw new AppError('NOT_FOUND');
  if (!mayBecome(stateOf(version), state)) throw new AppError('STALE');
  return { version, versions, state };
}

function formAnswer(request: SignedInRequest, { version, state }: Asked, typed: FormShown | null): Answer {
  const shown = typed ?? untouched(request, dayFields('on', request.today));
  const navigation = improvementNavigation(request.may, '/plan/versions');
  const main = stepPage({ version, state, shown, navigation });
  const back = { href: `/plan/versions/${version.id}`, text: `Version ${version.number}` };
  return shownAnswer(request, { title: 'Move a version on', back, main }, typed);
}

async function move(services: PlanServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  await lockVersions(db, visitor.authority);
  const asked = await askedOf(request, form);
  const { version, versions, state } = asked;
  if (versionIn(form) !== version.steps.length) throw new AppError('STALE');
  const on = dayIn(form, 'on');
  const given = {
    state,
    minute: lineIn(form, 'minute'),
    sentTo: lineIn(form, 'sentTo'),
    reason: textIn(form, 'reason'),
  };
  const problems = problemsOf(version, { ...given, on: on ?? today }, on === null, request);
  if (problems.length > 0 || on === null) return formAnswer(request, asked, refused(request, problems));
  const by = writingBy(request, services);
  const number = version.steps.length + 1;
  if (!(await addVersionStep(db, visitor.authority, version.id, { ...given, on }, number, by)))
    throw new AppError('STALE');
  if (state === 'live') await supersedeOthers(request, versions, version, by);
  await record(db, visitor, 'plan.version.moved', version.id, {
    detail: { state, on, number: version.number, ...(given.minute !== '' && { minute: given.minute }) },
    reason: given.reason,
  });
  return { kind: 'redirect', to: `/plan/versions/${version.id}?done=moved` };
}

/** One version is live at a time. */
async function supersedeOthers(
  { db, visitor }: SignedInRequest,
  versions: readonly Version[],
  live: Version,
  by: By,
): Promise<void> {
  for (const other of versions.filter((one) => one.id !== live.id && stateOf(one) === 'live')) {
    const reason = `Version ${live.number} went live`;
    const step: StepAsked = { state: 'superseded', on: by.on, reason, minute: '', sentTo: '' };
    if (!(await addVersionStep(db, visitor.authority, other.id, step, other.steps.length + 1, by)))
      throw new AppError('STALE');
    await record(db, visitor, 'plan.version.moved', other.id, { detail: { state: 'superseded' }, reason });
  }
}

const HINDRANCES: Readonly<Record<NonNullable<ReturnType<typeof stepHindrance>>, Problem>> = {
  order: { field: 'on', text: 'Something else has become of this version meanwhile: look at it again' },
  future: { field: 'on', text: 'The day must be today or earlier' },
  early: { field: 'on', text: 'The day must not lie before the version’s last step' },
  minute: { field: 'minute', text: 'Enter the minute in which its approval stands' },
  sentTo: { field: 'sentTo', text: 'Enter to whom it was submitted' },
};

function problemsOf(version: Version, asked: StepAsked, isDayMissing: boolean, { today }: SignedInRequest): Problem[] {
  const hindrance = stepHindrance(version.steps, asked, today);
  return [
    isDayMissing ? { field: 'on', text: 'Enter the day, for example 6 7 2022' } : null,
    hindrance === null ? null : HINDRANCES[hindrance],
    textProblem(asked.minute, 'minute', { asked: null, longest: 200 }),
    textProblem(asked.sentTo, 'sentTo', { asked: null, longest: 200 }),
    textProblem(asked.reason, 'reason', {
      asked: asked.state === 'superseded' ? 'Say why it is superseded' : null,
      longest: 1000,
    }),
  ].filter((problem) => problem !== null);
}
