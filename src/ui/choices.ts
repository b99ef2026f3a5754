import { describedBy as descriptionOf, errorMessage, formGroup, hint, type Label, label } from './field.ts';
import { type FieldsetOptions, fieldset, type Legend } from './fieldset.ts';
import { type Attributes, attributes, type Content, classNames, type Html, html, isBlank } from './html.ts';

export type ChoiceItem =
  | {
      value: string | number;
      text: Content;
      label?: { classes?: string | undefined } | undefined;
      hint?: Content;
      id?: string | undefined;
      /** Checkboxes only: the item's own name. */
      name?: string | undefined;
      checked?: boolean | undefined;
      disabled?: boolean | undefined;
      attributes?: Attributes | undefined;
      /** Checkboxes only: choosing it clears the others where scripts run. */
      exclusive?: boolean | undefined;
    }
  | { divider: Content };

type ChoicesOptions = {
  name: string;
  idPrefix?: string | undefined;
  legend?: Legend;
  fieldset?: Omit<FieldsetOptions, 'legend' | 'describedBy'> | undefined;
  describedBy?: string | undefined;
  hint?: Content;
  error?: Content;
  items: readonly ChoiceItem[];
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

export type RadiosOptions = ChoicesOptions & { value?: string | number | undefined };
export type CheckboxesOptions = ChoicesOptions & { values?: readonly (string | number)[] | undefined };

/** One of a few. https://design-system.service.gov.uk/components/radios/ */
export function radios(options: RadiosOptions): Html {
  return choices('radios', options, (value) => options.value !== undefined && String(value) === String(options.value));
}

/** Any of a few. https://design-system.service.gov.uk/components/checkboxes/ */
export function checkboxes(options: CheckboxesOptions): Html {
  const chosen = new Set((options.values ?? []).map(String));
  return choices('checkboxes', options, (value) => chosen.has(String(value)));
}

type Kind = 'radios' | 'checkboxes';

function choices(kind: Kind, options: ChoicesOptions, isChosen: (value: string | number) => boolean): Html {
  const idPrefix = options.idPrefix ?? options.name;
  const described = descriptionOf(idPrefix, options);
  const hasFieldset = options.legend !== undefined || options.fieldset !== undefined;
  const items = options.items.map((item, index) =>
    choice(
      kind,
      options,
      item,
      index === 0 ? idPrefix : `${idPrefix}-${index + 1}`,
      isChosen,
      hasFieldset ? undefined : described,
    ),
  );
  const list = html`<div class="${classNames(`govuk-${kind}`, options.classes)}"${attributes(options.attributes)} data-module="govuk-${kind}">${items}</div>`;
  const content = html`${hint(idPrefix, options.hint)}${errorMessage(idPrefix, options.error)}${list}`;
  return formGroup(
    !isBlank(options.error),
    hasFieldset ? fieldset({ ...options.fieldset, legend: options.legend, describedBy: described }, content) : content,
  );
}

function choice(
  kind: Kind,
  options: ChoicesOptions,
  item: ChoiceItem,
  defaultId: string,
  isChosen: (value: string | number) => boolean,
  groupDescription: string | undefined,
): Html {
  if ('divider' in item) return html`<div class="govuk-${kind}__divider">${item.divider}</div>`;
  const id = item.id ?? defaultId;
  const ownHint = isBlank(item.hint) ? undefined : `${id}-item-hint`;
  const description = kind === 'checkboxes' ? classNames(groupDescription, ownHint) : classNames(ownHint);
  const itemLabel: Label = { text: item.text, classes: item.label?.classes };
  return html`<div class="govuk-${kind}__item"><input${attributes({
    class: `govuk-${kind}__input`,
    id,
    name: item.name ?? options.name,
    type: kind === 'radios' ? 'radio' : 'checkbox',
    value: item.value,
    checked: item.checked ?? isChosen(item.value),
    disabled: item.disabled,
    'data-behaviour': item.exclusive ? 'exclusive' : undefined,
    'aria-describedby': description === '' ? undefined : description,
  })}${attributes(item.attributes)}>${label(id, itemLabel, `govuk-${kind}__label`)}${hint(`${id}-item`, item.hint, `govuk-${kind}__hint`)}</div>`;
}
