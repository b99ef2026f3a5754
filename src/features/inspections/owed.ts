import { type Effective, inForce } from '#kernel/effective.ts';
import { type LocalDate, localDate } from '#kernel/local-date.ts';
import { TIMESCALES } from '#kernel/timescales.ts';
import { inspectedOn } from './areas.ts';
import type { Inspection, InspectionKind } from './register.ts';

/** What the answer to a report is, and the rule that says by when; `rule` null: none gives a day, so somebody enters it. */
export type AnswerForm = {
  rule: 'R-OFSTED-PLAN' | null;
  answer: string;
  /** Where the report names priority actions. */
  answerToPriorityActions: string;
};

export type AnswerAsked = AnswerForm & { source: string };

const STATEMENT: AnswerForm = {
  rule: 'R-OFSTED-PLAN',
  answer: 'A written statement of what is to be done',
  answerToPriorityActions: 'A written statement of what is to be done',
};

/**
 * What a local area owes after an inspection of its arrangements for special educational needs and disabilities (SEND).
 * Since 2023 it publishes an updated strategic plan, and where there are widespread or systemic failings, the outcome
 * with areas for priority action, it submits a priority action plan. No source that we could read says within how many
 * working days, so none is counted.
 */
const AREA_SEND: readonly Effective<AnswerForm>[] = [
  {
    value: STATEMENT,
    from: localDate('2015-11-09'),
    until: localDate('2023-01-01'),
    basis: 'statutory',
    source:
      'Children Act 2004 (Joint Area Reviews) Regulations 2015 (SI 2015/1792), regulation 4: within 70 working days of receiving the report',
  },
  {
    value: {
      rule: null,
      answer: 'An updated strategic plan',
      answerToPriorityActions: 'A priority action plan (area SEND)',
    },
    from: localDate('2023-01-01'),
    until: null,
    basis: 'guidance',
    source: 'Ofsted and the Care Quality Commission, Area SEND inspections: framework and handbook, in use from 2023',
  },
];

/** What is owed in answer to an inspection of a kind that began on a day. */
export function answerAsked(kind: InspectionKind, on: LocalDate): AnswerAsked {
  const own = kind === 'send' ? inForce(AREA_SEND, on) : null;
  if (own !== null) return { ...own.value, source: own.source };
  return { ...STATEMENT, source: TIMESCALES['R-OFSTED-PLAN'].limits[0]?.source ?? '' };
}

/** Whether a rule says by when an inspection is answered; where none does, the day is entered. */
export function hasClock(inspection: Pick<Inspection, 'kind' | 'onSite' | 'notifiedOn' | 'publishedOn'>): boolean {
  const on = inspectedOn(inspection);
  return on === null || answerAsked(inspection.kind, on).rule !== null;
}
