import type { DemonstrationSettings } from '#demo/index.ts';
import { addDays } from '#kernel/local-date.ts';
import { measureId } from './features/measures/index.ts';
import type { SettingsGiven } from './features/settings/index.ts';

const SUPPLIED_AT = new Date('2022-08-05T09:30:00Z');

/** What the made-up county settled and supplied, as it was entered on the mornings after. */
export function settingsGiven({ targets, kept, interviews, caseloads }: DemonstrationSettings): SettingsGiven {
  return {
    decisions: targets.map(({ measure, kind, steps, tolerance, approvedBy, approvedOn, reference }) => ({
      measure: measureId(measure),
      steps: steps.map(({ from, value }) => ({ from, target: { kind, value } })),
      tolerance: tolerance === null ? null : { amount: tolerance, unit: 'points' },
      ...{ approvedBy, approvedOn, reference },
      at: new Date(`${addDays(approvedOn, 1)}T09:00:00Z`),
    })),
    kept: kept.map(({ measure, owner, localName }) => ({ measure: measureId(measure), owner, localName })),
    supplied: interviews.length === 0 ? [] : [returnInterviews(interviews), workersCaseloads(caseloads)],
  };
}

function returnInterviews(figures: DemonstrationSettings['interviews']): SettingsGiven['supplied'][number] {
  return {
    id: measureId('LM-01'),
    meaning: {
      title: 'Return interviews offered within 72 hours',
      why: 'A child who came back tells soon, or not at all, what they ran from and who they met.',
      ...{ kind: 'proportion', timing: 'flow', better: 'higher', area: 'missing', finalAfterDays: 5 },
      countingUnit: 'returns of children who had been missing',
      numeratorInWords: 'Returns after which an independent interview was offered within 72 hours',
      denominatorInWords: 'Returns in the month of children who had been missing from home or care',
      source: 'Missing children log of the exploitation team, checked with the police’s list',
    },
    fileName: 'return-interviews-to-july-2022.xlsx',
    figures,
    at: SUPPLIED_AT,
  };
}

function workersCaseloads(figures: DemonstrationSettings['caseloads']): SettingsGiven['supplied'][number] {
  return {
    id: measureId('LM-02'),
    meaning: {
      title: 'Children for each social worker',
      why: 'A worker with too many children sees each of them too seldom to know how they are.',
      ...{ kind: 'mean', timing: 'snapshot', better: 'lower', area: 'workforce', finalAfterDays: 0 },
      countingUnit: 'children for each social worker',
      numeratorInWords: 'Children allocated to a social worker on the last day of the month',
      denominatorInWords: 'Social workers in post who hold cases on that day',
      source: 'Establishment list of human resources',
    },
    fileName: 'caseloads-to-july-2022.csv',
    figures,
    at: SUPPLIED_AT,
  };
}
