import { identifyingProblem } from '#kernel/identifying.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { dayFrom } from './day.ts';
import { FIELDS, type Field, type Mapping } from './fields.ts';

/** A table as its file holds it: the first row that holds anything is its headings. */
export type Sheet = { headings: readonly string[]; rows: readonly SheetRow[] };
export type SheetRow = { row: number; cells: readonly string[] };

/** What is wrong, where; `isStop`: the row cannot be taken so. The others are taken, and say what became of them. */
export type RowProblem = { row: number; field: Field | null; text: string; isStop: boolean };

/** An action as a row says it. People and organisations are names, recommendations what they are called. */
export type RowRead = {
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
  startsOn: LocalDate;
  dueOn: LocalDate;
  originalDueOn: LocalDate;
  impactExpectedOn: LocalDate | null;
  recommendationIds: readonly string[];
  milestones: readonly { title: string; dueOn: LocalDate }[];
  update: string;
};

/** What rows are held against. */
export type KnownToPlan = {
  today: LocalDate;
  /** Numbers that actions of the plan have or had. */
  refs: ReadonlySet<string>;
  recommendations: ReadonlyMap<string, string>;
  personNamed(name: string): string | null;
};

export const MOST_ROWS = 2000;
const NO_OUTCOME = 'To be said: what will be different for children';
const NO_PRIORITY = 'Brought in';
const LONGEST = { title: 300, detail: 2000, words: 500, owner: 120, line: 500, update: 1500 } as const;

/** Every row as an action, with everything that is wrong; what no field takes is kept in the action's detail. */
export function readRows(
  sheet: Sheet,
  mapping: Mapping,
  known: KnownToPlan,
): { rows: RowRead[]; problems: RowProblem[] } {
  const problems: RowProblem[] = [...missingColumns(sheet, mapping)];
  const taken = new Set(known.refs);
  const rows: RowRead[] = [];
  for (const [index, row] of sheet.rows.entries()) {
    const read = readRow(row, sheet.headings, mapping, { ...known, taken, next: `900.${index + 1}` });
    problems.push(...read.problems);
    rows.push(read.action);
    taken.add(read.action.ref);
  }
  return { rows, problems };
}

function missingColumns({ rows }: Sheet, mapping: Mapping): RowProblem[] {
  const [first] = rows;
  const needed = (['title', 'dueOn'] as const).filter((field) => !mapping.includes(field));
  return needed.map((field) => ({
    row: first === undefined ? 1 : first.row - 1,
    field,
    text: `No column is read as “${FIELDS[field].words}”: choose one`,
    isStop: true,
  }));
}

type Reading = KnownToPlan & { taken: ReadonlySet<string>; next: string };

function readRow(
  { row, cells }: SheetRow,
  headings: readonly string[],
  mapping: Mapping,
  known: Reading,
): { action: RowRead; problems: RowProblem[] } {
  const problems: RowProblem[] = [];
  const say = (field: Field | null, text: string, isStop: boolean) => void problems.push({ row, field, text, isStop });
  const of = (field: Field) => (cells[mapping.indexOf(field)] ?? '').trim();
  const cut = (field: Field, longest: number) => {
    const text = of(field);
    const identifying = identifyingProblem(text);
    if (identifying !== null) say(field, identifying, true);
    if (text.length > longest) say(field, `Longer than ${longest} characters: shorten it in the file`, true);
    return text;
  };
  const title = cut('title', LONGEST.title);
  if (title === '' && mapping.includes('title')) say('title', 'The row does not say what is to be done', true);
  const days = daysIn(of, mapping, known.today, say);
  const owner = cut('owner', LONGEST.owner);
  if (owner === '') say('owner', 'Nobody is named as its owner: it is taken as “to be named”', false);
  const ownerId = owner === '' ? null : known.personNamed(owner);
  if (owner !== '' && ownerId === null) say('owner', `“${owner}” has no account here: kept as words`, false);
  const action: RowRead = {
    ...{ row, title, owner: owner === '' ? 'To be named' : owner, ownerId, ...days },
    ref: refIn(of('ref'), known, say),
    detail: detailIn(cells, headings, mapping, say),
    outcome: cut('outcome', LONGEST.words) || NO_OUTCOME,
    priority: cut('priority', 200) || NO_PRIORITY,
    partner: cut('partner', 120),
    contributors: cut('contributors', LONGEST.line),
    resources: cut('resources', LONGEST.line),
    recommendationIds: recommendationsIn(of('answers'), known, say),
    milestones: milestonesIn(of('milestones'), days.dueOn, say),
    update: cut('update', LONGEST.update),
  };
  if (mapping.includes('outcome') && of('outcome') === '') say('outcome', 'No outcome is named', false);
  return { action, problems };
}

type Say = (field: Field | null, text: string, isStop: boolean) => void;

function daysIn(of: (field: Field) => string, mapping: Mapping, today: LocalDate, say: Say) {
  const dayOf = (field: 'startsOn' | 'dueOn' | 'originalDueOn' | 'impactExpectedOn') => {
    const text = of(field);
    if (text === '') return null;
    const day = dayFrom(text);
    if (day === null) say(field, `“${text.slice(0, 60)}” is not a day; write it as 30/09/2022`, true);
    return day;
  };
  const due = dayOf('dueOn');
  if (due === null && of('dueOn') === '' && mapping.includes('dueOn'))
    say('dueOn', 'The row has no day on which it is due', true);
  const dueOn = due ?? today;
  const starts = dayOf('startsOn') ?? (today <= dueOn ? today : dueOn);
  if (starts > dueOn) say('startsOn', 'It starts after the day on which it is due', true);
  const startsOn = starts > dueOn ? dueOn : starts;
  return {
    dueOn,
    startsOn,
    originalDueOn: dayOf('originalDueOn') ?? dueOn,
    impactExpectedOn: dayOf('impactExpectedOn'),
  };
}

/** A number that is none here or is taken gives way to a free one, which is said; the file's own stays in the detail. */
function refIn(text: string, { taken, next }: Reading, say: Say): string {
  const ref = text.replace(/^[a-z]+[\s.-]*/i, '').replace(/\.$/, '');
  const isRef = /^\d{1,3}(\.\d{1,3}){0,3}$/.test(ref);
  if (isRef && !taken.has(ref)) return ref;
  if (isRef) say('ref', `The number ${ref} is taken already: it becomes ${next}`, false);
  else if (text !== '') say('ref', `“${text.slice(0, 40)}” is no number such as 2.1.3: it becomes ${next}`, false);
  return next;
}

/** What no field took, under its heading, so that nothing of the file is lost. */
function detailIn(cells: readonly string[], headings: readonly string[], mapping: Mapping, say: Say): string {
  const kept = cells.flatMap((cell, index) => {
    const text = cell.trim();
    return text === '' || (mapping[index] ?? null) !== null
      ? []
      : [`${headings[index] || `Column ${index + 1}`}: ${text}`];
  });
  const detail = kept.join('\n');
  const identifying = identifyingProblem(detail);
  if (identifying !== null) say(null, `In a column that no field takes: ${identifying}`, true);
  if (detail.length > LONGEST.detail)
    say(null, `What no field takes is longer than ${LONGEST.detail} characters: shorten it in the file`, true);
  return detail;
}

function recommendationsIn(text: string, { recommendations }: Reading, say: Say): string[] {
  const named = text
    .split(/[,;\n/]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return named.flatMap((name) => {
    const id = recommendations.get(name.toUpperCase()) ?? recommendations.get(refOfNumber(name));
    if (id === undefined)
      say('answers', `“${name.slice(0, 60)}” is no recommendation here: enter it under Inspections first`, true);
    return id ?? [];
  });
}

/** `Rec 3` and `3` as `REC-03`. */
function refOfNumber(name: string): string {
  const number = /^(?:rec(?:ommendation)?[\s.-]*)?(\d{1,2})$/i.exec(name)?.[1];
  return number === undefined ? '' : `REC-${number.padStart(2, '0')}`;
}

/** One on each line, or parted by semicolons; a day at its end, or in brackets, is its own, else the action's. */
function milestonesIn(text: string, dueOn: LocalDate, say: Say): RowRead['milestones'] {
  const lines = text
    .split(/[\n;]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return lines.map((line) => {
    const milestone = dayAtEnd(line) ?? { title: line, dueOn };
    if (milestone.title.length > 300) say('milestones', 'A milestone is longer than 300 characters', true);
    return milestone;
  });
}

function dayAtEnd(line: string): { title: string; dueOn: LocalDate } | null {
  const words = line.replaceAll(/[()]/g, ' ').trim().split(/\s+/);
  for (const count of [3, 2, 1]) {
    if (words.length <= count) continue;
    const day = dayFrom(words.slice(-count).join(' '));
    if (day === null) continue;
    const title = words
      .slice(0, -count)
      .join(' ')
      .replace(/[\s,:-]+(by)?$/i, '');
    if (title !== '') return { title, dueOn: day };
  }
  return null;
}
