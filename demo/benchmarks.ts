import { type LocalDate, localDate } from '#kernel/local-date.ts';

/**
 * What the Department for Education had published of other areas by the demonstration's day, typed in as facts with their
 * source: percentages of the years to 31 March 2020 and 2021 (those of 2022 came out in October and November 2022). Rates
 * per 10,000 are left out, because they were revised afterwards with new estimates of the population. Source: DfE,
 * children in need and children looked after statistics of 2020 and 2021, Open Government Licence v3.0.
 */

/** The areas in the order in which figures stand below; councils by the Department's codes. */
const AREAS = [
  { kind: 'england', name: 'England', code: '' },
  { kind: 'region', name: 'South West', code: '' },
  { kind: 'council', name: 'Wiltshire', code: '865' },
  { kind: 'council', name: 'North Somerset', code: '802' },
  { kind: 'council', name: 'Hampshire', code: '850' },
  { kind: 'council', name: 'West Sussex', code: '938' },
  { kind: 'council', name: 'Worcestershire', code: '885' },
  { kind: 'council', name: 'Warwickshire', code: '937' },
  { kind: 'council', name: 'Cheshire East', code: '895' },
  { kind: 'council', name: 'Leicestershire', code: '855' },
  { kind: 'council', name: 'Oxfordshire', code: '931' },
  { kind: 'council', name: 'Essex', code: '881' },
] as const;

const RELEASES = {
  need: {
    2020: { source: 'DfE, Characteristics of children in need 2020', publishedOn: '2020-10-29' },
    2021: { source: 'DfE, Characteristics of children in need 2021', publishedOn: '2021-10-28' },
  },
  care: {
    2020: { source: 'DfE, Children looked after in England including adoptions 2020', publishedOn: '2020-12-10' },
    2021: { source: 'DfE, Children looked after in England including adoptions 2021', publishedOn: '2021-11-18' },
  },
} as const;

/** `-`: the Department gives none, or withholds it. */
type Published = {
  measure: string;
  release: keyof typeof RELEASES;
  covers: 'year' | 'day';
  2020: readonly (number | '-')[];
  2021: readonly (number | '-')[];
};

const PUBLISHED: readonly Published[] = [
  {
    ...{ measure: 'FD-08', release: 'need', covers: 'year' },
    2020: [22.6, 21, 21.4, 25.3, 32.3, 26.6, 24.2, 19.2, 15.8, 20.8, 17.7, 19],
    2021: [22.7, 22.7, 16, 18.1, 34.5, 26.7, 22.1, 21, 15.5, 21.2, 27.6, 18.5],
  },
  {
    ...{ measure: 'FD-09', release: 'need', covers: 'year' },
    2020: [6.3, 6, 4.9, 6.5, 13.4, 0, 14, 0.2, 3.6, 5.2, 7.1, 1.2],
    2021: [6, 6.7, 2.4, 2.5, 14.5, 0, 5, '-', 4, 3.7, 11.9, 3.4],
  },
  {
    ...{ measure: 'AS-01', release: 'need', covers: 'year' },
    2020: [83.8, 82.5, 81.4, 86.1, 92.6, 87.8, 89.2, 73.6, 85.5, 87, 63, 87.6],
    2021: [87.6, 86.8, 89.9, 92.8, 95.9, 89, 92, 69.7, 73.6, 95.3, 69.2, 92.4],
  },
  {
    ...{ measure: 'CP-02', release: 'need', covers: 'year' },
    2020: [77.6, 77.4, 92.9, 95.3, 77.1, 61, 74.3, 67.8, 75.1, 80.6, 78.1, 86.8],
    2021: [83, 85.6, 97.6, 98.5, 87.1, 75, 91.4, 69.6, 77.6, 89.1, 80.6, 87.9],
  },
  {
    ...{ measure: 'CP-04', release: 'need', covers: 'year' },
    2020: [21.9, 24.4, 17.7, 24.6, 23.9, 26.5, 25.4, 23.8, 21.7, 21.5, 24.8, 18.6],
    2021: [22.1, 25, 20.5, 25.6, 25.4, 26.3, 24.7, 27.5, 27.8, 22.8, 21.3, 24.3],
  },
  {
    ...{ measure: 'CP-06', release: 'need', covers: 'day' },
    2020: [2.1, 2.2, 1.9, 0, 1.6, 1, '-', '-', '-', '-', 3.5, 1.2],
    2021: [2, 1.9, 1.9, '-', 0.7, 0.9, '-', '-', '-', '-', 2.2, 1.3],
  },
  {
    ...{ measure: 'CP-12', release: 'need', covers: 'day' },
    2020: [91.5, 87.8, 96.8, 100, 80.9, 86.4, 80.4, 76.2, 89.6, 94.6, 75.4, 92.2],
    2021: [93.2, 91.2, 100, 92.2, 88.7, 87.7, 94.2, 86.1, 93.1, 96.2, 89.7, 97.7],
  },
  {
    ...{ measure: 'MX-03', release: 'care', covers: 'year' },
    2020: [11, 11, 11, 12, 12, 15, 9, 11, 13, 8, 10, 13],
    2021: [10, 10, 9, 12, 11, 11, 9, 11, 10, 6, 9, 12],
  },
  {
    ...{ measure: 'CL-08', release: 'care', covers: 'day' },
    2020: [11, 12, 11, 16, 18, 12, 11, 15, 12, 8, 12, 10],
    2021: [9, 11, 6, 11, 13, 14, 8, 16, 7, 5, 9, 11],
  },
  {
    ...{ measure: 'CL-09', release: 'care', covers: 'day' },
    2020: [68, 67, 76, 63, 64, 55, 66, 64, 59, 67, 65, 67],
    2021: [70, 71, 76, 73, 69, 55, 68, 62, 79, 80, 68, 69],
  },
  {
    ...{ measure: 'CL-12', release: 'care', covers: 'day' },
    2020: [90, 92, 96, 93, 58, 86, 83, 86, 86, 92, 98, 93],
    2021: [91, 90, 94, 83, 75, 90, 85, 89, 86, 86, 94, 89],
  },
  {
    ...{ measure: 'LC-02', release: 'care', covers: 'year' },
    2020: [85, 85, 82, 85, 71, 94, 81, 83, 95, 93, 78, 88],
    2021: [88, 89, 92, 88, 76, 98, 90, 87, 94, 96, 88, 91],
  },
  {
    ...{ measure: 'LC-05', release: 'care', covers: 'year' },
    2020: [53, 53, 54, 47, 51, 59, 45, 51, 52, 61, 46, 51],
    2021: [52, 52, 60, 40, 53, 54, 48, 50, 50, 60, 47, 51],
  },
];

/** A file as somebody would load it. */
export type PublishedFile = { fileName: string; text: string; loadedOn: LocalDate };

/** After the last of the releases. */
const LOADED_ON = localDate('2021-11-22');

/** Published figures, and the neighbours that are made up for a made-up county: no model of the Department knows it. */
export function publishedFiles(code: string, name: string): PublishedFile[] {
  return [
    { fileName: 'Published figures 2020 and 2021.csv', text: figuresFile(), loadedOn: LOADED_ON },
    { fileName: 'Statistical neighbours.csv', text: neighboursFile(code, name), loadedOn: LOADED_ON },
  ];
}

function figuresFile(): string {
  const rows = PUBLISHED.flatMap((published) =>
    ([2020, 2021] as const).flatMap((year) => {
      const { source, publishedOn } = RELEASES[published.release][year];
      return AREAS.map(({ kind, name, code }, index) =>
        [
          ...[published.measure, String(year), published.covers, kind, name, code],
          ...[String(published[year][index]), `"${source}"`, publishedOn],
        ].join(','),
      );
    }),
  );
  return [FIGURE_HEADINGS, ...rows].join('\r\n');
}

const FIGURE_HEADINGS = 'measure,year,period,area,area_name,area_code,value,source,published_on';

function neighboursFile(code: string, name: string): string {
  const councils = AREAS.filter(({ kind }) => kind === 'council');
  const rows = councils.map(
    (council, index) => `${MODEL},${code},${name},${index + 1},${council.code},${council.name},Made up`,
  );
  return ['model,la_code,la_name,rank,sn_code,sn_name,closeness', ...rows].join('\r\n');
}

const MODEL = '2021 (made up for the demonstration)';
