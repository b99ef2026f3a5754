import { AREA_WORDS, areasLike, type Finding, type Inspection, type Judgement } from '#features/inspections/index.ts';
import type { LocalDate } from '#kernel/local-date.ts';
import type { AreaEvaluation, Proposal } from './area.ts';
import { type Compared, calibration, dayBefore, gradedOn } from './calibration.ts';
import type { Statement } from './statement.ts';

/** What an inspection said of one area beside what the council had said of it; null: of no area in particular. */
export type BesideArea = {
  area: string | null;
  /** The grade that the council gave itself before inspectors came. */
  ours: Proposal | null;
  /** Both grades; null where the inspection gave none for this area. */
  graded: Compared | null;
  findings: readonly Finding[];
  /** What the council had said of it by then, in the order in which it was written. */
  statements: readonly Statement[];
};

export type Beside = { inspection: Inspection; areas: readonly BesideArea[] };

export type SaidAndFound = {
  areas: readonly AreaEvaluation[];
  judgements: readonly Judgement[];
  findings: readonly Finding[];
};

/**
 * A published inspection area by area: those that it judged or of which it found something, in the order in which the
 * framework names them, and last what it found of none. An area of another framework stands beside its nearest.
 */
export function besideInspection(inspection: Inspection, { areas, judgements, findings }: SaidAndFound): Beside {
  const { id, publishedOn } = inspection;
  if (publishedOn === null) return { inspection, areas: [] };
  const before = dayBefore(inspection, publishedOn);
  const own = findings.filter(({ inspectionId }) => inspectionId === id);
  const graded = calibration(areas, [inspection], judgements);
  const named = [...graded.map(({ area }) => area), ...own.flatMap(({ area }) => area ?? [])];
  const ofNone = own.filter(({ area }) => area === null);
  return {
    inspection,
    areas: [
      ...inOrder(named).map((area): BesideArea => {
        const found = graded.find((one) => one.area === area) ?? null;
        return {
          ...{ area, graded: found, ours: gradedOn(area, areas, before) },
          findings: own.filter((finding) => finding.area === area),
          statements: saidBy(area, areas, before),
        };
      }),
      ...(ofNone.length > 0 ? [{ area: null, ours: null, graded: null, findings: ofNone, statements: [] }] : []),
    ],
  };
}

/** Each area once, in the framework's order; those in a report's own words after them. */
function inOrder(areas: readonly string[]): string[] {
  const known = Object.keys(AREA_WORDS);
  const place = (area: string) => (known.includes(area) ? known.indexOf(area) : known.length);
  return [...new Set(areas)].toSorted((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
}

/** The statements of an area, and of those most like it, that were written by a day and had not ended by then. */
function saidBy(area: string, areas: readonly AreaEvaluation[], day: LocalDate): Statement[] {
  const like = areasLike(area);
  return areas
    .filter((one) => like.includes(one.area))
    .flatMap(({ statements }) => statements)
    .filter(({ reviews, endedOn }) => (reviews[0]?.on ?? '9999') <= day && (endedOn === null || endedOn > day))
    .toSorted((a, b) => a.number - b.number);
}
