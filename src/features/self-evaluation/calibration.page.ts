import { choiceField, type FormShown, textField } from '#features/forms/index.ts';
import { areaTitle, type Finding, type Inspection } from '#features/inspections/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { type Content, dataTable, emptyState, type Html, headline, html, named, pageHeading, tag } from '#ui';
import { gradeWords } from './area.ts';
import { type Compared, DIFFERENCE_WORDS, type Difference } from './calibration.ts';
import { countSaid, SAID_WORDS, type SaidOfFinding } from './said.ts';
import type { Statement } from './statement.ts';
import { evaluationNavigation } from './words.page.ts';

const COLOURS = { same: 'green', kinder: 'orange', harder: 'blue', notSaid: 'grey' } as const;
const SIGNS: Readonly<Record<Difference, string>> = { same: '=', kinder: '▲', harder: '▼', notSaid: '?' };

export type CalibrationPage = {
  council: string;
  compared: readonly Compared[];
  /** Published inspections, the newest first, each with what it found. */
  inspections: readonly { inspection: Inspection; findings: readonly Finding[] }[];
  said: ReadonlyMap<string, SaidOfFinding>;
  statements: readonly Statement[];
  may: (permission: string) => boolean;
};

/** What the council said of itself beside what inspectors said: grades over time, and finding by finding. */
export function calibrationPage(page: CalibrationPage): Html {
  const { council, compared, inspections, may } = page;
  const heading = html`${pageHeading('The self-evaluation beside inspections', { caption: council })}${evaluationNavigation(may, '/self-evaluation/inspections')}`;
  if (inspections.length === 0)
    return html`${heading}${emptyState('No inspection to lay beside it yet', 'Once one is published that came after the first grade was proposed, its grades and findings stand here beside what the council had said before inspectors came.')}`;
  return html`${heading}
${headline(inShort(compared), 'Beside each grade stands the last one that the council had proposed before it knew that inspectors were coming.')}
${dataTable({
  ...{ caption: 'Grades, oldest first', captionSize: 'm' },
  columns: [
    { heading: 'Area' },
    { heading: 'Inspection' },
    { heading: 'We said' },
    { heading: 'They said' },
    { heading: 'Difference' },
  ],
  rows: compared.map(({ area, title, publishedOn, ours, theirs, difference }) => [
    areaTitle(area),
    named(title, `published ${dateInWords(publishedOn)}`),
    ours ? named(gradeWords(ours.grade), dateInWords(ours.on)) : 'Nothing',
    gradeWords(theirs),
    tag(`${SIGNS[difference]} ${DIFFERENCE_WORDS[difference]}`, COLOURS[difference]),
  ]),
  whenEmpty: 'No published inspection gave a grade.',
})}
${inspections.map((one) => findingsOf(page, one))}`;
}

function inShort(compared: readonly Compared[]): string {
  const with_ = compared.filter(({ difference }) => difference !== 'notSaid');
  if (with_.length === 0) return 'No grade of an inspection can be laid beside one of our own yet.';
  const count = (difference: Difference) => with_.filter((one) => one.difference === difference).length;
  return `Of ${with_.length} ${with_.length === 1 ? 'grade' : 'grades'}, we gave ${count('same')} as inspectors did, ${count('kinder')} kinder and ${count('harder')} harder.`;
}

type Found = CalibrationPage['inspections'][number];

function findingsOf({ said, statements, may }: CalibrationPage, { inspection, findings }: Found): Content {
  if (findings.length === 0) return null;
  const own = findings.flatMap(({ id }) => said.get(id) ?? []);
  const count = countSaid(own);
  const rest = findings.length - own.length;
  const words = [
    ...(Object.keys(SAID_WORDS) as (keyof typeof SAID_WORDS)[]).map(
      (key) => `${SAID_WORDS[key].toLowerCase()}: ${count[key]}`,
    ),
    ...(rest > 0 ? [`not looked at: ${rest}`] : []),
  ];
  return html`<h2 class="govuk-heading-m">${inspection.title}: what it found</h2><p class="govuk-body">Of ${String(findings.length)} ${findings.length === 1 ? 'finding' : 'findings'}, ${words.join('; ')}.</p>${dataTable(
    {
      ...{ caption: `Findings of ${inspection.title}`, isCaptionHidden: true },
      columns: [
        { heading: 'Finding' },
        { heading: 'Had we said so?' },
        ...(may('evaluation.write') ? [{ heading: 'Say', isHeadingHidden: true }] : []),
      ],
      rows: findings.map((finding) => [
        named(
          finding.words,
          [KINDS[finding.kind], finding.paragraph && `paragraph ${finding.paragraph}`].filter(Boolean).join(', '),
        ),
        saidShown(said.get(finding.id), statements),
        ...(may('evaluation.write')
          ? [
              html`<a class="govuk-link" href="/self-evaluation/findings/${finding.id}">Say<span class="govuk-visually-hidden"> whether we had said: ${finding.words}</span></a>`,
            ]
          : []),
      ]),
    },
  )}`;
}

const KINDS = { strength: 'Strength', areaToImprove: 'Area to improve', priorityAction: 'Priority action' } as const;

function saidShown(said: SaidOfFinding | undefined, statements: readonly Statement[]): Content {
  if (!said) return html`<span class="hw-quiet">Nobody has looked</span>`;
  const statement = statements.find(({ id }) => id === said.statementId);
  const link =
    statement &&
    html`<a class="govuk-link" href="/self-evaluation/statements/${statement.id}">Statement ${String(statement.number)}</a>`;
  return named(SAID_WORDS[said.said], html`${link}${link && said.words !== '' && ': '}${said.words}`);
}

export function saidFields(shown: FormShown, statements: readonly Statement[]): Html {
  return html`${choiceField(shown, { field: 'said', label: 'Had the council said so before?', items: [{ value: '', text: 'Choose one' }, ...Object.entries(SAID_WORDS).map(([value, text]) => ({ value, text }))] })}
${choiceField(shown, { field: 'statement', label: 'In which statement? (optional)', items: [{ value: '', text: 'In none' }, ...statements.map(({ id, number, words }) => ({ value: id, text: `${number}. ${words.slice(0, 100)}` }))] })}
${textField(shown, { field: 'words', label: 'What does that teach? (optional)' })}`;
}
