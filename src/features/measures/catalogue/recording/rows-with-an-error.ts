import { proportion } from '../../definition.ts';
import { atMost } from '../../figures.ts';
import { recorded } from '../wording.ts';

export const rowsWithAnError = proportion({
  id: 'RC-07',
  tier: 'board',
  list: 'allRows',
  area: 'recording',
  timing: 'snapshot',
  title: 'Rows of the extract with an error',
  why: 'No figure is better than the records it is counted from.',
  among: () => true,
  counts: ({ errors }) => errors > 0,
  detail: ({ errors, kept }) => [
    recorded('Errors', errors),
    { label: 'In the other measures', text: kept ? 'yes' : 'no, kept out' },
  ],
  better: 'lower',
  target: atMost(2),
  finalAfterDays: 0,
  numeratorInWords: 'Of these, rows in which a check found something wrong, whether or not it kept the row out',
  denominatorInWords: 'All rows of all lists in the extract, those kept out of other measures included',
  countingUnit: 'row',
  source: 'Ofsted Annex A guidance; the checks that the extract went through',
  notes:
    'A row counts once however many errors it has; findings that only warn count, too, and a row may have them and still be in every other measure. An extract that lacks a list has fewer rows and is not comparable with one that has it. The list of adopters has neither child nor team: its rows are of no known team and age. New checks raise the figure without the records having become worse: compare extracts read by the same version.',
  reviewedOn: '2026-11-21',
  changes: [{ on: '2026-11-21', what: 'First version.' }],
});
