import { csv } from '#kernel/csv.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import { answerInWords, type FrozenAction, type FrozenOutcome, type FrozenPlan, testInWords } from './frozen.ts';

export const ENTRY_KINDS = ['plan', 'priority', 'outcome', 'action', 'milestone'] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

export const ENTRY_WORDS: Readonly<Record<EntryKind, string>> = {
  plan: 'The plan',
  priority: 'Priorities',
  outcome: 'Outcomes',
  action: 'Actions',
  milestone: 'Milestones',
};

/** One thing of a plan with its fields in words; `key` is the number that is never given again. */
export type Entry = { kind: EntryKind; key: string; name: string; fields: Readonly<Record<string, string>> };

export type FieldDifference = { field: string; was: string; is: string };

export type Difference = {
  kind: EntryKind;
  key: string;
  name: string;
  what: 'added' | 'ended' | 'changed';
  /** Every field where it was added or ended, those that differ where it changed. */
  fields: readonly FieldDifference[];
};

export const WHAT_WORDS: Readonly<Record<Difference['what'], string>> = {
  added: 'Added',
  ended: 'No longer there',
  changed: 'Changed',
};

/** Everything of a frozen plan, thing by thing. */
export function entriesOf(plan: FrozenPlan): Entry[] {
  const outcomes = plan.priorities.flatMap((priority) => priority.outcomes);
  return [
    {
      kind: 'plan',
      key: 'plan',
      name: plan.name,
      fields: { Name: plan.name, Vision: plan.vision, From: inWords(plan.from) },
    },
    ...plan.priorities.map(({ number, title, aim, sponsor }) =>
      entry('priority', String(number), title, { Title: title, Aim: aim, Sponsor: sponsor }),
    ),
    ...outcomes.map(outcomeEntry),
    ...outcomes.flatMap((outcome) => outcome.actions.map((action) => actionEntry(action, outcome))),
    ...outcomes.flatMap(({ actions }) => actions.flatMap(milestoneEntries)),
  ];
}

function entry(kind: EntryKind, key: string, name: string, fields: Record<string, string>): Entry {
  return { kind, key, name, fields };
}

function outcomeEntry({ ref, words, howKnown, sponsor, measures, recommendations, tests }: FrozenOutcome): Entry {
  return entry('outcome', ref, words, {
    ...{ Outcome: words, 'How it is known': howKnown, Sponsor: sponsor },
    Measures: measures.map(({ id, title, target }) => `${id} ${title}: ${target}`).join('\n'),
    Recommendations: recommendations.map(answerInWords).join('\n'),
    'How impact is tested': tests.map(testInWords).join('\n'),
  });
}

function actionEntry(action: FrozenAction, outcome: FrozenOutcome): Entry {
  return entry('action', action.ref, action.title, {
    ...{ Title: action.title, Detail: action.detail, Outcome: `${outcome.ref} ${outcome.words}` },
    ...{ Owner: action.owner, Organisation: action.organisation || 'The council' },
    ...{ Contributors: action.contributors, Resources: action.resources },
    ...{ Starts: inWords(action.startsOn), Due: inWords(action.dueOn), 'Due at first': inWords(action.originalDueOn) },
    'Impact expected': inWords(action.impactExpectedOn),
    Answers: action.answers.map(answerInWords).join('\n'),
    ...{ 'Wider programme': action.isWider ? 'Yes' : 'No', Delivered: action.isDelivered ? 'Yes' : 'No' },
  });
}

function milestoneEntries({ ref, milestones }: FrozenAction): Entry[] {
  return milestones.map(({ number, title, dueOn, originalDueOn, metOn }) =>
    entry('milestone', `${ref} / ${number}`, title, {
      ...{ Title: title, Due: inWords(dueOn), 'Due at first': inWords(originalDueOn), Met: inWords(metOn) },
    }),
  );
}

function inWords(day: LocalDate | null): string {
  return day === null ? '' : dateInWords(day);
}

/** What the later one has other than the earlier one, in the order of the plans; nothing where they are equal. */
export function differencesBetween(earlier: readonly Entry[], later: readonly Entry[]): Difference[] {
  const before = new Map(earlier.map((one) => [keyOf(one), one]));
  const after = new Map(later.map((one) => [keyOf(one), one]));
  const ended = earlier.filter((one) => !after.has(keyOf(one))).map((one) => difference(one, 'ended', one.fields, {}));
  const rest = later.flatMap((one) => {
    const was = before.get(keyOf(one));
    if (was === undefined) return [difference(one, 'added', {}, one.fields)];
    const changed = difference(one, 'changed', was.fields, one.fields);
    return changed.fields.length === 0 && was.name === one.name ? [] : [changed];
  });
  const all = [...rest, ...ended];
  return ENTRY_KINDS.flatMap((kind) =>
    all.filter((one) => one.kind === kind).toSorted((a, b) => a.key.localeCompare(b.key, 'en', { numeric: true })),
  );
}

function keyOf({ kind, key }: Pick<Entry, 'kind' | 'key'>): string {
  return `${kind} ${key}`;
}

type Fields = Readonly<Record<string, string>>;

function difference({ kind, key, name }: Entry, what: Difference['what'], was: Fields, is: Fields): Difference {
  const names = [...new Set([...Object.keys(is), ...Object.keys(was)])];
  const fields = names
    .map((field) => ({ field, was: was[field] ?? '', is: is[field] ?? '' }))
    .filter((one) => one.was !== one.is);
  return { kind, key, name, what, fields };
}

/** The later plan's things, from the earlier one's and what differs: what proves that nothing is left out. */
export function withDifferences(earlier: readonly Entry[], differences: readonly Difference[]): Entry[] {
  const entries = new Map(earlier.map((one) => [keyOf(one), one]));
  for (const one of differences) {
    if (one.what === 'ended') {
      entries.delete(keyOf(one));
      continue;
    }
    const fields = { ...entries.get(keyOf(one))?.fields };
    for (const { field, is } of one.fields) fields[field] = is;
    entries.set(keyOf(one), { kind: one.kind, key: one.key, name: one.name, fields });
  }
  return [...entries.values()];
}

/** A line for each field that differs. */
export function differencesCsv(differences: readonly Difference[]): string {
  return csv(
    ['Kind', 'Number', 'Name', 'What', 'Field', 'It was', 'It is'],
    differences.flatMap(({ kind, key, name, what, fields }) =>
      fields.map(({ field, was, is }) => [KIND_WORDS[kind], key, name, WHAT_WORDS[what], field, was, is]),
    ),
  );
}

const KIND_WORDS: Readonly<Record<EntryKind, string>> = {
  ...{ plan: 'Plan', priority: 'Priority', outcome: 'Outcome', action: 'Action', milestone: 'Milestone' },
};
