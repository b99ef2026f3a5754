import type { PaperDocument } from '#features/papers/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import type { Gathered } from './gathered.ts';

const BOARD = 'Members of the board and leaders of the council. Not for publication.';

/** The lines at the foot of a front page: of which day the plan and the figures are, and who may read it. */
export function front(
  { figuresAsAt, preparedOn }: Pick<Gathered, 'figuresAsAt' | 'preparedOn'>,
  readers = BOARD,
): PaperDocument['front'] {
  return [
    { label: 'Plan as at', text: dateInWords(preparedOn) },
    { label: 'Figures as at', text: figuresAsAt === null ? 'No extract yet' : dateInWords(figuresAsAt) },
    { label: 'Readers', text: readers },
  ];
}
