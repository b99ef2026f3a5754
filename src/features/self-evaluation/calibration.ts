import { type Grade, type Inspection, type Judgement, judgedBefore } from '#features/inspections/index.ts';
import { addDays, type LocalDate } from '#kernel/local-date.ts';
import { type AreaEvaluation, GRADES, type Proposal, type ProposedGrade, proposedOn } from './area.ts';

/** What the council said of itself beside what inspectors said. */
export type Compared = {
  inspectionId: string;
  title: string;
  publishedOn: LocalDate;
  area: string;
  ours: Proposal | null;
  theirs: ProposedGrade;
  difference: Difference;
};

export type Difference = 'same' | 'kinder' | 'harder' | 'notSaid';

export const DIFFERENCE_WORDS: Readonly<Record<Difference, string>> = {
  same: 'The same grade',
  kinder: 'We were kinder to ourselves',
  harder: 'We were harder on ourselves',
  notSaid: 'We had proposed no grade',
};

/**
 * Every grade of a published inspection beside the one that the council proposed before inspectors came, oldest first:
 * what was written after they came counts for the next one.
 */
export function calibration(
  areas: readonly AreaEvaluation[],
  inspections: readonly Inspection[],
  judgements: readonly Judgement[],
): Compared[] {
  return inspections
    .flatMap((inspection) => {
      const { id, title, publishedOn } = inspection;
      if (publishedOn === null) return [];
      const before = dayBefore(inspection, publishedOn);
      return judgements
        .filter((judgement) => judgement.inspectionId === id && isGraded(judgement.grade))
        .map(({ area, grade }): Compared => {
          const ours = gradedOn(area, areas, before);
          const theirs = grade as ProposedGrade;
          return { inspectionId: id, title, publishedOn, area, ours, theirs, difference: difference(ours, theirs) };
        });
    })
    .toSorted((a, b) => (a.publishedOn < b.publishedOn ? -1 : a.publishedOn > b.publishedOn ? 1 : 0));
}

/** The grade that the council gave an area on a day, or the one that says most nearly the same; null: none. */
export function gradedOn(area: string, areas: readonly AreaEvaluation[], day: LocalDate): Proposal | null {
  const own = areas.map((one) => ({ area: one.area, proposal: proposedOn(one, day) })).filter(isProposed);
  return judgedBefore(area, own)?.proposal ?? null;
}

/** The last day before inspectors came. */
export function dayBefore(
  { notifiedOn, onSite }: Pick<Inspection, 'notifiedOn' | 'onSite'>,
  publishedOn: LocalDate,
): LocalDate {
  return addDays(notifiedOn ?? onSite?.from ?? publishedOn, -1);
}

type Own = { area: string; proposal: Proposal | null };

function isProposed(own: Own): own is Own & { proposal: Proposal } {
  return own.proposal !== null;
}

function isGraded(grade: Grade | null): boolean {
  return GRADES.some((known) => known === grade);
}

function difference(ours: Proposal | null, theirs: ProposedGrade): Difference {
  if (ours === null) return 'notSaid';
  const [own, other] = [GRADES.indexOf(ours.grade), GRADES.indexOf(theirs)];
  if (own === other) return 'same';
  return own < other ? 'kinder' : 'harder';
}
