import { LISTS } from '#features/extracts/index.ts';
import { proportion } from '../../definition.ts';
import { atMost } from '../../figures.ts';
import { isInCareOn } from '../children-in-care/in-care.ts';
import { coded, recorded } from '../wording.ts';

const COLUMNS = LISTS.childrenInCare.columns;

export const childrenMissingFromCare = proportion({
  id: 'MX-03',
  tier: 'operational',
  list: 'childrenInCare',
  area: 'missing',
  timing: 'snapshot',
  title: 'Children in care who were missing in the last 12 months',
  why: 'A child who goes missing may be running from harm, or into the hands of somebody who harms them.',
  among: (child, { asAt }) => isInCareOn(child, asAt) && child.missingEpisodes !== null,
  counts: (child) => child.missingEpisodes !== null && child.missingEpisodes > 0,
  detail: (child) => [
    recorded('Times missing in 12 months', child.missingEpisodes),
    recorded('Times absent in 12 months', child.absentEpisodes),
    coded('Return interview offered', COLUMNS.returnInterviewOffered, child.returnInterviewOffered),
    coded('Return interview accepted', COLUMNS.returnInterviewAccepted, child.returnInterviewAccepted),
  ],
  better: 'lower',
  target: atMost(11),
  finalAfterDays: 5,
  numeratorInWords:
    'Of these, recorded as missing from their placement at least once in the 12 months before the as-at date',
  denominatorInWords: 'Children in care on the as-at date whose number of missing episodes is recorded',
  countingUnit: 'child',
  source: 'DfE children looked-after return (SSDA903): missing from placement; Ofsted Annex A, List 8',
  notes:
    'The number of episodes is the file’s own. List 8 counts episodes and says nothing of how long they were, nor of children who live at home. An absence that the carer could explain is counted apart and not here. National figures count every child who was in care at any time of the year; here they are those in care on the day. A fall may mean fewer episodes or fewer that are recorded: read it beside the return interviews.',
  reviewedOn: '2026-11-22',
  changes: [{ on: '2026-11-22', what: 'First version.' }],
});
