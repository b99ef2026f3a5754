import { KINDS } from '#features/inspections/index.ts';
import { dayIn, dayProblem, type Form, lineIn, oneOf, type Read, read, textIn, textProblem } from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { READINESS_STATES, type ReadinessState } from './readiness.ts';

export type NoteRead = {
  state: ReadinessState;
  asAt: LocalDate;
  ownerId: string | null;
  ownerWords: string;
  words: string;
};

/** Reads how a paper stands. */
export function readNote(form: Form, people: readonly { id: string }[], today: LocalDate): Read<NoteRead> {
  const state = oneOf(READINESS_STATES, form['state']);
  const asAt = dayIn(form, 'asAt');
  const owner = form['owner'] ?? '';
  const ownerWords = lineIn(form, 'ownerWords');
  const words = textIn(form, 'words');
  return read(state && asAt && { state, asAt, ownerId: owner || null, ownerWords, words }, [
    state === null ? { field: 'state', text: 'Say how it stands' } : null,
    dayProblem(asAt, 'asAt', 'Enter the day that it is as at', today),
    asAt && asAt > today ? { field: 'asAt', text: 'The day must be today or earlier' } : null,
    owner === '' || people.some(({ id }) => id === owner)
      ? null
      : { field: 'owner', text: 'Choose somebody from the list' },
    textProblem(ownerWords, 'ownerWords', { asked: null, longest: 120 }),
    textProblem(words, 'words', { asked: null, longest: 500 }),
  ]);
}

/** Reads a call; its kind is kept in words, as it was called then. */
export function readCall(form: Form): Read<{ isMock: boolean; kind: string; note: string }> {
  const mock = oneOf(['mock', 'real'], form['mock']);
  const kind = Object.entries(KINDS).find(([name]) => name === form['kind'])?.[1].title ?? null;
  const note = textIn(form, 'note');
  return read(mock !== null && kind !== null ? { isMock: mock === 'mock', kind, note } : null, [
    mock === null ? { field: 'mock', text: 'Say whether they rang, or whether it is a mock call' } : null,
    kind === null ? { field: 'kind', text: 'Choose the kind of inspection' } : null,
    textProblem(note, 'note', { asked: null, longest: 500 }),
  ]);
}
