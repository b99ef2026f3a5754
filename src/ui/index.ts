export { type Asset, type AssetName, asset, assets } from './assets.ts';
export { type ButtonOptions, button, buttonGroup, type LinkButtonOptions, linkButton } from './button.ts';
export { type CarefulBannerOptions, carefulBanner } from './careful-banner.ts';
export {
  type CheckboxesOptions,
  type ChoiceItem,
  checkboxes,
  type RadiosOptions,
  radios,
} from './choices.ts';
export { type DateInputOptions, type DatePart, dateInput } from './date-input.ts';
export { type DetailsOptions, details, termHelp } from './details.ts';
export {
  aside,
  assuranceMark,
  type Card,
  cardGrid,
  emptyState,
  type FigureOptions,
  figure,
  figureOf,
  headline,
  named,
  picture,
  shapeMark,
  stat,
  variationMark,
  verdictMark,
} from './evidence.ts';
export type { FieldOptions, Label } from './field.ts';
export { type FieldsetOptions, fieldset } from './fieldset.ts';
export { type Filter, type FilterBarOptions, filterBar } from './filter-bar.ts';
export {
  type Attributes,
  attributes,
  type Content,
  classNames,
  escapeText,
  Html,
  html,
  isBlank,
  joined,
} from './html.ts';
export {
  type FileUploadOptions,
  fileUpload,
  hiddenFields,
  type InputOptions,
  input,
  type TextareaOptions,
  textarea,
} from './input.ts';
export { columns, type NavigationItem, type PageOptions, page, pageHeading, reading } from './layout.ts';
export {
  errorSummary,
  insetText,
  notificationBanner,
  successBanner,
  type TagColour,
  tag,
  warningText,
} from './messages.ts';
export {
  backLink,
  breadcrumbs,
  type Crumb,
  groupedNavigation,
  type PaginationItem,
  type PaginationOptions,
  pageItems,
  pagination,
  type SubNavigationItem,
  subNavigation,
} from './navigation.ts';
export { type ProgressOptions, progress } from './progress.ts';
export { type SelectItem, type SelectOptions, select } from './select.ts';
export { type StaleField, type StaleSaveOptions, staleSave, versionFields, versionHeld } from './stale-save.ts';
export { type SummaryAction, type SummaryRow, summaryList } from './summary-list.ts';
export { type DataColumn, type DataTableOptions, dataTable, type TableCell, type TableColumn, table } from './table.ts';
