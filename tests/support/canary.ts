import { listOf } from '../../src/features/extracts/index.ts';
import { zip } from '../../src/features/extracts/readers/made-files.ts';
import { FIRST } from './assessments.ts';

/** A file whose every fact about a child can be told from anything else that Headway might show. */

export const CHILD_IDS = ['QZKID-7730411', 'QZKID-7730412', 'QZKID-7730413'] as const;
export const WORKER = 'Quillon Zabriskie';
/** In the ways in which a day may be written; nothing else in the file or its neighbourhood is of that day. */
const BIRTHDAYS = ['2009-11-23', '23/11/2009', '23 November 2009', '23 Nov 2009'];
const POSTCODES = ['QZ9 9ZZ', 'QZ99ZZ'];
/** Words where a code or a heading should be. */
export const WORDS_OF_THE_FILE = ['QZWORD-CODE', 'QZWORD-HEADING'] as const;
const CELL = 'QZWORD-CELL';

/** What may stand only where single children are shown. */
export const OF_CHILDREN: readonly string[] = [...CHILD_IDS, WORKER, ...BIRTHDAYS, ...POSTCODES];
export const ALL: readonly string[] = [...OF_CHILDREN, ...WORDS_OF_THE_FILE, CELL];

/** Which of these a text holds, as it is written or as addresses and markup write it. */
export function canariesIn(text: string, canaries: readonly string[] = ALL): string[] {
  return canaries.filter((canary) =>
    [canary, encodeURIComponent(canary), canary.replaceAll(' ', '+'), canary.replaceAll('-', '&#45;')].some((written) =>
      text.includes(written),
    ),
  );
}

type List = 'assessments' | 'childrenInCare';

/** Two lists, each as a CSV file: late assessments, and children in care with the postcodes where they live. */
export function canaryFile(): Buffer {
  const shared = {
    gender: '1',
    bornOn: '23/11/2009',
    ageYears: '12',
    disability: '0',
    team: FIRST,
    worker: WORKER,
  };
  const assessments = CHILD_IDS.map((childId, index) => ({
    ...{ ...shared, childId, ethnicity: index === 0 ? WORDS_OF_THE_FILE[0] : 'WBRI' },
    ...{ startedOn: '10/01/2022', childSeen: '1', authorisedOn: `0${index + 1}/07/2022`, needsSupport: '1' },
  }));
  const inCare = CHILD_IDS.map((childId) => ({
    ...{ ...shared, childId, ethnicity: 'WBRI', startedOn: '01/03/2021', categoryOfNeed: 'N1', legalStatus: 'C2' },
    ...{ legalStatusFrom: '01/03/2021', lastVisitOn: '02/01/2022', placementsInLast12Months: '4' },
    ...{ placementStartedOn: '01/03/2021', placementType: 'U1', placementPostcode: POSTCODES[0] ?? '' },
  }));
  return zip({
    'List 4 Assessments.csv': csvOf('assessments', assessments),
    'List 8 Children in care.csv': csvOf('childrenInCare', inCare),
  });
}

function csvOf(list: List, rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = Object.entries(listOf(list).columns);
  const top = [...columns.map(([, { heading }]) => `"${heading.replaceAll('"', '""')}"`), WORDS_OF_THE_FILE[1]];
  const lines = rows.map((row) => [...columns.map(([field]) => row[field] ?? ''), CELL]);
  return [top, ...lines].map((line) => line.join(',')).join('\r\n');
}
