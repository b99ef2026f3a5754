import type { DemonstrationRisk } from '#demo/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { people } from './features/access/index.ts';
import { loadPlan } from './features/plan/index.ts';
import { addAssessment, addControl, addEscalation, addRisk, addRiskStep, setTreated } from './features/risks/index.ts';
import type { AuthorityId, Tenant } from './platform/database/database.ts';

/** Writes down the made-up county's register of risks, each step by its own people on its day. */
export async function addRisksOf(
  db: Tenant,
  authority: AuthorityId,
  risks: readonly DemonstrationRisk[],
  today: LocalDate,
): Promise<void> {
  const ids = new Map((await people(db, authority, today)).map(({ name, personId }) => [name, personId]));
  const actions = new Map(((await loadPlan(db, authority))?.actions ?? []).map(({ id, ref }) => [ref, id]));
  const known = (all: ReadonlyMap<string, string>, name: string) => {
    const id = all.get(name);
    if (id === undefined) throw new Error(`the demonstration's risks name something unknown: ${name}`);
    return id;
  };
  for (const risk of risks) {
    const [first, ...later] = risk.ratings;
    if (!first) throw new Error(`nobody rated ${risk.title}`);
    const ownerId = ids.get(risk.owner) ?? null;
    const { title, cause, event, effect, category, proximity, appetite } = risk;
    const what = { title, cause, event, effect, category, proximity, appetite };
    const owner = { ownerId, ownerWords: ownerId === null ? risk.owner : '' };
    const by = (name: string, on: LocalDate) => writing(known(ids, name), on);
    const raisedBy = by(first.by, first.on);
    const id = await addRisk(db, authority, { ...what, ...owner }, rated(risk, first), raisedBy);
    for (const [index, rating] of later.entries())
      await addAssessment(db, authority, id, { ...rated(risk, rating), number: index + 2 }, by(rating.by, rating.on));
    for (const { from, ...control } of risk.controls) await addControl(db, authority, id, control, from);
    for (const ref of risk.actions) await setTreated(db, authority, id, known(actions, ref), true);
    const { escalated, closed } = risk;
    if (escalated) {
      const note = { corporateRef: escalated.reference, reason: escalated.reason };
      await addEscalation(db, authority, id, note, by(escalated.by, escalated.on));
    }
    if (closed)
      await addRiskStep(db, authority, id, { step: 'closed', reason: closed.reason }, by(closed.by, closed.on));
  }
}

function rated(risk: DemonstrationRisk, { current, reason }: DemonstrationRisk['ratings'][number]) {
  const rating = ([likelihood, impact]: DemonstrationRisk['inherent']) => ({ likelihood, impact });
  return {
    inherent: rating(risk.inherent),
    current: rating(current),
    target: rating(risk.target),
    reason,
    reviewOn: null,
  };
}

/** Somebody writing in the afternoon of a day. */
function writing(personId: string, on: LocalDate) {
  return { personId, on, at: new Date(`${on}T15:00:00Z`) };
}
