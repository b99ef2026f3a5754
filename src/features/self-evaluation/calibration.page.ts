import { choiceField, type FormShown, textField } from '#features/forms/index.ts';
import { areaTitle, type Finding } from '#features/inspections/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import { type Content, dataTable, emptyState, type Html, headline, html, named, pageHeading, tag } from '#ui';
import { statementLink } from './area.page.ts';
import { gradeWords } from './area.ts';
import { FOUND_WORDS } from './beside.csv.ts';
import type { Beside, BesideArea } from './beside.ts';
import { type Compared, DIFFERENCE_WORDS, type Difference } from './calibration.ts';
import { countSaid, SAID_WORDS, type SaidOfFinding } from './said.ts';
import { STATEMENT_KINDS, type Statement, type StatementKind } from './statement.ts';
import { evaluationNavigation } from './words.page.ts';

const COLOURS = { same: 'green', kinder: 'orange', harder: 'blue', notSaid: 'grey' } as const;
const SIGNS: Readonly<Record<Difference, string>> = { same: '=', kinder: '▲', harder: '▼', notSaid: '?' };

export type CalibrationPage = {
  council: string;
  compared: readonly Compared[];
  /** Published inspections, the newest first, each area by area. */
  inspections: readonly Beside[];
  said: ReadonlyMap<string, SaidOfFinding>;
  statements: readonly Statement[];
  may: (permission: string) => boolean;
};

/** What the council said of itself beside what inspectors said: grades over time, and area by area what was found. */
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
${inspections.map((one) => besideOne(page, one))}
<p class="govuk-body hw-no-print"><a class="govuk-link" href="/self-evaluation/inspections.csv">Inspections beside the self-evaluation as CSV</a></p>`;
}

function inShort(compared: readonly Compared[]): string {
  const with_ = compared.filter(({ difference }) => difference !== 'notSaid');
  if (with_.length === 0) return 'No grade of an inspection can be laid beside one of our own yet.';
  const count = (difference: Difference) => with_.filter((one) => one.difference === difference).length;
  return `Of ${with_.length} ${with_.length === 1 ? 'grade' : 'grades'}, we gave ${count('same')} as inspectors did, ${count('kinder')} kinder and ${count('harder')} harder.`;
}

/** One inspection, area by area: both grades, what it found, and beside it what the council had said. */
function besideOne(page: CalibrationPage, { inspection, areas }: Beside): Content {
  const findings = areas.flatMap((area) => area.findings);
  if (findings.length === 0) return null;
  return html`<h2 class="govuk-heading-m">${inspection.title}: area by area</h2>
<p class="govuk-body">${countInWords(page, findings)} Statements are those written before inspectors came, as they read now.</p>
${areas.map((area) => besideArea(page, inspection.title, area))}`;
}

function countInWords({ said }: CalibrationPage, findings: readonly Finding[]): string {
  const own = findings.flatMap(({ id }) => said.get(id) ?? []);
  const count = countSaid(own);
  const rest = findings.length - own.length;
  const words = [
    ...(Object.keys(SAID_WORDS) as (keyof typeof SAID_WORDS)[]).map(
      (key) => `${SAID_WORDS[key].toLowerCase()}: ${count[key]}`,
    ),
    ...(rest > 0 ? [`not looked at: ${rest}`] : []),
  ];
  return `Of ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'}, ${words.join('; ')}.`;
}

function besideArea(page: CalibrationPage, title: string, beside: BesideArea): Html {
  const { area, findings, statements } = beside;
  const name = area === null ? 'Of no area in particular' : areaTitle(area);
  const found = findingsTable(page, `${title}, ${name}`, findings);
  if (area === null)
    return html`<h3 class="govuk-heading-s">${name}</h3>
<p class="govuk-body">These findings name no area, so that no statement stands beside them.</p>${found}`;
  return html`<h3 class="govuk-heading-s">${name}</h3>
<p class="govuk-body">${gradesOf(beside)}</p>
<div class="hw-pair"><div>${found}</div><div>${statementsTable(name, statements)}</div></div>`;
}

function gradesOf({ ours, graded }: BesideArea): Html {
  const own = ours ? `We said ${gradeWords(ours.grade)} on ${dateInWords(ours.on)}` : 'We had proposed no grade';
  if (graded === null) return html`${own}; inspectors gave no grade.`;
  const { theirs, difference } = graded;
  return html`${own}; inspectors said ${gradeWords(theirs)}. ${tag(`${SIGNS[difference]} ${DIFFERENCE_WORDS[difference]}`, COLOURS[difference])}`;
}

function findingsTable(
  { said, statements, may }: CalibrationPage,
  caption: string,
  findings: readonly Finding[],
): Html {
  return dataTable({
    ...{ caption: `What inspectors found: ${caption}`, isCaptionHidden: true },
    columns: [
      { heading: 'What they found' },
      { heading: 'Had we said so?' },
      ...(may('evaluation.write') ? [{ heading: 'Say', isHeadingHidden: true }] : []),
    ],
    rows: findings.map((finding) => [
      named(
        finding.words,
        [FOUND_WORDS[finding.kind], finding.paragraph && `paragraph ${finding.paragraph}`].filter(Boolean).join(', '),
      ),
      saidShown(said.get(finding.id), statements),
      ...(may('evaluation.write')
        ? [
            html`<a class="govuk-link" href="/self-evaluation/findings/${finding.id}">Say<span class="govuk-visually-hidden"> whether we had said: ${finding.words}</span></a>`,
          ]
        : []),
    ]),
    whenEmpty: 'They found nothing that names this area.',
  });
}

function statementsTable(name: string, statements: readonly Statement[]): Html {
  return dataTable({
    ...{ caption: `What we had said: ${name}`, isCaptionHidden: true },
    columns: [{ heading: 'What we had said' }],
    rows: (Object.keys(STATEMENT_KINDS) as StatementKind[]).flatMap((kind) =>
      statements
        .filter((statement) => statement.kind === kind)
        .map((statement) => [named(statementLink(statement), `Our statement. ${STATEMENT_KINDS[kind]}`)]),
    ),
    whenEmpty: 'We had said nothing of it.',
  });
}

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
