import { type FormShown, refused, untouched } from '#features/forms/index.ts';
import { improvementNavigation } from '#features/inspections/index.ts';
import { record } from '#features/record/index.ts';
import { dayFields, type Form } from '#kernel/form.ts';
import { AppError } from '#platform/errors.ts';
import type { Answer, Route, SignedInRequest } from '#platform/web/route.ts';
import { versionIn } from '#platform/web/stale.ts';
import { type PlanServices, shownAnswer } from '../form.routes.ts';
import { addDecidingRules, loadDecidingRules } from './deciding-rules.store.ts';
import { type DecidingRules, RULED, rulesOn } from './deciding-rules.ts';
import { readRules } from './read-rules.ts';
import { rulesFormPage, rulesPage } from './rules.page.ts';

const BACK = { href: '/plan/changes/rules', text: 'Who may decide' };
const DONE = { settled: 'Settled. The rules hold from their day on.' };

/** Who may decide what: to read for everybody of the plan, to settle for the director. */
export function ruleRoutes(services: PlanServices): Route[] {
  return [
    {
      method: 'GET',
      path: '/plan/changes/rules',
      what: 'Who may decide which change of the plan',
      permission: 'account.own',
      handle: rulesAnswer,
    },
    {
      method: 'GET',
      path: '/plan/changes/rules/new',
      what: 'The form to settle who may decide',
      permission: 'plan.decide',
      handle: (request) => formAnswer(request, null),
    },
    {
      method: 'POST',
      path: '/plan/changes/rules',
      what: 'Settle who may decide which change of the plan',
      permission: 'plan.decide',
      handle: (request) => settle(services, request),
    },
  ];
}

async function rulesAnswer(request: SignedInRequest): Promise<Answer> {
  const { db, visitor, today, may } = request;
  const settled = await loadDecidingRules(db, visitor.authority);
  const navigation = improvementNavigation(may, '/plan/changes');
  const main = rulesPage({ inForce: rulesOn(settled, today), settled, maySettle: may('plan.decide'), navigation });
  const back = may('plan.read') ? { href: '/plan/changes', text: 'Changes' } : null;
  return shownAnswer(request, { title: 'Who may decide', back, main }, null, DONE);
}

async function formAnswer(request: SignedInRequest, typed: FormShown | null): Promise<Answer> {
  const { db, visitor, today, may } = request;
  const settled = await loadDecidingRules(db, visitor.authority);
  const opening = { ...fieldsOf(rulesOn(settled, today).rules), ...dayFields('from', today) };
  const shown = typed ?? untouched(request, opening);
  const navigation = improvementNavigation(may, '/plan/changes');
  const main = rulesFormPage({ version: settled.length + 1, shown, navigation });
  return shownAnswer(request, { title: 'Settle who may decide', back: BACK, main }, typed);
}

function fieldsOf({ sponsorDays, directorDays, ownerMilestones, by }: DecidingRules): Form {
  return {
    ...{ sponsorDays: String(sponsorDays), directorDays: String(directorDays) },
    ...(ownerMilestones && { ownerMilestones: 'yes' }),
    ...Object.fromEntries(RULED.map((kind) => [`by-${kind}`, by[kind]])),
  };
}

async function settle({ clock }: PlanServices, request: SignedInRequest): Promise<Answer> {
  const { db, visitor, form, today } = request;
  const asked = readRules(form, today);
  if (!asked.ok) return formAnswer(request, refused(request, asked.problems));
  const version = versionIn(form);
  const settled = await loadDecidingRules(db, visitor.authority);
  const given = { ...asked.given, version };
  const by = { personId: visitor.personId, at: clock.stamp() };
  if (version !== settled.length + 1 || !(await addDecidingRules(db, visitor.authority, given, by)))
    throw new AppError('STALE');
  const { sponsorDays, directorDays, from, source, approvedBy } = asked.given;
  await record(db, visitor, 'plan.deciding.settled', String(version), {
    before: fieldsOf(rulesOn(settled, today).rules),
    after: { ...fieldsOf(asked.given), sponsorDays, directorDays, from, approved: approvedBy },
    reason: source,
  });
  return { kind: 'redirect', to: '/plan/changes/rules?done=settled' };
}
