/** Words that stand where a worker's name belongs while nobody has the case. */
type Words = {
  words: string;
  /** `whole`: nothing else is said, as each could be part of a name; `start`: whatever follows. */
  matches: 'whole' | 'start';
};

/**
 * What case systems and spreadsheets write for cases without a worker, in small letters. A choice of this product: no
 * guidance lists them. A duty desk answers when somebody rings; it is nobody's worker.
 */
export const NOBODYS_NAMES: readonly Words[] = [
  { words: 'unallocated', matches: 'start' },
  { words: 'not allocated', matches: 'start' },
  { words: 'awaiting allocation', matches: 'start' },
  { words: 'allocation pending', matches: 'start' },
  { words: 'pending allocation', matches: 'start' },
  { words: 'to be allocated', matches: 'start' },
  { words: 'no worker', matches: 'start' },
  { words: 'no allocated worker', matches: 'start' },
  { words: 'duty', matches: 'whole' },
  { words: 'duty worker', matches: 'whole' },
  { words: 'duty social worker', matches: 'whole' },
  { words: 'duty team', matches: 'whole' },
  { words: 'duty desk', matches: 'whole' },
  { words: 'team duty', matches: 'whole' },
  { words: 'vacant', matches: 'whole' },
  { words: 'vacancy', matches: 'whole' },
  { words: 'tbc', matches: 'whole' },
  { words: 'none', matches: 'whole' },
  { words: 'n a', matches: 'whole' },
];

/** Whether a cell for the worker names somebody. */
export function isSomebody(worker: string | null): worker is string {
  if (worker === null) return false;
  const known = SOMEBODY.get(worker);
  if (known !== undefined) return known;
  const answer = namesSomebody(worker);
  if (SOMEBODY.size > REMEMBERED) SOMEBODY.clear();
  SOMEBODY.set(worker, answer);
  return answer;
}

/** What was found of each text: a council has hundreds of workers and thousands of children. */
const SOMEBODY = new Map<string, boolean>();
const REMEMBERED = 10_000;

function namesSomebody(worker: string): boolean {
  const said = worker
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return (
    said !== '' &&
    !NOBODYS_NAMES.some(({ words, matches }) => said === words || (matches === 'start' && said.startsWith(words)))
  );
}
