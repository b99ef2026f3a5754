import { evidenceAbout } from '#features/evidence/index.ts';
import { type FormShown, overtaken, refused, untouched, writingBy } from '#features/forms/index.ts';
import { notify } from '#features/notices/index.ts';
import { record } from '#features/record/index.ts';
import { peopleToChoose } from '#features/structure/index.ts';
import type { Form } from '#kernel/form.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { backTo, formOfRisk, known, type RiskServices, riskAnswer, riskOf } from './answers.routes.ts';
import { editRiskPage, newRiskPage } from './forms.page.ts';
import { RISK_NOTICES } from './notices.ts';
import { riskPage } from './risk.page.ts';
import { isOpenRisk, type Risk, refOf } from './risk.ts';
import { readAssessment, readRisk } from './risk-form.ts';
import { loadScales } from './risks.store.ts';
import { scaleOn } from './scale.ts';
import { riskStanding } from './standing.ts';
import { tellIfHigh } from './telling.store.ts';
import { addRisk, changeRisk } from './writing.store.ts';

/** One risk: raising it, seeing it, changing what it says. */
export function riskRoutes(services: RiskServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/risks/new',
      what: 'Raise a risk',
      permission: 'risks.manage',
      handle: (request) => newAnswer(request, untouched(request)),
    },
    {
      method: 'POST',
      path: '/risks',
      what: 'Raise a risk',
      permission: 'risks.manage',
      handle: (request) => raise(services, request),
    },
    {
      method: 'GET',
      path: '/risks/:risk',
      what: 'A risk: how it was rated, its controls, and what is done about it',
      permission: 'risks.read',
      handle: oneAnswer,
    },
    {
      method: 'GET',
      path: '/risks/:risk/edit',
      what: 'Change what a risk says',
      permission: 'risks.manage',
      handle: async (request) => {
        const risk = await riskOf(request);
        mustBeOpen(isOpenRisk(risk, request.today));
        return editAnswer(request, risk, untouched(request, formOfRisk(risk)));
      },
    },
    {
      method: 'POST',
      path: '/risks/:risk/edit',
      what: 'Change what a risk says',
      permission: 'risks.manage',
      handle: (request) => change(services, request),
    },
  ];
}

const BACK = { href: '/risks', text: 'Risks' };

async function newAnswer(request: SignedInRequest, shown: FormShown): Promise<Answer> {
  const { db, visitor, today } = request;
  const people = await peopleToChoose(db, visitor.authority);
  const scale = scaleOn(await loadScales(db, visitor.authority), today);
  const main = newRiskPage({ people, scale, shown });
  return riskAnswer(request, { title: 'Raise a risk', back: BACK, main }, shown);
}

async function raise(services: RiskServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const what = readRisk(form, await peopleToChoose(db, visitor.authority));
  const rated = readAssessment(form, today);
  if (!what.ok || !rated.ok) {
    const problems = [...(what.ok ? [] : what.problems), ...(rated.ok ? [] : rated.problems)];
    return newAnswer(request, refused(request, problems));
  }
  const by = writingBy(request, services);
  const id = await addRisk(db, visitor.authority, what.given, rated.given, by);
  await tellOwner(request, id, what.given, by.at);
  await tellIfHigh(db, visitor.authority, id, { except: visitor.personId, today, at: by.at });
  await record(db, visitor, 'risk.raised', id, { after: { title: what.given.title } });
  return { kind: 'redirect', to: `/risks/${id}?done=raised` };
}

async function tellOwner(
  { db, visitor }: SignedInRequest,
  id: string,
  { ownerId, title }: { ownerId: string | null; title: string },
  at: Date,
): Promise<void> {
  if (ownerId === null || ownerId === visitor.personId) return;
  const kind = RISK_NOTICES['risk.yours'];
  await notify(db, visitor.authority, { kind, subject: title, href: `/risks/${id}`, to: [ownerId], at });
}

async function oneAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, today, may, csrfToken } = request;
  const risk = await riskOf(request);
  const about = await known(request);
  const main = riskPage({
    ...{ risk, today, may, csrfToken, scales: about.scales, deadlines: about.deadlines },
    standing: riskStanding(risk, about),
    actions: [...about.actions.values()],
    evidence: await evidenceAbout(db, visitor.authority, { kind: 'risk', id: risk.id }),
  });
  return riskAnswer(request, { title: `${refOf(risk)} ${risk.title}`, back: BACK, main });
}

async function editAnswer(request: SignedInRequest, risk: Risk, shown: FormShown): Promise<Answer> {
  const { db, visitor } = request;
  const people = await peopleToChoose(db, visitor.authority);
  const main = editRiskPage({ risk, people, opened: inWords(formOfRisk(risk)), shown });
  return riskAnswer(request, { title: 'Change what it says', back: backTo(risk), main }, shown);
}

/** Without the owner's id, which says nothing to those who compare. */
function inWords({ ownerId: _, ...words }: Form): Form {
  return words;
}

const LABELS = {
  ...{ title: 'Name', cause: 'Because of', event: 'It could happen that', effect: 'So that', category: 'Category' },
  ...{ ownerWords: 'Post', proximity: 'How soon', appetite: 'Appetite' },
} as const;

async function change(services: RiskServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const risk = await riskOf(request);
  mustBeOpen(isOpenRisk(risk, today));
  const asked = readRisk(form, await peopleToChoose(db, visitor.authority));
  if (!asked.ok) return editAnswer(request, risk, refused(request, asked.problems));
  const now = formOfRisk(risk);
  if (!(await changeRisk(db, visitor.authority, { id: risk.id, version: versionIn(form) }, asked.given))) {
    const path = `/risks/${risk.id}`;
    const overtaking = {
      ...{
        what: `what ${refOf(risk)} says`,
        subject: risk.id,
        version: risk.version,
        labels: LABELS,
        now: inWords(now),
      },
      ...{ action: `${path}/edit`, keepHref: path },
    };
    return editAnswer(request, risk, await overtaken(request, overtaking));
  }
  if (asked.given.ownerId !== (risk.owner?.id ?? null))
    await tellOwner(request, risk.id, asked.given, services.clock.stamp());
  await record(db, visitor, 'risk.changed', risk.id, { before: now, after: { ...asked.given } });
  return { kind: 'redirect', to: `/risks/${risk.id}?done=saved` };
}

/** What is done with a closed risk is to open it again, and nothing else. */
export function mustBeOpen(isOpen: boolean): void {
  if (!isOpen) throw new AppError('STALE');
}
