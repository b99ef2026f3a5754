import { errorOf, type FormShown, refused, untouched, writingBy } from '#features/forms/index.ts';
import { record } from '#features/record/index.ts';
import { mayFollow } from '#kernel/ledger.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { type Content, input } from '#ui';
import { backTo, type RiskServices, riskAnswer, riskOf } from './answers.routes.ts';
import { type ReasonPage, reasonPage } from './forms.page.ts';
import { controlOf, openRiskOf } from './rating.routes.ts';
import { escalatedNow, escalationVersion, type Risk } from './risk.ts';
import { readEscalation, readReason } from './risk-form.ts';
import { addEscalation, addRiskStep, changeControl, endEscalation, lockRisk } from './writing.store.ts';

/** Closing a risk and opening it again, ending a control, and the note of the corporate register: each with a reason. */
export function endingRoutes(services: RiskServices): Route[] {
  const permission = 'risks.manage';
  const both = (
    path: string,
    what: string,
    page: Asking,
    save: (request: SignedInRequest) => Promise<Answer>,
  ): Route[] => [
    { ...{ method: 'GET', path, what, permission }, handle: (request) => page(request, untouched(request)) },
    { ...{ method: 'POST', path, what: `${what}, with a reason`, permission }, handle: save },
  ];
  return [
    ...both('/risks/:risk/closing', 'Close a risk', closingAnswer, (request) => step(services, request, 'closed')),
    ...both('/risks/:risk/reopening', 'Open a risk again', reopeningAnswer, (request) =>
      step(services, request, 'reopened'),
    ),
    ...both('/risks/:risk/controls/:control/ending', 'End a control', endingAnswer, endControl),
    ...both('/risks/:risk/escalation', 'Take a risk to the corporate register or back', escalationAnswer, (request) =>
      escalate(services, request),
    ),
  ];
}

type Asking = (request: SignedInRequest, shown: FormShown) => Promise<Answer>;
type Asked = Omit<ReasonPage, 'risk' | 'shown'>;

function asked(request: SignedInRequest, risk: Risk, page: Asked, shown: FormShown): Answer {
  const main = reasonPage({ risk, shown, ...page });
  return riskAnswer(request, { title: page.title, back: backTo(risk), main }, shown);
}

const closingAnswer: Asking = async (request, shown) => {
  const risk = await openRiskOf(request);
  const page = {
    ...{ title: 'Close this risk?', label: 'Why can it be closed?', text: 'Close the risk' },
    says: 'It leaves the open register and is reviewed no longer. Its history stays, and it can be opened again.',
    action: `/risks/${risk.id}/closing`,
  };
  return asked(request, risk, page, shown);
};

const reopeningAnswer: Asking = async (request, shown) => {
  const risk = await closedRiskOf(request);
  const page = {
    ...{ title: 'Open this risk again?', label: 'Why is it open again?', text: 'Open it again' },
    says: 'It is rated as it was when it was closed: review it next.',
    action: `/risks/${risk.id}/reopening`,
  };
  return asked(request, risk, page, shown);
};

async function closedRiskOf(request: SignedInRequest): Promise<Risk> {
  const risk = await riskOf(request);
  if (risk.steps.at(-1)?.step !== 'closed') throw new AppError('STALE');
  return risk;
}

const WHY = { closed: 'Say why it can be closed', reopened: 'Say why it is open again' } as const;

async function step(services: RiskServices, request: SignedInRequest, next: 'closed' | 'reopened'): Promise<Answer> {
  const { db, visitor, form, today, params } = request;
  await lockRisk(db, visitor.authority, (await riskOf(request)).id);
  const risk = await riskOf(request);
  if (!mayFollow(risk.steps, { step: next, on: today })) throw new AppError('STALE');
  const read = readReason(form, WHY[next]);
  const page = next === 'closed' ? closingAnswer : reopeningAnswer;
  if (!read.ok) return page(request, refused(request, read.problems));
  const { reason } = read.given;
  await addRiskStep(db, visitor.authority, risk.id, { step: next, reason }, writingBy(request, services));
  await record(db, visitor, `risk.${next}`, risk.id, { reason });
  return { kind: 'redirect', to: `/risks/${params['risk'] ?? ''}?done=${next}` };
}

const endingAnswer: Asking = async (request, shown) => {
  const risk = await openRiskOf(request);
  const control = controlOf(request, risk);
  const page = {
    ...{
      title: 'End this control?',
      says: control.words,
      label: 'Why is it no longer in place?',
      text: 'End the control',
    },
    ...{ action: `/risks/${risk.id}/controls/${control.id}/ending`, version: control.version },
  };
  return asked(request, risk, page, shown);
};

async function endControl(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const risk = await openRiskOf(request);
  const control = controlOf(request, risk);
  const read = readReason(form, 'Say why it is no longer in place', 500);
  if (!read.ok) return endingAnswer(request, refused(request, read.problems));
  const { reason } = read.given;
  const change = { ended_on: today, ended_reason: reason };
  if (!(await changeControl(db, visitor.authority, { id: control.id, version: versionIn(form) }, change)))
    throw new AppError('STALE');
  await record(db, visitor, 'risk.control.ended', risk.id, { detail: { control: control.id }, reason });
  return { kind: 'redirect', to: `/risks/${risk.id}?done=ended` };
}

const escalationAnswer: Asking = async (request, shown) => {
  const risk = await openRiskOf(request);
  const action = `/risks/${risk.id}/escalation`;
  const stands = escalatedNow(risk);
  const page =
    stands === null
      ? {
          ...{ title: 'Take it to the corporate register?', label: 'Why does it belong there?', text: 'Note it' },
          says: 'Headway notes from today that the risk stands there. Nothing is sent: tell those who keep that register.',
          ...{ action, more: refField(shown) },
        }
      : {
          ...{ title: 'Take it back from the corporate register?', label: 'Why no longer?', text: 'Note it' },
          ...{ says: 'Headway notes from today that it no longer stands there.', action },
        };
  return asked(request, risk, { ...page, version: escalationVersion(risk) }, shown);
};

function refField(shown: FormShown): Content {
  const field = 'corporateRef';
  return input({
    ...{ name: field, id: field, label: 'What is it called there? (optional)', value: shown.given[field] ?? '' },
    ...{ classes: 'govuk-input--width-10', error: errorOf(shown, field) },
  });
}

async function escalate(services: RiskServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form } = request;
  await lockRisk(db, visitor.authority, (await openRiskOf(request)).id);
  const risk = await openRiskOf(request);
  if (versionIn(form) !== escalationVersion(risk)) throw new AppError('STALE');
  const by = writingBy(request, services);
  if (escalatedNow(risk) === null) {
    const read = readEscalation(form);
    if (!read.ok) return escalationAnswer(request, refused(request, read.problems));
    await addEscalation(db, visitor.authority, risk.id, read.given, by);
    await record(db, visitor, 'risk.escalated', risk.id, { reason: read.given.reason });
    return { kind: 'redirect', to: `/risks/${risk.id}?done=escalated` };
  }
  const read = readReason(form, 'Say why it no longer stands there');
  if (!read.ok) return escalationAnswer(request, refused(request, read.problems));
  if (!(await endEscalation(db, visitor.authority, risk.id, read.given.reason, by))) throw new AppError('STALE');
  await record(db, visitor, 'risk.returned', risk.id, { reason: read.given.reason });
  return { kind: 'redirect', to: `/risks/${risk.id}?done=returned` };
}
