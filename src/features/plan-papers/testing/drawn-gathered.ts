import type { Evidence } from '#features/evidence/index.ts';
import { type FrozenPlan, gapsOf, type Plan, promptsOf, standingsOf, type Version } from '#features/plan/index.ts';
import { drawnContext } from '#features/plan/testing/drawn-context.ts';
import { day, drawnAction, drawnPlan, drawnWholePlan, TODAY } from '#features/plan/testing/drawn-plan.ts';
import type { Gathered } from '../gathered.ts';
import type { PackFacts } from '../pack-facts.ts';

/** Drawn facts for papers of the plan: the same at every run. */

type Recommendation = Gathered['recommendations'][number];

export function drawnRecommendation(more: Partial<Recommendation> = {}): Recommendation {
  return {
    ...{ id: 'recommendation-1', inspectionId: 'inspection-1', inspectionTitle: 'Inspection of February 2022' },
    ...{ ref: 'REC-01', words: 'See children in time', paragraph: '12', theme: '', publishedOn: day('2022-04-01') },
    ...{ answerDueOn: day('2022-07-15'), answeredOn: null, version: 1, state: 'open', steps: [] },
    isAnswerOwed: true,
    ...more,
  };
}

/** What is gathered of a plan on the drawn day; the second recommendation is answered by nothing. */
export function gatheredOf(plan: Plan, more: Partial<Gathered> = {}): Gathered {
  const context = drawnContext(TODAY);
  const standings = standingsOf(plan, context);
  const recommendations = more.recommendations ?? [
    drawnRecommendation(),
    drawnRecommendation({ id: 'recommendation-2', ref: 'REC-02', words: 'Hear what children say' }),
  ];
  return {
    ...{ council: 'Severnshire', preparedOn: TODAY, plan, standings, verdicts: context.verdicts },
    counts: context.counts,
    ...{ judged: new Map(), board: [], figuresAsAt: day('2022-08-05'), recommendations },
    gaps: gapsOf(plan, recommendations, []),
    prompts: promptsOf(plan, standings, context),
    ...more,
  };
}

export function wholeGathered(): Gathered {
  return gatheredOf(drawnWholePlan());
}

export function emptyPlan(): Plan {
  return drawnPlan({ priorities: [], outcomes: [], actions: [] });
}

/** A plan of so many actions of one outcome, each with words to read. */
export function longPlan(count: number): Plan {
  const actions = Array.from({ length: count }, (_, index) =>
    drawnAction({
      ...{ id: `action-${index}`, ref: `1.1.${index + 1}`, title: `See every child of team ${index + 1} at home` },
      answers: [{ kind: 'recommendation', id: 'recommendation-1' }],
    }),
  );
  return drawnPlan({ actions });
}

export function drawnEvidence(more: Partial<Evidence> = {}): Evidence {
  return {
    ...{ id: 'evidence-1', about: { kind: 'action', id: 'action-1' }, claim: 'Children are seen in time' },
    ...{ stance: 'supports', source: 'audit', strength: 'moderate', aboutOn: day('2022-07-01') },
    ...{ addedOn: day('2022-07-02'), note: '', document: null, link: null, figure: null },
    ...{ addedBy: { id: 'ruth', name: 'Ruth Lane' }, verified: null, withdrawn: null, version: 1, ...more },
  };
}

/** A pack's facts with everything that a reader may see. */
export function packOf(gathered: Gathered, more: Partial<PackFacts> = {}): PackFacts {
  return {
    gathered,
    inspections: { register: [], judgements: [] },
    evidence: new Map(),
    ...{ risks: [], evaluation: [], readiness: null, ...more },
  };
}

export function drawnVersion(more: Partial<Version> = {}): Version {
  const step = { number: 1, by: 'Ruth Lane', reason: '', minute: '', sentTo: '' };
  return {
    ...{ id: 'version', number: 2, name: 'Plan in answer', asAt: day('2022-06-15'), sha256: 'a1b2'.repeat(16) },
    madeBy: 'Ruth Lane',
    steps: [
      { ...step, state: 'draft', on: day('2022-06-15') },
      { ...step, number: 2, state: 'approved', on: day('2022-06-22'), minute: 'minute 11' },
      { ...step, number: 3, state: 'submitted', on: day('2022-07-12'), sentTo: 'Ofsted' },
    ],
    ...more,
  };
}

/** A frozen plan in which every place for words holds these. */
export function frozenWith(words: string): FrozenPlan {
  const answer = { ref: 'REC-01', source: words, words };
  const days = { startsOn: day('2022-04-01'), dueOn: day('2022-09-30'), originalDueOn: day('2022-08-31') };
  const milestone = { number: 1, title: words, dueOn: days.dueOn, originalDueOn: days.dueOn, metOn: null };
  return {
    ...{ format: 1, council: 'Severnshire', asAt: day('2022-06-15'), name: words, vision: words },
    from: days.startsOn,
    priorities: [
      {
        ...{ number: 1, title: words, aim: words, sponsor: words },
        outcomes: [
          {
            ...{ ref: '1.1', words, howKnown: words, sponsor: words, recommendations: [answer] },
            measures: [{ id: 'CP-04', title: words, target: 'at least 75%' }],
            tests: [{ how: words, source: words, measure: '', dueOn: days.dueOn }],
            actions: [
              {
                ...{ ref: '1.1.1', title: words, detail: words, owner: words, organisation: words, ...days },
                ...{ contributors: words, resources: words, impactExpectedOn: null, isWider: false },
                ...{ isDelivered: false, answers: [answer], milestones: [milestone] },
              },
            ],
          },
        ],
      },
    ],
  };
}
