import type { Benchmark, BenchmarkUnit } from './figure.ts';
import type { YearEnd } from './years.ts';

/** An item of the Department’s interactive tool that corresponds to a measure of ours. */
export type ToolItem = {
  measure: string;
  unit: BenchmarkUnit;
  covers: Benchmark['covers'];
  yearEnd: YearEnd;
  /** How the published figure differs from ours; null where it is counted in the same way. */
  differs: string | null;
};

const YEAR = { covers: 'year', yearEnd: 'march', differs: null } as const;
const DAY = { covers: 'day', yearEnd: 'march', differs: null } as const;
const WORKFORCE_DAY = { covers: 'day', yearEnd: 'september', differs: null } as const;

/**
 * The tool’s short descriptions and the measures that they correspond to. What stands nowhere here is kept unmatched.
 * The tool’s “not in touch” with care leavers is no complement of ours (it leaves out those known through others), so
 * that it corresponds to none. Source: DfE, local authority interactive tool, data dictionary of 2025.
 */
export const TOOL_ITEMS: Readonly<Record<string, ToolItem>> = {
  ReReferral: { ...YEAR, measure: 'FD-08', unit: 'percent' },
  CIN_Refferals_NFA: { ...YEAR, measure: 'FD-09', unit: 'percent' },
  Continue_Assess_Comp: {
    ...{ ...YEAR, measure: 'AS-01', unit: 'percent' },
    differs: 'The published clock starts with the referral.',
  },
  Section_47: { ...YEAR, measure: 'AS-07', unit: 'per10000' },
  CIN: {
    ...{ ...DAY, measure: 'CN-01', unit: 'per10000' },
    differs:
      'The census also counts children on protection plans, in care and leaving care, and those whose assessment is open.',
  },
  CPP_rate: { ...DAY, measure: 'CP-01', unit: 'per10000' },
  CP_conf_15days: { ...YEAR, measure: 'CP-02', unit: 'percent' },
  PrevRegCPR: { ...YEAR, measure: 'CP-04', unit: 'percent' },
  CPPlans2yrsActive: { ...DAY, measure: 'CP-06', unit: 'percent' },
  RevCP: {
    ...{ ...DAY, measure: 'CP-12', unit: 'percent' },
    differs: 'Published of plans of three months or more, and only where every review of the year was in time.',
  },
  Children_missing: {
    ...{ ...YEAR, measure: 'MX-03', unit: 'percent' },
    differs: 'Published of all children who were in care at any time in the year.',
  },
  LAC: { ...DAY, measure: 'CL-01', unit: 'per10000' },
  LAC_Start_Rate: { ...YEAR, measure: 'CL-02', unit: 'per10000' },
  LAC_Cease_Rate: { ...YEAR, measure: 'CL-03', unit: 'per10000' },
  LACStable_2016on: { ...DAY, measure: 'CL-08', unit: 'percent' },
  'LAC_LongStable%': { ...DAY, measure: 'CL-09', unit: 'percent' },
  Stability_SocialWorker: { ...DAY, measure: 'CL-10', unit: 'percent' },
  'LACHealth%': {
    ...{ ...DAY, measure: 'CL-12', unit: 'percent' },
    differs: 'Published of children who had been in care for at least 12 months.',
  },
  CareLeaverAcc: { ...YEAR, measure: 'LC-02', unit: 'percent', differs: 'Published of care leavers aged 19 to 21.' },
  CareLeaverEET: { ...YEAR, measure: 'LC-05', unit: 'percent', differs: 'Published of care leavers aged 19 to 21.' },
  Work_Force_Agecy_Rate: { ...WORKFORCE_DAY, measure: 'WF-01', unit: 'percent' },
  Work_Force_Vac_Rate: { ...WORKFORCE_DAY, measure: 'WF-02', unit: 'percent' },
  Work_Force_TO_Rate: { ...WORKFORCE_DAY, covers: 'year', measure: 'WF-03', unit: 'percent' },
  Work_Force_AvgNumCase_SW: { ...WORKFORCE_DAY, measure: 'WF-04', unit: 'count' },
};

/** How what is published of a measure differs from ours; null where nothing is known to. */
export function differenceOf(measure: string): string | null {
  return Object.values(TOOL_ITEMS).find((item) => item.measure === measure)?.differs ?? null;
}
