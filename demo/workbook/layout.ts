import type { ListId } from '#features/extracts/index.ts';

/** How one month's file looks: what real files vary from month to month, as people and versions of the system do. */
export type Layout = {
  sheetName(number: number): string;
  heading(heading: string): string;
  /** Lists whose dates were typed or pasted as text instead of Excel dates. */
  datesAsText: ReadonlySet<ListId>;
  /** Blank rows that a system leaves below the data. */
  blankRowsBelow: number;
};

/** Headings that have a blank at their end in Ofsted's own template. */
const ENDS_IN_BLANK = new Set(['Date Ceased to be Looked After', 'Date of Adoption Order', 'LA In Touch']);

const SPELLED_OTHERWISE: Readonly<Record<string, string>> = {
  'Age of Child (Years)': 'Age',
  'Case status': 'Case Status',
  'Date of referral': 'Date of Referral',
  'Child’s Legal Status': "Child's Legal Status",
  'Child’s Category of Need': "Child's Category of Need",
  'LA In Touch': 'LA in Touch ',
};

const TEXT_DATES: readonly (readonly ListId[])[] = [
  [],
  ['contacts'],
  [],
  ['assessments', 'section47'],
  [],
  [],
  ['earlyHelp'],
];

/** The layout of an extract, from its place in the series. */
export function layoutOf(index: number): Layout {
  const isOtherwise = index % 5 === 2;
  return {
    sheetName: (number) => (index % 3 === 1 || (index % 4 === 2 && number === 3) ? `List ${number}` : `List_${number}`),
    heading(heading) {
      if (isOtherwise) return SPELLED_OTHERWISE[heading] ?? heading;
      return ENDS_IN_BLANK.has(heading) ? `${heading} ` : heading;
    },
    datesAsText: new Set(TEXT_DATES[index % TEXT_DATES.length]),
    blankRowsBelow: index % 4 === 3 ? 3 : 0,
  };
}
