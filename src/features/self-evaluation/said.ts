import type { LocalDate } from '#kernel/local-date.ts';

/** Whether the council had said of itself what an inspection found. */
export const SAID_WORDS = {
  said: 'We had said so',
  partly: 'We had said part of it',
  otherwise: 'We had said the opposite',
  notSaid: 'We had not seen it',
} as const;
export type Said = keyof typeof SAID_WORDS;

export type SaidOfFinding = {
  said: Said;
  /** The statement that had said so, or otherwise. */
  statementId: string | null;
  words: string;
  number: number;
  on: LocalDate;
  by: string;
};

/** How often each was so, of the findings that somebody looked at. */
export function countSaid(all: Iterable<SaidOfFinding>): Readonly<Record<Said, number>> {
  const count = { said: 0, partly: 0, otherwise: 0, notSaid: 0 };
  for (const { said } of all) count[said] += 1;
  return count;
}
