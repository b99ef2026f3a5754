import { type Basis, type Effective, inForce } from '#kernel/effective.ts';
import { addMonths, type LocalDate, localDate } from '#kernel/local-date.ts';
import type { Inspection, InspectionKind } from './register.ts';

/** Inspections that come again and again. A short and a standard inspection are one series. */
export const SERIES = ['ilacs', 'send', 'monitoringVisit', 'focusedVisit', 'dfeReview', 'peerReview'] as const;
export type Series = (typeof SERIES)[number];

export const SERIES_WORDS: Readonly<Record<Series, string>> = {
  ilacs: 'ILACS inspection, standard or short',
  send: 'Area SEND inspection',
  monitoringVisit: 'Monitoring visit',
  focusedVisit: 'Focused visit',
  dfeReview: 'DfE review',
  peerReview: 'Peer review',
};

const MEMBERS: Readonly<Record<Series, readonly InspectionKind[]>> = {
  ilacs: ['ilacsStandard', 'ilacsShort'],
  send: ['send'],
  monitoringVisit: ['monitoringVisit'],
  focusedVisit: ['focusedVisit'],
  dfeReview: ['dfeReview'],
  peerReview: ['peerReview'],
};

/** Usually so many months after the one before, which is no promise; null: not at set times. */
export type Interval = Effective<number | null>;

const fact = (value: number | null, from: string, basis: Basis, source: string): Interval => ({
  ...{ value, from: localDate(from), until: null, basis, source },
});

/** What holds until a council settles its own. */
const USUAL: Readonly<Record<Series, readonly Interval[]>> = {
  ilacs: [
    fact(
      36,
      '2018-01-01',
      'guidance',
      'Ofsted, ILACS framework (2018 and later): usually from six months before to six months after three years',
    ),
  ],
  send: [
    fact(
      60,
      '2023-01-01',
      'guidance',
      'Ofsted and CQC, Area SEND framework and handbook (2023): usually within five years',
    ),
  ],
  monitoringVisit: [
    fact(
      3,
      '2016-01-01',
      'guidance',
      'Ofsted, monitoring local authority children’s services judged inadequate (2016): about every quarter',
    ),
  ],
  focusedVisit: [
    fact(
      null,
      '2018-01-01',
      'guidance',
      'Ofsted, ILACS framework (2018 and later): between inspections, at no set time',
    ),
  ],
  dfeReview: [fact(6, '2018-01-01', 'local', 'Reviews under intervention are normally every six months')],
  peerReview: [fact(null, '2018-01-01', 'local', 'Agreed each time')],
};

/** What a council settled, from a day on. */
export type IntervalSettled = {
  series: Series;
  number: number;
  from: LocalDate;
  months: number | null;
  source: string;
  by: string;
};

/** The interval in force on a day: the council's own that was settled last for it, else the usual one. */
export function intervalOn(series: Series, settled: readonly IntervalSettled[], on: LocalDate): Interval | null {
  const own = settled.filter((one) => one.series === series && one.from <= on).toSorted((a, b) => a.number - b.number);
  const last = own.at(-1);
  if (last) return { value: last.months, from: last.from, until: null, basis: 'local', source: last.source };
  return inForce(USUAL[series], on);
}

export type Expectation = {
  series: Series;
  interval: Interval | null;
  last: Inspection | null;
  /** About when the next one comes; null where nothing says so. */
  nextBy: LocalDate | null;
  /** One that is in the register already, and has not come yet. */
  anticipated: Inspection | null;
};

/** For each series: the last that came, and about when the next one does. `inspections` are the latest first. */
export function expectations(
  inspections: readonly Inspection[],
  settled: readonly IntervalSettled[],
  today: LocalDate,
): Expectation[] {
  return SERIES.map((series) => {
    const own = inspections.filter(({ kind }) => MEMBERS[series].includes(kind));
    const last = own.find((one) => cameOn(one) !== null) ?? null;
    const interval = intervalOn(series, settled, today);
    const from = last && cameOn(last);
    return {
      ...{ series, interval, last },
      nextBy: from && interval?.value && !hasEnded(series, from, inspections) ? addMonths(from, interval.value) : null,
      anticipated: own.find(({ state }) => state === 'anticipated' || state === 'notified') ?? null,
    };
  });
}

/** Visits and reviews under intervention go on until the next inspection of the whole. */
function hasEnded(series: Series, last: LocalDate, inspections: readonly Inspection[]): boolean {
  if (series !== 'monitoringVisit' && series !== 'dfeReview') return false;
  return inspections.some((one) => MEMBERS.ilacs.includes(one.kind) && (cameOn(one) ?? '') > last);
}

/** The day on which inspectors came; of those of which only the report is known, the day of that. */
function cameOn({ onSite, publishedOn }: Inspection): LocalDate | null {
  return onSite?.from ?? publishedOn;
}
