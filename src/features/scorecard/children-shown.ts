import type { ChildBehind } from '#features/measures/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { type Reach, reaches } from '#kernel/reach.ts';

/** What somebody may see of rows about children, each as far as it goes. */
export type Sight = {
  read: Reach;
  /** Whose ids are shown at once, because the work is with them. */
  identified: Reach;
  /** Whose ids are shown where a reason is given, and whether one was. */
  identify: Reach;
  hasReason: boolean;
  /** Whose workers are called by their names. */
  staff: Reach;
};

/** How children and workers are called where their own names are not shown. */
export type Pseudonyms = { ofChild(id: string): string; ofWorker(name: string): string };

/** A row as its reader sees it. */
export type ChildShown = Pick<ChildBehind, 'list' | 'sheetRow' | 'team' | 'worker' | 'detail'> & {
  /** As-at date of the earlier extract in which the row stands; null: it stands in the one that is looked at. */
  earlierExtract: LocalDate | null;
  /** The id or the pseudonym; null where the file gives none. */
  child: string | null;
  isPseudonym: boolean;
};

/** Whose case a row is; without `isWorkersNow` it is a row of the extract that is looked at. */
type Whose = Pick<ChildBehind, 'team' | 'worker'> & Partial<Pick<ChildBehind, 'isWorkersNow'>>;

/** The rows that a reach takes in. */
export function withinReach<R extends Whose>(rows: readonly R[], reach: Reach): R[] {
  return rows.filter((row) => takesIn(reach, row));
}

/** A worker's reach ends where the case has passed to somebody else; a team's takes in what the team did. */
function takesIn(reach: Reach, { team, worker, isWorkersNow = true }: Whose): boolean {
  return reaches(reach, { team, worker: isWorkersNow ? worker : null });
}

/** A row under the names that its reader may see: of the same reader some rows may show ids and others not. */
export function shownTo(
  sight: Sight,
  pseudonyms: Pseudonyms,
): (row: Omit<ChildBehind, 'isWorkersNow'> & Whose) => ChildShown {
  return (row) => {
    const { list, sheetRow, from, childId, team, worker, detail } = row;
    const isOpen = takesIn(sight.identified, row) || (sight.hasReason && takesIn(sight.identify, row));
    const isNamed = worker === null || takesIn(sight.staff, row);
    return {
      ...{ list, sheetRow, earlierExtract: from, team, detail },
      child: childId === null || isOpen ? childId : pseudonyms.ofChild(childId),
      isPseudonym: childId !== null && !isOpen,
      worker: isNamed ? worker : pseudonyms.ofWorker(worker),
    };
  };
}

/** Is there anything among these that a reason would uncover? */
export function canAskFor(rows: readonly (Whose & Pick<ChildBehind, 'childId'>)[], sight: Sight): boolean {
  return (
    !sight.hasReason &&
    rows.some((row) => row.childId !== null && !takesIn(sight.identified, row) && takesIn(sight.identify, row))
  );
}

/** `your team`, `your teams`, `your own cases`: what a part of the council is to its reader; null for all of it. */
export function partInWords(reach: Reach): string | null {
  if (reach.kind === 'council') return null;
  const teams = reach.teams.length === 0 ? [] : [reach.teams.length === 1 ? 'your team' : 'your teams'];
  const parts = [...teams, ...(reach.worker === null ? [] : ['your own cases'])];
  return parts.length === 0 ? 'nobody' : parts.join(' and ');
}

export type Counted = {
  /** Rows that this reader sees, and rows that there are. */
  shown: number;
  all: number;
  /** Rows behind the figure, also those that ask for nothing. */
  behind: number;
  /** Whose figure it is: `the council`, a team's name. */
  of: string;
  reach: Reach;
  /** Whether this reader may know of the others how many they are. */
  mayCount: boolean;
};

/** How many rows are shown, of which, in a sentence. */
export function countInWords({ shown, all, behind, of, reach, mayCount }: Counted): string {
  const part = partInWords(reach);
  if (part !== null && !mayCount)
    return shown === 0
      ? `Nothing of ${part} is behind this figure.`
      : `The ${rowsInWords(shown)} of ${part} ${shown === 1 ? 'is' : 'are'} shown.`;
  const which =
    all === behind ? `${rowsInWords(all)} behind` : `${rowsInWords(all)} to act on, of ${number(behind)} behind`;
  const whole = `${which} ${possessive(of)} figure`;
  if (part === null) return `${whole}.`;
  if (all === 0) return `There are no rows to act on behind ${possessive(of)} figure.`;
  return `Of the ${whole}, ${shown === 0 ? 'none' : `the ${number(shown)}`} of ${part} ${shown === 1 ? 'is' : 'are'} shown.`;
}

function rowsInWords(count: number): string {
  return `${number(count)} ${count === 1 ? 'row' : 'rows'}`;
}

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`;
}

function number(count: number): string {
  return count.toLocaleString('en-GB');
}

/** The fewest characters that can say why. */
export const SHORTEST_REASON = 10;
const LONGEST_REASON = 500;

/** Why the ids are asked for, as it was written; or what is wrong with it. */
export function readReason(text: string): { reason: string } | { problem: string } {
  const reason = text.trim().replaceAll(/\s+/g, ' ');
  if (reason === '') return { problem: 'Write why you need the ids' };
  if (reason.length < SHORTEST_REASON)
    return { problem: `Say in at least ${SHORTEST_REASON} characters why you need the ids` };
  if (reason.length > LONGEST_REASON)
    return { problem: `Say in at most ${LONGEST_REASON} characters why you need the ids` };
  return { reason };
}
