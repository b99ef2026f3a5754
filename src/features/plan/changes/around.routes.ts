import { loadRecommendations } from '#features/inspections/index.ts';
import { loadOwnMeasures, localTargetInWords, settingsOf, targetIn } from '#features/settings/index.ts';
import { peopleToChoose } from '#features/structure/index.ts';
import { monthOf } from '#kernel/month.ts';
import { AppError } from '#platform/errors.ts';
import type { SignedInRequest } from '#platform/web/route.ts';
import { loadPlan } from '../plan.store.ts';
import type { Action, Plan } from '../plan.ts';
import { answersFor } from '../updates/due.ts';
import { type Standing, sponsorOf } from './decider.ts';
import type { AskingAround } from './read-change.ts';
import type { Around, MeasureAsked } from './sides-now.ts';

/** The plan, or the answer that there is none. */
export async function planOf({ db, visitor }: Pick<SignedInRequest, 'db' | 'visitor'>): Promise<Plan> {
  const plan = await loadPlan(db, visitor.authority);
  if (plan === null) throw new AppError('NOT_FOUND');
  return plan;
}

/** The plan with the measures that its outcomes name, each with its target in the month of today. */
export async function aroundOf(request: SignedInRequest): Promise<Around> {
  const { db, visitor, today } = request;
  const plan = await planOf(request);
  const named = new Set(plan.outcomes.flatMap(({ measures }) => measures));
  const own = await loadOwnMeasures(db, visitor.authority);
  const measures = own.descriptions
    .filter(({ id }) => named.has(id))
    .map((measure): MeasureAsked => {
      const { decisions } = settingsOf(own, measure.id);
      return {
        ...{ id: measure.id, title: measure.title },
        target: targetIn(monthOf(today), decisions, measure).target,
        inWords: (target) => localTargetInWords(target, measure),
      };
    });
  return { plan, today, measures };
}

/** All that a form needs in which a change is asked for. */
export async function askingAround(request: SignedInRequest): Promise<AskingAround> {
  const { db, visitor, may } = request;
  const around = await aroundOf(request);
  const recommendations = await loadRecommendations(db, visitor.authority, { seesHeld: may('inspections.held') });
  return {
    ...around,
    ...(may('plan.read')
      ? { people: await peopleToChoose(db, visitor.authority), choices: around.plan }
      : ownChoices(request, around.plan)),
    recommendations: recommendations.map(({ id, ref, words }) => ({ id, ref, words })),
  };
}

/** Who reads no plan chooses among what goes with the actions that they answer for or sponsor, and nobody else. */
function ownChoices(request: SignedInRequest, plan: Plan): Pick<AskingAround, 'people' | 'choices'> {
  const actions = plan.actions.filter((action) => {
    const { isOwner, isSponsor } = standingOf(request, plan, action);
    return isOwner || isSponsor;
  });
  const outcomes = plan.outcomes.filter(({ id }) => actions.some(({ outcomeId }) => outcomeId === id));
  const partners = plan.partners.filter(({ id }) => actions.some(({ partnerId }) => partnerId === id));
  const people = [...actions.flatMap(({ owner }) => owner ?? []), ...partners.flatMap((partner) => partner.people)];
  return {
    choices: { actions, outcomes, partners },
    people: [...new Map(people.map((person) => [person.id, person])).values()],
  };
}

/** What the visitor is to an action. */
export function standingOf({ visitor, may }: SignedInRequest, plan: Plan, action: Action | null): Standing {
  return {
    isOwner: action !== null && answersFor(visitor.personId, action, plan.partners),
    isSponsor: action !== null && sponsorOf(plan, action)?.id === visitor.personId,
    isDirector: may('plan.decide'),
    isBoard: may('plan.board'),
  };
}

/** May the visitor ask for changes of an action? Its owner, its sponsor, and whoever keeps or decides the plan. */
export function mayAsk(request: SignedInRequest, standing: Standing): boolean {
  return standing.isOwner || standing.isSponsor || request.may('plan.manage');
}
