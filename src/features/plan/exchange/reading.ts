import { identifyingProblem } from '#kernel/identifying.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { FIELDS, type Field, type Mapping } from './fields.ts';
import {
  answersIn,
  type CellOf,
  type Days,
  daysIn,
  freeRefs,
  type MilestoneRead,
  milestonesIn,
  refFrom,
  type Say,
  shortened,
} from './row-parts.ts';
import type { Sheet, SheetRow } from './table.ts';

/** What is wrong, where; `isStop`: the row cannot be taken so. The others are taken, and say what became of them. */
export type RowProblem = { row: number; field: Field | null; text: string; isStop: boolean };

/** An action as a row says it. People and organisations are names, recommendations what they are called. */
export type RowRead = Days & {
  row: number;
  ref: string;
  title: string;
  detail: string;
  outcome: string;
  priority: string;
  owner: string;
  ownerId: string | null;
  partner: string;
  contributors: string;
  resources: string;
  recommendationIds: readonly string[];
  isWider: boolean;
  milestones: readonly MilestoneRead[];
  update: string;
};

/** What rows are held against. */
export type KnownToPlan = {
  today: LocalDate;
  /** Numbers that actions of the plan have or had. */
  refs: ReadonlySet<string>;
  /** Recommendations by what they are called and by their words, in capitals. */
  recommendations: ReadonlyMap<string, string>;
  /** Organisations that no longer take part, in small letters. */
  endedPartners: ReadonlySet<string>;
  /** Everybody who is called so. */
  peopleNamed(name: string): readonly string[];
};

/** `stopped`: the rows that cannot be taken so. */
export type SheetRead = {
  rows: readonly RowRead[];
  problems: readonly RowProblem[];
  stopped: ReadonlySet<number>;
};

export const NO_OUTCOME = 'To be said: what will be different for children';
export const NO_PRIORITY = 'Brought in';
const TO_BE_NAMED = 'To be named';
const LONGEST = {
  ...{ title: 300, outcome: 500, priority: 200, owner: 120, partner: 120 },
  ...{ contributors: 500, resources: 500, update: 1500 },
} as const;
const LONGEST_DETAIL = 2000;

/** Every row as an action, with everything that is wrong; what no field takes is kept in the action's detail. */
export function readRows(sheet: Sheet, mapping: Mapping, known: KnownToPlan): SheetRead {
  const missing = missingColumns(sheet, mapping);
  const problems: RowProblem[] = [...missing];
  const reading = { sheet, mapping, known, refs: refsOf(sheet, mapping, known) };
  const rows: RowRead[] = [];
  let above = { priority: '', outcome: '' };
  for (const row of sheet.rows) {
    const read = readRow(row, above, reading);
    problems.push(...read.problems);
    rows.push(read.action);
    above = read.above;
  }
  const stops = missing.length > 0 ? sheet.rows : problems.filter(({ isStop }) => isStop);
  return { rows, problems, stopped: new Set(stops.map(({ row }) => row)) };
}

function missingColumns({ headingRow }: Sheet, mapping: Mapping): RowProblem[] {
  const needed = (['title', 'dueOn'] as const).filter((field) => !mapping.includes(field));
  return needed.map((field) => ({
    ...{ row: headingRow, field, isStop: true },
    text: `No column is read as “${FIELDS[field].words}”: choose one`,
  }));
}

/** Gives each row its number: its own where that is one and is free, else one that no row of the file has. */
function refsOf({ rows }: Sheet, mapping: Mapping, { refs }: KnownToPlan): (text: string) => string {
  const place = mapping.indexOf('ref');
  const written = new Set(rows.map(({ cells }) => refFrom(cells[place] ?? '')));
  const taken = new Set(refs);
  const free = freeRefs((ref) => taken.has(ref) || written.has(ref));
  return (text) => {
    const own = refFrom(text);
    const ref = own !== null && !taken.has(own) ? own : free.next().value;
    taken.add(ref);
    return ref;
  };
}

type Above = { priority: string; outcome: string };
type Around = { sheet: Sheet; mapping: Mapping; known: KnownToPlan; refs: (text: string) => string };

function readRow(
  { row, cells }: SheetRow,
  above: Above,
  { sheet, mapping, known, refs }: Around,
): { action: RowRead; problems: RowProblem[]; above: Above } {
  const problems: RowProblem[] = [];
  const say: Say = (field, text, isStop) => void problems.push({ row, field, text, isStop });
  const of: CellOf = (field) => cells[mapping.indexOf(field)] ?? '';
  const line = (field: keyof typeof LONGEST) => wordsIn(of(field).replaceAll(/\s+/g, ' '), field, say);
  const title = line('title');
  if (title === '' && mapping.includes('title')) say('title', 'The row does not say what is to be done', true);
  if (of('dueOn') === '' && mapping.includes('dueOn')) say('dueOn', 'The row has no day on which it is due', true);
  const days = daysIn(of, known.today, say);
  const ref = refs(of('ref'));
  const answers = answersIn(of('answers'), known.recommendations);
  const placed = placeOf({ priority: line('priority'), outcome: numberless(line('outcome')) }, above, mapping, say);
  const kept = [
    ...keptRef(of('ref'), ref, say),
    ...keptAnswers(answers.unknown, say),
    ...unmapped(cells, sheet, mapping),
  ];
  const action: RowRead = {
    ...{
      row,
      ref,
      title,
      ...days,
      ...ownerOf(line('owner'), known, say),
      partner: partnerOf(line('partner'), known, say),
    },
    ...{ outcome: placed.outcome || NO_OUTCOME, priority: placed.priority || NO_PRIORITY },
    ...{ contributors: line('contributors'), resources: line('resources'), detail: detailOf(kept, say) },
    ...{ recommendationIds: answers.recommendationIds, isWider: answers.isWider },
    milestones: milestonesIn(of('milestones'), days.dueOn, known.today, say),
    update: wordsIn(of('update'), 'update', say),
  };
  return { action, problems, above: placed };
}

const ERROR = /^#(N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|NO VALUE!)$/;

function wordsIn(text: string, field: keyof typeof LONGEST, say: Say): string {
  const identifying = identifyingProblem(text);
  if (identifying !== null) say(field, identifying, true);
  if (text.length > LONGEST[field])
    say(field, `Longer than ${LONGEST[field]} characters: shorten it in the file`, true);
  if (ERROR.test(text)) say(field, `The cell holds an error (${text}): correct it in the file`, true);
  return text;
}

/** An outcome's number in the file gives way to the one that it gets here. */
function numberless(outcome: string): string {
  return outcome.replace(/^\d{1,2}\.\d{1,2}\s+(?=\S)/, '');
}

/** Cells that were merged leave all rows but the first empty: such a row stands under what the row above does. */
function placeOf(own: Above, above: Above, mapping: Mapping, say: Say): Above {
  const isSamePriority = own.priority === '' || own.priority === above.priority;
  const outcome = own.outcome === '' && isSamePriority ? above.outcome : own.outcome;
  const priority = own.priority === '' ? above.priority : own.priority;
  const carried = (['priority', 'outcome'] as const).filter(
    (field) => own[field] === '' && { priority, outcome }[field] !== '',
  );
  if (carried[0] !== undefined) {
    const words = carried.map((field) => FIELDS[field].words).join(' and ');
    say(carried[0], `${words}: empty, so taken as in the row above`, false);
  }
  if (mapping.includes('outcome') && outcome === '') say('outcome', 'No outcome is named', false);
  return { priority, outcome };
}

function ownerOf(owner: string, { peopleNamed }: KnownToPlan, say: Say): Pick<RowRead, 'owner' | 'ownerId'> {
  if (owner === '') {
    say('owner', 'Nobody is named as its owner: it is taken as “to be named”', false);
    return { owner: TO_BE_NAMED, ownerId: null };
  }
  const [first, ...others] = peopleNamed(owner);
  if (first !== undefined && others.length === 0) return { owner, ownerId: first };
  const why = first === undefined ? 'has no account here' : 'is the name of more than one person here';
  say('owner', `“${shortened(owner)}” ${why}: kept as words`, false);
  return { owner, ownerId: null };
}

function partnerOf(partner: string, { endedPartners }: KnownToPlan, say: Say): string {
  if (endedPartners.has(partner.toLowerCase()))
    say('partner', `“${shortened(partner)}” no longer takes part here: name another organisation`, true);
  return partner;
}

/** A number that the row did not get stays to be read. */
function keptRef(text: string, ref: string, say: Say): string[] {
  if (text === '' || text === ref) return [];
  const own = refFrom(text);
  if (own === null) say('ref', `“${shortened(text)}” is no number such as 2.1.3: it becomes ${ref}`, false);
  else if (own !== ref) say('ref', `The number ${own} is taken already: it becomes ${ref}`, false);
  return [`Number in the file: ${text}`];
}

function keptAnswers(unknown: readonly string[], say: Say): string[] {
  if (unknown.length === 0) return [];
  const words = unknown.join(', ');
  const text = `“${shortened(words)}” is no recommendation here, and is kept as words: enter the inspection first to link it`;
  say('answers', text, false);
  return [`Answers: ${words}`];
}

/** What no field took, under its heading, so that nothing of the file is lost. */
function unmapped(cells: readonly string[], { headings }: Sheet, mapping: Mapping): string[] {
  return cells.flatMap((cell, index) =>
    cell === '' || (mapping[index] ?? null) !== null ? [] : [`${headings[index] || `Column ${index + 1}`}: ${cell}`],
  );
}

function detailOf(kept: readonly string[], say: Say): string {
  const detail = kept.join('\n');
  const identifying = identifyingProblem(detail);
  if (identifying !== null) say(null, `In a column that no field takes: ${identifying}`, true);
  if (detail.length > LONGEST_DETAIL)
    say(null, `What no field takes is longer than ${LONGEST_DETAIL} characters: shorten it in the file`, true);
  return detail;
}
