import { type Attributes, attributes, type Content, classNames, type Html, html, isBlank } from './html.ts';

export type TableColumn = {
  heading: Content;
  isNumeric?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  colspan?: number | undefined;
  rowspan?: number | undefined;
};

export type TableCell = {
  content: Content;
  isNumeric?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
  colspan?: number | undefined;
  rowspan?: number | undefined;
};

export type TableOptions = {
  columns?: readonly TableColumn[] | undefined;
  rows: readonly (readonly TableCell[])[];
  caption?: Content;
  captionClasses?: string | undefined;
  firstCellIsHeader?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** Rows and columns to compare. https://design-system.service.gov.uk/components/table/ */
export function table(options: TableOptions): Html {
  return html`<table class="${classNames('govuk-table', options.classes)}"${attributes(options.attributes)}>${caption(options)}${head(options.columns)}<tbody class="govuk-table__body">${options.rows.map(
    (cells) =>
      html`<tr class="govuk-table__row">${cells.map((cell, index) => tableCell(cell, options.firstCellIsHeader === true && index === 0))}</tr>`,
  )}</tbody></table>`;
}

export type DataColumn = {
  heading: string;
  isNumeric?: boolean | undefined;
  classes?: string | undefined;
  /** Read by screen readers and shown on cards, not above the column: for a column of buttons or pictures. */
  isHeadingHidden?: boolean | undefined;
};

export type DataTableOptions = {
  caption: Content;
  /** The caption is read but not shown, where a heading above says the same. */
  isCaptionHidden?: boolean | undefined;
  captionSize?: 's' | 'm' | 'l' | undefined;
  columns: readonly DataColumn[];
  rows: readonly (readonly Content[])[];
  /** Smaller type and tighter rows, for long tables. */
  isCompact?: boolean | undefined;
  /** What is said instead of an empty table. */
  whenEmpty?: Content;
  classes?: string | undefined;
  id?: string | undefined;
};

/**
 * A table whose first column names the row. On a narrow page every row becomes a card,
 * and every cell carries its column's heading. Roles are written out because `display`
 * takes a table's meaning away from some screen readers.
 */
export function dataTable(options: DataTableOptions): Html {
  if (options.rows.length === 0 && options.whenEmpty !== undefined) return instead(options);
  const classes = classNames('govuk-table hw-table', options.isCompact && 'hw-table--compact', options.classes);
  const captionClasses = classNames(
    'govuk-table__caption',
    options.isCaptionHidden ? 'govuk-visually-hidden' : `govuk-table__caption--${options.captionSize ?? 's'}`,
  );
  return html`<table${attributes({ class: classes, id: options.id, role: 'table' })}><caption class="${captionClasses}">${options.caption}</caption><thead class="govuk-table__head" role="rowgroup"><tr class="govuk-table__row" role="row">${options.columns.map(dataHeading)}</tr></thead><tbody class="govuk-table__body" role="rowgroup">${options.rows.map((cells) => dataRow(options.columns, cells))}</tbody></table>`;
}

/** What is said instead of an empty table, under what the table would have been called. */
function instead({ caption: name, isCaptionHidden, captionSize, whenEmpty }: DataTableOptions): Html {
  return html`${!isCaptionHidden && html`<p class="govuk-table__caption govuk-table__caption--${captionSize ?? 's'}">${name}</p>`}<p class="govuk-body hw-empty">${whenEmpty}</p>`;
}

function dataHeading(column: DataColumn): Html {
  const classes = classNames('govuk-table__header', column.isNumeric && 'govuk-table__header--numeric', column.classes);
  const words = column.isHeadingHidden
    ? html`<span class="govuk-visually-hidden">${column.heading}</span>`
    : column.heading;
  return html`<th scope="col" role="columnheader" class="${classes}">${words}</th>`;
}

function dataRow(columns: readonly DataColumn[], cells: readonly Content[]): Html {
  return html`<tr class="govuk-table__row" role="row">${cells.map((content, index) => {
    const column = columns[index];
    if (index === 0) return html`<th scope="row" role="rowheader" class="govuk-table__header">${content}</th>`;
    const classes = classNames('govuk-table__cell', column?.isNumeric && 'govuk-table__cell--numeric', column?.classes);
    return html`<td role="cell" class="${classes}"><span class="hw-table__label" aria-hidden="true">${column?.heading}</span><span class="hw-table__value">${content}</span></td>`;
  })}</tr>`;
}

function caption(options: TableOptions): Html {
  if (isBlank(options.caption)) return html``;
  return html`<caption class="${classNames('govuk-table__caption', options.captionClasses)}">${options.caption}</caption>`;
}

function head(columns: readonly TableColumn[] | undefined): Html {
  if (columns === undefined) return html``;
  return html`<thead class="govuk-table__head"><tr class="govuk-table__row">${columns.map(
    (column) =>
      html`<th scope="col" class="${classNames('govuk-table__header', column.isNumeric && 'govuk-table__header--numeric', column.classes)}"${spans(column)}${attributes(column.attributes)}>${column.heading}</th>`,
  )}</tr></thead>`;
}

function tableCell(cell: TableCell, isHeader: boolean): Html {
  const more = html`${spans(cell)}${attributes(cell.attributes)}`;
  if (isHeader)
    return html`<th scope="row" class="${classNames('govuk-table__header', cell.classes)}"${more}>${cell.content}</th>`;
  return html`<td class="${classNames('govuk-table__cell', cell.isNumeric && 'govuk-table__cell--numeric', cell.classes)}"${more}>${cell.content}</td>`;
}

function spans(of: { colspan?: number | undefined; rowspan?: number | undefined }): Html {
  return attributes({ colspan: of.colspan, rowspan: of.rowspan });
}
