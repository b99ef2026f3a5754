import { AREAS, type Area, type MeasureDescription, type MeasureId, measureId } from '#features/measures/index.ts';
import { type Form, lineIn, lineProblem, longProblem, oneOf, type Read, read } from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { numberIn } from './given.ts';

export const SUPPLIED_KINDS = ['proportion', 'count', 'rate', 'mean'] as const;
export const SUPPLIED_TIMINGS = ['flow', 'snapshot'] as const;
export const BETTER = ['higher', 'lower', 'neither'] as const;

/** What a measure means whose figures the council supplies, because no list of Headway holds them. */
export type SuppliedMeaning = {
  title: string;
  why: string;
  kind: (typeof SUPPLIED_KINDS)[number];
  timing: (typeof SUPPLIED_TIMINGS)[number];
  better: (typeof BETTER)[number];
  area: Area;
  /** What is counted: `interviews`, `children`. */
  countingUnit: string;
  numeratorInWords: string;
  denominatorInWords: string;
  source: string;
  finalAfterDays: number;
};

/** A definition with its versions, oldest first. */
export type SuppliedMeasure = SuppliedMeaning & {
  id: MeasureId;
  versions: readonly { on: LocalDate; what: string; by: string }[];
};

const PREFIX = 'LM-';
const LAST_NUMBER = 99;

/** The id of a council's next measure, or null once there are 99. */
export function nextId(known: readonly { id: MeasureId }[]): MeasureId | null {
  const next = Math.max(0, ...known.map(({ id }) => Number(id.slice(PREFIX.length)))) + 1;
  return next > LAST_NUMBER ? null : measureId(`${PREFIX}${String(next).padStart(2, '0')}`);
}

export function isSupplied(id: string): boolean {
  return id.startsWith(PREFIX);
}

/** The definition as pages and statistics know measures. */
export function descriptionOf({ id, versions, ...meaning }: SuppliedMeasure): MeasureDescription {
  return {
    id,
    ...meaning,
    ...(meaning.kind === 'mean' && { meanOf: meaning.countingUnit }),
    tier: 'board',
    target: null,
    notes: 'The council supplies the figures of this measure: Headway neither counts nor checks what they rest on.',
    version: versions.length,
    reviewedOn: versions.at(-1)?.on ?? FIRST_DAY,
    changes: versions.map(({ on, what }) => ({ on, what })),
  };
}

const FIRST_DAY = '2020-01-01' as LocalDate;
const LONGEST_TITLE = 120;
const LONGEST_TEXT = 400;
const LONGEST_UNIT = 60;
const LONGEST_LAG_DAYS = 400;

/** Reads what a measure means. `known` are the titles that measures have already. */
export function readMeaning(form: Form, known: readonly string[]): Read<SuppliedMeaning> {
  const kind = oneOf(SUPPLIED_KINDS, form['kind']);
  const timing = oneOf(SUPPLIED_TIMINGS, form['timing']);
  const better = oneOf(BETTER, form['better']);
  const area = oneOf(AREAS, form['area']);
  const lag = numberIn(form, 'finalAfterDays');
  const words = wordsIn(form);
  const given = kind &&
    timing &&
    better &&
    area && {
      ...words,
      ...{ kind, timing, better, area, finalAfterDays: lag ?? 0 },
      denominatorInWords: kind === 'count' ? '' : words.denominatorInWords,
    };
  return read(given, [
    lineProblem(words.title, 'title', 'Enter what the measure is called', LONGEST_TITLE),
    known.some((title) => sameWords(title, words.title))
      ? { field: 'title', text: 'There is a measure of that name already' }
      : null,
    lineProblem(words.why, 'why', 'Say why it matters to a child', LONGEST_TEXT),
    kind === null ? { field: 'kind', text: 'Choose how the figure is made' } : null,
    timing === null ? { field: 'timing', text: 'Say whether it is of a month or as at a day' } : null,
    better === null ? { field: 'better', text: 'Say which way is better' } : null,
    area === null ? { field: 'area', text: 'Choose the area' } : null,
    lineProblem(words.countingUnit, 'countingUnit', 'Enter what is counted, for example interviews', LONGEST_UNIT),
    lineProblem(words.numeratorInWords, 'numeratorInWords', 'Say what the numerator counts', LONGEST_TEXT),
    kind === 'count'
      ? null
      : lineProblem(words.denominatorInWords, 'denominatorInWords', 'Say what it is out of', LONGEST_TEXT),
    lineProblem(words.source, 'source', 'Say where the figures come from', LONGEST_TEXT),
    lag === null || !Number.isInteger(lag) || lag > LONGEST_LAG_DAYS
      ? { field: 'finalAfterDays', text: `Enter a whole number of days from 0 to ${LONGEST_LAG_DAYS}` }
      : null,
  ]);
}

function wordsIn(form: Form) {
  const line = (field: string) => lineIn(form, field);
  return {
    ...{ title: line('title'), why: line('why'), source: line('source'), countingUnit: line('countingUnit') },
    ...{ numeratorInWords: line('numeratorInWords'), denominatorInWords: line('denominatorInWords') },
  };
}

/** Why a definition was changed, which stands with its versions. */
export function readChange(form: Form): Read<string> {
  const what = lineIn(form, 'whatChanged');
  const problem =
    what === ''
      ? { field: 'whatChanged', text: 'Say what changed in the definition' }
      : longProblem(what, 'whatChanged', LONGEST_TEXT);
  return read(what, [problem]);
}

export function sameWords(one: string, other: string): boolean {
  const plain = (text: string) => text.trim().replaceAll(/\s+/g, ' ').toLowerCase();
  return plain(one) === plain(other);
}
