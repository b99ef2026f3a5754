import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import type { MeasureDescription } from '#features/measures/index.ts';
import { record } from '#features/record/index.ts';
import { peopleToChoose } from '#features/structure/index.ts';
import { momentInWords } from '#kernel/moment.ts';
import { monthOf } from '#kernel/month.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { overwriting, versionIn } from '#platform/web/stale.ts';
import { allMeasuresPage } from './all-measures.page.ts';
import { overtaken, type SettingsServices, shownAnswer } from './answers.routes.ts';
import { readKept } from './kept-measure.ts';
import { boardChoice, boardInWords, measureSettingsPage } from './measure-settings.page.ts';
import { NOTHING_SETTLED } from './measure-settings.ts';
import { loadOwnMeasures } from './own-measures.store.ts';
import { settingsOf } from './own-measures.ts';
import { addDecision, addKept, loadDecisions, loadKept } from './settings.store.ts';
import { readDecision } from './target-form.ts';
import { stepsInWords } from './target-words.ts';

const PERMISSION = 'measures.set';

/** Targets, owners and names of measures. */
export function measureSettingsRoutes({ clock }: SettingsServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/settings/measures',
      what: 'Targets, owners and what is on the board’s scorecard',
      permission: PERMISSION,
      handle: allAnswer,
    },
    {
      method: 'GET',
      path: '/measures/:id/settings',
      what: 'A measure’s targets, owner and name',
      permission: PERMISSION,
      handle: async (request) => oneAnswer(request, await measureOf(request), {}),
    },
    {
      method: 'POST',
      path: '/measures/:id/settings/target',
      what: 'Settle a measure’s target',
      permission: PERMISSION,
      handle: (request) => settleTarget(clock.stamp(), request),
    },
    {
      method: 'POST',
      path: '/measures/:id/settings/keeping',
      what: 'Say whose a measure is, what it is called and whether the board sees it',
      permission: PERMISSION,
      handle: (request) => keep(clock.stamp(), request),
    },
  ];
}

async function allAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, may, today } = request;
  const own = await loadOwnMeasures(db, visitor.authority);
  const measures = own.descriptions.map((measure) => ({ measure, settings: settingsOf(own, measure.id) }));
  const main = allMeasuresPage({ council: visitor.council, measures, month: monthOf(today), may });
  return shownAnswer(request, { title: 'Targets and owners', back: null, main }, null);
}

/** The measure of the address; anything else does not exist. */
async function measureOf({ db, visitor, params }: SignedInRequest): Promise<MeasureDescription> {
  const { descriptions } = await loadOwnMeasures(db, visitor.authority);
  const measure = descriptions.find(({ id }) => id === params['id']);
  if (!measure) throw new AppError('NOT_FOUND');
  return measure;
}

async function oneAnswer(
  request: SignedInRequest,
  measure: MeasureDescription,
  forms: { target?: FormShown; kept?: FormShown },
): Promise<Answer> {
  const { db, visitor, may, today } = request;
  const keptBefore = await loadKept(db, visitor.authority, measure.id);
  const { target = untouched(request), kept = untouched(request) } = forms;
  const main = measureSettingsPage({
    ...{ measure, keptBefore, target, kept, month: monthOf(today) },
    settings: {
      decisions: await loadDecisions(db, visitor.authority, measure.id),
      kept: keptBefore.at(-1) ?? NOTHING_SETTLED.kept,
    },
    people: await peopleToChoose(db, visitor.authority),
  });
  const back = may('scorecard.read')
    ? { href: `/measures/${measure.id}`, text: measure.title }
    : { href: '/settings/measures', text: 'Targets and owners' };
  return shownAnswer(request, { title: 'Targets and owner', back, main }, forms.target ?? forms.kept ?? null);
}

async function settleTarget(at: Date, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today, csrfToken } = request;
  const measure = await measureOf(request);
  const asked = readDecision(form, measure, today);
  if (!asked.ok) return oneAnswer(request, measure, { target: refused(request, asked.problems) });
  const before = await loadDecisions(db, visitor.authority, measure.id);
  const last = before.at(-1);
  const action = `/measures/${measure.id}/settings/target`;
  const typed = stepsInWords(asked.given.steps, measure);
  const version = versionIn(form) + 1;
  const by = { personId: visitor.personId, at };
  const isNext = version === before.length + 1;
  if (!isNext || !(await addDecision(db, visitor.authority, measure.id, { ...asked.given, version }, by))) {
    if (!last) throw new AppError('STALE');
    const stale = {
      what: `the target of ${measure.id}`,
      changed: { by: last.enteredBy, when: momentInWords(last.enteredAt) },
      fields: [
        { label: 'Target', now: stepsInWords(last.steps, measure), typed },
        { label: 'Approved by', now: last.approvedBy, typed: asked.given.approvedBy },
      ],
      ...{
        action,
        hidden: overwriting(form, {}, before.length, csrfToken),
        keepHref: `/measures/${measure.id}/settings`,
      },
    };
    return oneAnswer(request, measure, { target: overtaken(request, stale) });
  }
  await record(db, visitor, 'measure.target', measure.id, {
    before: { target: last ? stepsInWords(last.steps, measure) : null },
    after: { target: typed, approved: asked.given.approvedBy, reference: asked.given.reference },
  });
  return { kind: 'redirect', to: `/measures/${measure.id}/settings?done=target` };
}

async function keep(at: Date, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, csrfToken } = request;
  const measure = await measureOf(request);
  const people = await peopleToChoose(db, visitor.authority);
  const asked = readKept(form, people);
  if (!asked.ok) return oneAnswer(request, measure, { kept: refused(request, asked.problems) });
  const before = await loadKept(db, visitor.authority, measure.id);
  const last = before.at(-1);
  const version = versionIn(form) + 1;
  const by = { personId: visitor.personId, at };
  const isNext = version === before.length + 1;
  if (!isNext || !(await addKept(db, visitor.authority, measure.id, { ...asked.given, version }, by))) {
    if (!last) throw new AppError('STALE');
    const ownerTyped = people.find(({ id }) => id === asked.given.ownerId)?.name ?? asked.given.owner;
    const stale = {
      what: `how ${measure.id} is kept`,
      changed: { by: last.enteredBy, when: momentInWords(last.enteredAt) },
      fields: [
        { label: 'Board’s scorecard', now: boardInWords(last), typed: boardInWords(asked.given) },
        { label: 'Owner', now: last.ownerName, typed: ownerTyped },
        { label: 'Name here', now: last.localName, typed: asked.given.localName },
      ],
      action: `/measures/${measure.id}/settings/keeping`,
      ...{ hidden: overwriting(form, {}, before.length, csrfToken), keepHref: `/measures/${measure.id}/settings` },
    };
    return oneAnswer(request, measure, { kept: overtaken(request, stale) });
  }
  await record(db, visitor, 'measure.kept', measure.id, {
    before: last ? plain(last) : {},
    after: plain(asked.given),
  });
  return { kind: 'redirect', to: `/measures/${measure.id}/settings?done=kept` };
}

function plain(kept: { onBoard: boolean | null; owner: string; ownerId: string | null; localName: string }) {
  return { board: boardChoice(kept), owner: kept.ownerId ?? kept.owner, name: kept.localName };
}
