import { type FormShown, overtaken, refused, untouched, writingBy } from '#features/forms/index.ts';
import { loadPlan } from '#features/plan/index.ts';
import { record } from '#features/record/index.ts';
import { dayFields, type Form } from '#kernel/form.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { backTo, type RiskServices, riskAnswer, riskOf } from './answers.routes.ts';
import { controlPage, ratingPage } from './forms.page.ts';
import { mustBeOpen } from './risk.routes.ts';
import { type Assessment, type Control, isOpenRisk, type Risk, refOf } from './risk.ts';
import { readAssessment, readControl } from './risk-form.ts';
import { loadScales } from './risks.store.ts';
import { scaleOn } from './scale.ts';
import { latestOf } from './standing.ts';
import { tellIfHigh } from './telling.store.ts';
import { addAssessment, addControl, changeControl, setTreated } from './writing.store.ts';

/** What is done about an open risk: reviewing it, its controls, the actions that treat it. */
export function ratingRoutes(services: RiskServices): Route[] {
  const permission = 'risks.manage';
  return [
    {
      ...{ method: 'GET', path: '/risks/:risk/assessments/new', what: 'Review a risk', permission },
      handle: async (request) => {
        const risk = await openRiskOf(request);
        return ratingAnswer(request, risk, untouched(request, formOfRating(latestOf(risk))));
      },
    },
    {
      ...{ method: 'POST', path: '/risks/:risk/assessments', what: 'Rate a risk anew, with a reason', permission },
      handle: (request) => rate(services, request),
    },
    {
      ...{ method: 'GET', path: '/risks/:risk/controls/new', what: 'Add a control', permission },
      handle: async (request) => controlAnswer(request, await openRiskOf(request), null, untouched(request)),
    },
    {
      ...{ method: 'POST', path: '/risks/:risk/controls', what: 'Add a control', permission },
      handle: addOne,
    },
    {
      ...{ method: 'GET', path: '/risks/:risk/controls/:control', what: 'Change a control', permission },
      handle: async (request) => {
        const risk = await openRiskOf(request);
        const control = controlOf(request, risk);
        return controlAnswer(request, risk, control, untouched(request, formOfControl(control)));
      },
    },
    {
      ...{ method: 'POST', path: '/risks/:risk/controls/:control', what: 'Change a control', permission },
      handle: changeOne,
    },
    {
      ...{
        method: 'POST',
        path: '/risks/:risk/actions',
        what: 'Say which actions of the plan treat a risk',
        permission,
      },
      handle: treat,
    },
  ];
}

export async function openRiskOf(request: SignedInRequest): Promise<Risk> {
  const risk = await riskOf(request);
  mustBeOpen(isOpenRisk(risk, request.today));
  return risk;
}

function formOfRating({ inherent, current, target }: Assessment): Form {
  return {
    ...{ inherentLikelihood: String(inherent.likelihood), inherentImpact: String(inherent.impact) },
    ...{ currentLikelihood: String(current.likelihood), currentImpact: String(current.impact) },
    ...{ targetLikelihood: String(target.likelihood), targetImpact: String(target.impact) },
  };
}

async function ratingAnswer(request: SignedInRequest, risk: Risk, shown: FormShown): Promise<Answer> {
  const { db, visitor, today } = request;
  const scale = scaleOn(await loadScales(db, visitor.authority), today);
  const main = ratingPage({ risk, scale, shown });
  return riskAnswer(request, { title: 'Review a risk', back: backTo(risk), main }, shown);
}

const RATING_LABELS: Form = {
  ...{ inherentLikelihood: 'Likelihood before controls', inherentImpact: 'Impact before controls' },
  ...{ currentLikelihood: 'Likelihood with controls', currentImpact: 'Impact with controls' },
  ...{ targetLikelihood: 'Target likelihood', targetImpact: 'Target impact', reason: 'Reason' },
};

async function rate(services: RiskServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const risk = await openRiskOf(request);
  const asked = readAssessment(form, today);
  if (!asked.ok) return ratingAnswer(request, risk, refused(request, asked.problems));
  const by = writingBy(request, services);
  const [number, version] = [versionIn(form) + 1, risk.assessments.length];
  const isNext = number === version + 1;
  if (!isNext || !(await addAssessment(db, visitor.authority, risk.id, { ...asked.given, number }, by))) {
    const latest = latestOf(risk);
    const now = { ...formOfRating(latest), ...dayFields('reviewOn', latest.reviewOn), reason: latest.reason };
    const [what, path] = [`the rating of ${refOf(risk)}`, `/risks/${risk.id}`];
    const overtaking = { what, subject: risk.id, version, labels: RATING_LABELS, now };
    const shown = await overtaken(request, { ...overtaking, action: `${path}/assessments`, keepHref: path });
    return ratingAnswer(request, risk, shown);
  }
  await tellIfHigh(db, visitor.authority, risk.id, { except: visitor.personId, today, at: by.at });
  const { reason, reviewOn: _, ...ratings } = asked.given;
  await record(db, visitor, 'risk.rated', risk.id, { after: scores(ratings), before: scores(latestOf(risk)), reason });
  return { kind: 'redirect', to: `/risks/${risk.id}?done=reviewed` };
}

function scores({ inherent, current, target }: Pick<Assessment, 'inherent' | 'current' | 'target'>) {
  const words = ({ likelihood, impact }: { likelihood: number; impact: number }) => `${likelihood} × ${impact}`;
  return { inherent: words(inherent), current: words(current), target: words(target) };
}

/** The control of the address that is in place; what ended is no longer changed. */
export function controlOf({ params }: SignedInRequest, { controls }: Risk): Control {
  const control = controls.find(({ id }) => id === params['control']);
  if (!control) throw new AppError('NOT_FOUND');
  if (control.endedOn !== null) throw new AppError('STALE');
  return control;
}

function formOfControl({ words, strength, assurance }: Control): Form {
  return { words, strength, assurance };
}

function controlAnswer(request: SignedInRequest, risk: Risk, control: Control | null, shown: FormShown): Answer {
  const title = control ? 'Change a control' : 'Add a control';
  const main = controlPage({ risk, control, opened: control ? formOfControl(control) : {}, shown });
  return riskAnswer(request, { title, back: backTo(risk), main }, shown);
}

async function addOne(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const risk = await openRiskOf(request);
  const asked = readControl(form);
  if (!asked.ok) return controlAnswer(request, risk, null, refused(request, asked.problems));
  const control = await addControl(db, visitor.authority, risk.id, asked.given, today);
  await record(db, visitor, 'risk.control', risk.id, { detail: { control }, after: { ...asked.given } });
  return { kind: 'redirect', to: `/risks/${risk.id}?done=control` };
}

async function changeOne(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const risk = await openRiskOf(request);
  const control = controlOf(request, risk);
  const asked = readControl(form);
  if (!asked.ok) return controlAnswer(request, risk, control, refused(request, asked.problems));
  const now = formOfControl(control);
  if (!(await changeControl(db, visitor.authority, { id: control.id, version: versionIn(form) }, asked.given))) {
    const labels = { words: 'What is in place', strength: 'Strength', assurance: 'How it is known to work' };
    const [what, path] = [`a control of ${refOf(risk)}`, `/risks/${risk.id}`];
    const overtaking = { what, subject: risk.id, version: control.version, labels, now };
    const sent = { action: `${path}/controls/${control.id}`, keepHref: path };
    return controlAnswer(request, risk, control, await overtaken(request, { ...overtaking, ...sent }));
  }
  const detail = { control: control.id };
  await record(db, visitor, 'risk.control', risk.id, { detail, before: now, after: { ...asked.given } });
  return { kind: 'redirect', to: `/risks/${risk.id}?done=control` };
}

async function treat(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  const risk = await openRiskOf(request);
  const plan = await loadPlan(db, visitor.authority);
  const action = plan?.actions.find(({ id }) => id === form['action']);
  if (!action) {
    if ((form['action'] ?? '') === '') return { kind: 'redirect', to: `/risks/${risk.id}` };
    throw new AppError('NOT_FOUND');
  }
  const isTreated = form['does'] !== 'remove';
  await setTreated(db, visitor.authority, risk.id, action.id, isTreated);
  await record(db, visitor, 'risk.treated', risk.id, { detail: { action: action.ref, isTreated } });
  return { kind: 'redirect', to: `/risks/${risk.id}?done=treated` };
}
