import { type Attributes, attributes, type Content, classNames, Html, html, isBlank } from './html.ts';

export type Legend = Content | LegendOptions;
type LegendOptions = { text: Content; classes?: string | undefined; isPageHeading?: boolean | undefined };

export type FieldsetOptions = {
  legend?: Legend;
  describedBy?: string | undefined;
  role?: string | undefined;
  classes?: string | undefined;
  attributes?: Attributes | undefined;
};

/** Questions that belong together, under one legend. https://design-system.service.gov.uk/components/fieldset/ */
export function fieldset(options: FieldsetOptions, content: Content): Html {
  return html`<fieldset${attributes({
    class: classNames('govuk-fieldset', options.classes),
    role: options.role,
    'aria-describedby': options.describedBy,
  })}${attributes(options.attributes)}>${legend(options.legend)}${content}</fieldset>`;
}

function legend(of: Legend): Html {
  const { text, classes, isPageHeading } = isLegendOptions(of) ? of : { text: of };
  if (isBlank(text)) return html``;
  const words = isPageHeading ? html`<h1 class="govuk-fieldset__heading">${text}</h1>` : text;
  return html`<legend class="${classNames('govuk-fieldset__legend', classes)}">${words}</legend>`;
}

function isLegendOptions(of: Legend): of is LegendOptions {
  return typeof of === 'object' && of !== null && !Array.isArray(of) && !(of instanceof Html);
}
