import type { PersonNamed } from '#features/plan/index.ts';
import { type LedgerStep, stateOn } from '#kernel/ledger.ts';
import type { LocalDate } from '#kernel/local-date.ts';

export const CATEGORIES = {
  practice: 'Practice',
  workforce: 'Workforce',
  leadership: 'Leadership and management',
  demand: 'Demand',
  placements: 'Placements and accommodation',
  partners: 'Partners',
  finance: 'Finance',
  systems: 'Data and systems',
  inspection: 'Inspection and intervention',
} as const;
export type Category = keyof typeof CATEGORIES;

export const PROXIMITIES = {
  now: 'It is happening now',
  quarter: 'Within three months',
  year: 'Within a year',
  later: 'Later than a year',
} as const;
export type Proximity = keyof typeof PROXIMITIES;

/** The five words of government’s guidance. Source: HM Government, Risk Appetite Guidance Note (2021), table 1. */
export const APPETITES = {
  averse: 'Averse: avoid it whatever that costs',
  minimal: 'Minimal: only what cannot be avoided',
  cautious: 'Cautious: safe ways first, little may be left',
  open: 'Open: weigh it, and accept some of it',
  eager: 'Eager: take it for what it may bring',
} as const;
export type Appetite = keyof typeof APPETITES;

export const STRENGTHS = { weak: 'Weak', moderate: 'Moderate', strong: 'Strong' } as const;
export type Strength = keyof typeof STRENGTHS;

/** How likely and how grave, each from 1 to 5. */
export type Rating = { likelihood: number; impact: number };

/** How a risk was rated on a day: without controls, with those in place, and as it is meant to become. */
export type Assessment = {
  number: number;
  on: LocalDate;
  by: string;
  inherent: Rating;
  current: Rating;
  target: Rating;
  reason: string;
  /** The next review, where it is wanted sooner than the council's limit says. */
  reviewOn: LocalDate | null;
};

export type Control = {
  id: string;
  words: string;
  strength: Strength;
  assurance: string;
  from: LocalDate;
  endedOn: LocalDate | null;
  endedReason: string;
  version: number;
};

/** That it stands in the corporate register too. */
export type Escalation = {
  number: number;
  corporateRef: string;
  reason: string;
  from: LocalDate;
  by: string;
  endedOn: LocalDate | null;
  endedReason: string;
};

export type RiskStep = LedgerStep & { by: string; reason: string };

export type Risk = {
  id: string;
  number: number;
  title: string;
  cause: string;
  event: string;
  effect: string;
  category: Category;
  owner: PersonNamed | null;
  ownerWords: string;
  proximity: Proximity;
  appetite: Appetite;
  version: number;
  /** In the order in which they were written: a risk has one from the start. */
  assessments: readonly Assessment[];
  controls: readonly Control[];
  actionIds: readonly string[];
  steps: readonly RiskStep[];
  escalations: readonly Escalation[];
};

/** As people call it. */
export function refOf({ number }: Pick<Risk, 'number'>): string {
  return `R${number}`;
}

export function scoreOf({ likelihood, impact }: Rating): number {
  return likelihood * impact;
}

export function isOpenRisk({ steps }: Pick<Risk, 'steps'>, day: LocalDate): boolean {
  return stateOn(steps, day) === 'open';
}

/** The controls that are in place. */
export function controlsInPlace({ controls }: Pick<Risk, 'controls'>): readonly Control[] {
  return controls.filter(({ endedOn }) => endedOn === null);
}

/** How often a risk was taken to the corporate register and back: the version of where it stands. */
export function escalationVersion({ escalations }: Pick<Risk, 'escalations'>): number {
  return escalations.length + escalations.filter(({ endedOn }) => endedOn !== null).length;
}

/** The note that a risk stands in the corporate register; null where it does not. */
export function escalatedNow({ escalations }: Pick<Risk, 'escalations'>): Escalation | null {
  return escalations.find(({ endedOn }) => endedOn === null) ?? null;
}
