import { AREA_WORDS, type Judgement } from '#features/inspections/index.ts';

const ORDER = Object.keys(AREA_WORDS);

/** As reports print them: overall effectiveness first, then the areas of the framework, then a report's own words. */
export function inOrderOfAreas(judgements: readonly Judgement[]): Judgement[] {
  const place = ({ area }: Judgement) => (ORDER.includes(area) ? ORDER.indexOf(area) : ORDER.length);
  return judgements.toSorted((a, b) => place(a) - place(b));
}
