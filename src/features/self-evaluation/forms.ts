import { type Form, lineIn, type Problem, type Read, read, textIn, textProblem } from '#kernel/form.ts';
import { GRADES, type ProposedGrade } from './area.ts';
import { SAID_WORDS, type Said } from './said.ts';
import { STATEMENT_KINDS, type StatementKind } from './statement.ts';
import { PURPOSES, type Purpose } from './version.ts';

type People = readonly { id: string }[];

export function readArea(
  form: Form,
  people: People,
): Read<{ summary: string; ownerId: string | null; ownerWords: string }> {
  const [summary, ownerWords, ownerId] = [textIn(form, 'summary'), lineIn(form, 'ownerWords'), personIn(form, people)];
  return read({ summary, ownerId, ownerWords }, [
    textProblem(summary, 'summary', { asked: null, longest: 2000 }),
    unknownPerson(form, ownerId),
    textProblem(ownerWords, 'ownerWords', { asked: null, longest: 120 }),
  ]);
}

/** Reads a grade with its reason: one that is proposed, or one that whoever challenges would give. */
export function readGrade(form: Form, asked: string): Read<{ grade: ProposedGrade; reason: string }> {
  const grade = GRADES.find((known) => known === form['grade']) ?? null;
  const reason = textIn(form, 'reason');
  return read(grade && { grade, reason }, [
    grade === null ? { field: 'grade', text: 'Choose a grade' } : null,
    textProblem(reason, 'reason', { asked, longest: 2000 }),
  ]);
}

/** Reads words that are asked for. */
export function readWords(form: Form, field: string, asked: string, longest = 1000): Read<{ words: string }> {
  const words = textIn(form, field);
  return read({ words }, [textProblem(words, field, { asked, longest })]);
}

export type StatementRead = {
  area: string;
  kind: StatementKind;
  words: string;
  howKnown: string;
  next: string;
  ownerId: string | null;
  ownerWords: string;
};

export function readStatement(form: Form, areas: readonly string[], people: People): Read<StatementRead> {
  const area = areas.find((known) => known === form['area']) ?? null;
  const kind = keyIn(STATEMENT_KINDS, form['kind']);
  const [words, howKnown, next] = [textIn(form, 'words'), textIn(form, 'howKnown'), textIn(form, 'next')];
  const [ownerId, ownerWords] = [personIn(form, people), lineIn(form, 'ownerWords')];
  const isChosen = area !== null && kind !== null;
  return read(isChosen ? { area, kind, words, howKnown, next, ownerId, ownerWords } : null, [
    area === null ? { field: 'area', text: 'Choose the area' } : null,
    kind === null ? { field: 'kind', text: 'Say whether it is strong or must improve' } : null,
    textProblem(words, 'words', { asked: 'Say what the council knows', longest: 1000 }),
    textProblem(howKnown, 'howKnown', { asked: null, longest: 2000 }),
    textProblem(next, 'next', { asked: null, longest: 2000 }),
    unknownPerson(form, ownerId) ?? nobodyOwns(ownerId, ownerWords),
    textProblem(ownerWords, 'ownerWords', { asked: null, longest: 120 }),
  ]);
}

export function readVersion(form: Form): Read<{ name: string; purpose: Purpose }> {
  const [name, purpose] = [lineIn(form, 'name'), keyIn(PURPOSES, form['purpose'])];
  return read(purpose && { name, purpose }, [
    textProblem(name, 'name', { asked: 'Give the version a name', longest: 120 }),
    purpose === null ? { field: 'purpose', text: 'Say what the version is for' } : null,
  ]);
}

/** Reads whether the council had known of a finding, by one of its own statements where there is one. */
export function readSaid(
  form: Form,
  statements: People,
): Read<{ said: Said; statementId: string | null; words: string }> {
  const said = keyIn(SAID_WORDS, form['said']);
  const statementId = statements.find(({ id }) => id === form['statement'])?.id ?? null;
  const words = textIn(form, 'words');
  return read(said && { said, statementId, words }, [
    said === null ? { field: 'said', text: 'Say whether the council had known it' } : null,
    statementId === null && (form['statement'] ?? '') !== ''
      ? { field: 'statement', text: 'Choose a statement of the list' }
      : null,
    textProblem(words, 'words', { asked: null, longest: 500 }),
  ]);
}

function personIn(form: Form, people: People): string | null {
  return people.find(({ id }) => id === form['ownerId'])?.id ?? null;
}

function unknownPerson(form: Form, ownerId: string | null): Problem | null {
  const isAsked = (form['ownerId'] ?? '') !== '';
  return isAsked && ownerId === null ? { field: 'ownerId', text: 'Choose an owner of the list' } : null;
}

function nobodyOwns(ownerId: string | null, ownerWords: string): Problem | null {
  if (ownerId !== null || ownerWords !== '') return null;
  return { field: 'ownerId', text: 'Choose an owner, or enter the post that answers for it' };
}

function keyIn<T extends Record<string, string>>(choices: T, text: string | undefined): keyof T | null {
  return text !== undefined && Object.hasOwn(choices, text) ? text : null;
}
