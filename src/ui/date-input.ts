import { describedBy as descriptionOf, errorMessage, formGroup, hint, label } from './field.ts';
import { fieldset, type Legend } from './fieldset.ts';
import { type Attributes, attributes, type Content, classNames, type Html, html, isBlank } from './html.ts';

export type DatePart = 'day' | 'month' | 'year';

export type DateInputOptions = {
  id: string;
  /** Put before the parts' names: `asAt` gives `asAt-day`, `asAt-month`, `asAt-year`. */
  namePrefix?: string | undefined;
  legend: Legend;
  hint?: Content;
  error?: Content;
  /** The parts that are wrong; all of them where there is an error and none is named. */
  wrongParts?: readonly DatePart[] | undefined;
  values?: Partial<Record<DatePart, string | number | undefined>> | undefined;
  /** The parts asked for, in order: day, month and year unless said otherwise. */
  parts?: readonly DatePart[] | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

const LABELS: Record<DatePart, string> = { day: 'Day', month: 'Month', year: 'Year' };

/** A date that people know by heart. https://design-system.service.gov.uk/components/date-input/ */
export function dateInput(options: DateInputOptions): Html {
  const hasError = !isBlank(options.error);
  const parts = options.parts ?? ['day', 'month', 'year'];
  const content = html`${hint(options.id, options.hint)}${errorMessage(options.id, options.error)}<div${attributes({
    class: classNames('govuk-date-input', options.classes),
    id: options.id,
  })}${attributes(options.attributes)}>${parts.map((part) => datePart(options, part))}</div>`;
  return formGroup(
    hasError,
    isBlank(legendText(options.legend))
      ? content
      : fieldset({ legend: options.legend, role: 'group', describedBy: descriptionOf(options.id, options) }, content),
  );
}

function datePart(options: DateInputOptions, part: DatePart): Html {
  const id = `${options.id}-${part}`;
  const isWrong = options.wrongParts?.includes(part) ?? !isBlank(options.error);
  const width = part === 'year' ? 'govuk-input--width-4' : 'govuk-input--width-2';
  return html`<div class="govuk-date-input__item">${formGroup(
    false,
    html`${label(id, LABELS[part], 'govuk-date-input__label')}<input${attributes({
      class: classNames('govuk-input govuk-date-input__input', width, isWrong && 'govuk-input--error'),
      id,
      name: options.namePrefix ? `${options.namePrefix}-${part}` : part,
      type: 'text',
      value: options.values?.[part],
      inputmode: 'numeric',
    })}>`,
  )}</div>`;
}

function legendText(legend: Legend): Content {
  return typeof legend === 'object' && legend !== null && 'text' in legend ? legend.text : legend;
}
