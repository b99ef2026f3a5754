import { listOf } from '#features/extracts/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { limitInWords, TIMESCALES, type TimescaleRule } from '#kernel/timescales.ts';
import { AWAITED } from './catalogue/awaited.ts';
import { CATALOGUE } from './catalogue/index.ts';
import { NEEDS } from './catalogue/needs.ts';
import type { AnyMeasure } from './definition.ts';
import type { LooksBack } from './looks-back.ts';
import { AREAS, type Area, type MeasureDescription, meanUnit, type Target } from './measure.ts';

export const AREA_NAMES: Record<Area, string> = {
  frontDoor: 'Front door',
  earlyHelp: 'Early help',
  assessment: 'Assessment',
  childrenInNeed: 'Children in need',
  childProtection: 'Child protection',
  court: 'Court and pre-proceedings',
  missing: 'Missing and exploitation',
  childrenInCare: 'Children in care',
  careLeavers: 'Care leavers',
  adoption: 'Adoption',
  fostering: 'Fostering',
  otherSafeguarding: 'Other safeguarding',
  workforce: 'Workforce',
  audit: 'Audit and quality assurance',
  voice: 'Voice of children and families',
  recording: 'Recording',
};

const TIMINGS: Record<MeasureDescription['timing'], string> = {
  flow: 'events of the month',
  cohort: 'those whose limit fell in the month',
  snapshot: 'as at the extract’s date',
  rolling12: 'events of the 12 months that end with the month',
  rolling36: 'events of the 36 months that end with the month',
};

const KINDS: Record<MeasureDescription['kind'], string> = {
  count: 'Count',
  proportion: 'Percentage',
  rate: 'Rate per 10,000 children',
  mean: 'Mean of days',
};

const BETTER: Record<MeasureDescription['better'], string> = {
  higher: 'More is better',
  lower: 'Less is better',
  neither: 'Neither more nor less is better in itself',
};

const UNIT_AFTER: Record<Exclude<MeasureDescription['kind'], 'mean'>, string> = {
  count: '',
  proportion: '%',
  rate: '',
};

/** `at least 90%`, or that there is none; `meanOf` is said of a mean that is not of days. */
export function targetInWords(
  target: Target | null,
  kind: MeasureDescription['kind'],
  meanOf?: string | undefined,
): string {
  if (target === null) return 'none';
  return `${target.kind === 'atLeast' ? 'at least' : 'at most'} ${target.value}${kind === 'mean' ? meanUnit({ meanOf }) : UNIT_AFTER[kind]}`;
}

/** One measure as a section of Markdown. */
export function describeMeasure(measure: AnyMeasure): string {
  const { description: about, list, looksBack } = measure;
  const facts = [
    ['Numerator', about.numeratorInWords],
    ['Denominator', about.denominatorInWords],
    ['Counted', about.countingUnit],
    ['Kind', `${KINDS[about.kind]}, ${TIMINGS[about.timing]}`],
    ['From', list === 'allRows' ? 'all lists' : `List ${listOf(list).number}: ${listOf(list).title}`],
    ['For', about.tier === 'board' ? 'the board’s scorecard' : 'those who run the work'],
    ['Better', BETTER[about.better]],
    ['Target', targetInWords(about.target, about.kind)],
    ['Final', `${about.finalAfterDays} days after the month’s end`],
    ...(looksBack ? [['History', historyInWords(looksBack)]] : []),
    ['Source', about.source],
    ['Reviewed', dateInWords(about.reviewedOn)],
  ];
  return [
    `### ${about.id} ${about.title}`,
    about.why,
    facts.map(([name, fact]) => `- **${name}**: ${fact}`).join('\n'),
    about.notes,
    about.changes.map(({ on, what }, index) => `Version ${index + 1}, ${dateInWords(on)}: ${what}`).join('  \n'),
  ].join('\n\n');
}

/** What of earlier extracts a measure wants, and what it does without. */
export function historyInWords({ months, without }: LooksBack): string {
  const until =
    without === 'noFigure' ? 'there is no figure until they are kept' : 'until then the file’s own count helps';
  return `${months} months of earlier extracts; ${until}`;
}

/** The measures that wait for what the lists do not hold, as a section of Markdown. */
function awaitedMarkdown(): string {
  const rows = AWAITED.map(({ id, area, title, counts, needs }) =>
    [id, AREA_NAMES[area], title, counts, NEEDS[needs]].join(' | '),
  );
  return [
    '## Measures that wait',
    `${CATALOGUE.length} measures are counted from the lists. These ${AWAITED.length} need something more; whatever brings it switches them on.`,
    ['Measure | Area | What it says | Will count | Needs', '--- | --- | --- | --- | ---', ...rows]
      .map((row) => `| ${row} |`)
      .join('\n'),
  ].join('\n\n');
}

/** Every measure and timescale in words, for `docs/generated/measures.md`. */
export function measuresMarkdown(): string {
  const areas = AREAS.flatMap((area) => {
    const measures = CATALOGUE.filter(({ description }) => description.area === area);
    if (measures.length === 0) return [];
    return [[`## ${AREA_NAMES[area]}`, ...measures.map(describeMeasure)].join('\n\n')];
  });
  return [
    '# Measures',
    'Generated from the catalogue in `src/features/measures/catalogue`; `npm run docs` writes it anew.',
    'Targets are starting values for the council to confirm: no national target is set for any of these measures. No cases is not 0%: a denominator of 0 gives no figure, and under 10 the fraction is shown without a judgement.',
    ...areas,
    awaitedMarkdown(),
    '## Timescales',
    'A limit’s trigger is day 0 and its last day is in time. Working days are Monday to Friday without England’s bank holidays.',
    timescaleTable(),
  ]
    .join('\n\n')
    .concat('\n');
}

function timescaleTable(): string {
  const rules: [string, TimescaleRule][] = Object.entries(TIMESCALES);
  const rows = rules.flatMap(([id, { trigger, requirement, limits }]) =>
    limits.map(({ value, from, basis, source }) =>
      [id, trigger, requirement, limitInWords(value), dateInWords(from), basis, source].join(' | '),
    ),
  );
  return ['Rule | From | To | Limit | Holds since | Basis | Source', '--- | --- | --- | --- | --- | --- | ---', ...rows]
    .map((row) => `| ${row} |`)
    .join('\n');
}
