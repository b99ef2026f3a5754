import { source } from './codes/source.ts';
import { codeColumn, dateColumn } from './column.ts';
import { whoTheChildIs } from './common.ts';
import { defineList, type RecordOf } from './list.ts';

/** Every contact of the last six months, one row for each child in it. */
export const contacts = defineList({
  id: 'contacts',
  number: 1,
  title: 'Contacts',
  alsoNamed: ['Contact'],
  rowsPerPerson: 'many',
  personField: 'childId',
  placedBy: 'contactedOn',
  reachesBackMonths: 6,
  columns: {
    ...whoTheChildIs,
    contactedOn: dateColumn('Date of Contact', {
      required: true,
      also: ['DateOfContact', 'Contact Date', 'Contact Start Date'],
    }),
    source: codeColumn('Contact Source', source, { required: true, also: ['ContactSource', 'Source of Contact'] }),
  },
});

export type ContactRecord = RecordOf<typeof contacts>;
