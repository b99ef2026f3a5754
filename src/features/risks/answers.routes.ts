import { type FormShown, formAnswer, type Shown } from '#features/forms/index.ts';
import { loadDeadlines, loadPlan } from '#features/plan/index.ts';
import type { Form } from '#kernel/form.ts';
import type { Clock } from '#platform/clock.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, SignedInRequest } from '#platform/web/route.ts';
import type { RiskShown } from './register.ts';
import { type Risk, refOf } from './risk.ts';
import { loadRisks, loadScales } from './risks.store.ts';
import { type Known, riskStanding } from './standing.ts';

/** What the pages of risks need from those who wire them. */
export type RiskServices = { clock: Clock };

const DONE: Readonly<Record<string, string>> = {
  raised: 'The risk is raised.',
  saved: 'Saved.',
  reviewed: 'The review is saved.',
  control: 'The control is saved.',
  ended: 'The control is no longer in place. It stays in the history.',
  treated: 'The actions that treat it are saved.',
  closed: 'The risk is closed. It stays in the register with its history.',
  reopened: 'The risk is open again.',
  escalated: 'It is noted that the risk stands in the corporate register.',
  returned: 'It is noted that the risk no longer stands in the corporate register.',
  scale: 'It is settled.',
};

export function riskAnswer(
  request: Pick<SignedInRequest, 'query'>,
  page: Shown,
  shown: FormShown | null = null,
): Answer {
  return formAnswer(request, page, shown, { section: 'plan', done: DONE });
}

/** What it takes to say how risks stand today. */
export async function known({ db, visitor, today }: SignedInRequest): Promise<Known> {
  const plan = await loadPlan(db, visitor.authority);
  return {
    today,
    deadlines: await loadDeadlines(db, visitor.authority),
    scales: await loadScales(db, visitor.authority),
    actions: new Map((plan?.actions ?? []).map((action) => [action.id, action])),
  };
}

/** The whole register, each risk with how it stands. */
export async function registerOf(request: SignedInRequest): Promise<{ all: RiskShown[]; about: Known }> {
  const about = await known(request);
  const risks = await loadRisks(request.db, request.visitor.authority);
  return { all: risks.map((risk) => ({ risk, standing: riskStanding(risk, about) })), about };
}

/** The risk of the address; another council's does not exist. */
export async function riskOf({ db, visitor, params }: SignedInRequest): Promise<Risk> {
  const risk = (await loadRisks(db, visitor.authority)).find(({ id }) => id === params['risk']);
  if (!risk) throw new AppError('NOT_FOUND');
  return risk;
}

export function backTo(risk: Risk): { href: string; text: string } {
  return { href: `/risks/${risk.id}`, text: `${refOf(risk)} ${risk.title}` };
}

/** What a risk says, in the words of its form. */
export function formOfRisk(risk: Risk): Form {
  return {
    ...{ title: risk.title, cause: risk.cause, event: risk.event, effect: risk.effect, category: risk.category },
    ...{ ownerId: risk.owner?.id ?? '', ownerWords: risk.ownerWords },
    ...{ proximity: risk.proximity, appetite: risk.appetite },
  };
}
