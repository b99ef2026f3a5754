import { type Attributes, attributes, type Content, classNames, type Html, html, isBlank } from './html.ts';

export type SummaryAction = {
  text: Content;
  href: string;
  /** Read after the text: `Change` what. */
  visuallyHiddenText?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type SummaryRow = {
  key: Content;
  value: Content;
  actions?: readonly SummaryAction[] | undefined;
  classes?: string | undefined;
  keyClasses?: string | undefined;
  valueClasses?: string | undefined;
  actionClasses?: string | undefined;
};

export type SummaryListOptions = {
  rows: readonly SummaryRow[];
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** Facts and their names. https://design-system.service.gov.uk/components/summary-list/ */
export function summaryList(options: SummaryListOptions): Html {
  const anyHasActions = options.rows.some((row) => hasActions(row));
  return html`<dl class="${classNames('govuk-summary-list', options.classes)}"${attributes(options.attributes)}>${options.rows.map(
    (row) => summaryRow(row, anyHasActions),
  )}</dl>`;
}

function summaryRow(row: SummaryRow, anyHasActions: boolean): Html {
  const noActions = anyHasActions && !hasActions(row) && 'govuk-summary-list__row--no-actions';
  return html`<div class="${classNames('govuk-summary-list__row', noActions, row.classes)}"><dt class="${classNames('govuk-summary-list__key', row.keyClasses)}">${row.key}</dt><dd class="${classNames('govuk-summary-list__value', row.valueClasses)}">${row.value}</dd>${actions(row)}</div>`;
}

function actions(row: SummaryRow): Html {
  const links = (row.actions ?? []).map(actionLink);
  if (links.length === 0) return html``;
  const content =
    links.length === 1
      ? links
      : html`<ul class="govuk-summary-list__actions-list">${links.map((link) => html`<li class="govuk-summary-list__actions-list-item">${link}</li>`)}</ul>`;
  return html`<dd class="${classNames('govuk-summary-list__actions', row.actionClasses)}">${content}</dd>`;
}

function actionLink(action: SummaryAction): Html {
  return html`<a class="${classNames('govuk-link', action.classes)}" href="${action.href}"${attributes(action.attributes)}>${action.text}${
    !isBlank(action.visuallyHiddenText) &&
    html`<span class="govuk-visually-hidden"> ${action.visuallyHiddenText}</span>`
  }</a>`;
}

function hasActions(row: SummaryRow): boolean {
  return (row.actions ?? []).length > 0;
}
