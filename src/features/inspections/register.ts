import type { LedgerState, LedgerStep } from '#kernel/ledger.ts';
import type { LocalDate } from '#kernel/local-date.ts';

/** Inspections, reviews and diagnostics that a council keeps in its register. */
export const INSPECTION_KINDS = [
  'ilacsStandard',
  'ilacsShort',
  'monitoringVisit',
  'focusedVisit',
  'jtai',
  'send',
  'hmicfrs',
  'dfeReview',
  'peerReview',
  'partnerDiagnostic',
  'otherAudit',
] as const;
export type InspectionKind = (typeof INSPECTION_KINDS)[number];

export const INSPECTION_STATES = [
  'anticipated',
  'notified',
  'onSite',
  'feedbackHeld',
  'letterReceived',
  'published',
  'answered',
  'closed',
] as const;
export type InspectionState = (typeof INSPECTION_STATES)[number];

/** Until a report is published, nobody but those who may see what is held knows what inspectors found. */
export const HELD_STATES: readonly InspectionState[] = ['feedbackHeld', 'letterReceived'];

export type Inspection = {
  id: string;
  kind: InspectionKind;
  title: string;
  regulator: string;
  sequence: number | null;
  follows: string | null;
  focus: string;
  state: InspectionState;
  window: { from: LocalDate; until: LocalDate } | null;
  notifiedOn: LocalDate | null;
  onSite: { from: LocalDate; until: LocalDate } | null;
  feedbackOn: LocalDate | null;
  letterOn: LocalDate | null;
  publishedOn: LocalDate | null;
  isAnswerOwed: boolean;
  /** A day that somebody entered, with the reason, where no rule gives one or none that fits. Only once it is published. */
  answerEntered: { dueOn: LocalDate; reason: string } | null;
  /** By when the answer is owed: counted or entered while it is open, kept once it is answered; null: no day is known. */
  answerDueOn: LocalDate | null;
  answeredOn: LocalDate | null;
  closedOn: LocalDate | null;
  version: number;
};

/** A move from one state to another, by somebody. */
export type InspectionStep = {
  number: number;
  state: InspectionState;
  on: LocalDate;
  by: string;
  reason: string;
};

export type Grade = 'outstanding' | 'good' | 'requiresImprovement' | 'inadequate' | 'other';

export const GRADE_WORDS: Readonly<Record<Grade, string>> = {
  outstanding: 'Outstanding',
  good: 'Good',
  requiresImprovement: 'Requires improvement to be good',
  inadequate: 'Inadequate',
  other: 'Judged in other words',
};

export type Judgement = { inspectionId: string; area: string; grade: Grade | null; words: string };

export type FindingKind = 'strength' | 'areaToImprove' | 'priorityAction';

type Followed = {
  /** `by` is a person's id; `byRef` the recommendation that took its place. */
  steps: readonly (LedgerStep & { by: string; reason: string; minute: string; byRef: string | null })[];
  /** What it is today; recommendations and findings of held reports are not among what is loaded for others. */
  state: LedgerState;
};

export type Finding = Followed & {
  id: string;
  inspectionId: string;
  number: number;
  kind: FindingKind;
  paragraph: string;
  words: string;
  team: string | null;
  service: string | null;
  theme: string;
  /** The area of judgement that it is about; null: of none in particular, or nobody said. */
  area: string | null;
  version: number;
};

export type Recommendation = Followed & {
  id: string;
  inspectionId: string;
  inspectionTitle: string;
  ref: string;
  words: string;
  paragraph: string;
  theme: string;
  publishedOn: LocalDate | null;
  isAnswerOwed: boolean;
  /** By when the plan that answers it is owed; null: none is, or no day is known. */
  answerDueOn: LocalDate | null;
  answeredOn: LocalDate | null;
  version: number;
};
