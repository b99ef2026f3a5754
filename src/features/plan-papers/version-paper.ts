import type { Block, Cell, Column, PaperDocument } from '#features/papers/index.ts';
import {
  answerInWords,
  type FrozenAction,
  type FrozenAnswer,
  type FrozenMilestone,
  type FrozenOutcome,
  type FrozenPlan,
  type FrozenPriority,
  frozenActions,
  stateOf,
  testInWords,
  VERSION_STATE_WORDS,
  type Version,
} from '#features/plan/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { dayCell, shortDay } from './cells.ts';

/** A version as it is submitted: the whole plan in words as it was frozen, with its state, approval and hash in front. */
export function versionPaper(version: Version, plan: FrozenPlan): PaperDocument {
  return {
    title: plan.name,
    subtitle: `Version ${version.number}: ${version.name}`,
    author: plan.council,
    front: frontOf(version, plan),
    blocks: [
      ...lead(plan.vision),
      paragraph(sentence(plan)),
      { kind: 'contents' },
      { kind: 'pageBreak' },
      ...recommendationsPart(plan),
      ...plan.priorities.flatMap((priority) => priorityPart(priority)),
      ...(plan.priorities.length === 0 ? [paragraph('This version holds no priority.')] : []),
    ],
  };
}

function frontOf(version: Version, plan: FrozenPlan): PaperDocument['front'] {
  const step = (state: string) => version.steps.findLast((each) => each.state === state);
  const [approved, submitted] = [step('approved'), step('submitted')];
  return [
    { label: 'Plan as at', text: dateInWords(plan.asAt) },
    { label: 'State', text: VERSION_STATE_WORDS[stateOf(version)] },
    {
      label: 'Approved',
      text: approved === undefined ? 'Not approved' : joined([`On ${dateInWords(approved.on)}`, approved.minute]),
    },
    ...(submitted === undefined
      ? []
      : [{ label: 'Submitted', text: joined([`On ${dateInWords(submitted.on)}`, `to ${submitted.sentTo}`]) }]),
    { label: 'Hash (SHA-256)', text: version.sha256 },
  ];
}

function sentence(plan: FrozenPlan): string {
  const actions = frozenActions(plan);
  const outcomes = plan.priorities.flatMap((priority) => priority.outcomes);
  const delivered = actions.filter(({ isDelivered }) => isDelivered).length;
  return `The plan from ${dateInWords(plan.from)}: ${counted(plan.priorities.length, 'priority', 'priorities')}, ${counted(outcomes.length, 'outcome', 'outcomes')} and ${counted(actions.length, 'action', 'actions')}, of which ${delivered === 0 ? 'none' : delivered} ${delivered > 1 ? 'were' : 'was'} delivered on ${dateInWords(plan.asAt)}.`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

const RECOMMENDATION_COLUMNS: readonly Column[] = [
  { heading: 'Recommendation', share: 50 },
  { heading: 'Outcomes', share: 14 },
  { heading: 'Actions', share: 36 },
];

/** Every recommendation, finding and theme that the plan answers, and by what. */
function recommendationsPart(plan: FrozenPlan): Block[] {
  const found = new Map<string, { answer: FrozenAnswer; outcomes: Set<string>; actions: Set<string> }>();
  const entry = (answer: FrozenAnswer) => {
    const key = JSON.stringify([answer.source, answer.ref, answer.words]);
    const held = found.get(key) ?? { answer, outcomes: new Set<string>(), actions: new Set<string>() };
    found.set(key, held);
    return held;
  };
  for (const outcome of plan.priorities.flatMap(({ outcomes }) => outcomes)) {
    for (const answer of outcome.recommendations) entry(answer).outcomes.add(outcome.ref);
    for (const action of outcome.actions)
      for (const answer of action.answers) {
        entry(answer).outcomes.add(outcome.ref);
        entry(answer).actions.add(action.ref);
      }
  }
  const heading: Block = { kind: 'heading', level: 1, text: 'What the plan answers' };
  if (found.size === 0) return [heading, paragraph('No recommendation, finding or theme is named in this version.')];
  const sorted = [...found.values()].toSorted((a, b) => (placeOf(a.answer) < placeOf(b.answer) ? -1 : 1));
  const rows = sorted.map(({ answer, outcomes, actions }): Cell[] => [
    { text: answerInWords(answer) },
    { text: [...outcomes].join(', ') },
    { text: actions.size === 0 ? 'No action answers it' : [...actions].join(', ') },
  ]);
  const caption = 'Each recommendation, finding and theme with what answers it';
  return [heading, { kind: 'table', caption, sheet: 'Answers', columns: RECOMMENDATION_COLUMNS, rows }];
}

/** Those with a ref before findings and themes, in the order of their refs. */
function placeOf({ source, ref, words }: FrozenAnswer): string {
  return `${ref === '' ? '1' : '0'} ${source} ${ref} ${words}`;
}

function priorityPart({ number, title, aim, sponsor, outcomes }: FrozenPriority): Block[] {
  return [
    { kind: 'heading', level: 1, text: `Priority ${number}: ${title}` },
    ...(aim === '' ? [] : [paragraph(aim)]),
    paragraph(sponsor === '' ? 'Sponsor: nobody yet.' : `Sponsor: ${sponsor}.`),
    ...(outcomes.length === 0 ? [paragraph('It has no outcome.')] : []),
    ...outcomes.flatMap((outcome) => outcomePart(outcome)),
  ];
}

function outcomePart(outcome: FrozenOutcome): Block[] {
  const { ref, words, howKnown, sponsor, measures, recommendations, tests, actions } = outcome;
  const measured = measures.map(({ title, target }) => `${title}: ${target === 'none' ? 'no target' : target}`);
  return [
    { kind: 'heading', level: 2, text: `Outcome ${ref}: ${words}` },
    ...(sponsor === '' ? [] : [said('Sponsor', [sponsor])]),
    said('How it is known', [howKnown === '' ? 'Not said' : howKnown]),
    said('Answers', recommendations.length === 0 ? ['No recommendation'] : recommendations.map(answerInWords)),
    ...listed('Measures', measured.length === 0 ? ['No measure'] : measured),
    ...listed('How its impact is tested', tests.length === 0 ? ['Nothing tests it'] : tests.map(testInWords)),
    ...(actions.length === 0
      ? [paragraph('It has no action.')]
      : [
          {
            ...{
              kind: 'table' as const,
              caption: `Actions of outcome ${ref}`,
              sheet: 'Actions',
              about: 'Every action of the plan in the order of its outcomes',
              columns: COLUMNS,
              mayBreak: true as const,
            },
            rows: actions.map((action) => actionCells(ref, action)),
          },
        ]),
  ];
}

const COLUMNS: readonly Column[] = [
  { heading: 'Outcome', share: 8, only: 'workbook' },
  { heading: 'Action', share: 11 },
  { heading: 'What is to be done', share: 36 },
  { heading: 'Owner', share: 34, only: 'pages' },
  { heading: 'Owner', share: 29, only: 'workbook' },
  { heading: 'Organisation', share: 18, only: 'workbook' },
  { heading: 'With', share: 20, only: 'workbook' },
  { heading: 'Starts', share: 18 },
  { heading: 'Due', share: 18 },
  { heading: 'Originally due', share: 14, only: 'workbook' },
  { heading: 'Impact expected', share: 14, only: 'workbook' },
  { heading: 'Answers', share: 20, only: 'workbook' },
  { heading: 'Resources', share: 24, only: 'workbook' },
  { heading: 'Delivered', share: 10, only: 'workbook' },
  { heading: 'Milestones', share: 42 },
];

function actionCells(outcome: string, action: FrozenAction): Cell[] {
  const answers = action.answers.map(({ ref, words }) => (ref === '' ? words : ref));
  return [
    { text: outcome },
    { text: action.ref },
    { text: [action.title, action.detail].filter((text) => text !== '').join('. ') },
    { text: ownerInWords(action) },
    { text: action.owner },
    { text: action.organisation },
    { text: action.contributors },
    dayCell(action.startsOn),
    dayCell(action.dueOn),
    dayCell(action.originalDueOn),
    dayCell(action.impactExpectedOn),
    { text: [...answers, ...(action.isWider ? ['wider programme'] : [])].join(', ') },
    { text: action.resources },
    { text: action.isDelivered ? 'yes' : 'no' },
    { text: action.milestones.length === 0 ? 'None' : action.milestones.map(milestoneInWords).join('; ') },
  ];
}

/** The owner with the organisation, which often stands in the post already. */
function ownerInWords({ owner, organisation }: FrozenAction): string {
  return owner.includes(organisation) ? owner : joined([owner, organisation]);
}

function milestoneInWords({ title, dueOn, metOn }: FrozenMilestone): string {
  return `${title} (${metOn === null ? `due ${shortDay(dueOn)}` : `met ${shortDay(metOn)}`})`;
}

function said(label: string, lines: readonly string[]): Block {
  return { kind: 'paragraph', runs: [{ text: `${label}: `, bold: true }, { text: lines.join('. ') }] };
}

/** One in its own line, several as a list under their label. */
function listed(label: string, lines: readonly string[]): Block[] {
  if (lines.length < 2) return [said(label, lines)];
  return [
    { kind: 'paragraph', runs: [{ text: `${label}:`, bold: true }] },
    { kind: 'list', items: lines.map((text) => [{ text }]) },
  ];
}

function lead(text: string): Block[] {
  return text === '' ? [] : [{ kind: 'lead', runs: [{ text }] }];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', runs: [{ text }] };
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}
