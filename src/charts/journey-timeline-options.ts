import type { LocalDate } from '../kernel/local-date.ts';

/** The shape in which a kind's letter stands. */
export type JourneyShape = 'circle' | 'square' | 'triangle' | 'diamond';

export type JourneySpan = { from: LocalDate; until: LocalDate };

/** One inspection or review on its way. */
export type JourneyRow = {
  name: string;
  /** What kind it is, in words, and as a letter in a shape. */
  kind: string;
  letter: string;
  shape: JourneyShape;
  /** Where it stands, in words. */
  state: string;
  /** When it is or was expected. */
  window: JourneySpan | null;
  notifiedOn: LocalDate | null;
  onSite: JourneySpan | null;
  publishedOn: LocalDate | null;
  /** By when the answer is owed. */
  answerDueOn: LocalDate | null;
  answeredOn: LocalDate | null;
};

export type JourneyTimelineOptions = {
  id: string;
  title: string;
  rows: readonly JourneyRow[];
  today: LocalDate;
  summary?: string | undefined;
};

/** Every day that the picture has to hold. */
export function daysOf({ rows, today }: Pick<JourneyTimelineOptions, 'rows' | 'today'>): LocalDate[] {
  const days = rows.flatMap(({ window, notifiedOn, onSite, publishedOn, answerDueOn, answeredOn }) => [
    ...[window?.from, window?.until, notifiedOn, onSite?.from, onSite?.until],
    ...[publishedOn, answerDueOn, answeredOn],
  ]);
  return [today, ...days.filter((day) => day !== undefined && day !== null)].sort();
}

export type AnswerLook = 'open' | 'passed' | 'inTime' | 'late';

/** How the answer's clock stands; null where none is owed. */
export function answerLook({ answerDueOn, answeredOn }: JourneyRow, today: LocalDate): AnswerLook | null {
  if (answerDueOn === null) return null;
  if (answeredOn !== null) return answeredOn <= answerDueOn ? 'inTime' : 'late';
  return today <= answerDueOn ? 'open' : 'passed';
}
