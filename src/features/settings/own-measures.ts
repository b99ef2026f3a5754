import {
  type Dimension,
  type MeasureDescription,
  type MeasureId,
  type Point,
  WHOLE_COUNCIL,
} from '#features/measures/index.ts';
import { dateInWords, type LocalDate } from '#kernel/local-date.ts';
import type { Month } from '#kernel/month.ts';
import { type MeasureSettings, NOTHING_SETTLED } from './measure-settings.ts';
import { isSupplied } from './supplied-measure.ts';
import { type FigureInUse, suppliedSeries } from './supplied-series.ts';
import { oneSided, targetIn } from './targets.ts';

/** A council's measures as it keeps them: what it settled about each, and the figures that it supplies itself. */
export type OwnMeasures = {
  /** The catalogue's, then those whose figures are supplied; each as its definition has it. */
  descriptions: readonly MeasureDescription[];
  settings: ReadonlyMap<MeasureId, MeasureSettings>;
  figures: readonly FigureInUse[];
  /** Another text after anything of this changed. */
  stamp: string;
};

export function settingsOf({ settings }: Pick<OwnMeasures, 'settings'>, measure: MeasureId): MeasureSettings {
  return settings.get(measure) ?? NOTHING_SETTLED;
}

/** Whether a measure is on the board's scorecard: as the council chose, or else as the catalogue has it. */
export function isOnBoard(
  own: Pick<OwnMeasures, 'settings'>,
  measure: Pick<MeasureDescription, 'id' | 'tier'>,
): boolean {
  return settingsOf(own, measure.id).kept.onBoard ?? measure.tier === 'board';
}

/**
 * Every measure of a set as it is shown: with the target that is in force in a month, of which a band is none that
 * statistics know, and with the council's own name for it before the national title.
 */
export function targetsIn(month: Month, own: OwnMeasures): MeasureDescription[] {
  return own.descriptions.map((measure) => {
    const { decisions, kept } = settingsOf(own, measure.id);
    const title = kept.localName === '' ? measure.title : `${kept.localName} (${measure.title})`;
    const supplied = suppliedMark(own, measure.id);
    const source = supplied === null ? measure.source : `${supplied}: ${measure.source}`;
    return { ...measure, title, source, target: oneSided(targetIn(month, decisions, measure).target) };
  });
}

/** `Supplied by Ada Obi on 5 August 2022`, by the newest table; null for what is counted, and where nothing was supplied. */
export function suppliedMark({ figures }: Pick<OwnMeasures, 'figures'>, measure: MeasureId): string | null {
  const newest = isSupplied(measure) ? figures.findLast((figure) => figure.measure === measure) : undefined;
  return newest ? `Supplied by ${newest.suppliedBy} on ${dateInWords(newest.acceptedOn)}` : null;
}

/**
 * A measure's target in each month, for its chart, where the council decided on one; null in months without one, or with
 * a band. Null for a measure with the catalogue's target alone.
 */
export function targetsDecided(
  own: OwnMeasures,
  measure: MeasureId,
  months: readonly Month[],
): { month: Month; value: number | null }[] | null {
  const national = own.descriptions.find(({ id }) => id === measure);
  const { decisions } = settingsOf(own, measure);
  if (!national || decisions.length === 0) return null;
  return months.map((month) => ({
    month,
    value: oneSided(targetIn(month, decisions, national).target)?.value ?? null,
  }));
}

/** The series of the measures whose figures are supplied, for one group; other groups than teams have none. */
export function seriesSupplied(
  { descriptions, figures }: OwnMeasures,
  { dimension, group }: { dimension: Dimension; group: string },
  today: LocalDate,
): Map<MeasureId, Point[]> {
  const isAsked = dimension === 'team' ? group !== WHOLE_COUNCIL : dimension === 'council';
  const own = isAsked ? figures.filter((figure) => figure.group === group) : [];
  const byMeasure = Map.groupBy(own, ({ measure }) => measure);
  return new Map(
    descriptions
      .filter(({ id }) => isSupplied(id))
      .map((measure) => [measure.id, suppliedSeries(measure, byMeasure.get(measure.id) ?? [], today)]),
  );
}

/** The teams that have a figure of a supplied measure. */
export function teamsSupplied({ figures }: OwnMeasures, measure: MeasureId): string[] {
  const teams = figures.filter((figure) => figure.measure === measure && figure.group !== WHOLE_COUNCIL);
  return [...new Set(teams.map(({ group }) => group))];
}
