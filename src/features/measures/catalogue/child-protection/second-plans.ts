import { LISTS } from '#features/extracts/index.ts';
import { proportion } from '../../definition.ts';
import { atMost } from '../../figures.ts';
import { coded, dated, recorded } from '../wording.ts';

const COLUMNS = LISTS.childProtection.columns;

export const secondPlans = proportion({
  id: 'CP-04',
  tier: 'board',
  list: 'childProtection',
  area: 'childProtection',
  timing: 'rolling12',
  looksBack: { over: 'childProtection', months: 12, without: 'noFigure' },
  title: 'Child protection plans that are a second or later one',
  why: 'A child who needs a plan again was taken off one too soon, or was not helped by it for long.',
  month: (plan) => plan.startedOn,
  among: () => true,
  counts: ({ previousPlans }) => previousPlans !== null && previousPlans > 0,
  detail: (plan) => [
    dated('Plan started', plan.startedOn),
    recorded('Earlier plans', plan.previousPlans),
    coded('First category', COLUMNS.initialCategory, plan.initialCategory),
  ],
  better: 'lower',
  target: atMost(22),
  finalAfterDays: 5,
  numeratorInWords: 'Of these, the child had been on a plan before, at any time',
  denominatorInWords: 'Child protection plans that started in the 12 months that end with the month',
  countingUnit: 'child protection plan',
  source: 'DfE children in need census: children who became the subject of a plan for a second or subsequent time',
  notes:
    'Ever, as nationally, however long ago the earlier plan was; plans of other councils count where they are known here. Twelve months, because few plans start in a month and brothers and sisters start together. List 7 holds plans that are open or ended within six months: those that began and ended earlier in the year are taken from the extracts before, which is why 12 months of them are needed. Of a child with two plans in the year both count, unless one ended and the next began between two extracts. A plan whose number of earlier plans is blank stays in the denominator and does not count.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
