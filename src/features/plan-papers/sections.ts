import {
  areaTitle,
  GRADE_WORDS,
  type Inspection,
  type Judgement,
  type Recommendation,
} from '#features/inspections/index.ts';
import { type Action, isPartOfPlan, type Plan, planSentence } from '#features/plan/index.ts';
import { addDays, addMonths, dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { type Gathered, livePriorities } from './gathered.ts';
import { inOrderOfAreas } from './judgements.ts';
import { planTally } from './standing-figures.ts';

/** A section of a paper on progress, with the words that Headway proposes for it. */
export type SectionProposed = { part: string; heading: string; words: string };

/** What was done and said between two days. */
export type Said = { actionId: string; on: LocalDate; done: string };

export type ProgressFacts = {
  gathered: Gathered | null;
  /** Published inspections with their judgements, newest first. */
  inspections: readonly Inspection[];
  judgements: readonly Judgement[];
  recommendations: readonly Recommendation[];
  /** How the measures go, in the scorecard's sentence. */
  measuresSentence: string;
  said: readonly Said[];
  period: { from: LocalDate; until: LocalDate };
};

/** The section on what comes next looks a quarter ahead. */
const MONTHS_AHEAD = 3;

/**
 * The sections of a report on the plan's progress, in the order in which committees read them: what it is for, what was
 * judged and recommended, where things stand, what was done, what comes next. Each is proposed and meant to be edited.
 */
export function progressSections(facts: ProgressFacts): SectionProposed[] {
  return [
    section('purpose', 'Purpose of the report', purpose(facts)),
    section('judgements', 'What the inspection judged', judged(facts)),
    section('recommendations', 'What it recommends', recommended(facts)),
    section('update', 'Update', update(facts)),
    section('developments', 'Key developments', developments(facts)),
    section('forthcoming', 'Forthcoming quarter’s activity', forthcoming(facts)),
    section('conclusion', 'Conclusion', ''),
    section('decision', 'What the committee is asked', asked(facts)),
  ];
}

function section(part: string, heading: string, words: string): SectionProposed {
  return { part, heading, words };
}

function purpose({ period, gathered }: ProgressFacts): string {
  const plan = gathered === null ? 'the improvement plan' : `the ${gathered.plan.name}`;
  return `To tell of the progress of ${plan} from ${dateInWords(period.from)} to ${dateInWords(period.until)}.`;
}

function judged({ inspections, judgements }: ProgressFacts): string {
  const newest = inspections.find(({ id }) => judgements.some((judgement) => judgement.inspectionId === id));
  if (newest === undefined || newest.publishedOn === null) return '';
  const own = inOrderOfAreas(judgements.filter(({ inspectionId }) => inspectionId === newest.id));
  const rows = own.map(
    ({ area, grade }) => `| ${areaTitle(area)} | ${grade === null ? 'Not judged' : GRADE_WORDS[grade]} |`,
  );
  return `${newest.title}, published on ${dateInWords(newest.publishedOn)}:\n\n| Judgement | Grade |\n${rows.join('\n')}`;
}

function recommended({ recommendations }: ProgressFacts): string {
  const open = recommendations.filter(({ state }) => state === 'open');
  const [first] = open;
  if (first === undefined) return '';
  const due =
    first.answerDueOn === null ? '' : ` The plan that answers them was owed by ${dateInWords(first.answerDueOn)}.`;
  const sent = first.answeredOn === null ? '' : ` It was sent on ${dateInWords(first.answeredOn)}.`;
  const bullets = open.map(({ ref, words }) => `- ${ref} ${words}`).join('\n');
  return `${first.inspectionTitle} recommends:\n\n${bullets}\n\n${due.trim()}${sent}`.trim();
}

function update({ gathered, measuresSentence }: ProgressFacts): string {
  const asAt = gathered?.figuresAsAt ?? null;
  return [
    gathered === null ? '' : planSentence(planTally(gathered)),
    measuresSentence,
    asAt === null ? '' : `Figures are as at ${dateInWords(asAt)}: later events are not in them yet.`,
  ]
    .filter((text) => text !== '')
    .join('\n\n');
}

/** What was delivered, met and done in the period, by priority. */
function developments({ gathered, said, period }: ProgressFacts): string {
  if (gathered === null) return '';
  return byPriority(gathered.plan, (action) => {
    const delivered = action.steps.some(({ step, on }) => step === 'closed' && isWithin(on, period));
    const met = action.milestones.filter(({ metOn }) => metOn !== null && isWithin(metOn, period));
    const done = said.filter(({ actionId, done: words }) => actionId === action.id && words !== '');
    return [
      ...(delivered ? [`Delivered: ${action.title} (${action.ref}).`] : []),
      ...met.map(({ title }) => `Milestone met: ${title} (${action.ref}).`),
      ...done.map(({ done: words }) => `${words.trim().replace(/\.$/, '')} (${action.ref}).`),
    ];
  });
}

/** What begins, is to be met or is due in the quarter after the period, by priority. */
function forthcoming({ gathered, period }: ProgressFacts): string {
  if (gathered === null) return '';
  const ahead = { from: addDays(period.until, 1), until: addMonths(period.until, MONTHS_AHEAD) };
  return byPriority(gathered.plan, (action) => {
    if (action.steps.at(-1)?.step === 'closed') return [];
    const milestones = action.milestones.filter(
      ({ metOn, droppedOn, dueOn }) => metOn === null && droppedOn === null && isWithin(dueOn, ahead),
    );
    return [
      ...(isWithin(action.startsOn, ahead)
        ? [`Begins on ${dateInWords(action.startsOn)}: ${action.title} (${action.ref}).`]
        : []),
      ...milestones.map(({ title, dueOn }) => `Milestone by ${dateInWords(dueOn)}: ${title} (${action.ref}).`),
      ...(isWithin(action.dueOn, ahead)
        ? [`Due on ${dateInWords(action.dueOn)}: ${action.title} (${action.ref}).`]
        : []),
    ];
  });
}

function byPriority(plan: Plan, linesOf: (action: Action) => readonly string[]): string {
  return livePriorities(plan)
    .map(({ id, title }) => {
      const outcomes = new Set(
        plan.outcomes.filter(({ priorityId }) => priorityId === id).map((outcome) => outcome.id),
      );
      const actions = plan.actions.filter((action) => isPartOfPlan(action) && outcomes.has(action.outcomeId));
      const lines = actions.flatMap(linesOf);
      return lines.length === 0
        ? ''
        : `## ${title}\n${lines.map((line) => `- ${line.replaceAll('\n', ' ')}`).join('\n')}`;
    })
    .filter((part) => part !== '')
    .join('\n\n');
}

function asked({ gathered }: ProgressFacts): string {
  const gaps = gathered?.gaps.filter(({ kind }) => kind.startsWith('recommendation')) ?? [];
  const refs = [...new Set(gaps.map(({ ref }) => ref))].join(', ');
  return [
    '- To satisfy itself that the actions can be expected to meet the recommendations.',
    ...(refs === '' ? [] : [`- To ask how ${refs} will be covered, which has a gap.`]),
    '- To agree when it wants to hear of progress and impact again.',
  ].join('\n');
}

function isWithin(day: LocalDate, { from, until }: { from: LocalDate; until: LocalDate }): boolean {
  return from <= day && day <= until;
}
