import {
  AREAS,
  type Area,
  CATALOGUE,
  type MeasureDescription,
  type MeasureId,
  type Point,
} from '#features/measures/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { type Month, monthAfter, parseMonth } from '#kernel/month.ts';
import { judge } from './judge.ts';
import { defaultPeriod } from './period.ts';
import { type Scorecard, VERDICTS, type Verdict } from './scorecard.ts';
import { scorecardOf } from './set.ts';

/** What a page of figures was asked to show, as its address says it. */
export type View = {
  from: Month;
  to: Month;
  area: Area | null;
  verdict: Verdict | null;
  team: string | null;
  /** The measures of the board's scorecard, which is usual, or every one. */
  set: 'board' | 'all';
  /** What was wrong with the address, in words; the usual period is shown instead. */
  problem: string | null;
};

/** The longest period that can be chosen. */
const MOST_MONTHS = 60;

/** Reads a view from an address: what it does not say, or says wrongly, is as usual. */
export function viewFrom(query: Readonly<Record<string, string>>, latest: Month | null, today: LocalDate): View {
  const usual = defaultPeriod(latest, today);
  const [from, to] = [parseMonth(query['from'] ?? ''), parseMonth(query['to'] ?? '')];
  const asked = { from: from ?? usual.from, to: to ?? usual.to };
  const isOrdered = asked.from < asked.to;
  const isShort = asked.from >= monthAfter(asked.to, -MOST_MONTHS);
  return {
    ...(isOrdered && isShort ? asked : usual),
    area: AREAS.find((area) => area === query['area']) ?? null,
    verdict: VERDICTS.find((verdict) => verdict === query['verdict']) ?? null,
    team: query['team'] || null,
    set: query['set'] === 'all' ? 'all' : 'board',
    problem:
      isOrdered && isShort
        ? null
        : 'The period must end after it begins and span at most five years. The usual one is shown.',
  };
}

/** The address of a view on a page: what is as usual is left out, so that it stays right as months pass. */
export function addressOf(path: string, view: Partial<View>, usual: { from: Month; to: Month } | null = null): string {
  const query = new URLSearchParams();
  const isUsual = usual !== null && view.from === usual.from && view.to === usual.to;
  for (const key of ['from', 'to'] as const) if (view[key] && !isUsual) query.set(key, view[key]);
  for (const key of ['area', 'verdict', 'team'] as const) if (view[key]) query.set(key, view[key]);
  if (view.set === 'all') query.set('set', 'all');
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

/** Measures, which are the catalogue's unless others are given, judged for one group over the view's period. */
export function judgeAll(
  council: string,
  ofWords: string,
  series: ReadonlyMap<MeasureId, readonly Point[]>,
  view: Pick<View, 'from' | 'to'>,
  asAt: LocalDate | null,
  today: LocalDate,
  rebases: ReadonlyMap<MeasureId, readonly Month[]> = new Map(),
  measures: readonly MeasureDescription[] = CATALOGUE.map(({ description }) => description),
  isShown: (measure: MeasureDescription) => boolean = () => true,
): Scorecard {
  const period = { from: view.from, to: view.to };
  const rows = measures.map((description) =>
    judge(description, ofWords, series.get(description.id) ?? [], {
      ...period,
      today,
      rebases: rebases.get(description.id) ?? [],
    }),
  );
  return scorecardOf({ council, period, asAt, rows, isShown });
}

/** The rows that the view's filters leave, worst first: what needs attention is not to be looked for. */
export function rowsShown(scorecard: Scorecard, view: Pick<View, 'area' | 'verdict'>): Scorecard['rows'] {
  const order: Record<Verdict, number> = { gettingWorse: 0, improving: 1, noChange: 2, undetermined: 3 };
  return scorecard.rows
    .filter(
      ({ measure, verdict }) =>
        (view.area === null || measure.area === view.area) && (view.verdict === null || verdict === view.verdict),
    )
    .toSorted((a, b) => order[a.verdict] - order[b.verdict]);
}
