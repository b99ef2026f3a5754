import type { Span } from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';

/** How long the name of a team or of another unit may be. */
export const LONGEST_UNIT_NAME = 60;

/** Something of the structure may be planned, as a re-organisation is, but neither lie in another age nor years ahead. */
export const STRUCTURE_SPAN: Span = { first: '1990-01-01' as LocalDate, yearsAhead: 2 };
