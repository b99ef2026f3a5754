import { type Attributes, attributes, type Content, classNames, type Html, html } from './html.ts';

export type ButtonOptions = {
  text: Content;
  kind?: 'primary' | 'secondary' | 'warning' | undefined;
  /** `submit` unless said otherwise. */
  type?: 'submit' | 'button' | 'reset' | undefined;
  name?: string | undefined;
  value?: string | undefined;
  id?: string | undefined;
  disabled?: boolean | undefined;
  /** Ignores a second press within a second, where scripts run. */
  preventDoubleClick?: boolean | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** Sends the form it stands in. https://design-system.service.gov.uk/components/button/ */
export function button(options: ButtonOptions): Html {
  return html`<button${attributes({
    type: options.type ?? 'submit',
    name: options.name,
    value: options.value,
    disabled: options.disabled,
    'aria-disabled': options.disabled ? 'true' : undefined,
    class: buttonClasses(options),
    'data-module': 'govuk-button',
    'data-prevent-double-click':
      options.preventDoubleClick === undefined ? undefined : String(options.preventDoubleClick),
    id: options.id,
  })}${attributes(options.attributes)}>${options.text}</button>`;
}

export type LinkButtonOptions = Pick<ButtonOptions, 'text' | 'kind' | 'id' | 'classes' | 'attributes'> & {
  href: string;
};

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function linkButton(options: LinkButtonOptions): Html {
  return html`<a href="${options.href}"${attributes({
    role: 'button',
    draggable: 'false',
    class: buttonClasses(options),
    'data-module': 'govuk-button',
    id: options.id,
  })}${attributes(options.attributes)}>${options.text}</a>`;
}

/** Buttons and links in a row, with the space between them. */
export function buttonGroup(...items: readonly Content[]): Html {
  return html`<div class="govuk-button-group">${items}</div>`;
}

function buttonClasses(options: Pick<ButtonOptions, 'kind' | 'classes'>): string {
  const kind = options.kind ?? 'primary';
  return classNames('govuk-button', kind !== 'primary' && `govuk-button--${kind}`, options.classes);
}
