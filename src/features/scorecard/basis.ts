import type { Extract } from '#features/extracts/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';

/** An extract that counts: a person has confirmed its day and its month. */
export type AcceptedExtract = Extract & { asAt: LocalDate; dataMonth: Month };
