import { type Form, lineIn, longProblem, oneOf, type Read, read } from '#kernel/form.ts';

/** How a council keeps a measure: on its board's scorecard or not, whose it is, and what it is called here. */
export type KeptMeasure = {
  /** Null: as the catalogue has it. */
  onBoard: boolean | null;
  /** A name or a post, or somebody with an account; empty and null where nobody owns it. */
  owner: string;
  ownerId: string | null;
  localName: string;
};

export const NOT_KEPT: KeptMeasure = { onBoard: null, owner: '', ownerId: null, localName: '' };

const LONGEST_OWNER = 100;
const LONGEST_NAME = 120;

/** Reads how a measure is kept; `people` are those who can be its owner. */
export function readKept(form: Form, people: readonly { id: string }[]): Read<KeptMeasure> {
  const board = oneOf(['usual', 'yes', 'no'], form['onBoard']);
  const chosen = form['ownerId'] ?? '';
  const ownerId = people.find(({ id }) => id === chosen)?.id ?? null;
  const owner = lineIn(form, 'owner');
  const localName = lineIn(form, 'localName');
  const given = board && { onBoard: board === 'usual' ? null : board === 'yes', owner, ownerId, localName };
  return read(given, [
    board === null ? { field: 'onBoard', text: 'Say whether it is on the board’s scorecard' } : null,
    chosen !== '' && ownerId === null ? { field: 'ownerId', text: 'Choose somebody of the council' } : null,
    ownerId !== null && owner !== ''
      ? { field: 'owner', text: 'Choose somebody, or write a name or post, not both' }
      : longProblem(owner, 'owner', LONGEST_OWNER),
    longProblem(localName, 'localName', LONGEST_NAME),
  ]);
}
