import { evidenceOfMany, standing } from '#features/evidence/index.ts';
import { LIST_IDS, listTitle } from '#features/extracts/index.ts';
import { loadInspections, loadJudgements } from '#features/inspections/index.ts';
import { shareInWords, standingOfLists } from '#features/measures/index.ts';
import { loadDeadlines } from '#features/plan/index.ts';
import { loadCallItems, loadReadinessFacts, readinessOf } from '#features/readiness/index.ts';
import { isOpenRisk, loadRisks, loadScales, type RiskShown, riskStanding } from '#features/risks/index.ts';
import { loadEvaluation } from '#features/self-evaluation/index.ts';
import type { SignedInRequest } from '#platform/web/route.ts';

import { gather } from './gathered.store.ts';
import type { Gathered } from './gathered.ts';
import type { ListHeld, PackFacts } from './pack-facts.ts';

type Asking = Pick<SignedInRequest, 'db' | 'visitor' | 'may' | 'today'>;

/** Everything that a pack is made of, as far as whoever asks may read it; null without a plan. */
export async function packFacts(request: Asking): Promise<PackFacts | null> {
  const { db, visitor, may, today } = request;
  const gathered = await gather(db, visitor, today);
  if (gathered === null) return null;
  const actions = await evidenceOfMany(db, visitor.authority, 'action');
  const outcomes = await evidenceOfMany(db, visitor.authority, 'outcome');
  return {
    gathered: may('inspections.read') ? gathered : withoutRecommendations(gathered),
    inspections: may('inspections.read') ? await inspectionsOf(request) : null,
    evidence: new Map([...actions, ...outcomes].map(([id, held]) => [id, standing(held)])),
    risks: may('risks.read') ? await risksOf(request, gathered) : null,
    evaluation: may('evaluation.read') ? await evaluationOf(request) : null,
    readiness: may('inspections.read') ? await readinessNow(request) : null,
  };
}

function withoutRecommendations(gathered: Gathered): Gathered {
  const gaps = gathered.gaps.filter(({ kind }) => !kind.startsWith('recommendation'));
  return { ...gathered, recommendations: [], gaps };
}

/** What is held back until it is published stays out, whoever asks: packs leave the room. */
async function inspectionsOf({ db, visitor, today }: Asking): Promise<PackFacts['inspections']> {
  const seeing = { seesHeld: false, today };
  const register = await loadInspections(db, visitor.authority, seeing);
  return { register, judgements: await loadJudgements(db, visitor.authority, seeing) };
}

async function risksOf({ db, visitor, today }: Asking, { plan }: Gathered): Promise<RiskShown[]> {
  const known = {
    today,
    deadlines: await loadDeadlines(db, visitor.authority),
    scales: await loadScales(db, visitor.authority),
    actions: new Map(plan.actions.map((action) => [action.id, action])),
  };
  return (await loadRisks(db, visitor.authority))
    .filter((risk) => isOpenRisk(risk, today))
    .map((risk) => ({ risk, standing: riskStanding(risk, known) }))
    .toSorted((a, b) => b.standing.current - a.standing.current || a.risk.number - b.risk.number);
}

async function evaluationOf({ db, visitor, today }: Asking): Promise<PackFacts['evaluation']> {
  const { areas, inForce } = await loadEvaluation(db, visitor.authority, today);
  return areas.filter(({ area }) => inForce.includes(area));
}

async function readinessNow({ db, visitor, today }: Asking): Promise<PackFacts['readiness']> {
  const facts = await loadReadinessFacts(db, visitor, today, { seesHeld: false });
  const held = await standingOfLists(db, visitor.authority);
  const inOrder = held.toSorted((a, b) => LIST_IDS.indexOf(a.list) - LIST_IDS.indexOf(b.list));
  const lists = inOrder.map(
    ({ list, asAt, rows, sound }): ListHeld => ({
      ...{ title: listTitle(list), asAt, rows },
      soundInWords: rows === null || sound === null ? 'Not known' : shareInWords(sound, rows),
      soundShare: rows === null || rows === 0 || sound === null ? null : (100 * sound) / rows,
    }),
  );
  const firstHours = await loadCallItems(db, visitor.authority, today);
  return { readiness: readinessOf(facts), firstHours, lists };
}
