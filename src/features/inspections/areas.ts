import { type Effective, inForce } from '#kernel/effective.ts';
import { type LocalDate, localDate } from '#kernel/local-date.ts';
import { KINDS } from './kinds.ts';
import type { Inspection, InspectionKind } from './register.ts';

export const AREA_WORDS = {
  overall: 'Overall effectiveness',
  leaders: 'The impact of leaders on social work practice with children and families',
  helpAndProtection: 'The experiences and progress of children who need help and protection',
  inCareAndLeavers: 'The experiences and progress of children in care and care leavers',
  inCare: 'The experiences and progress of children in care',
  careLeavers: 'The experiences and progress of care leavers',
} as const;

export type GradedArea = keyof typeof AREA_WORDS;

const FRAMEWORK = 'Ofsted, Inspecting local authority children’s services (ILACS)';

/** The judgements that ILACS inspections make, by the day on which they begin on site. None is ever mandatory. */
export const ILACS_AREAS: readonly Effective<readonly GradedArea[]>[] = [
  {
    value: ['overall', 'leaders', 'helpAndProtection', 'inCareAndLeavers'],
    from: localDate('2018-01-01'),
    until: localDate('2023-01-01'),
    basis: 'guidance',
    source: `${FRAMEWORK}, editions from January 2018: three areas and overall effectiveness`,
  },
  {
    value: ['overall', 'leaders', 'helpAndProtection', 'inCare', 'careLeavers'],
    from: localDate('2023-01-01'),
    until: localDate('2026-04-01'),
    basis: 'guidance',
    source: `${FRAMEWORK}, edition in force from 1 January 2023: care leavers are judged apart`,
  },
  {
    value: ['leaders', 'helpAndProtection', 'inCare', 'careLeavers'],
    from: localDate('2026-04-01'),
    until: null,
    basis: 'guidance',
    source: `${FRAMEWORK}, from 1 April 2026: no judgement of overall effectiveness`,
  },
];

export type AreasInForce = { areas: readonly GradedArea[]; source: string };

/** The areas that an inspection of a kind judges with grades, on a day; none where it says everything in words. */
export function areasFor(kind: InspectionKind, on: LocalDate): AreasInForce {
  if (!KINDS[kind].hasGrades) return { areas: [], source: 'No grades: what it says is kept in words' };
  const held = inForce(ILACS_AREAS, on);
  if (held === null) return { areas: [], source: 'Before ILACS' };
  return { areas: held.value, source: held.source };
}

/** The day whose framework an inspection goes by: when inspectors came, else when they rang, else when they reported. */
export function inspectedOn({
  onSite,
  notifiedOn,
  publishedOn,
}: Pick<Inspection, 'onSite' | 'notifiedOn' | 'publishedOn'>): LocalDate | null {
  return onSite?.from ?? notifiedOn ?? publishedOn;
}

/** Those that go by a framework of their own, which judges other areas than ILACS. */
const OTHER_FRAMEWORKS: readonly InspectionKind[] = ['jtai', 'send', 'hmicfrs'];

/**
 * The areas of which a finding may speak, on the day of its inspection. Visits and reviews give no grade, and look at
 * the same practice; what is found of the whole is found of no area.
 */
export function findingAreasFor(kind: InspectionKind, on: LocalDate): readonly GradedArea[] {
  if (OTHER_FRAMEWORKS.includes(kind)) return [];
  return (inForce(ILACS_AREAS, on)?.value ?? []).filter((area) => area !== 'overall');
}

/** What an area is called; one in a council's own words is called by them. */
export function areaTitle(area: string): string {
  return Object.hasOwn(AREA_WORDS, area) ? AREA_WORDS[area as GradedArea] : area;
}

/** The area of an earlier framework that says most nearly the same. */
const BEFORE: Readonly<Partial<Record<GradedArea, readonly GradedArea[]>>> = {
  inCare: ['inCareAndLeavers'],
  careLeavers: ['inCareAndLeavers'],
  inCareAndLeavers: ['inCare', 'careLeavers'],
};

/** An area and those of earlier and later frameworks that say most nearly the same, the nearest first. */
export function areasLike(area: string): readonly string[] {
  return [area, ...(Object.hasOwn(BEFORE, area) ? (BEFORE[area as GradedArea] ?? []) : [])];
}

/** The judgement of the inspection before that an area is to be laid beside; null where there is none. */
export function judgedBefore<T extends { area: string }>(area: string, before: readonly T[]): T | null {
  for (const name of areasLike(area)) {
    const found = before.find((judgement) => areaTitle(judgement.area) === areaTitle(name));
    if (found) return found;
  }
  return null;
}
