/** Small files of the shape that councils send, made for a test. */

type Made = {
  children: number;
  /** Begins every child's id, so that a test can look for it where it must not be. */
  prefix: string;
  team: string;
  /** The month of the referrals, as YYYY-MM. */
  month?: string;
  /** Headings to be put in place of Ofsted's. */
  headings?: Record<string, string>;
};

const HEADINGS = [
  'Child Unique ID',
  'Gender',
  'Ethnicity',
  'Date of Birth',
  'Age of Child (Years)',
  'Date of referral',
  'Referral Source',
  'Referral NFA?',
  'Number of Referrals in Last 12 Months',
  'Allocated Team',
  'Allocated Worker',
];

/** List 3 as a CSV file: one referral for each child. */
export function referralsCsv({ children, prefix, team, month = '2022-07', headings = {} }: Made): string {
  const rows = Array.from({ length: children }, (_, index) => [
    `${prefix}-C${index + 1}`,
    index % 2 === 0 ? '1' : '2',
    'WBRI',
    '2015-03-01',
    '7',
    `${month}-${String(1 + (index % 28)).padStart(2, '0')}`,
    '1A',
    '0',
    '0',
    team,
    'Worker One',
  ]);
  const top = HEADINGS.map((heading) => headings[heading] ?? heading);
  return [top, ...rows].map((row) => row.join(',')).join('\r\n');
}
