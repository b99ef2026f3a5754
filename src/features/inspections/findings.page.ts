import type { LocalDate } from '#kernel/local-date.ts';
import { englandWorkingDays } from '#kernel/working-days.ts';
import { dataTable, type Html, html, named, tag } from '#ui';
import { clockStanding } from './answering.ts';
import { areaTitle } from './areas.ts';
import type { Finding, Inspection, Recommendation } from './register.ts';
import { FINDING_KINDS, FINDING_WORDS } from './saying-form.ts';
import { clockInWords, dayInWords } from './words.ts';

type Section = {
  inspection: Inspection;
  findings: readonly Finding[];
  recommendations: readonly Recommendation[];
  placeOf: (finding: Finding) => string;
  today: LocalDate;
  may: { manage: boolean; board: boolean; plan: boolean };
};

const LEDGER = {
  open: { words: 'Open', colour: 'blue' },
  closed: { words: 'Closed', colour: 'green' },
  superseded: { words: 'Superseded', colour: 'grey' },
} as const;

/** Open, closed or superseded, with the day and the minute in which it became so. */
export function ledgerTag({ state, steps }: Pick<Finding, 'state' | 'steps'>): Html {
  const { words, colour } = LEDGER[state];
  const last = steps.at(-1);
  if (state === 'open' || !last) return tag(words, colour);
  const by = last.byRef ? `by ${last.byRef}, ` : '';
  const minute = last.minute === '' ? '' : `, minute ${last.minute}`;
  return html`${tag(words, colour)}<br><span class="govuk-body-s">${by}${dayInWords(last.on)}${minute}</span>`;
}

/** What is recommended, each with its clock and its thread through the plan. */
export function recommendationsSection({ inspection, recommendations, today, may }: Section): Html {
  const add =
    may.manage &&
    html`<p class="govuk-body"><a class="govuk-link" href="/inspections/${inspection.id}/recommendations/new">Add a recommendation</a></p>`;
  return html`${dataTable({
    caption: 'Recommendations',
    captionSize: 'm',
    columns: [
      ...['Ref', 'What is recommended', 'Theme', 'Answer', 'State'].map((heading) => ({ heading })),
      ...(may.manage || may.board ? [{ heading: 'Change', isHeadingHidden: true }] : []),
    ],
    rows: recommendations.map((one) => [
      may.plan
        ? html`<a class="govuk-link" href="/plan/recommendations/${one.id}">${unbroken(one.ref)}</a>`
        : unbroken(one.ref),
      named(one.words, one.paragraph === '' ? '' : `Paragraph ${one.paragraph}`),
      one.theme,
      one.publishedOn === null ? '' : clockInWords(clockStanding(one, today, englandWorkingDays), today),
      ledgerTag(one),
      ...(may.manage || may.board ? [recommendationLinks(one, may)] : []),
    ]),
    whenEmpty: 'No recommendation is kept.',
  })}${add}`;
}

/** A ref that stays on one line. */
function unbroken(ref: string): string {
  return ref.replace('-', '\u2011');
}

function recommendationLinks({ id, ref, state }: Recommendation, may: Section['may']): Html {
  const verb = state === 'closed' ? 'Open again or supersede' : 'Close or supersede';
  return html`${may.manage && html`<a class="govuk-link" href="/recommendations/${id}/edit">Change<span class="govuk-visually-hidden"> ${ref}</span></a>`}${
    may.board &&
    state !== 'superseded' &&
    html`<br><a class="govuk-link" href="/recommendations/${id}/close">${verb}<span class="govuk-visually-hidden"> ${ref}</span></a>`
  }`;
}

/** Strengths and areas to improve, each in the report's words. */
export function findingsSection(section: Section): Html {
  const { inspection, findings, may } = section;
  const add =
    may.manage &&
    html`<p class="govuk-body"><a class="govuk-link" href="/inspections/${inspection.id}/findings/new">Add a finding</a></p>`;
  const kinds = FINDING_KINDS.toReversed().filter((kind) => findings.some((one) => one.kind === kind));
  if (kinds.length === 0)
    return html`<h2 class="govuk-heading-m">Findings</h2><p class="govuk-body hw-empty">No finding is kept.</p>${add}`;
  return html`${kinds.map((kind) => findingsTable(section, kind))}${add}`;
}

const HEADINGS = {
  strength: 'Strengths',
  areaToImprove: 'Areas to improve',
  priorityAction: 'Priority actions',
} as const;

function findingsTable({ findings, placeOf, may }: Section, kind: Finding['kind']): Html {
  return dataTable({
    caption: HEADINGS[kind],
    captionSize: 'm',
    columns: [
      ...['No.', 'What the report says', 'Area and theme', 'Team or service', 'State'].map((heading) => ({ heading })),
      ...(may.manage ? [{ heading: 'Change', isHeadingHidden: true }] : []),
    ],
    rows: findings
      .filter((one) => one.kind === kind)
      .map((one) => [
        one.number,
        named(one.words, one.paragraph === '' ? '' : `Paragraph ${one.paragraph}`),
        one.area === null ? one.theme : named(html`<span class="hw-plain">${areaTitle(one.area)}</span>`, one.theme),
        placeOf(one),
        kind === 'strength' && one.state === 'open' ? '' : ledgerTag(one),
        ...(may.manage ? [findingLinks(one)] : []),
      ]),
  });
}

function findingLinks({ id, kind, number, state }: Finding): Html {
  const what = html`<span class="govuk-visually-hidden"> ${FINDING_WORDS[kind].toLowerCase()} ${number}</span>`;
  const verb = state === 'closed' ? 'Open again' : 'Close';
  return html`<a class="govuk-link" href="/findings/${id}/edit">Change${what}</a>${
    state !== 'superseded' &&
    kind !== 'strength' &&
    html`<br><a class="govuk-link" href="/findings/${id}/close">${verb}${what}</a>`
  }`;
}
