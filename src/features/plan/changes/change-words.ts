import { dateInWords, parseLocalDate } from '#kernel/local-date.ts';
import type { Action, Change, ChangeKind } from '../plan.ts';

export const KIND_WORDS: Readonly<Record<ChangeKind, string>> = {
  dueDate: 'Due date',
  impactDate: 'Day of impact',
  milestone: 'Milestone',
  scope: 'Scope',
  owner: 'Owner',
  target: 'Target',
  merge: 'Merge',
  split: 'Split',
  withdraw: 'Withdrawal',
  add: 'New action',
  reopen: 'Reopening',
};

/** What is asked for, as the heading of its form. */
export const KIND_ASKS: Readonly<Record<ChangeKind, string>> = {
  dueDate: 'Ask for another due date',
  impactDate: 'Ask for another day of impact',
  milestone: 'Ask for a change of milestones',
  scope: 'Ask for another scope',
  owner: 'Ask for another owner',
  target: 'Ask for another target',
  merge: 'Ask to merge it into another action',
  split: 'Ask to split it',
  withdraw: 'Ask to withdraw it',
  add: 'Ask for a new action',
  reopen: 'Ask to open it again',
};

export const STATE_WORDS: Readonly<Record<Change['state'], string>> = {
  asked: 'Waits for a decision',
  approved: 'Approved',
  refused: 'Refused',
  takenBack: 'Taken back',
};

/** The fields of a change that people read, in their order; what is not here says which thing is meant, and is not shown. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  milestone: 'Milestone',
  title: 'Title',
  detail: 'Detail',
  outcome: 'Outcome',
  owner: 'Owner',
  partner: 'Organisation',
  measure: 'Measure',
  target: 'Target',
  from: 'Holds from',
  into: 'Goes into',
  startsOn: 'Starts',
  dueOn: 'Due',
  impactExpectedOn: 'Impact expected',
  dropped: 'Dropped',
  recommendations: 'Answers',
  part1: 'First part',
  part2: 'Second part',
  part3: 'Third part',
  part4: 'Fourth part',
  standing: 'In the plan',
};

export type Side = { field: string; label: string; was: string; becomes: string };

/** Both sides of a change in words, field by field; those that stay as they are only where `all` is asked for. */
export function sidesOf({ was, becomes }: Pick<Change, 'was' | 'becomes'>, all = false): Side[] {
  return Object.entries(FIELD_WORDS)
    .map(([field, label]) => ({ field, label, was: inWords(was[field]), becomes: inWords(becomes[field]) }))
    .filter((side) => (side.was !== '' || side.becomes !== '') && (all || side.was !== side.becomes));
}

/** A value as it was written down; days as people write them. */
function inWords(value: string | undefined): string {
  const day = parseLocalDate(value ?? '');
  return day === null ? (value ?? '') : dateInWords(day);
}

/** A change in one line: `Due: 31 July 2022 → 30 September 2022`, for lists and files. */
export function changeInLine(change: Pick<Change, 'kind' | 'was' | 'becomes'>): string {
  const sides = sidesOf(change);
  if (sides.length === 0) return KIND_WORDS[change.kind];
  return sides
    .map(({ label, was, becomes }) =>
      was === '' ? `${label}: ${becomes}` : `${label}: from ${was} to ${becomes || 'nothing'}`,
    )
    .join('; ');
}

/** What a change is about: `1.2.3 Title`, or the title of what is to be added. */
export function aboutOf(change: Pick<Change, 'becomes'>, action: Pick<Action, 'ref' | 'title'> | null): string {
  return action === null ? (change.becomes['title'] ?? 'A new action') : `${action.ref} ${action.title}`;
}
