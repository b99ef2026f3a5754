import { formatFigure, formatFraction, type Judged } from '#features/scorecard/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import { lastDayOf } from '#kernel/month.ts';
import type { FigureKept } from './evidence.ts';

/**
 * A judged measure as evidence: its latest figure with the extract that it came from, the version of its definition,
 * and the verdict with its reason; none of it changes when the measure does. Null where there is no figure.
 */
export function figureKeptOf({ measure, series, latest, from, to, verdict, reason }: Judged): FigureKept | null {
  if (latest === null || latest.value === null) return null;
  return {
    ...{ measure: measure.id, title: measure.title, verdict, reason, definitionVersion: measure.version },
    from: from ?? series[0]?.month ?? latest.month,
    to: to ?? latest.month,
    figure: formatFigure(measure, latest),
    fraction: formatFraction(measure, latest),
    ...{ extractId: latest.extractId, asAt: latest.asAt },
  };
}

/** The day that a judged measure's latest figure is about: the last of its month, or that of its extract before it. */
export function figureDayOf({ latest }: Pick<Judged, 'latest'>): LocalDate | null {
  if (latest === null) return null;
  const last = lastDayOf(latest.month);
  return latest.asAt < last ? latest.asAt : last;
}
