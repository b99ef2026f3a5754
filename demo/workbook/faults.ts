import type { Column, ListDefinition } from '#features/extracts/index.ts';
import { addDays } from '#kernel/local-date.ts';
import { type Random, randomFrom, shareOf } from '../random.ts';
import { asDate, type Value } from './cells.ts';

/** A row by its fields, while faults may still be put into it. */
export type Draft = Record<string, Value>;

type Fault = (draft: Draft, list: ListDefinition, random: Random) => boolean;

/** Codes that somebody typed, of no list of Ofsted's. */
const UNKNOWN_CODES: Readonly<Record<string, string>> = {
  ethnicity: 'White - see notes',
  source: 'v) 11: Walk-in',
  gender: 'e) TBC',
  placementType: 'zy) X9: Not on list',
  primaryNeed: 'N11 - Exploitation',
};

/** Pairs of which the second cannot come before the first. */
const ORDERED: readonly (readonly [earlier: string, later: string])[] = [
  ['startedOn', 'completedOn'],
  ['startedOn', 'authorisedOn'],
  ['startedOn', 'endedOn'],
  ['startedOn', 'closedOn'],
];

const MAY_BE_MISSING = ['ethnicity', 'disability', 'source', 'worker', 'primaryNeed', 'gender'] as const;

/** The faults of case recording, as often as they are met. */
const FAULTS: readonly (readonly [Fault, weight: number])[] = [
  [blankWhereRequired, 45],
  [unknownCode, 35],
  [endBeforeStart, 12],
  [bornTooLate, 7],
  [noSuchDay, 4],
  [noPostcode, 4],
];

/**
 * Puts a fault into as many rows as the share says; the same row keeps its fault from extract to extract, as nobody
 * mends it. Returns how many rows have one.
 */
export function putFaults(
  list: ListDefinition,
  drafts: Draft[],
  { seed, share, extraShare, extract }: { seed: number; share: number; extraShare: number; extract: string },
): number {
  let faulty = 0;
  for (const draft of drafts) {
    const key = `${list.id} ${draft[list.personField]} ${list.placedBy === null ? '' : draft[list.placedBy]}`;
    const lasting = shareOf(seed, `fault ${key}`) < share;
    const passing = shareOf(seed, `fault ${extract} ${key}`) < extraShare;
    if (!lasting && !passing) continue;
    const random = randomFrom(seed, `which fault ${lasting ? '' : extract} ${key}`);
    const fault = passing && !lasting ? blankWhereRequired : random.weighted(FAULTS);
    if (fault(draft, list, random) || blankWhereRequired(draft, list, random)) faulty += 1;
  }
  return faulty;
}

/** A child twice in a list that has one row for each, as a merge of records leaves behind. */
export function repeatOne(list: ListDefinition, drafts: Draft[], random: Random): void {
  if (list.rowsPerPerson === 'one' && drafts.length > 0) drafts.push({ ...random.pick(drafts) });
}

function blankWhereRequired(draft: Draft, list: ListDefinition, random: Random): boolean {
  const fields = MAY_BE_MISSING.filter((field) => columnOf(list, field)?.required === true && draft[field] !== null);
  const field = fields[random.whole(0, fields.length - 1)];
  if (field === undefined) return false;
  draft[field] = null;
  return true;
}

function unknownCode(draft: Draft, list: ListDefinition, random: Random): boolean {
  const fields = Object.keys(UNKNOWN_CODES).filter((field) => columnOf(list, field) !== undefined);
  const field = fields[random.whole(0, fields.length - 1)];
  if (field === undefined) return false;
  draft[field] = UNKNOWN_CODES[field] ?? null;
  return true;
}

function endBeforeStart(draft: Draft, _list: ListDefinition, random: Random): boolean {
  for (const [earlier, later] of ORDERED) {
    const start = asDate(draft[earlier] ?? null);
    if (start === null || asDate(draft[later] ?? null) === null) continue;
    draft[later] = addDays(start, -random.whole(1, 20));
    return true;
  }
  return false;
}

/** A date of birth after what the row is about, typically the current year typed by habit. */
function bornTooLate(draft: Draft, list: ListDefinition): boolean {
  const event = asDate(list.placedBy === null ? null : (draft[list.placedBy] ?? null));
  if (event === null || draft['bornOn'] === undefined) return false;
  draft['bornOn'] = addDays(event, 3);
  return true;
}

/** A day that the calendar does not have, which only a text can say. */
function noSuchDay(draft: Draft): boolean {
  if (typeof draft['bornOn'] !== 'string') return false;
  draft['bornOn'] = `31/02/${draft['bornOn'].slice(0, 4)}`;
  return true;
}

function noPostcode(draft: Draft): boolean {
  if (draft['placementPostcode'] === undefined) return false;
  draft['placementPostcode'] = 'not known';
  return true;
}

function columnOf(list: ListDefinition, field: string): Column | undefined {
  return list.columns[field];
}
