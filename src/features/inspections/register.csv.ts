import { csv } from '#kernel/csv.ts';
import { areaTitle } from './areas.ts';
import { kindTitle } from './kinds.ts';
import type { Finding, Inspection, Recommendation } from './register.ts';
import { FINDING_WORDS } from './saying-form.ts';
import { STATE_WORDS } from './states.ts';

/** The register as a table; days as `2022-04-01`. */
export function registerCsv(inspections: readonly Inspection[]): string {
  return csv(
    [
      ...['Title', 'Kind', 'Regulator', 'Which of the series', 'Focus', 'State', 'Expected from', 'Expected until'],
      ...[
        'Notified',
        'On site from',
        'On site until',
        'Published',
        'Answer owed by',
        'Why by that day',
        'Answered',
        'Closed',
      ],
    ],
    inspections.map((one) => [
      ...[one.title, kindTitle(one), one.regulator, one.sequence, one.focus, STATE_WORDS[one.state]],
      ...[one.window?.from ?? null, one.window?.until ?? null, one.notifiedOn],
      ...[one.onSite?.from ?? null, one.onSite?.until ?? null, one.publishedOn],
      ...[one.answerDueOn, one.answerEntered?.reason ?? '', one.answeredOn, one.closedOn],
    ]),
  );
}

/** What one inspection found and recommends. */
export function findingsCsv(
  findings: readonly Finding[],
  recommendations: readonly Recommendation[],
  nameOf: (finding: Finding) => string,
): string {
  return csv(
    ['Ref', 'What', 'Words', 'Paragraph', 'Theme', 'Area of judgement', 'Team or service', 'State'],
    [
      ...recommendations.map((one) => [
        ...[one.ref, 'Recommendation', one.words, one.paragraph, one.theme, '', '', one.state],
      ]),
      ...findings.map((one) => [
        ...[one.number, FINDING_WORDS[one.kind], one.words, one.paragraph, one.theme],
        ...[one.area === null ? '' : areaTitle(one.area), nameOf(one), one.state],
      ]),
    ],
  );
}
