import {
  dayFields,
  dayIn,
  dayProblem,
  type Form,
  isDayBlank,
  lineIn,
  type Read,
  read,
  textIn,
  textProblem,
} from '#kernel/form.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { WrittenPaper } from './written-paper.ts';

export type HeadGiven = Pick<WrittenPaper, 'title' | 'committee' | 'meetingOn' | 'author' | 'period'>;

const LONGEST_LINE = 200;
const LONGEST_SECTION = 20_000;

/** What a report is called, before whom it is brought, and of which days it tells. */
export function readHead(form: Form, today: LocalDate): Read<HeadGiven> {
  const title = lineIn(form, 'title');
  const committee = lineIn(form, 'committee');
  const author = lineIn(form, 'author');
  const [from, until, meetingOn] = [dayIn(form, 'from'), dayIn(form, 'until'), dayIn(form, 'meetingOn')];
  const period = from === null || until === null ? null : { from, until };
  return read(period && { title, committee, author, meetingOn, period }, [
    textProblem(title, 'title', { asked: 'Give the report a title', longest: LONGEST_LINE }),
    textProblem(committee, 'committee', { asked: null, longest: LONGEST_LINE }),
    textProblem(author, 'author', { asked: null, longest: LONGEST_LINE }),
    isDayBlank(form, 'meetingOn')
      ? null
      : dayProblem(
          meetingOn,
          'meetingOn',
          'Enter the day of the meeting as day, month and year, or leave it empty',
          today,
        ),
    dayProblem(from, 'from', 'Enter the first day of the period', today),
    dayProblem(until, 'until', 'Enter the last day of the period', today),
    period !== null && period.until < period.from
      ? { field: 'until', text: 'The last day of the period must not be before its first day' }
      : null,
  ]);
}

/** A report's head as the form's fields. */
export function headFields({ title, committee, author, meetingOn, period }: HeadGiven): Form {
  return {
    ...{ title, committee, author },
    ...dayFields('meetingOn', meetingOn),
    ...dayFields('from', period.from),
    ...dayFields('until', period.until),
  };
}

/** A section's heading and words; empty words leave the section out of the report. */
export function readSection(form: Form): Read<{ heading: string; words: string }> {
  const heading = lineIn(form, 'heading');
  const words = textIn(form, 'words');
  return read({ heading, words }, [
    textProblem(heading, 'heading', { asked: 'Give the section a heading', longest: LONGEST_LINE }),
    textProblem(words, 'words', { asked: null, longest: LONGEST_SECTION }),
  ]);
}
