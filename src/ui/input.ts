import { type FieldOptions, field } from './field.ts';
import { attributes, type Content, classNames, type Html, html, isBlank } from './html.ts';

export type InputOptions = FieldOptions & {
  type?: 'text' | 'search' | 'email' | 'tel' | 'url' | 'password' | 'number' | undefined;
  value?: string | number | undefined;
  inputmode?: 'numeric' | 'decimal' | 'email' | 'tel' | undefined;
  autocomplete?: string | undefined;
  pattern?: string | undefined;
  spellcheck?: boolean | undefined;
  autocapitalize?: string | undefined;
  disabled?: boolean | undefined;
  /** A unit before or after the box, such as `%`; the hint or label must say it too. */
  prefix?: Content;
  suffix?: Content;
};

/** One line of text. https://design-system.service.gov.uk/components/text-input/ */
export function input(options: InputOptions): Html {
  return field(options, (id, describedBy) => {
    const box = html`<input${attributes({
      class: classNames('govuk-input', options.classes, !isBlank(options.error) && 'govuk-input--error'),
      id,
      name: options.name,
      type: options.type ?? 'text',
      spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
      value: options.value,
      disabled: options.disabled,
      'aria-describedby': describedBy,
      autocomplete: options.autocomplete,
      autocapitalize: options.autocapitalize,
      pattern: options.pattern,
      inputmode: options.inputmode,
    })}${attributes(options.attributes)}>`;
    const hasAffix = !isBlank(options.prefix) || !isBlank(options.suffix);
    if (!hasAffix) return box;
    return html`<div class="govuk-input__wrapper">${affix('prefix', options.prefix)}${box}${affix('suffix', options.suffix)}</div>`;
  });
}

export type TextareaOptions = FieldOptions & {
  value?: string | undefined;
  rows?: number | undefined;
  spellcheck?: boolean | undefined;
  autocomplete?: string | undefined;
};

/** Several lines of text. https://design-system.service.gov.uk/components/textarea/ */
export function textarea(options: TextareaOptions): Html {
  return field(
    options,
    (id, describedBy) =>
      html`<textarea${attributes({
        class: classNames('govuk-textarea', !isBlank(options.error) && 'govuk-textarea--error', options.classes),
        id,
        name: options.name,
        rows: options.rows ?? 5,
        spellcheck: options.spellcheck === undefined ? undefined : String(options.spellcheck),
        'aria-describedby': describedBy,
        autocomplete: options.autocomplete,
      })}${attributes(options.attributes)}>${options.value}</textarea>`,
  );
}

export type FileUploadOptions = FieldOptions & {
  /** Endings and types that the chooser offers, such as `.xlsx,.csv`; the server checks again. */
  accept?: string | undefined;
  multiple?: boolean | undefined;
  disabled?: boolean | undefined;
};

/** A file to send. The form needs `enctype="multipart/form-data"`. https://design-system.service.gov.uk/components/file-upload/ */
export function fileUpload(options: FileUploadOptions): Html {
  return field(
    options,
    (id, describedBy) =>
      html`<input${attributes({
        class: classNames('govuk-file-upload', options.classes, !isBlank(options.error) && 'govuk-file-upload--error'),
        id,
        name: options.name,
        type: 'file',
        accept: options.accept,
        multiple: options.multiple,
        disabled: options.disabled,
        'aria-describedby': describedBy,
      })}${attributes(options.attributes)}>`,
  );
}

function affix(kind: 'prefix' | 'suffix', text: Content): Html {
  if (isBlank(text)) return html``;
  return html`<div class="govuk-input__${kind}" aria-hidden="true">${text}</div>`;
}

/** The fields that every form of a signed-in person carries unseen, and what else it must bring back. */
export function hiddenFields(csrfToken: string, more: Readonly<Record<string, string | number>> = {}): Html {
  return html`<input type="hidden" name="csrf" value="${csrfToken}">${Object.entries(more).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}`;
}
