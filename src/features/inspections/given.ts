import type { LedgerStep } from '#kernel/ledger.ts';
import type { FindingKind, Inspection } from './register.ts';

/** What an inspection is, apart from where it stands. */
export type Described = Pick<
  Inspection,
  'kind' | 'title' | 'regulator' | 'sequence' | 'follows' | 'focus' | 'window' | 'isAnswerOwed' | 'answerEntered'
>;

/** Where it stands. */
export type Dates = Pick<
  Inspection,
  'state' | 'notifiedOn' | 'onSite' | 'feedbackOn' | 'letterOn' | 'publishedOn' | 'answeredOn' | 'closedOn'
>;

export type FindingGiven = {
  kind: FindingKind;
  paragraph: string;
  words: string;
  teamId: string | null;
  serviceId: string | null;
  theme: string;
  area: string | null;
};

export type RecommendationGiven = { ref: string; words: string; paragraph: string; theme: string };

/** What became of something; `byRef`: the recommendation that took its place. */
export type StepGiven = LedgerStep & { reason: string; minute: string; byRef?: string | null };
