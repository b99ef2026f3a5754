import type { LocalDate } from '#kernel/local-date.ts';
import type { WorkingDays } from '#kernel/working-days.ts';
import { clockStanding } from './answering.ts';
import {
  INSPECTION_KINDS,
  INSPECTION_STATES,
  type Inspection,
  type InspectionKind,
  type InspectionState,
} from './register.ts';

export const ANSWERS = ['open', 'overdue', 'answered', 'none'] as const;
export type AnswerAsked = (typeof ANSWERS)[number];

/** What the register is narrowed to; null: everything. */
export type Asked = { kind: InspectionKind | null; state: InspectionState | null; answer: AnswerAsked | null };

type Query = Readonly<Record<string, string>>;

export function readAsked(query: Query): Asked {
  return {
    kind: INSPECTION_KINDS.find((kind) => kind === query['kind']) ?? null,
    state: INSPECTION_STATES.find((state) => state === query['state']) ?? null,
    answer: ANSWERS.find((answer) => answer === query['answer']) ?? null,
  };
}

/** The choices as the address keeps them. */
export function askedQuery({ kind, state, answer }: Asked): string {
  const chosen = { kind, state, answer };
  const parts = Object.entries(chosen).flatMap(([name, value]) => (value === null ? [] : [`${name}=${value}`]));
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

export function isAsked(
  inspection: Inspection,
  { kind, state, answer }: Asked,
  today: LocalDate,
  workingDays: WorkingDays,
): boolean {
  if (kind !== null && inspection.kind !== kind) return false;
  if (state !== null && inspection.state !== state) return false;
  return answer === null || answerOf(inspection, today, workingDays) === answer;
}

/** How the answer to an inspection stands. */
export function answerOf(inspection: Inspection, today: LocalDate, workingDays: WorkingDays): AnswerAsked {
  const standing = clockStanding(inspection, today, workingDays);
  if (standing.kind === 'noDay') return standing.answeredOn === null ? 'open' : 'answered';
  if (standing.kind !== 'open') return standing.kind;
  return standing.workingDaysLeft < 0 || standing.dueOn < today ? 'overdue' : 'open';
}
