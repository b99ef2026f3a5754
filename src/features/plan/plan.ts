import type { EvidenceCount, EvidenceSource, FigureKept } from '#features/evidence/index.ts';
import type { LedgerStep } from '#kernel/ledger.ts';
import type { LocalDate } from '#kernel/local-date.ts';

/** Somebody with an account, as the plan names them. */
export type PersonNamed = { id: string; name: string; post: string };

/** The plan with all that is needed to say how it stands: how it stands is computed, and nowhere stored. */
export type Plan = {
  id: string;
  name: string;
  vision: string;
  from: LocalDate;
  version: number;
  priorities: readonly Priority[];
  outcomes: readonly Outcome[];
  /** Those that ended as well. */
  actions: readonly Action[];
  partners: readonly Partner[];
};

export type Priority = {
  id: string;
  /** From 1; what the first part of an action's number is, where a plan is numbered so. */
  number: number;
  title: string;
  aim: string;
  sponsor: PersonNamed | null;
  endedOn: LocalDate | null;
  version: number;
};

/** What will be different for children. */
export type Outcome = {
  id: string;
  priorityId: string;
  number: number;
  words: string;
  howKnown: string;
  sponsor: PersonNamed | null;
  measures: readonly string[];
  recommendationIds: readonly string[];
  tests: readonly ImpactTest[];
  endedOn: LocalDate | null;
  version: number;
};

/** A way to find out whether an outcome came about, with what it found so far, oldest first. */
export type ImpactTest = {
  id: string;
  outcomeId: string;
  source: EvidenceSource;
  how: string;
  measure: string | null;
  dueOn: LocalDate;
  retiredOn: LocalDate | null;
  results: readonly TestResult[];
  version: number;
};

export const TEST_VERDICTS = ['better', 'noChange', 'worse', 'cannotTell'] as const;
export type TestVerdict = (typeof TEST_VERDICTS)[number];

export type TestResult = {
  number: number;
  /** The action of which it speaks; null: of all actions of the outcome. */
  actionId: string | null;
  on: LocalDate;
  verdict: TestVerdict;
  words: string;
  figure: FigureKept | null;
  evidenceId: string | null;
  by: string;
};

export type Partner = {
  id: string;
  name: string;
  endedOn: LocalDate | null;
  people: readonly PersonNamed[];
  version: number;
};

export type ActionStep = LedgerStep & { reason: string; intoRef: string | null; by: string };

export type Action = {
  id: string;
  outcomeId: string;
  ref: string;
  title: string;
  detail: string;
  /** One accountable person; a post in words where nobody has an account yet. */
  owner: PersonNamed | null;
  ownerWords: string;
  partnerId: string | null;
  contributors: string;
  resources: string;
  startsOn: LocalDate;
  dueOn: LocalDate;
  originalDueOn: LocalDate;
  impactExpectedOn: LocalDate | null;
  /** The first day that was named; null where none is. */
  originalImpactExpectedOn: LocalDate | null;
  isWider: boolean;
  answers: readonly Answers[];
  steps: readonly ActionStep[];
  milestones: readonly Milestone[];
  lastUpdate: Update | null;
  updateCount: number;
  /** The latest round of signatures; empty where nobody says that it is delivered. */
  signatures: readonly Signature[];
  override: Override | null;
  changes: readonly Change[];
  evidence: EvidenceCount;
  version: number;
};

/** What an action answers. */
export type Answers =
  | { kind: 'recommendation'; id: string }
  | { kind: 'finding'; id: string }
  | { kind: 'theme'; words: string };

export type Milestone = {
  id: string;
  number: number;
  title: string;
  dueOn: LocalDate;
  originalDueOn: LocalDate;
  metOn: LocalDate | null;
  droppedOn: LocalDate | null;
  version: number;
};

export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type OwnersConfidence = (typeof CONFIDENCES)[number];

export type Update = {
  number: number;
  on: LocalDate;
  by: string;
  done: string;
  next: string;
  blocked: string;
  unblockedBy: string;
  isUnchanged: boolean;
  forecastOn: LocalDate | null;
  confidence: OwnersConfidence | null;
  through: 'page' | 'link' | 'import';
  documentId: string | null;
};

export type Signature = {
  round: number;
  who: 'owner' | 'sponsor';
  answer: 'delivered' | 'notYet';
  byId: string;
  by: string;
  on: LocalDate;
  words: string;
};

export type Override = {
  number: number;
  status: 'onTrack' | 'atRisk' | 'offTrack';
  reason: string;
  by: string;
  from: LocalDate;
};

export const CHANGE_KINDS = [
  'dueDate',
  'impactDate',
  'milestone',
  'scope',
  'owner',
  'target',
  'merge',
  'split',
  'withdraw',
  'add',
  'reopen',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Who may decide a change. */
export const DECIDERS = ['owner', 'sponsor', 'director', 'board'] as const;
export type Decider = (typeof DECIDERS)[number];

export type Change = {
  id: string;
  actionId: string | null;
  kind: ChangeKind;
  /** What was there and what is to be there, by field, in the words of the form; days as ISO text. */
  was: Readonly<Record<string, string>>;
  becomes: Readonly<Record<string, string>>;
  reason: string;
  coverage: string;
  askedBy: string;
  askedById: string;
  askedOn: LocalDate;
  decider: Decider;
  whyDecider: string;
  state: 'asked' | 'approved' | 'refused' | 'takenBack';
  decidedBy: string | null;
  decidedOn: LocalDate | null;
  decidedWords: string;
  minute: string;
  version: number;
};

/** Whether an action is still part of the plan: neither withdrawn nor gone into another one. */
export function isPartOfPlan({ steps }: Pick<Action, 'steps'>): boolean {
  return steps.at(-1)?.step !== 'superseded';
}

/** Whether an action is still to be delivered: what two people signed as delivered is closed until it is opened again. */
export function isOpen({ steps }: Pick<Action, 'steps'>): boolean {
  const last = steps.at(-1)?.step;
  return last === 'raised' || last === 'reopened';
}

/** Who answers for an action, in words. */
export function ownerOf({ owner, ownerWords }: Pick<Action, 'owner' | 'ownerWords'>): string {
  return owner === null ? ownerWords : [owner.name, owner.post].filter((text) => text !== '').join(', ');
}

/** How often the day on which an action is due was put off, by what was approved. */
export function extensionsOf({ changes }: Pick<Action, 'changes'>): readonly Change[] {
  return putOff(changes, 'dueDate', 'dueOn');
}

/** How often the day on which its impact is expected was put off; naming the first one puts nothing off. */
export function impactExtensionsOf({ changes }: Pick<Action, 'changes'>): readonly Change[] {
  return putOff(changes, 'impactDate', 'impactExpectedOn').filter(({ was }) => (was['impactExpectedOn'] ?? '') !== '');
}

function putOff(changes: readonly Change[], of: ChangeKind, field: string): readonly Change[] {
  return changes.filter(
    ({ kind, state, was, becomes }) =>
      kind === of && state === 'approved' && (becomes[field] ?? '') > (was[field] ?? ''),
  );
}
