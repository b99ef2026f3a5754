import { areaTitle, type Finding } from '#features/inspections/index.ts';
import { csv } from '#kernel/csv.ts';
import { gradeWords } from './area.ts';
import type { Beside, BesideArea } from './beside.ts';
import { DIFFERENCE_WORDS } from './calibration.ts';
import { SAID_WORDS, type SaidOfFinding } from './said.ts';
import type { Statement } from './statement.ts';

export const FOUND_WORDS = {
  strength: 'Strength',
  areaToImprove: 'Area to improve',
  priorityAction: 'Priority action',
} as const satisfies Record<Finding['kind'], string>;

/** Inspections beside the self-evaluation: a row for each finding, and one for an area of which nothing was found. */
export function besideCsv(
  inspections: readonly Beside[],
  said: ReadonlyMap<string, SaidOfFinding>,
  statements: readonly Statement[],
): string {
  return csv(
    [
      ...['Inspection', 'Published', 'Area', 'We said', 'On', 'They said', 'Difference'],
      ...['Finding', 'Paragraph', 'What they found', 'Had we said so?', 'In statement', 'What it teaches'],
      'Our statements of the area',
    ],
    inspections.flatMap(({ inspection, areas }) =>
      areas.flatMap((one) => {
        const head = [inspection.title, inspection.publishedOn, ...gradesOf(one)];
        const own = one.statements.map(({ number }) => number).join(' ');
        const findings: readonly (Finding | null)[] = one.findings.length === 0 ? [null] : one.findings;
        return findings.map((finding) => [...head, ...foundOf(finding, said, statements), own]);
      }),
    ),
  );
}

function gradesOf({ area, ours, graded }: BesideArea) {
  return [
    ...[area === null ? '' : areaTitle(area), ours ? gradeWords(ours.grade) : '', ours?.on ?? null],
    ...[graded ? gradeWords(graded.theirs) : '', graded ? DIFFERENCE_WORDS[graded.difference] : ''],
  ];
}

function foundOf(
  finding: Finding | null,
  said: ReadonlyMap<string, SaidOfFinding>,
  statements: readonly Statement[],
): (string | number | null)[] {
  if (finding === null) return ['', '', '', '', null, ''];
  const answer = said.get(finding.id);
  const statement = statements.find(({ id }) => id === answer?.statementId);
  return [
    ...[FOUND_WORDS[finding.kind], finding.paragraph, finding.words],
    ...[answer ? SAID_WORDS[answer.said] : '', statement?.number ?? null, answer?.words ?? ''],
  ];
}
