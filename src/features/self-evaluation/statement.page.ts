import { type Evidence, evidenceSection } from '#features/evidence/index.ts';
import { type FormShown, textField } from '#features/forms/index.ts';
import { areaTitle } from '#features/inspections/index.ts';
import { chosenActions, ownerOf } from '#features/plan/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import {
  button,
  buttonGroup,
  dataTable,
  type Html,
  hiddenFields,
  html,
  insetText,
  linkButton,
  pageHeading,
  summaryList,
  versionHeld,
} from '#ui';
import type { StatementShown } from './list.ts';
import { isCurrentStatement, type Known, STATEMENT_KINDS } from './statement.ts';
import { evaluationNavigation, marksShown } from './words.page.ts';

export type StatementPage = {
  shown: StatementShown;
  evidence: readonly Evidence[];
  known: Known;
  /** The form of a review. */
  review: FormShown;
  may: (permission: string) => boolean;
};

/** One statement: what it says, what supports and contradicts it, and what is done next. */
export function statementPage(page: StatementPage): Html {
  const { shown, evidence, known, may } = page;
  const { statement, standing } = shown;
  const isCurrent = isCurrentStatement(statement);
  const mayWrite = may('evaluation.write') && isCurrent;
  return html`${pageHeading(`${statement.number}. ${statement.words}`, { caption: areaTitle(statement.area) })}
${evaluationNavigation(may, null)}
${!isCurrent && insetText(`It ended on ${statement.endedOn === null ? '' : dateInWords(statement.endedOn)}: ${statement.endedReason}`)}
${standing.marks.length > 0 && html`<div class="govuk-!-margin-bottom-4">${marksShown(standing.marks)}</div>`}
${mayWrite && buttonGroup(linkButton({ text: 'Change it', href: `/self-evaluation/statements/${statement.id}/edit` }), html`<a class="govuk-link" href="/self-evaluation/statements/${statement.id}/ending">End it</a>`)}
${summaryList({
  rows: [
    {
      key: 'Area',
      value: html`<a class="govuk-link" href="/self-evaluation/areas/${statement.area}">${areaTitle(statement.area)}</a>`,
    },
    { key: 'Kind', value: STATEMENT_KINDS[statement.kind] },
    { key: 'How we know', value: statement.howKnown || 'Not said beside the evidence' },
    { key: 'What we do next', value: statement.next || 'Not said beside the actions' },
    { key: 'Owner', value: ownerOf(statement) },
    { key: 'Review due', value: dateInWords(standing.reviewDueOn) },
  ],
})}
${evidenceSection({ evidence, about: { kind: 'statement', id: statement.id }, may, today: known.today, deadlines: known.deadlines })}
${followed(page, mayWrite)}
${reviews(page, mayWrite)}`;
}

function followed({ shown, known, review, may }: StatementPage, mayChange: boolean): Html {
  const { statement } = shown;
  return chosenActions({
    caption: 'What we do next: actions of the plan',
    question: 'Which action of the plan comes next?',
    address: `/self-evaluation/statements/${statement.id}/actions`,
    ...{ actions: [...known.actions.values()], chosen: statement.actionIds },
    ...{ mayChange, may, csrfToken: review.csrfToken },
  });
}

function reviews({ shown, review }: StatementPage, mayWrite: boolean): Html {
  const { statement } = shown;
  return html`${dataTable({
    ...{ caption: 'Reviews, newest first', captionSize: 'm' },
    columns: [{ heading: 'Day' }, { heading: 'Who' }, { heading: 'What was found' }],
    rows: statement.reviews.toReversed().map(({ on, by, words }) => [dateInWords(on), by, words]),
  })}${
    mayWrite &&
    html`<form method="post" action="/self-evaluation/statements/${statement.id}/reviews" novalidate>${hiddenFields(review.csrfToken)}${versionHeld(review, statement.version)}${textField(review, { field: 'found', label: 'Does it still hold?', hint: 'What you looked at, and that it holds. Where it no longer does, change it or end it' })}${button({ text: 'Note the review', kind: 'secondary' })}</form>`
  }`;
}
