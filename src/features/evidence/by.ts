import type { LocalDate } from '#kernel/local-date.ts';

/** Who writes, and when: the person, the council's day and the moment. */
export type By = { personId: string; on: LocalDate; at: Date };
