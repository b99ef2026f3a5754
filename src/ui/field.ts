import { type Attributes, attributes, type Content, classNames, Html, html, isBlank } from './html.ts';

/** A field's label: words alone, or words that are larger or the page's heading. */
export type Label = Content | LabelOptions;
type LabelOptions = { text: Content; classes?: string | undefined; isPageHeading?: boolean | undefined };

/** What every question has. `id` is the name where it is left out; `error` puts the field in its error state. */
export type FieldOptions = {
  name: string;
  id?: string | undefined;
  label: Label;
  hint?: Content;
  error?: Content;
  classes?: string | undefined;
  /** Ids of further elements that describe the field. */
  describedBy?: string | undefined;
  attributes?: Attributes | undefined;
};

/** Label, hint, error message and the control, in the order that screen readers expect. */
export function field(options: FieldOptions, control: (id: string, describedBy: string | undefined) => Content): Html {
  const id = options.id ?? options.name;
  const described = describedBy(id, options);
  return formGroup(
    !isBlank(options.error),
    html`${label(id, options.label)}${hint(id, options.hint)}${errorMessage(id, options.error)}${control(id, described)}`,
  );
}

export function formGroup(hasError: boolean, content: Content): Html {
  return html`<div class="${classNames('govuk-form-group', hasError && 'govuk-form-group--error')}">${content}</div>`;
}

/** Ids that describe the control: those given, the hint, the error. */
export function describedBy(
  id: string,
  options: { hint?: Content; error?: Content; describedBy?: string | undefined },
): string | undefined {
  const ids = classNames(
    options.describedBy,
    !isBlank(options.hint) && `${id}-hint`,
    !isBlank(options.error) && `${id}-error`,
  );
  return ids === '' ? undefined : ids;
}

export function label(forId: string, of: Label, extraClasses?: string): Html {
  const { text, classes, isPageHeading } = labelOptions(of);
  if (isBlank(text)) return html``;
  const names = classNames('govuk-label', extraClasses, classes);
  const made = html`<label class="${names}"${attributes({ for: forId })}>${text}</label>`;
  return isPageHeading ? html`<h1 class="govuk-label-wrapper">${made}</h1>` : made;
}

export function hint(ofId: string, text: Content, classes?: string): Html {
  if (isBlank(text)) return html``;
  return html`<div id="${ofId}-hint" class="${classNames('govuk-hint', classes)}">${text}</div>`;
}

export function errorMessage(ofId: string, text: Content): Html {
  if (isBlank(text)) return html``;
  return html`<p id="${ofId}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${text}</p>`;
}

function labelOptions(of: Label): LabelOptions {
  return isLabelOptions(of) ? of : { text: of };
}

function isLabelOptions(of: Label): of is LabelOptions {
  return typeof of === 'object' && of !== null && !Array.isArray(of) && !(of instanceof Html);
}
