import { LISTS } from '#features/extracts/index.ts';
import { count } from '../../definition.ts';
import { coded } from '../wording.ts';

const COLUMNS = LISTS.contacts.columns;

export const contactsReceived = count({
  id: 'FD-01',
  tier: 'operational',
  list: 'contacts',
  area: 'frontDoor',
  timing: 'flow',
  title: 'Contacts received',
  why: 'Every worry about a child starts as a contact; their number says what the front door has to carry.',
  month: (contact) => contact.contactedOn,
  counts: () => true,
  detail: (contact) => [coded('Source', COLUMNS.source, contact.source)],
  better: 'neither',
  target: null,
  finalAfterDays: 5,
  numeratorInWords: 'Contacts received in the month, one for each child that a contact is about',
  denominatorInWords: 'None: a count',
  countingUnit: 'child in a contact',
  source: 'Ofsted Annex A, List 1',
  notes:
    'A contact about three children is three rows and counts three; Annex A has no number by which to put them together again. Team and disability are not on List 1: they are taken from the child’s row in another list, so that contacts that led to nothing are mostly of no known team.',
  reviewedOn: '2026-11-21',
  changes: [{ on: '2026-11-21', what: 'First version.' }],
});
