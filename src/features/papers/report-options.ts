import type { LocalDate } from '#kernel/local-date.ts';

/** Who reads the report: the board sees every count; what goes to the public passes the small-number rule. */
export type Audience = 'board' | 'public';

export type ReportOptions = { audience: Audience; preparedOn: LocalDate };
