import type { Inspection } from '#features/inspections/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { firstDayOf, lastDayOf, type Month, monthAfter, monthInWords, monthOf, monthsFrom } from '#kernel/month.ts';
import { isOpen, ownerOf, type Plan } from '../plan.ts';
import { ownerKey } from '../shown/plan-view.ts';
import { outcomeRef } from './thread.ts';

export const COMING_KINDS = ['action', 'milestone', 'test', 'impact', 'answer'] as const;
export type ComingKind = (typeof COMING_KINDS)[number];

export const COMING_WORDS: Readonly<Record<ComingKind, string>> = {
  action: 'Actions due',
  milestone: 'Milestones',
  test: 'Tests of impact',
  impact: 'Impact expected',
  answer: 'Answers to reports',
};

/** What one of a kind is called beside its day. */
export const COMING_ONE: Readonly<Record<ComingKind, string>> = {
  action: 'Action due',
  milestone: 'Milestone',
  test: 'Test of impact',
  impact: 'Impact expected',
  answer: 'Answer to a report',
};

/** Something that falls due. */
export type Coming = {
  day: LocalDate;
  kind: ComingKind;
  /** As it is called, and in words. */
  ref: string;
  words: string;
  owner: string;
  /** By what its owner is chosen; empty where nobody is. */
  ownerKey: string;
  priorityId: string;
  href: string;
};

/** Everything that falls due between two days, both included, by day. */
export function comingBetween(
  plan: Plan,
  inspections: readonly Inspection[],
  { from, until }: { from: LocalDate; until: LocalDate },
): Coming[] {
  const all = [...ofActions(plan), ...ofTests(plan), ...ofReports(inspections)];
  return all
    .filter(({ day }) => day >= from && day <= until)
    .toSorted(
      (a, b) =>
        a.day.localeCompare(b.day) ||
        COMING_KINDS.indexOf(a.kind) - COMING_KINDS.indexOf(b.kind) ||
        a.ref.localeCompare(b.ref, 'en', { numeric: true }),
    );
}

function ofActions(plan: Plan): Coming[] {
  const outcomes = new Map(plan.outcomes.map((outcome) => [outcome.id, outcome]));
  return plan.actions.flatMap((action) => {
    const { id, ref, title, dueOn, impactExpectedOn, milestones } = action;
    const priorityId = outcomes.get(action.outcomeId)?.priorityId ?? '';
    const common = { owner: ownerOf(action), ownerKey: ownerKey(action), priorityId, href: `/plan/actions/${id}` };
    const isEnded = action.steps.at(-1)?.step === 'superseded';
    const expected: Coming[] =
      impactExpectedOn === null || isEnded
        ? []
        : [{ ...common, kind: 'impact', day: impactExpectedOn, ref, words: title }];
    if (!isOpen(action)) return expected;
    return [
      { ...common, kind: 'action' as const, day: dueOn, ref, words: title },
      ...milestones
        .filter(({ metOn, droppedOn }) => metOn === null && droppedOn === null)
        .map((milestone) => ({
          ...common,
          kind: 'milestone' as const,
          day: milestone.dueOn,
          ref,
          words: milestone.title,
        })),
      ...expected,
    ];
  });
}

/** Tests that are not retired, until something was found on their day or after it. */
function ofTests(plan: Plan): Coming[] {
  return plan.outcomes
    .filter(({ endedOn }) => endedOn === null)
    .flatMap((outcome) =>
      outcome.tests
        .filter(({ retiredOn, dueOn, results }) => retiredOn === null && !results.some(({ on }) => on >= dueOn))
        .map((test) => ({
          ...{ kind: 'test' as const, day: test.dueOn, ref: outcomeRef(plan, outcome), words: test.how },
          ...{ owner: ownerOf({ owner: outcome.sponsor, ownerWords: '' }), ownerKey: outcome.sponsor?.id ?? '' },
          ...{ priorityId: outcome.priorityId, href: `/plan/outcomes/${outcome.id}` },
        })),
    );
}

function ofReports(inspections: readonly Inspection[]): Coming[] {
  return inspections.flatMap(({ id, title, answerDueOn, answeredOn }) =>
    answerDueOn === null || answeredOn !== null
      ? []
      : [
          {
            ...{ kind: 'answer' as const, day: answerDueOn, ref: 'Answer', words: title, owner: '', ownerKey: '' },
            ...{ priorityId: '', href: `/inspections/${id}` },
          },
        ],
  );
}

export const SPANS = ['nextQuarter', 'nextMonth', 'quarter', 'year'] as const;
export type SpanChoice = (typeof SPANS)[number];

/** What of the time ahead an address asks for; what is empty leaves nothing out. */
export type ForwardView = { span: SpanChoice; kind: ComingKind | ''; owner: string; priority: string };

export function forwardViewFrom(query: Readonly<Record<string, string>>): ForwardView {
  return {
    span: SPANS.find((span) => span === query['span']) ?? 'nextQuarter',
    kind: COMING_KINDS.find((kind) => kind === query['kind']) ?? '',
    owner: query['owner'] ?? '',
    priority: query['priority'] ?? '',
  };
}

/** The first and last day of a choice: of the rest of this quarter from today on, of the others whole. */
export function spanOf(choice: SpanChoice, today: LocalDate): { from: LocalDate; until: LocalDate } {
  const now = monthOf(today);
  const quarter = firstOfQuarter(now);
  const whole = (first: Month, months: number) => ({
    from: firstDayOf(first),
    until: lastDayOf(monthAfter(first, months - 1)),
  });
  if (choice === 'nextMonth') return whole(monthAfter(now, 1), 1);
  if (choice === 'nextQuarter') return whole(monthAfter(quarter, 3), 3);
  if (choice === 'quarter') return { from: today, until: lastDayOf(monthAfter(quarter, 2)) };
  return { from: today, until: lastDayOf(monthAfter(now, 11)) };
}

function firstOfQuarter(of: Month): Month {
  return monthAfter(of, -((Number(of.slice(5)) - 1) % 3));
}

const SPAN_WORDS: Readonly<Record<SpanChoice, string>> = {
  nextQuarter: 'Next quarter',
  nextMonth: 'Next month',
  quarter: 'The rest of this quarter',
  year: 'The next twelve months',
};

/** `Next quarter, October 2022 to December 2022`. */
export function spanInWords(choice: SpanChoice, today: LocalDate): string {
  const { from, until } = spanOf(choice, today);
  const [first, last] = [monthInWords(monthOf(from)), monthInWords(monthOf(until))];
  return `${SPAN_WORDS[choice]}, ${first === last ? first : `${first} to ${last}`}`;
}

export function comingInView(coming: readonly Coming[], { kind, owner, priority }: ForwardView): Coming[] {
  return coming.filter(
    (one) =>
      (kind === '' || one.kind === kind) &&
      (owner === '' || one.ownerKey === owner) &&
      (priority === '' || one.priorityId === priority),
  );
}

/** By month, every month of the span in its place. */
export function byMonth(
  coming: readonly Coming[],
  { from, until }: { from: LocalDate; until: LocalDate },
): { month: Month; coming: Coming[] }[] {
  const months = Map.groupBy(coming, ({ day }) => monthOf(day));
  return monthsFrom(monthOf(from), monthOf(until)).map((month) => ({ month, coming: months.get(month) ?? [] }));
}

/** By owner, who has most first. */
export function byOwner(coming: readonly Coming[]): { owner: string; ownerKey: string; coming: Coming[] }[] {
  const owners = Map.groupBy(
    coming.filter((one) => one.ownerKey !== ''),
    (one) => one.ownerKey,
  );
  return [...owners]
    .map(([key, own]) => ({ owner: own[0]?.owner ?? '', ownerKey: key, coming: own }))
    .toSorted((a, b) => b.coming.length - a.coming.length || a.owner.localeCompare(b.owner, 'en'));
}
