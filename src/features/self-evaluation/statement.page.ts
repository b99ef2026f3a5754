import { type Evidence, evidenceSection } from '#features/evidence/index.ts';
import { type FormShown, textField } from '#features/forms/index.ts';
import { areaTitle } from '#features/inspections/index.ts';
import { type Action, compareRefs, isPartOfPlan, ownerOf } from '#features/plan/index.ts';
import { dateInWords } from '#kernel/local-date.ts';
import {
  button,
  buttonGroup,
  type Content,
  dataTable,
  type Html,
  hiddenFields,
  html,
  insetText,
  linkButton,
  pageHeading,
  select,
  summaryList,
} from '#ui';
import { actionLink } from './area.page.ts';
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

function followed({ shown, known, review, may }: StatementPage, mayWrite: boolean): Html {
  const { statement } = shown;
  const all = [...known.actions.values()].toSorted((a, b) => compareRefs(a.ref, b.ref));
  const own = all.filter(({ id }) => statement.actionIds.includes(id));
  const others = all.filter((action) => !statement.actionIds.includes(action.id) && isPartOfPlan(action));
  const form = (fields: Content, text: string, does: string) =>
    html`<form method="post" action="/self-evaluation/statements/${statement.id}/actions" novalidate>${hiddenFields(review.csrfToken, { does })}${fields}${button({ text, kind: 'secondary' })}</form>`;
  const takeOut = ({ id, ref }: Action) =>
    form(html`<input type="hidden" name="action" value="${id}">`, `Take ${ref} out`, 'remove');
  return html`${dataTable({
    ...{ caption: 'What we do next: actions of the plan', captionSize: 'm' },
    columns: [
      { heading: 'Action' },
      { heading: 'Owner' },
      { heading: 'Due' },
      ...(mayWrite ? [{ heading: 'Take out', isHeadingHidden: true }] : []),
    ],
    rows: own.map((action) => [
      ...[actionLink(action, may), ownerOf(action), dateInWords(action.dueOn)],
      ...(mayWrite ? [takeOut(action)] : []),
    ]),
    whenEmpty: 'None.',
  })}${
    mayWrite &&
    others.length > 0 &&
    form(
      select({
        ...{
          name: 'action',
          id: 'action',
          label: 'Which action of the plan comes next?',
          classes: 'govuk-!-width-full',
        },
        items: [
          { value: '', text: 'Choose one' },
          ...others.map(({ id, ref, title }) => ({ value: id, text: `${ref} ${title}` })),
        ],
      }),
      'Add the action',
      'add',
    )
  }`;
}

function reviews({ shown, review }: StatementPage, mayWrite: boolean): Html {
  const { statement } = shown;
  return html`${dataTable({
    ...{ caption: 'Reviews, newest first', captionSize: 'm' },
    columns: [{ heading: 'Day' }, { heading: 'Who' }, { heading: 'What was found' }],
    rows: statement.reviews.toReversed().map(({ on, by, words }) => [dateInWords(on), by, words]),
  })}${
    mayWrite &&
    html`<form method="post" action="/self-evaluation/statements/${statement.id}/reviews" novalidate>${hiddenFields(review.csrfToken)}${textField(review, { field: 'found', label: 'Does it still hold?', hint: 'What you looked at, and that it holds. Where it no longer does, change it or end it' })}${button({ text: 'Note the review', kind: 'secondary' })}</form>`
  }`;
}
