import { SOURCE_WORDS } from '#features/evidence/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import {
  type Action,
  type Answers,
  isOpen,
  isPartOfPlan,
  type Outcome,
  ownerOf,
  type PersonNamed,
  type Plan,
} from '../plan.ts';

/**
 * A plan as it was on a day, whole and in words: who reads it needs nothing else. It holds no ids, no figures but targets,
 * nothing about children, and nothing of reports that were not published on the day on which it was frozen.
 */
export type FrozenPlan = {
  format: 1;
  council: string;
  asAt: LocalDate;
  name: string;
  vision: string;
  from: LocalDate;
  priorities: readonly FrozenPriority[];
};

export type FrozenPriority = {
  number: number;
  title: string;
  aim: string;
  sponsor: string;
  outcomes: readonly FrozenOutcome[];
};

export type FrozenOutcome = {
  /** `1.2`: that of its priority, and its own. */
  ref: string;
  words: string;
  howKnown: string;
  sponsor: string;
  measures: readonly FrozenMeasure[];
  recommendations: readonly FrozenAnswer[];
  tests: readonly { how: string; source: string; measure: string; dueOn: LocalDate }[];
  actions: readonly FrozenAction[];
};

/** `target` in words: `at least 75%`, `none`. */
export type FrozenMeasure = { id: string; title: string; target: string };

/** A recommendation, a finding or a theme, as it was published. */
export type FrozenAnswer = { ref: string; source: string; words: string };

export type FrozenAction = {
  ref: string;
  title: string;
  detail: string;
  owner: string;
  organisation: string;
  contributors: string;
  resources: string;
  startsOn: LocalDate;
  dueOn: LocalDate;
  originalDueOn: LocalDate;
  impactExpectedOn: LocalDate | null;
  isWider: boolean;
  isDelivered: boolean;
  answers: readonly FrozenAnswer[];
  milestones: readonly FrozenMilestone[];
};

export type FrozenMilestone = {
  number: number;
  title: string;
  dueOn: LocalDate;
  originalDueOn: LocalDate;
  metOn: LocalDate | null;
};

/** What the plan names by ids, in words; what is not among it was not published. */
export type FrozenWords = {
  council: string;
  measure(id: string): FrozenMeasure;
  recommendation(id: string): FrozenAnswer | null;
  finding(id: string): FrozenAnswer | null;
};

const NOT_PUBLISHED: FrozenAnswer = { ref: '', source: '', words: 'Of a report that is not published' };

/** The plan as it is, frozen: without what was ended, withdrawn, or went into something else. */
export function freeze(plan: Plan, words: FrozenWords, asAt: LocalDate): FrozenPlan {
  return {
    ...{ format: 1, council: words.council, asAt, name: plan.name, vision: plan.vision, from: plan.from },
    priorities: plan.priorities
      .filter(({ endedOn }) => endedOn === null)
      .map((priority) => ({
        ...{ number: priority.number, title: priority.title, aim: priority.aim, sponsor: named(priority.sponsor) },
        outcomes: plan.outcomes
          .filter(({ priorityId, endedOn }) => priorityId === priority.id && endedOn === null)
          .map((outcome) => frozenOutcome(outcome, `${priority.number}.${outcome.number}`, plan, words)),
      })),
  };
}

function frozenOutcome(outcome: Outcome, ref: string, plan: Plan, words: FrozenWords): FrozenOutcome {
  return {
    ...{ ref, words: outcome.words, howKnown: outcome.howKnown, sponsor: named(outcome.sponsor) },
    measures: outcome.measures.map((id) => words.measure(id)),
    recommendations: inOrder(outcome.recommendationIds.map((id) => words.recommendation(id) ?? NOT_PUBLISHED)),
    tests: outcome.tests
      .filter(({ retiredOn }) => retiredOn === null)
      .map(({ how, source, measure, dueOn }) => ({
        ...{ how, source: SOURCE_WORDS[source], dueOn },
        measure: measure === null ? '' : words.measure(measure).title,
      })),
    actions: plan.actions
      .filter((action) => action.outcomeId === outcome.id && isPartOfPlan(action))
      .map((action) => frozenAction(action, plan, words)),
  };
}

function frozenAction(action: Action, plan: Plan, words: FrozenWords): FrozenAction {
  const partner = plan.partners.find(({ id }) => id === action.partnerId);
  return {
    ...{ ref: action.ref, title: action.title, detail: action.detail, owner: ownerOf(action) },
    ...{ organisation: partner?.name ?? '', contributors: action.contributors, resources: action.resources },
    ...{ startsOn: action.startsOn, dueOn: action.dueOn, originalDueOn: action.originalDueOn },
    ...{ impactExpectedOn: action.impactExpectedOn, isWider: action.isWider, isDelivered: !isOpen(action) },
    answers: inOrder(action.answers.map((answer) => answered(answer, words))),
    milestones: action.milestones
      .filter(({ droppedOn }) => droppedOn === null)
      .map(({ number, title, dueOn, originalDueOn, metOn }) => ({ number, title, dueOn, originalDueOn, metOn })),
  };
}

function answered(answer: Answers, words: FrozenWords): FrozenAnswer {
  if (answer.kind === 'theme') return { ref: '', source: 'Theme of audits', words: answer.words };
  return (
    (answer.kind === 'recommendation' ? words.recommendation(answer.id) : words.finding(answer.id)) ?? NOT_PUBLISHED
  );
}

/** The same whatever order the database gave. */
function inOrder(answers: readonly FrozenAnswer[]): FrozenAnswer[] {
  return answers.toSorted(
    (a, b) =>
      a.source.localeCompare(b.source) ||
      a.ref.localeCompare(b.ref, 'en', { numeric: true }) ||
      a.words.localeCompare(b.words),
  );
}

function named(person: PersonNamed | null): string {
  return person === null ? '' : [person.name, person.post].filter((text) => text !== '').join(', ');
}

/** `Recommendation 2, Inspection of April 2022: words`. */
export function answerInWords({ ref, source, words }: FrozenAnswer): string {
  const place = [source, ref].filter((text) => text !== '').join(', ');
  return place === '' ? words : `${place}: ${words}`;
}

export function testInWords({ how, source, measure, dueOn }: FrozenOutcome['tests'][number]): string {
  return `${how} (${[source, measure].filter((text) => text !== '').join(', ')}; due ${dateInWords(dueOn)})`;
}

/** Every action of a frozen plan, in the plan's order. */
export function frozenActions(plan: FrozenPlan): FrozenAction[] {
  return plan.priorities.flatMap(({ outcomes }) => outcomes.flatMap(({ actions }) => actions));
}
