import { type FieldOptions, field } from './field.ts';
import { type Attributes, attributes, classNames, type Html, html, isBlank } from './html.ts';

export type SelectItem = {
  value?: string | number | undefined;
  text: string | number;
  selected?: boolean | undefined;
  disabled?: boolean | undefined;
  attributes?: Attributes | undefined;
};

export type SelectOptions = FieldOptions & {
  items: readonly SelectItem[];
  /** The value that is chosen, where no item says so itself. */
  value?: string | number | undefined;
  disabled?: boolean | undefined;
};

/** One of a list. https://design-system.service.gov.uk/components/select/ */
export function select(options: SelectOptions): Html {
  return field(
    options,
    (id, describedBy) =>
      html`<select${attributes({
        class: classNames('govuk-select', options.classes, !isBlank(options.error) && 'govuk-select--error'),
        id,
        name: options.name,
        disabled: options.disabled,
        'aria-describedby': describedBy,
      })}${attributes(options.attributes)}>${options.items.map((item) => option(item, options.value))}</select>`,
  );
}

function option(item: SelectItem, chosen: string | number | undefined): Html {
  const own = item.value ?? item.text;
  const isChosen = item.selected ?? (chosen !== undefined && String(own) === String(chosen));
  return html`<option${attributes({ value: item.value, selected: isChosen, disabled: item.disabled })}${attributes(item.attributes)}>${item.text}</option>`;
}
