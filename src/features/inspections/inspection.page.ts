import type { LocalDate } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import {
  type Content,
  dataTable,
  details,
  type Html,
  html,
  linkButton,
  named,
  pageHeading,
  summaryList,
  warningText,
} from '#ui';
import { clockStanding } from './answering.ts';
import { areasFor, areaTitle, inspectedOn, judgedBefore } from './areas.ts';
import { DOCUMENT_WORDS, type DocumentKept } from './documents.ts';
import { findingsSection, recommendationsSection } from './findings.page.ts';
import { kindTitle } from './kinds.ts';
import { answerAsked } from './owed.ts';
import { stateTag } from './register.page.ts';
import {
  type Finding,
  GRADE_WORDS,
  type Inspection,
  type InspectionStep,
  type Judgement,
  type Recommendation,
} from './register.ts';
import { showsFindings } from './seeing.ts';
import { STATE_WORDS } from './states.ts';
import { clockInWords, dayInWords, spanInWords } from './words.ts';

export type InspectionPage = {
  navigation: Html;
  inspection: Inspection;
  /** The inspection of the same framework before it, with what it judged. */
  before: { inspection: Inspection; judgements: readonly Judgement[] } | null;
  followed: Inspection | null;
  following: readonly Inspection[];
  judgements: readonly Judgement[];
  findings: readonly Finding[];
  recommendations: readonly Recommendation[];
  documents: readonly DocumentKept[];
  steps: readonly InspectionStep[];
  /** The names of a finding's team and service. */
  placeOf: (finding: Finding) => string;
  today: LocalDate;
  may: { manage: boolean; held: boolean; board: boolean; plan: boolean };
};

/** One inspection: where it stands, what it judged, found and recommends, its papers and its steps. */
export function inspectionPage(page: InspectionPage): Html {
  const { navigation, inspection, may } = page;
  const isShown = showsFindings(inspection, { seesHeld: may.held });
  const isHeld = inspection.publishedOn === null && may.held;
  return html`${pageHeading(inspection.title, { caption: kindTitle(inspection) })}${navigation}
${isHeld && inspection.state !== 'anticipated' && warningText('Not published. What is kept here is seen only by those who may see what is held back.')}
${facts(page)}
${actions(page)}
${
  isShown
    ? html`${judgementsSection(page)}${recommendationsSection(page)}${findingsSection(page)}${documentsSection(page)}
<p class="govuk-body"><a class="govuk-link" href="/inspections/${inspection.id}/findings.csv">Findings and recommendations as CSV</a></p>`
    : html`<p class="govuk-body">Nothing is published yet. What inspectors judge, find and recommend is shown here once it is.</p>`
}
${history(page)}`;
}

function facts(page: InspectionPage): Html {
  const { inspection, followed, following, today, may } = page;
  const one = inspection;
  const clock = clockStanding(one, today, englandWorkingDays);
  const rows: [Content, Content][] = [
    ['State', stateTag(one)],
    ['By', one.regulator],
    ['Which of the series', one.sequence],
    ['Focus', one.focus],
    ['Follows', followed && inspectionLink(followed)],
    [
      'Followed by',
      following.length > 0 &&
        html`${following.map((next, index) => html`${index > 0 && html`<br>`}${inspectionLink(next)}`)}`,
    ],
    ['Expected', spanInWords(one.window)],
    ['Notified', dayInWords(one.notifiedOn)],
    ['On site', spanInWords(one.onSite)],
    ['Feedback heard', may.held && dayInWords(one.feedbackOn)],
    ['Letter received', dayInWords(one.letterOn)],
    ['Published', dayInWords(one.publishedOn)],
    [
      'Answer',
      one.publishedOn === null
        ? one.isAnswerOwed
          ? 'Owed once it is published'
          : 'None is owed'
        : answerFacts(page, clockInWords(clock, today)),
    ],
    ['Why by that day', one.answerEntered && html`<span class="hw-kept">${one.answerEntered.reason}</span>`],
    ['Closed', dayInWords(one.closedOn)],
  ];
  return summaryList({
    rows: rows
      .filter(([, value]) => value !== '' && value !== null && value !== false)
      .map(([key, value]) => ({ key, value })),
  });
}

/** The clock of the answer, what is owed by which framework, and the way to enter a day where no rule gives one. */
function answerFacts({ inspection, findings, may, today }: InspectionPage, clock: string): Content {
  if (!inspection.isAnswerOwed) return clock;
  const asked = answerAsked(inspection.kind, inspectedOn(inspection) ?? today);
  const hasPriorityActions = findings.some(({ kind }) => kind === 'priorityAction');
  const enter =
    may.manage &&
    inspection.answerDueOn === null &&
    html`<br><a class="govuk-link" href="/inspections/${inspection.id}/edit">Enter the day by which it is owed</a>`;
  return named(
    html`<span class="hw-plain">${clock}</span>${enter}`,
    `${hasPriorityActions ? asked.answerToPriorityActions : asked.answer}. ${asked.source}`,
  );
}

function inspectionLink({ id, title }: Inspection): Html {
  return html`<a class="govuk-link" href="/inspections/${id}">${title}</a>`;
}

function actions({ inspection: { id }, may }: InspectionPage): Html {
  if (!may.manage && !may.held) return html``;
  return html`<div class="govuk-button-group">${may.manage && linkButton({ text: 'Note the next state', href: `/inspections/${id}/state` })}${
    may.manage && linkButton({ text: 'Change what it is', href: `/inspections/${id}/edit`, kind: 'secondary' })
  }${may.held && html`<a class="govuk-link" href="/inspections/${id}/feedback">What inspectors said</a>`}</div>`;
}

function judgementsSection({ inspection, judgements, before, today, may }: InspectionPage): Html {
  const on = inspectedOn(inspection) ?? today;
  const { areas, source } = areasFor(inspection.kind, on);
  const all = [...new Set<string>([...areas, ...judgements.map(({ area }) => area)])];
  const beside = before !== null && before.judgements.length > 0 ? before : null;
  const change =
    may.manage &&
    html`<p class="govuk-body"><a class="govuk-link" href="/inspections/${inspection.id}/judgements">Write the judgements</a></p>`;
  return html`${dataTable({
    caption: 'Judgements',
    captionSize: 'm',
    columns: [
      { heading: 'Area' },
      { heading: 'Judgement' },
      ...(beside ? [{ heading: `Before: ${beside.inspection.title}` }] : []),
      { heading: 'In words' },
    ],
    rows: all.map((area) => {
      const judged = judgements.find((one) => one.area === area);
      const earlier = beside && judgedBefore(area, beside.judgements);
      return [
        areaTitle(area),
        gradeWords(judged ?? null),
        ...(beside ? [earlierWords(area, earlier)] : []),
        judged?.words ?? '',
      ];
    }),
    whenEmpty: 'No judgement is kept.',
  })}${areas.length > 0 && html`<p class="govuk-body-s">Areas: ${source}.</p>`}${change}`;
}

function gradeWords(judgement: Judgement | null): string {
  if (judgement === null) return 'Not judged';
  return judgement.grade === null ? 'In words' : GRADE_WORDS[judgement.grade];
}

/** The grade before; where the area was another one, its name as well. */
function earlierWords(area: string, earlier: Judgement | null): Content {
  if (earlier === null) return 'Not judged';
  const grade = gradeWords(earlier);
  return areaTitle(earlier.area) === areaTitle(area) ? grade : named(grade, areaTitle(earlier.area));
}

function documentsSection({ inspection, documents, may }: InspectionPage): Html {
  return html`${dataTable({
    caption: 'Documents',
    captionSize: 'm',
    columns: [{ heading: 'Document' }, { heading: 'What' }, { heading: 'About' }],
    rows: documents.map((one) => [
      html`<a class="govuk-link" href="/evidence/documents/${one.id}/${one.number}">${one.title}</a>`,
      DOCUMENT_WORDS[one.what],
      dayInWords(one.aboutOn),
    ]),
    whenEmpty: 'No document is kept.',
  })}${may.manage && html`<p class="govuk-body"><a class="govuk-link" href="/inspections/${inspection.id}/documents/new">Add a document</a></p>`}`;
}

function history({ steps }: InspectionPage): Html {
  return details({
    summary: 'How it came to this state',
    content: dataTable({
      caption: 'Every move, oldest first',
      isCaptionHidden: true,
      columns: ['State', 'Day', 'By', 'Reason'].map((heading) => ({ heading })),
      rows: steps.map((step) => [STATE_WORDS[step.state], dayInWords(step.on), step.by, step.reason]),
      whenEmpty: 'Nothing is noted yet.',
    }),
  });
}
