import { ACCOUNT_CASES } from './account.ts';
import { BENCHMARK_CASES } from './benchmarks.ts';
import type { Case } from './case.ts';
import { CHANGES_CASES } from './changes.ts';
import { COMPARISON_CASES } from './comparison.ts';
import { DATA_QUALITY_CASES } from './data-quality.ts';
import { DURATION_CASES } from './durations.ts';
import { EVIDENCE_CASES } from './evidence.ts';
import { EXTRACT_CASES } from './extracts.ts';
import { FEED_CASES } from './feeds.ts';
import { FIGURES_CASES } from './figures.ts';
import { INSPECTION_CASES } from './inspections.ts';
import { JOURNEY_CASES } from './journeys.ts';
import { KEEPING_CASES } from './keeping.ts';
import { PEOPLE_CASES } from './people.ts';
import { PLAN_CASES } from './plan.ts';
import { PLAN_AXES_CASES } from './plan-axes.ts';
import { PLAN_CHANGE_CASES } from './plan-changes.ts';
import { PLAN_EXCHANGE_CASES } from './plan-exchange.ts';
import { PLAN_PAPER_CASES } from './plan-papers.ts';
import { PLAN_THREAD_CASES } from './plan-thread.ts';
import { PLAN_UPDATE_CASES } from './plan-updates.ts';
import { READINESS_CASES } from './readiness.ts';
import { RECORD_CASES } from './record.ts';
import { RISK_CASES } from './risks.ts';
import { SELF_EVALUATION_CASES } from './self-evaluation.ts';
import { SETTINGS_CASES } from './settings.ts';
import { SIGN_IN_CASES } from './sign-in.ts';
import { BODY_CASES, STRUCTURE_CASES } from './structure.ts';
import { WORKLIST_CASES } from './worklists.ts';

export { type Case, type Form, LEAVES, type Leaf, type Naming, type World } from './case.ts';
export { BY_TOKEN } from './feeds.ts';
export { OPEN } from './sign-in.ts';
export { addWorld, freshOne, nobodysWorld } from './world.ts';

/** One case for every route that takes a permission, by method and path. */
export const CASES: Readonly<Record<string, Case>> = {
  ...ACCOUNT_CASES,
  ...RECORD_CASES,
  ...PEOPLE_CASES,
  ...SIGN_IN_CASES,
  ...STRUCTURE_CASES,
  ...BODY_CASES,
  ...EXTRACT_CASES,
  ...EVIDENCE_CASES,
  ...FEED_CASES,
  ...KEEPING_CASES,
  ...FIGURES_CASES,
  ...SETTINGS_CASES,
  ...BENCHMARK_CASES,
  ...CHANGES_CASES,
  ...COMPARISON_CASES,
  ...DATA_QUALITY_CASES,
  ...DURATION_CASES,
  ...INSPECTION_CASES,
  ...JOURNEY_CASES,
  ...PLAN_CASES,
  ...PLAN_AXES_CASES,
  ...PLAN_UPDATE_CASES,
  ...PLAN_CHANGE_CASES,
  ...PLAN_EXCHANGE_CASES,
  ...PLAN_PAPER_CASES,
  ...PLAN_THREAD_CASES,
  ...READINESS_CASES,
  ...RISK_CASES,
  ...SELF_EVALUATION_CASES,
  ...WORKLIST_CASES,
};
